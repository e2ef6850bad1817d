import GraphStore

/// Graphviz's SVG made fit to publish: no reference to a file elsewhere, and
/// every node and line named by a sentence, for those who hear it.
public struct SVG: Sendable {
  public let text: String

  /// Finishes what Graphviz wrote of a diagram.
  public init(graphviz svg: String, of diagram: Diagram) {
    let names = Self.names(of: diagram)
    var lines: [String] = ["<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>"]
    var name: String?
    // The prologue, with its document type of another site, ends where the picture starts.
    let body = svg.split(separator: "\n").drop { !$0.hasPrefix("<svg") }
    for line in body where !line.hasPrefix("<!--") {
      let line = String(line).replacing("&#45;", with: "-")
      if line.hasPrefix("<svg") {
        lines.append(
          "<svg role=\"graphics-document document\" aria-labelledby=\"title\""
            + " aria-describedby=\"description\"" + line.dropFirst(4))
      } else if line.hasPrefix("<g id=\"graph0\"") {
        lines.append("<title id=\"title\">\(Self.escaped(Printable(diagram.title).line))</title>")
        lines.append(
          "<desc id=\"description\">\(Self.escaped(Self.description(of: diagram)))</desc>")
        lines.append(line)
      } else if line.hasPrefix("<g id=\"") {
        let id = line.dropFirst(7).prefix { $0 != "\"" }
        name = names[String(id)]
        let role = name == nil ? "" : " role=\"img\""
        lines.append("<g\(role)" + line.dropFirst(2))
      } else if line.hasPrefix("<title>") {
        if let name { lines.append("<title>\(Self.escaped(name))</title>") }
      } else {
        lines.append(
          line.replacing(Self.writtenFont, with: Self.font)
            .replacing("stroke=\"transparent\"", with: "stroke=\"none\""))
      }
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// As Graphviz writes the family of ``Lettering/font``.
  private static let writtenFont = "font-family=\"Helvetica,sans-Serif\""

  /// The fonts of the same widths, where the first is not at hand.
  private static let font = "font-family=\"Helvetica, Arial, Liberation Sans, sans-serif\""

  /// By the id of the group.
  private static func names(of diagram: Diagram) -> [String: String] {
    var names: [String: String] = [:]
    for (place, node) in diagram.subgraph.nodes.enumerated() {
      names["node-\(place + 1)"] =
        "\(Printable(node.name).line), \(Printable(node.type.label).line)"
    }
    for (place, line) in diagram.lines.enumerated() {
      names["edge-\(place + 1)"] = line.sentence
    }
    return names
  }

  private static func description(of diagram: Diagram) -> String {
    diagram.caption.paragraphs(counting: diagram.counts).joined(separator: " ")
  }

  /// Text between tags of XML.
  ///
  /// By code points: with an accent after it, an ampersand is another character.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
