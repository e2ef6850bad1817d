import GraphStore

/// A figure in words: the same lines, one after another, for those who hear or search it.
public struct Outline: Sendable {
  public let text: String

  public init(_ diagram: Diagram) {
    var rows = [Printable(diagram.title).line, ""]
    rows += diagram.captionParagraphs
    let subgraph = diagram.subgraph
    var places: [Node.ID: [Int]] = [:]
    for (place, line) in diagram.lines.enumerated() {
      places[line.from.id, default: []].append(place)
    }
    func write(_ node: Node) {
      guard let own = places[node.id] else { return }
      rows.append("")
      rows.append(NodeDrawing.sentence(node, diagram.scene.folded[node.id] ?? []))
      for place in own {
        let line = diagram.lines[place]
        rows.append("  \(place + 1). \(line.sentence)")
        for citation in Citation.list(of: line, in: diagram.scene, limit: Citation.tableLimit) {
          rows.append("       \(citation)")
        }
      }
    }
    if diagram.arranged.groups.isEmpty {
      subgraph.nodes.forEach(write)
    } else {
      let grouped = Set(diagram.arranged.groups.flatMap(\.nodes))
      for group in diagram.arranged.groups {
        rows += ["", "— \(Printable(group.label).line) —"]
        let members = Set(group.nodes)
        subgraph.nodes.filter { members.contains($0.id) }.forEach(write)
      }
      subgraph.nodes.filter { !grouped.contains($0.id) }.forEach(write)
    }
    let ends = Set(diagram.lines.flatMap { [$0.from.id, $0.to.id] })
    let alone = subgraph.nodes.filter { !ends.contains($0.id) }
    if !alone.isEmpty {
      rows += [
        "", "Without a line: " + alone.map { Printable($0.name).line }.joined(separator: ", "),
      ]
    }
    text = rows.joined(separator: "\n") + "\n"
  }
}

/// A figure as a table: the same lines, one a row, with tabs between columns.
public struct LineTable: Sendable {
  public let text: String

  private static let columns = [
    "number", "from", "from_type", "relation", "to", "to_type", "polarity", "modality", "change",
    "dates", "according_to", "documents", "claims", "sources",
  ]

  public init(_ diagram: Diagram) {
    var rows = [Self.columns]
    let scene = diagram.scene
    for (place, line) in diagram.lines.enumerated() {
      rows.append([
        String(place + 1), line.from.name, line.from.type.name, line.relation.name, line.to.name,
        line.to.type.name, line.status.polarity.rawValue, line.status.modality.rawValue,
        line.change?.rawValue ?? "", line.dates,
        line.speakers(in: scene.subgraph), String(line.documentCount), String(line.claims.count),
        Citation.list(of: line, in: scene, limit: Citation.tableLimit).joined(separator: " · "),
      ])
    }
    text = rows.map { $0.map(Self.cell).joined(separator: "\t") + "\n" }.joined()
  }

  /// On one line, and nothing that a spreadsheet would take for a formula.
  private static func cell(_ text: String) -> String {
    let line = Printable(text).line
    return line.first.map { "=+-@".contains($0) } ?? false ? "'" + line : line
  }
}
