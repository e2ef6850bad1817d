import GraphStore
import Ontology

extension PathSearch {
  /// The path with the fewest weak links, of those the shortest, then the one with the most
  /// documents, then the lowest numbers; `nil` where none leads there.
  ///
  /// A link is weak where a single document bears it out.
  ///
  /// From the goal back, each node learns the best way of each length (Bellman, "On a routing
  /// problem", 1958). None of the best meets a node twice: without the loop it would be better.
  ///
  /// - Complexity: O(*l* · *m*) for at most *l* steps.
  public func lightestPath(
    from start: Int, to goal: Int, within limit: Int, _ filter: TieFilter = TieFilter()
  ) -> Found? {
    if start == goal { return Found(nodes: [start], documents: 0) }
    let compiled = filter.admitsAllTies ? nil : TieFilter.Compiled(filter)
    let levels = min(limit, adjacency.nodeCount - 1)
    guard levels > 0, let least = meet(start, goal, limit, filter, compiled)?.length else {
      return nil
    }
    var best: (path: Found, weak: Int)?
    var layers: [[Int: Cost]] = [[goal: Cost()]]
    // A longer way is worth going on with only if it has fewer weak links than all shorter.
    var fewest = [goal: 0]
    while layers.count <= levels {
      let length = layers.count
      var reached: [Int: Cost] = [:]
      for node in layers[length - 1].keys.sorted() {
        guard node == goal && length == 1 || node != goal && isPassable(node, filter) else {
          continue
        }
        let known = layers[length - 1][node]!
        steps(to: node, compiled) { neighbour, documents in
          let cost = known.plus(documents)
          if reached[neighbour].map({ cost < $0 }) ?? true { reached[neighbour] = cost }
        }
      }
      reached = reached.filter { node, cost in fewest[node].map { cost.weak < $0 } ?? true }
      for (node, cost) in reached { fewest[node] = cost.weak }
      layers.append(reached)
      if let cost = reached[start], best.map({ cost.weak < $0.weak }) ?? true {
        guard let way = way(from: start, layers, compiled) else { return nil }
        best = (Found(nodes: way, documents: cost.documents), cost.weak)
      }
      if reached.isEmpty { break }
      // No way can have fewer weak links than none, and no longer one is wanted then.
      if length >= least, best?.weak == 0 { break }
    }
    return best?.path
  }

  private struct Cost {
    var weak = 0
    var documents = 0

    func plus(_ more: Int) -> Cost {
      Cost(weak: weak + (more == 1 ? 1 : 0), documents: documents + more)
    }

    /// Of the same length.
    static func < (a: Cost, b: Cost) -> Bool {
      (a.weak, -a.documents) < (b.weak, -b.documents)
    }
  }

  /// Calls with each node from which a step leads to one, and how many documents bear it out.
  private func steps(
    to node: Int, _ compiled: TieFilter.Compiled?, _ body: (Int, Int) -> Void
  ) {
    let halves = adjacency.halves(of: node)
    var half = halves.lowerBound
    while half < halves.upperBound {
      let neighbour = Int(adjacency.neighbours[half])
      let (count, next) = documents(at: half, before: halves.upperBound, compiled, isTurned: true)
      half = next
      if count > 0, neighbour != node { body(neighbour, count) }
    }
  }

  /// The way that the costs of the layers tell, from the last layer to the goal; of equal
  /// steps the one to the lowest number.
  private func way(from start: Int, _ layers: [[Int: Cost]], _ compiled: TieFilter.Compiled?)
    -> [Int]?
  {
    var way = [start]
    for level in stride(from: layers.count - 2, through: 0, by: -1) {
      let wanted = layers[level + 1][way.last!]!
      var best: Int?
      var last = -1
      for half in adjacency.halves(of: way.last!) {
        let next = Int(adjacency.neighbours[half])
        guard next != last else { continue }
        last = next
        guard next != best, next != way.last!, let rest = layers[level][next],
          best.map({ next < $0 }) ?? true
        else { continue }
        let count = documents(from: way.last!, to: next, compiled)
        guard count > 0 else { continue }
        let cost = rest.plus(count)
        if (cost.weak, cost.documents) == (wanted.weak, wanted.documents) { best = next }
      }
      guard let best else { return nil }
      way.append(best)
    }
    return way
  }
}

extension Network {
  /// The path with the fewest weak links: see ``PathSearch/lightestPath(from:to:within:_:)``.
  ///
  /// - Complexity: O(*l* · *m*) for at most *l* steps.
  public func lightestPath(from start: Node.ID, to goal: Node.ID, within limit: Int) -> Path? {
    guard let from = subgraph.place(of: start), let to = subgraph.place(of: goal) else {
      return nil
    }
    let table = claimTable()
    return PathSearch(table.adjacency, owner: table).lightestPath(from: from, to: to, within: limit)
      .map { path(along: $0.nodes) }
  }

  /// The claims as a table, so that documents are counted for each edge.
  private func claimTable() -> TieTable {
    var relations: [RelationType: UInt8] = [:]
    var documents: [Source.ID: UInt32] = [:]
    var ties: [TieRecord] = []
    for edge in subgraph.edges {
      guard let from = subgraph.place(of: edge.from), let to = subgraph.place(of: edge.to),
        from != to
      else { continue }
      let relation = relations[edge.relation] ?? UInt8(truncatingIfNeeded: relations.count)
      relations[edge.relation] = relation
      for claim in edge.claims {
        let document = documents[claim.source] ?? UInt32(documents.count)
        documents[claim.source] = document
        ties.append(
          TieRecord(
            from: UInt32(from), to: UInt32(to), document: document,
            facts: TieFacts(relation: relation)))
      }
    }
    return TieTable(ties, nodeCount: subgraph.nodes.count)
  }
}
