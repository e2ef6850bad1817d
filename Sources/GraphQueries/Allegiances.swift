import GraphStore
import Ontology

/// Which state each person and organization acts for, as far as claims tell.
///
/// A person acts for the state of an office, or for the state that the office's organization is
/// part of; an organization for the state that it is part of. Where claims tell of several, it
/// is the one that most documents bear out; where two are borne out equally well it is none.
public struct Allegiances: Sendable {
  /// The state by the id of the person or organization.
  public let states: [Node.ID: Node]

  /// The relations that tell it, by name.
  public static let relations = ["HOLDS_OFFICE", "PART_OF", "MEMBER_OF"]

  /// - Parameter subgraph: the edges of ``relations``; others do not count.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  public init(_ subgraph: Subgraph) {
    var up: [Node.ID: [(to: Node.ID, documents: Int)]] = [:]
    for edge in subgraph.edges where Self.relations.contains(edge.relation.base) {
      guard let from = subgraph.node(edge.from), from.type.name != "State" else { continue }
      up[edge.from, default: []].append((edge.to, edge.documentCount))
    }
    var states: [Node.ID: Node] = [:]
    for node in subgraph.nodes where node.type.name != "State" {
      // Nearer offices first: a party that is part of a state tells less than an office in it.
      var level = [node.id: 1]
      var seen: Set = [node.id]
      for _ in 0..<4 {
        var next: [Node.ID: Int] = [:]
        for (id, _) in level {
          for step in up[id] ?? [] where !seen.contains(step.to) {
            next[step.to, default: 0] += step.documents
          }
        }
        let found = next.compactMap { id, weight in
          subgraph.node(id).flatMap { $0.type.name == "State" ? (node: $0, weight: weight) : nil }
        }
        if let best = found.map(\.weight).max() {
          let leading = found.filter { $0.weight == best }
          if leading.count == 1 { states[node.id] = leading[0].node }
          break
        }
        guard !next.isEmpty else { break }
        seen.formUnion(next.keys)
        level = next
      }
    }
    self.states = states
  }
}
