public import GraphStore

/// A graph as DOT that is to be read by programs: all of it, in order, with what is known of
/// each claim.
///
/// Nodes carry `type`, `key` and `name`; an edge stands for the claims of one relation and
/// status between two nodes and carries `relation`, `polarity`, `modality`, `documents`,
/// `dates`, `speakers` and `evidence` to be read, and `claims`, the same in full as JSON.
/// Read back through libcgraph nothing is lost: in all but `claims` a backslash is doubled, and
/// a line end is `\n` or `\r`. JSON holds neither quotation marks of its strings nor backslashes but as
/// `\u0022` and `\u005c`. It also has the looks of a figure, so that `dot` draws it.
public struct GraphDOT {
  private let subgraph: Subgraph
  private let style: Style
  private let offsets: (Evidence, Source.ID) throws -> Range<Int>

  /// - Parameter offsets: where evidence stands in a document, in Unicode code points.
  public init(
    _ subgraph: Subgraph, style: Style = .standard,
    offsets: @escaping (Evidence, Source.ID) throws -> Range<Int>
  ) {
    self.subgraph = subgraph
    self.style = style
    self.offsets = offsets
  }

  /// Writes it line by line; the same graph gives the same bytes.
  ///
  /// - Complexity: O(*n* log *n*) for *n* nodes and claims.
  public func write(to sink: (String) throws -> Void) throws {
    try sink("digraph \"entente\" {\n  graph [charset=\"UTF-8\"];\n")
    let lookOf = Dictionary(uniqueKeysWithValues: style.looks(of: subgraph.nodes.map(\.type)))
    var names: [Node.ID: String] = [:]
    for node in subgraph.nodes {
      let name = Self.quoted("\(node.type.name):\(node.key)")
      names[node.id] = name
      let look = NodeDrawing.attributes(
        Printable(node.name).line(cutAt: 90), lookOf[node.type]!, isEmphasized: false, in: style)
      let data = [("type", node.type.name), ("key", node.key), ("name", node.name)]
      try sink("  \(name) [\(Self.list(data)), \(Self.looks(look))];\n")
    }
    let scene = Scene(subgraph)
    for edge in subgraph.edges {
      for line in Line.lines(of: edge, in: scene) {
        try sink(
          "  \(names[edge.from]!) -> \(names[edge.to]!) [\(try self.data(of: line)), "
            + "\(looks(of: line))];\n")
      }
    }
    try sink("}\n")
  }

  // MARK: Lines

  private func data(of line: Line) throws -> String {
    let data = Self.list([
      ("relation", line.relation.name), ("polarity", line.status.polarity.rawValue),
      ("modality", line.status.modality.rawValue), ("documents", String(line.documentCount)),
      ("dates", line.dates),
      ("speakers", line.speakers(in: subgraph)),
      ("evidence", line.quotations),
    ])
    return data + ", claims=\"\(try line.claims.map(json).joined(separator: ",").bracketed)\""
  }

  private func json(_ claim: Claim) throws -> String {
    let source = subgraph.sources[claim.source]
    let evidence = try claim.evidence.map { evidence in
      let range = try offsets(evidence, claim.source)
      return "{'start':\(range.lowerBound),'end':\(range.upperBound),"
        + "'text':\(Self.json(evidence.quotation))}"
    }
    let attributes = claim.attributes.sorted { $0.key < $1.key }
      .map { "\(Self.json($0.key)):\(Self.json($0.value))" }
    let chain = claim.speakers.compactMap(subgraph.speaker).map {
      Self.json("\($0.type.name):\($0.key)")
    }
    let members = [
      ("document", source.map { Self.json($0.key) } ?? "null"),
      ("evidence", evidence.joined(separator: ",").bracketed),
      ("attributionChain", chain.joined(separator: ",").bracketed),
      ("polarity", Self.json(claim.polarity.rawValue)),
      ("modality", Self.json(claim.modality.rawValue)),
      ("date", claim.date.map { Self.json($0.description) } ?? "null"),
      ("attributes", "{\(attributes.joined(separator: ","))}"),
      ("rule", Self.json(claim.rule)), ("confidence", "\(claim.confidence)"),
    ]
    let body = members.map { "'\($0.0)':\($0.1)" }.joined(separator: ",")
    // Keys and strings are set between marks that no string holds.
    return "{\(body)}".replacing("'", with: "\\\"")
  }

  private func looks(of line: Line) -> String {
    var look = LineDrawing.attributes(
      line.status, hasArrow: !line.relation.isSymmetric, width: line.width, in: style)
    look[.label] = .text([line.label(in: style)])
    return Self.looks(look)
  }

  // MARK: Text

  private static func looks(_ attributes: Attributes) -> String {
    String(attributes.text.dropFirst().dropLast())
  }

  private static func list(_ data: [(String, String)]) -> String {
    data.map { "\($0.0)=\(quoted($0.1))" }.joined(separator: ", ")
  }

  /// Quotation marks behind a backslash, backslashes doubled, line ends as `\n` and `\r`.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      // A line end that stands alone between others is lost by libcgraph 2.42.
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\0": quoted += "\u{FFFD}"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// A string of JSON between apostrophes, without apostrophe, quotation mark or backslash in
  /// it but as `\u0027`.
  static func json(_ text: String) -> String {
    var json = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'", "\"", "\\", "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "'"
  }
}

extension String {
  fileprivate var bracketed: String { "[\(self)]" }
}
