/// An attribute of DOT that a drawing may have; no other is ever written.
///
/// None takes a path, an address or HTML, so that no record can make a drawing
/// read a file or point to a site.
enum Attribute: String, Sendable, CaseIterable {
  // Graph.
  case bgcolor, charset, layout, margin, nodesep, outputorder, overlap, pad, rankdir, ranksep, sep
  case newrank, splines

  // Node, edge and graph.
  case arrowhead, arrowsize, arrowtail, `class`, color, dir, fillcolor, fixedsize, fontcolor
  case fontname, fontsize, height, id, label, labeltooltip, penwidth
  case peripheries, shape, style, tooltip, weight, width

  /// A value, quoted as DOT has it.
  struct Value: Sendable {
    let quoted: String

    /// One of our own words: a colour, a shape.
    static func word(_ word: String) -> Value { Value(quoted: "\"\(word)\"") }

    static func number(_ number: Double) -> Value {
      let hundredths = Int((number * 100).rounded())
      let (whole, rest) = (hundredths / 100, hundredths % 100)
      return word("\(whole).\(rest < 10 ? "0" : "")\(rest)")
    }

    /// A length in points, which DOT counts in inches.
    static func inches(_ points: Double) -> Value { number(points / 72) }

    /// Lines of text, centred.
    static func text(_ lines: [String]) -> Value {
      Value(quoted: "\"" + lines.map(DOT.escaped).joined(separator: "\\n") + "\"")
    }

    /// Lines of text, centred, with room at either side.
    static func roomyText(_ lines: [String]) -> Value {
      let space = "\u{A0}"
      let lines = lines.map { space + DOT.escaped($0) + space }
      return Value(quoted: "\"" + lines.joined(separator: "\\n") + "\"")
    }

    /// Lines of text that start at the left.
    static func leftText(_ lines: [String]) -> Value {
      Value(quoted: "\"" + lines.map { DOT.escaped($0) + "\\l" }.joined() + "\"")
    }
  }
}

/// Attributes with their values.
struct Attributes: Sendable {
  private var values: [(attribute: Attribute, value: Attribute.Value)] = []

  init(_ values: KeyValuePairs<Attribute, Attribute.Value>) {
    self.values = values.map { ($0.key, $0.value) }
  }

  subscript(attribute: Attribute) -> Attribute.Value? {
    get { values.first { $0.attribute == attribute }?.value }
    set {
      values.removeAll { $0.attribute == attribute }
      if let newValue { values.append((attribute, newValue)) }
    }
  }

  /// `[color="#333333", label="met with"]`, in the order of the names.
  var text: String {
    var text = "["
    for (attribute, value) in values.sorted(by: { $0.attribute.rawValue < $1.attribute.rawValue }) {
      if text.utf8.count > 1 { text += ", " }
      text += attribute.rawValue
      text += "="
      text += value.quoted
    }
    text += "]"
    return text
  }
}
