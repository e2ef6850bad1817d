import GraphStore

/// Who stands between others.
public struct Broker: Sendable {
  public let node: Node

  /// On what part of the shortest paths between others the node lies, from 0 to 1.
  public let share: Double

  /// Into how many parts those connected with the node fall without it; 1 where none is
  /// cut off.
  public let partCount: Int

  /// Whom it joins: its ties, by community, those with the most documents first.
  public let sides: [Side]

  /// The ties of a broker to one community.
  public struct Side: Sendable {
    /// The one of the community with the most ties, to name it by.
    public let centre: Node
    /// How many belong to it.
    public let memberCount: Int
    /// The edges to it, the strongest first.
    public let edges: [Edge]
  }
}

extension Network {
  /// The edges as a table whose nodes are places in the subgraph; loops are left out.
  func table() -> TieTable {
    var ties: [TieRecord] = []
    for (index, edge) in subgraph.edges.enumerated() {
      guard let from = subgraph.place(of: edge.from), let to = subgraph.place(of: edge.to),
        from != to
      else { continue }
      ties.append(TieRecord(from: UInt32(from), to: UInt32(to), document: UInt32(index)))
    }
    return TieTable(ties, nodeCount: subgraph.nodes.count)
  }

  /// The greatest brokers, the greatest first; of equal ones in the order of results.
  ///
  /// - Parameters:
  ///   - count: how many are wanted.
  ///   - mostSources: of larger networks paths are counted from so many nodes, evenly chosen:
  ///     the shares are estimates then.
  /// - Complexity: O(*s* · (*n* + *m*)) for *s* sources. See ``Adjacency/betweenness(from:)``.
  public func brokers(_ count: Int, mostSources: Int = 4000) -> [Broker] {
    let table = table()
    defer { withExtendedLifetime(table) {} }
    let adjacency = table.adjacency
    let stride = max(1, (adjacency.nodeCount + mostSources - 1) / max(1, mostSources))
    let sources = Swift.stride(from: 0, to: adjacency.nodeCount, by: stride)
    let between = adjacency.betweenness(from: Array(sources))
    // By how many others they join: in a component of three, one lies between all.
    let places = between.indices.filter { between[$0].pairs > 0 }
      .sorted { (-between[$0].pairs, $0) < (-between[$1].pairs, $1) }
    return brokers(places.prefix(count).map { ($0, between[$0].share) }, adjacency)
  }

  /// Who lies between two nodes: everyone on their shortest paths, with the part of these
  /// that passes through.
  ///
  /// - Complexity: O(*n* + *m*).
  public func brokers(between start: Node.ID, and goal: Node.ID, _ count: Int = .max) -> [Broker] {
    guard let start = subgraph.place(of: start), let goal = subgraph.place(of: goal) else {
      return []
    }
    let table = table()
    defer { withExtendedLifetime(table) {} }
    let adjacency = table.adjacency
    let shares = adjacency.shares(between: start, goal)
    let places = shares.indices.filter { shares[$0] > 0 && $0 != start && $0 != goal }
      .sorted { (-shares[$0], $0) < (-shares[$1], $1) }
    return brokers(places.prefix(count).map { ($0, shares[$0]) }, adjacency)
  }

  /// Places with the share of each, told with what falls apart and whom they join.
  private func brokers(_ places: [(Int, Double)], _ adjacency: Adjacency) -> [Broker] {
    let parts = adjacency.partsWithout()
    let communities = Groups(adjacency)
    return places.map { place, share in
      Broker(
        node: subgraph.nodes[place], share: share, partCount: parts[place],
        sides: sides(of: place, communities))
    }
  }

  /// Communities, and who names each.
  private struct Groups {
    let ofNode: [Int]
    var members: [Int: Int] = [:]
    var centres: [Int: Int] = [:]

    init(_ adjacency: Adjacency) {
      ofNode = adjacency.communities()
      for node in 0..<adjacency.nodeCount {
        let community = ofNode[node]
        members[community, default: 0] += 1
        if centres[community].map({ adjacency.degree(of: node) > adjacency.degree(of: $0) }) ?? true
        {
          centres[community] = node
        }
      }
    }
  }

  private func sides(of place: Int, _ communities: Groups) -> [Broker.Side] {
    var ties: [Int: [Tie]] = [:]
    for tie in self.ties(of: place) {
      ties[communities.ofNode[tie.neighbour], default: []].append(tie)
    }
    return ties.map { community, ties in
      let ordered = ties.sorted {
        ($1.documentCount, $0.neighbour) < ($0.documentCount, $1.neighbour)
      }
      return (
        weight: ties.reduce(0) { $0 + $1.documentCount }, centre: communities.centres[community]!,
        side: Broker.Side(
          centre: subgraph.nodes[communities.centres[community]!],
          memberCount: communities.members[community]!,
          edges: ordered.map { subgraph.edges[$0.edges[0]] })
      )
    }.sorted { ($1.weight, $0.centre) < ($0.weight, $1.centre) }.map(\.side)
  }
}

extension Adjacency {
  /// What part of the shortest paths between two nodes passes through each.
  ///
  /// - Complexity: O(*n* + *m*).
  func shares(between start: Int, _ goal: Int) -> [Double] {
    let (near, waysFromStart) = ways(from: start)
    let (far, waysFromGoal) = ways(from: goal)
    guard near[goal] >= 0 else { return [Double](repeating: 0, count: nodeCount) }
    return (0..<nodeCount).map { node in
      near[node] >= 0 && far[node] >= 0 && near[node] + far[node] == near[goal]
        ? waysFromStart[node] * waysFromGoal[node] / waysFromStart[goal] : 0
    }
  }

  /// How far each node is, -1 where it is not reached, and how many shortest ways lead there.
  private func ways(from start: Int) -> (distances: [Int], ways: [Double]) {
    var distances = [Int](repeating: -1, count: nodeCount)
    var ways = [Double](repeating: 0, count: nodeCount)
    distances[start] = 0
    ways[start] = 1
    var order = [start]
    var index = 0
    while index < order.count {
      let node = order[index]
      index += 1
      for next in neighbours(of: node) {
        if distances[next] < 0 {
          distances[next] = distances[node] + 1
          order.append(next)
        }
        if distances[next] == distances[node] + 1 { ways[next] += ways[node] }
      }
    }
    return (distances, ways)
  }
}
