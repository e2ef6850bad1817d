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

  public init(_ diagram: Diagram) { self.init(diagram, hasTooltips: true) }

  /// - Parameter hasTooltips: whether quotations come along, which a layout needs not.
  init(_ diagram: Diagram, hasTooltips: Bool) {
    var writer = Writer(hasTooltips: hasTooltips)
    writer.write(diagram)
    text = writer.lines.joined(separator: "\n") + "\n"
  }

  /// How names of points start that only hold others in their places.
  static let hidden = "band-"

  /// A quoted name.
  static func quoted(_ name: String) -> String { "\"" + escaped(name) + "\"" }

  /// Text that Graphviz shows as it is.
  ///
  /// It reads backslashes as escapes, `&…;` as entities (once more when it
  /// writes SVG, which a word joiner prevents), and takes a string with `<` for
  /// HTML where it has met the same string as HTML before.
  static func escaped(_ text: String) -> String {
    let text = Printable(text).text
    guard text.utf8.contains(where: isSpecial) else { return text }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count + 16)
    var rest = Substring(text).utf8
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"): escaped += [byte, byte]
      case UInt8(ascii: "\""): escaped += Array("\\\"".utf8)
      case UInt8(ascii: "&"):
        escaped += Array((looksLikeEntity(rest) ? "&amp;\u{2060}" : "&amp;").utf8)
      case UInt8(ascii: "<"): escaped += Array("&lt;".utf8)
      case UInt8(ascii: ">"): escaped += Array("&gt;".utf8)
      case UInt8(ascii: "\n"): escaped += Array("\\n".utf8)
      default: escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "\n"):
      true
    default: false
    }
  }

  /// Whether Graphviz takes an ampersand for the start of an entity: also in `&;`.
  private static func looksLikeEntity(_ rest: Substring.UTF8View) -> Bool {
    rest.first { byte in
      switch byte {
      case UInt8(ascii: "#"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        false
      default: true
      }
    } == UInt8(ascii: ";")
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
  let hasTooltips: Bool
  var lines: [String] = []
  private var names: [Node.ID: String] = [:]

  init(hasTooltips: Bool) { self.hasTooltips = hasTooltips }

  mutating func write(_ diagram: Diagram) {
    let sizes = diagram.style.sizes
    lines.append("digraph \"entente\" {")
    lines.append("  graph \(graphAttributes(diagram).text);")
    lines.append(
      "  node "
        + Attributes([
          .fixedsize: .word("true"), .fontname: .word(Lettering.font),
          .fontsize: .number(sizes.node), .style: .word("filled"),
        ]).text + ";")
    lines.append(
      "  edge "
        + Attributes([
          .arrowsize: .number(0.8), .fontname: .word(Lettering.font),
          .fontsize: .number(sizes.line),
        ]).text + ";")
    lines.append("")
    let looks = Dictionary(uniqueKeysWithValues: diagram.looks.map { ($0.type, $0.look) })
    var taken: Set<String> = []
    for (place, node) in diagram.subgraph.nodes.enumerated() {
      var name = "\(node.type.name):\(Printable(node.key).line(cutAt: 120))"
      while !taken.insert(name).inserted { name += "'" }
      names[node.id] = DOT.quoted(name)
      let drawing = NodeDrawing(
        node: node, look: looks[node.type]!,
        isEmphasized: diagram.emphasized.contains(node.id),
        folded: diagram.scene.folded[node.id] ?? [], style: diagram.style)
      lines.append(
        "  \(names[node.id]!) \(drawing.attributes(id: diagram.ids.nodes[place], hasTooltip: hasTooltips).text);"
      )
    }
    lines.append("")
    for (place, line) in diagram.lines.enumerated() {
      let attributes = LineDrawing(line, in: diagram).attributes(
        id: diagram.ids.lines[place], number: place + 1, hasTooltips: hasTooltips)
      lines.append("  \(names[line.from.id]!) -> \(names[line.to.id]!) \(attributes.text);")
    }
    lines.append("")
    writeGroups(diagram)
    lines += SurroundDrawing(diagram).lines
    lines.append("}")
  }

  /// Boxes around nodes; bands are held in their order by points above and below each.
  private mutating func writeGroups(_ diagram: Diagram) {
    let arranged = diagram.arranged
    let style = diagram.style
    for (place, group) in arranged.groups.enumerated() {
      lines.append("  subgraph \"cluster_group_\(place + 1)\" {")
      lines.append(
        "    graph "
          + Attributes([
            .class: .word("group"), .color: .word(style.groupOutline.hex),
            .fillcolor: .word(style.groupFill.hex), .fontname: .word(Lettering.font + "-Bold"),
            .fontsize: .number(style.sizes.legend), .id: .word("group-\(place + 1)"),
            .label: .text([group.label]), .margin: .word("14"), .style: .word("filled"),
          ]).text + ";")
      for node in group.nodes { lines.append("    \(names[node]!);") }
      lines.append("  }")
    }
    if arranged.isInBands { writeBands(arranged) }
    for thread in arranged.threads {
      var attributes = Attributes.thread(style)
      attributes[.class] = .word("thread")
      attributes[.weight] = .word("3")
      lines.append("  \(names[thread.from]!) -> \(names[thread.to]!) \(attributes.text);")
    }
    if !arranged.groups.isEmpty { lines.append("") }
  }

  private mutating func writeBands(_ arranged: ArrangedScene) {
    let point = Attributes([
      .class: .word("hidden"), .height: .number(0.01), .label: .text([""]), .shape: .word("point"),
      .style: .word("invis"), .width: .number(0.01),
    ]).text
    func hidden(_ weight: String) -> String {
      Attributes([.class: .word("hidden"), .style: .word("invis"), .weight: .word(weight)]).text
    }
    let edges = arranged.scene.subgraph.edges
    let loose = Self.unheld(edges.map { ($0.from, $0.to) })
    let looseBelow = Self.unheld(edges.map { ($0.to, $0.from) })
    for (place, group) in arranged.groups.enumerated() {
      let above = "\"\(DOT.hidden)\(place + 1)\""
      lines.append("  \(above) \(point);")
      // The first rank of a band hangs on the point above it, the point below on the last.
      for node in group.nodes where loose(node) {
        lines.append("  \(above) -> \(names[node]!) \(hidden("1"));")
      }
      guard place + 1 < arranged.groups.count else { break }
      let below = "\"\(DOT.hidden)\(place + 2)\""
      lines.append("  \(above) -> \(below) \(hidden("20"));")
      for node in group.nodes where looseBelow(node) {
        lines.append("  \(names[node]!) -> \(below) \(hidden("1"));")
      }
    }
  }

  /// Which nodes no chain of edges from a start holds below it: starts, and what is on or
  /// behind a circle.
  private static func unheld(_ edges: [(from: Node.ID, to: Node.ID)]) -> (Node.ID) -> Bool {
    var waiting: [Node.ID: Int] = [:]
    var next: [Node.ID: [Node.ID]] = [:]
    for edge in edges where edge.from != edge.to {
      waiting[edge.to, default: 0] += 1
      next[edge.from, default: []].append(edge.to)
    }
    var held: Set<Node.ID> = []
    var ready = next.keys.filter { waiting[$0] == nil }
    while let node = ready.popLast() {
      for other in next[node] ?? [] {
        waiting[other]! -= 1
        if waiting[other] == 0 {
          held.insert(other)
          ready.append(other)
        }
      }
    }
    return { !held.contains($0) }
  }

  private func graphAttributes(_ diagram: Diagram) -> Attributes {
    var attributes = Attributes([
      .bgcolor: .word(diagram.style.background.hex), .charset: .word("UTF-8"),
      .layout: .word(diagram.engine.rawValue), .outputorder: .word("edgesfirst"),
      .pad: .number(0.2), .splines: .word(diagram.hasStraightLines ? "line" : "true"),
    ])
    if diagram.engine == .dot {
      attributes[.nodesep] = .number(0.35)
      attributes[.ranksep] = .number(0.55)
      // Without it, ranks hold within a box only.
      if diagram.arranged.isInBands { attributes[.newrank] = .word("true") }
      if !diagram.arranged.isInBands, diagram.scale.runsFromLeft {
        attributes[.rankdir] = .word("LR")
      }
    } else {
      attributes[.overlap] = .word(diagram.scale.nodes > 1_500 ? "scale" : "prism")
      attributes[.sep] = .word("+12")
    }
    return attributes
  }
}
