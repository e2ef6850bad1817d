import GraphStore
import Ontology

/// One line of a drawing: the claims of an edge that have one status.
///
/// An edge that some affirm and others deny is two lines, side by side.
struct Line: Sendable {
  let relation: RelationType
  let from: Node
  let to: Node
  let status: ClaimStatus

  /// At least one.
  let claims: [Claim]

  /// What became of it between two times; `nil` where none are compared.
  let change: Change?

  /// The number of documents that bear it out.
  let documentCount: Int

  /// The lines of an edge, in the order of their statuses.
  static func lines(of edge: Edge, in scene: Scene) -> [Line] {
    guard let from = scene.subgraph.node(edge.from), let to = scene.subgraph.node(edge.to) else {
      return []
    }
    let groups: [(key: ClaimStatus, value: [Claim])]
    let first = ClaimStatus(of: edge.claims[0])
    if edge.claims.allSatisfy({ ClaimStatus(of: $0) == first }) {
      groups = [(first, edge.claims)]
    } else {
      groups = Dictionary(grouping: edge.claims, by: ClaimStatus.init(of:))
        .sorted { $0.key < $1.key }
    }
    return groups.map { status, claims in
      Line(
        relation: edge.relation, from: from, to: to, status: status, claims: claims,
        change: scene.comparison?.change(of: claims),
        documentCount: Set(claims.map(\.source)).count)
    }
  }

  var width: LineWidth { LineWidth(documents: documentCount) }

  /// What stands beside it: "not: met with", "+ met with".
  func label(in style: Style) -> String {
    (change?.sign ?? "") + (status.isNegated ? "not: " : "") + style.label(of: relation)
  }

  /// The line as a sentence: "not: Kim Il Sung met with Li Xiannian, planned".
  var sentence: String {
    var sentence = [from.name, relation.label, to.name].map { Printable($0).line }
      .joined(separator: " ")
    if status.isNegated { sentence = "not: " + sentence }
    if status.modality != .asserted { sentence += ", \(status.modality.rawValue)" }
    if let change { sentence += ", \(change.rawValue)" }
    return sentence
  }

  /// The one date of all claims, or `nil`.
  var date: String? {
    let date = claims[0].date
    return claims.allSatisfy { $0.date == date } ? date?.description : nil
  }

  /// The dates of its claims, each once: "1961; 1962-03".
  var dates: String { Self.each(claims.compactMap { $0.date?.description }) }

  /// Whoever says so, each once.
  func speakers(in subgraph: Subgraph) -> String {
    Self.each(claims.flatMap(\.speakers).compactMap(subgraph.speaker).map(\.name))
  }

  /// The quotations of its claims, each once.
  var quotations: String { Self.each(claims.flatMap { $0.evidence.map(\.quotation) }) }

  private static func each(_ values: [String]) -> String {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }.joined(separator: "; ")
  }

  /// On whose word it is drawn, where no claim is the documents' own.
  func attribution(in subgraph: Subgraph) -> String? {
    guard claims.allSatisfy({ !$0.speakers.isEmpty }) else { return nil }
    var names: [String] = []
    for claim in claims {
      let id = claim.speakers[0]
      let name = subgraph.speaker(id)
        .map { Printable($0.name).line(cutAt: 40) }
      if let name, !names.contains(name) { names.append(name) }
    }
    switch names.count {
    case 0: return nil
    case 1, 2: return "according to " + names.joined(separator: ", ")
    default: return "according to \(names[0]) and \(names.count - 1) others"
    }
  }
}

/// How thick a line is: the more independent documents, the thicker.
enum LineWidth: Int, CaseIterable, Comparable, Sendable {
  case one
  case two
  case few
  case many

  init(documents: Int) {
    switch documents {
    case ...1: self = .one
    case 2: self = .two
    case 3...4: self = .few
    default: self = .many
    }
  }

  var legend: String {
    switch self {
    case .one: "1 document"
    case .two: "2 documents"
    case .few: "3 or 4 documents"
    case .many: "5 or more documents"
    }
  }

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
