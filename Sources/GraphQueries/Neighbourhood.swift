import GraphStore

/// What lies within some steps of a node.
public struct Neighbourhood: Sendable {
  /// The nodes, and all edges between them.
  public let subgraph: Subgraph

  /// The fewest steps to each node from the nearest of those that were given.
  public let distances: [Node.ID: Int]

  /// The nodes that are so many steps away, in the order of results.
  public func nodes(at distance: Int) -> [Node] {
    subgraph.nodes.filter { distances[$0.id] == distance }
  }
}

extension Network {
  /// The nodes within some steps of any of those given, along edges whichever
  /// way they point. Nodes that are not part of the network are left out.
  ///
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  public func neighbourhood(of centres: [Node.ID], within steps: Int) -> Neighbourhood {
    let places = centres.compactMap { subgraph.place(of: $0) }
    var distances: [Node.ID: Int] = [:]
    for (place, distance) in self.distances(to: places, limit: steps).enumerated() {
      if let distance { distances[subgraph.nodes[place].id] = distance }
    }
    return Neighbourhood(
      subgraph: subgraph.restricted(to: Set(distances.keys)), distances: distances)
  }
}
