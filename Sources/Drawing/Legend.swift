import Ontology

/// What the shapes, colours and lines of a diagram mean: those that it has, and
/// no others.
struct Legend: Sendable {
  enum Entry: Sendable, Hashable {
    case type(EntityType, Style.Look)
    case emphasis
    case folded
    case status(ClaimStatus, hasArrow: Bool)
    case mutual
    case width(LineWidth)
    case change(Change, String)
    case thread

    var text: String {
      switch self {
      case .type(let type, _): Printable(type.label).line(cutAt: 40)
      case .emphasis: "asked about"
      case .folded: "stands for several"
      case .status(let status, _): status.legend
      case .mutual: "no arrow: holds both ways"
      case .width(let width): width.legend
      case .change(_, let words): words
      case .thread: "the same, at the next time"
      }
    }
  }

  let entries: [Entry]

  init(of diagram: Diagram) {
    var entries = diagram.looks.map { Entry.type($0.type, $0.look) }
    if !diagram.emphasized.isEmpty { entries.append(.emphasis) }
    if !diagram.scene.folded.isEmpty { entries.append(.folded) }
    for status in ClaimStatus.all {
      let lines = diagram.lines.filter { $0.status == status }
      guard !lines.isEmpty else { continue }
      entries.append(.status(status, hasArrow: lines.contains { !$0.relation.isSymmetric }))
    }
    let affirmed = diagram.lines.filter { !$0.status.isNegated }
    if affirmed.contains(where: \.relation.isSymmetric),
      affirmed.contains(where: { !$0.relation.isSymmetric })
    {
      entries.append(.mutual)
    }
    let widths = Set(diagram.lines.map(\.width)).sorted()
    if widths.count > 1 { entries += widths.map(Entry.width) }
    if let comparison = diagram.scene.comparison {
      let changes = Set(diagram.lines.compactMap(\.change))
      let (earlier, later) = (comparison.earlier.description, comparison.later.description)
      for change in Change.allCases where changes.contains(change) {
        switch change {
        case .gone: entries.append(.change(.gone, "− gone: \(earlier), not \(later)"))
        case .kept: entries.append(.change(.kept, "kept: \(earlier) and \(later)"))
        case .new: entries.append(.change(.new, "+ new: \(later), not \(earlier)"))
        }
      }
    }
    if !diagram.arranged.threads.isEmpty { entries.append(.thread) }
    self.entries = entries
  }
}
