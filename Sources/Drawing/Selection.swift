import GraphStore

/// What of a subgraph fits on a figure, and what had to be left out.
struct Selection: Sendable {
  let subgraph: Subgraph

  /// "12 of 40 edges …": printed on the figure.
  let counts: String

  /// Keeps the edges that most documents bear out, those at an emphasised node first.
  ///
  /// - Complexity: O(*m* log *m*).
  init(of whole: Subgraph, limits: Limits, emphasizing emphasized: Set<Node.ID>) {
    guard whole.edges.count > limits.edges || whole.nodes.count > limits.nodes else {
      subgraph = whole
      counts =
        Self.count(whole.edges.count, "edge") + " between " + Self.count(whole.nodes.count, "node")
        + ", " + Self.evidence(whole) + "."
      return
    }
    var nodes = Set(whole.nodes.map(\.id).filter(emphasized.contains))
    var kept: Set<Int> = []
    for place in Self.strongestFirst(whole.edges, emphasized) {
      let edge = whole.edges[place]
      let new = Set([edge.from, edge.to]).subtracting(nodes)
      guard kept.count < limits.edges else { break }
      guard nodes.count + new.count <= limits.nodes else { continue }
      nodes.formUnion(new)
      kept.insert(place)
    }
    for node in whole.nodes where whole.edges.isEmpty && nodes.count < limits.nodes {
      nodes.insert(node.id)
    }
    subgraph = whole.restricted(to: nodes, edges: kept.sorted().map { whole.edges[$0] })
    counts =
      "\(Self.number(subgraph.edges.count)) of \(Self.count(whole.edges.count, "edge")) and "
      + "\(Self.number(subgraph.nodes.count)) of \(Self.count(whole.nodes.count, "node")), "
      + "because a figure holds at most \(Self.count(limits.edges, "edge")) and "
      + "\(Self.count(limits.nodes, "node")); those that most documents bear out are kept; "
      + Self.evidence(subgraph) + "."
  }

  /// Places of edges: at emphasised nodes, then by documents, claims, and order.
  private static func strongestFirst(_ edges: [Edge], _ emphasized: Set<Node.ID>) -> [Int] {
    let ranks = edges.enumerated().map { place, edge in
      let ends = [edge.from, edge.to].count { emphasized.contains($0) }
      return (place: place, rank: (-ends, -edge.documentCount, -edge.claims.count, place))
    }
    return ranks.sorted { $0.rank < $1.rank }.map(\.place)
  }

  private static func evidence(_ subgraph: Subgraph) -> String {
    let claims = subgraph.edges.reduce(0) { $0 + $1.claims.count }
    let documents = Set(subgraph.edges.flatMap { $0.claims.map(\.source) }).count
    return count(claims, "claim") + " of " + count(documents, "document")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(self.number(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// With commas between thousands.
  private static func number(_ number: Int) -> String {
    var groups: [Substring] = []
    var digits = Substring(String(number))
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits.removeLast(3)
    }
    groups.insert(digits, at: 0)
    return groups.joined(separator: ",")
  }
}
