import Documents
import GraphQueries
import GraphStore
import Ontology

/// How claims are told in the terminal: relation, quotation, who says so, when, where.
struct ClaimTeller {
  let subgraph: Subgraph

  /// "Kim Il Sung — met with — Li Xiannian", read from one of its ends.
  func sentence(_ edge: Edge, from node: Node.ID? = nil) -> String {
    let isTurned = node == edge.to && !edge.relation.isSymmetric
    let (near, far) = node == edge.to ? (edge.to, edge.from) : (edge.from, edge.to)
    let label = isTurned ? edge.relation.inverse : edge.relation.label
    return "\(name(near)) — \(label) — \(name(far))"
  }

  func name(_ id: Node.ID) -> String {
    guard let node = subgraph.speaker(id) else { return "?" }
    return Printed.colored(Printed.plain(node.name), as: node.type)
  }

  /// "met with — Li Xiannian", as a branch at one of its ends.
  func branch(_ edge: Edge, from node: Node.ID, limit: Int) -> Branch {
    let isTurned = node == edge.to && !edge.relation.isSymmetric
    let label = isTurned ? edge.relation.inverse : edge.relation.label
    return Branch(
      "\(label) — \(name(edge.other(than: node)))", claims(edge, indent: "", limit: limit))
  }

  /// The claims of an edge, each with quotation and citation; the first few.
  func claims(_ edge: Edge, indent: String, limit: Int = 3) -> [String] {
    var lines: [String] = []
    for claim in edge.claims.prefix(limit) {
      lines.append("\(indent)\(Printed.quotation(claim.evidence[0].quotation))")
      lines.append("\(indent)\(Printed.dim(origin(claim)))")
    }
    if edge.claims.count > limit {
      lines.append("\(indent)and \(edge.claims.count - limit) more claims")
    }
    return lines
  }

  /// "according to Kim Il Sung; planned; 1965-12-28 — Cable …, 1965-12-26, [id]"
  private func origin(_ claim: Claim) -> String {
    var words: [String] = []
    if !claim.speakers.isEmpty {
      let names = claim.speakers.compactMap { subgraph.speaker($0)?.name }
      words.append("according to " + names.map(Printed.plain).joined(separator: ", as told by "))
    }
    if claim.polarity == .negated { words.append("NOT so") }
    if claim.modality != .asserted { words.append(claim.modality.rawValue) }
    if let date = claim.date { words.append(date.description) }
    for (name, value) in claim.attributes.sorted(by: { $0.key < $1.key }) {
      words.append("\(name): \(Printed.plain(value))")
    }
    let source = subgraph.sources[claim.source].map { Printed.plain($0.reference) } ?? ""
    return words.isEmpty ? "— \(source)" : "\(words.joined(separator: "; ")) — \(source)"
  }
}
