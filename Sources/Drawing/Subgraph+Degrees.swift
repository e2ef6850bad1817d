import GraphStore

extension Subgraph {
  /// How many edges each node has; none where it has none.
  ///
  /// - Complexity: O(*m*).
  var degrees: [Node.ID: Int] {
    edges.reduce(into: [:]) { degrees, edge in
      degrees[edge.from, default: 0] += 1
      degrees[edge.to, default: 0] += 1
    }
  }

  /// The heaviest of some nodes, the first of equally heavy ones: it names them all.
  func centre(of ids: [Node.ID], by weights: [Node.ID: Int]) -> Node? {
    ids.enumerated().max { a, b in
      (weights[a.element] ?? 0, -a.offset) < (weights[b.element] ?? 0, -b.offset)
    }.flatMap { node($0.element) }
  }
}
