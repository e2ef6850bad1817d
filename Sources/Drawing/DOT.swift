import GraphStore

/// A diagram in Graphviz's language: the text that is kept, and that is laid out.
///
/// The same diagram gives the same bytes. Words around the figure (title,
/// legend, caption) are nodes of the subgraph `cluster_legend`; ``Layout`` puts
/// them above and below, where plain `dot` sets them in a box.
public struct DOT: Sendable {
  public let text: String

  /// The subgraph of the words around the figure.
  static let surround = "cluster_legend"

  public init(_ diagram: Diagram) {
    var writer = Writer()
    writer.write(diagram)
    text = writer.lines.joined(separator: "\n") + "\n"
  }

  /// A quoted name.
  static func quoted(_ name: String) -> String { "\"" + escaped(name) + "\"" }

  /// Text that Graphviz shows as it is.
  ///
  /// It reads backslashes as escapes, `&…;` as entities (once more when it
  /// writes SVG, which a word joiner prevents), and takes a string with `<` for
  /// HTML where it has met the same string as HTML before.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    var rest = Substring(Printable(text).text).unicodeScalars
    while let character = rest.popFirst() {
      switch character {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "&": escaped += looksLikeEntity(rest) ? "&amp;\u{2060}" : "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }

  /// Whether Graphviz takes an ampersand for the start of an entity: also in `&;`.
  private static func looksLikeEntity(_ rest: Substring.UnicodeScalarView) -> Bool {
    rest.first {
      !($0 == "#" || $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil))
    } == ";"
  }

  /// A word for a `class`: letters, digits, `_` and `-`.
  static func className(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { scalar in
          switch scalar {
          case "a"..."z", "A"..."Z", "0"..."9", "_", "-": scalar
          default: "-"
          }
        }))
  }
}

/// Writes the lines of a DOT file.
private struct Writer {
  var lines: [String] = []
  private var names: [Node.ID: String] = [:]

  mutating func write(_ diagram: Diagram) {
    lines.append("digraph \"entente\" {")
    lines.append("  graph \(graphAttributes(diagram).text);")
    lines.append(
      "  node "
        + Attributes([
          .fixedsize: .word("true"), .fontname: .word(Lettering.font), .fontsize: .number(12),
          .style: .word("filled"),
        ]).text + ";")
    lines.append(
      "  edge "
        + Attributes([
          .arrowsize: .number(0.8), .fontname: .word(Lettering.font), .fontsize: .number(10),
        ]).text + ";")
    lines.append("")
    let looks = Dictionary(uniqueKeysWithValues: diagram.looks.map { ($0.type, $0.look) })
    var taken: Set<String> = []
    for (place, node) in diagram.subgraph.nodes.enumerated() {
      var name = "\(node.type.name):\(Printable(node.key).line(cutAt: 120))"
      while !taken.insert(name).inserted { name += "'" }
      names[node.id] = name
      let look = looks[node.type]!
      lines.append(
        "  \(DOT.quoted(name)) "
          + NodeDrawing(node, look, isEmphasized: diagram.emphasized.contains(node.id))
          .attributes(id: "node-\(place + 1)").text + ";")
    }
    lines.append("")
    for (place, line) in diagram.lines.enumerated() {
      lines.append(
        "  \(DOT.quoted(names[line.from.id]!)) -> \(DOT.quoted(names[line.to.id]!)) "
          + LineDrawing(line, in: diagram).attributes(id: "edge-\(place + 1)").text + ";")
    }
    lines.append("")
    lines += SurroundDrawing(diagram).lines
    lines.append("}")
  }

  private func graphAttributes(_ diagram: Diagram) -> Attributes {
    var attributes = Attributes([
      .bgcolor: .word("white"), .charset: .word("UTF-8"), .layout: .word(diagram.engine.rawValue),
      .outputorder: .word("edgesfirst"), .pad: .number(0.2),
      .splines: .word(diagram.scale.hasStraightLines(diagram.engine) ? "line" : "true"),
    ])
    if diagram.engine == .dot {
      attributes[.nodesep] = .number(0.35)
      attributes[.ranksep] = .number(0.55)
    } else {
      attributes[.overlap] = .word(diagram.scale.nodes > 1_500 ? "scale" : "prism")
      attributes[.sep] = .word("+12")
    }
    return attributes
  }
}
