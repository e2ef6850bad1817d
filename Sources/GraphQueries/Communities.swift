import GraphStore

extension Adjacency {
  /// Groups of nodes with more ties among them than chance would give, as a number for each
  /// node.
  ///
  /// Nodes move, in their order, to the group of their neighbours where modularity grows most,
  /// the lowest number first, until none moves; then groups become nodes, and so on. The same
  /// graph gives the same groups. The numbers count from 0 in the order of the first node.
  ///
  /// - Complexity: O(*m*) a round, and few rounds. Blondel, Guillaume, Lambiotte and Lefebvre,
  ///   "Fast unfolding of communities in large networks" (2008).
  public func communities() -> [Int] {
    var group = Array(0..<nodeCount)
    var graph = Weighted(self)
    while true {
      let moved = graph.moved()
      guard Set(moved).count < graph.nodeCount else { break }
      let numbered = Self.numbered(moved)
      group = group.map { numbered[$0] }
      graph = graph.merged(numbered)
    }
    return Self.numbered(group)
  }

  /// How much more ties stay within groups than chance would give, from -0.5 to 1.
  ///
  /// - Complexity: O(*n* + *m*). Newman and Girvan (2004).
  public func modularity(of groups: [Int]) -> Double {
    Weighted(self).modularity(of: groups)
  }

  private static func numbered(_ groups: [Int]) -> [Int] {
    var numbers: [Int: Int] = [:]
    return groups.map { group in
      if let number = numbers[group] { return number }
      numbers[group] = numbers.count
      return numbers.count - 1
    }
  }
}

extension Network {
  /// The nodes in groups with more ties among them than chance would give, the group of the
  /// first node first. See ``Adjacency/communities()``.
  public func communities() -> [[Node.ID]] {
    let table = table()
    defer { withExtendedLifetime(table) {} }
    var groups: [[Node.ID]] = []
    for (place, group) in table.adjacency.communities().enumerated() {
      if group == groups.count { groups.append([]) }
      groups[group].append(subgraph.nodes[place].id)
    }
    return groups
  }
}

/// A graph with weights, as groups of nodes become nodes.
private struct Weighted {
  /// Neighbours with the weight of the ties to each, in order; a loop stands once.
  let ties: [[(node: Int, weight: Double)]]
  let degrees: [Double]
  let total: Double

  var nodeCount: Int { ties.count }

  init(_ adjacency: Adjacency) {
    self.init(
      (0..<adjacency.nodeCount).map { node in
        var weights: [Int: Double] = [:]
        for half in adjacency.halves(of: node) where Int(adjacency.neighbours[half]) != node {
          weights[Int(adjacency.neighbours[half]), default: 0] += 1
        }
        return weights
      })
  }

  init(_ weights: [[Int: Double]]) {
    ties = weights.map { $0.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
    degrees = ties.map { $0.reduce(0) { $0 + $1.weight } }
    total = degrees.reduce(0, +)
  }

  /// The group of each node after all moves that help.
  func moved() -> [Int] {
    var group = Array(0..<nodeCount)
    guard total > 0 else { return group }
    var weight = degrees
    var changed = true
    while changed {
      changed = false
      for node in 0..<nodeCount {
        let own = group[node]
        var links: [Int: Double] = [:]
        for tie in ties[node] where tie.node != node {
          links[group[tie.node], default: 0] += tie.weight
        }
        weight[own] -= degrees[node]
        func gain(_ other: Int) -> Double {
          (links[other] ?? 0) - weight[other] * degrees[node] / total
        }
        var best = own
        var most = gain(own)
        for other in links.keys.sorted() where gain(other) > most + 1e-12 {
          best = other
          most = gain(other)
        }
        weight[best] += degrees[node]
        if best != own {
          group[node] = best
          changed = true
        }
      }
    }
    return group
  }

  /// The graph with a node for each group.
  func merged(_ group: [Int]) -> Weighted {
    var weights = [[Int: Double]](repeating: [:], count: (group.max() ?? -1) + 1)
    for node in 0..<nodeCount {
      for tie in ties[node] { weights[group[node]][group[tie.node], default: 0] += tie.weight }
    }
    return Weighted(weights)
  }

  func modularity(of groups: [Int]) -> Double {
    guard total > 0 else { return 0 }
    var inside: [Int: Double] = [:]
    var weight: [Int: Double] = [:]
    for node in 0..<nodeCount {
      weight[groups[node], default: 0] += degrees[node]
      for tie in ties[node] where groups[tie.node] == groups[node] {
        inside[groups[node], default: 0] += tie.weight
      }
    }
    return weight.keys.sorted().reduce(0) { sum, group in
      let share = weight[group]! / total
      return sum + (inside[group] ?? 0) / total - share * share
    }
  }
}
