import GraphStore

extension Network {
  /// The path with the fewest steps, or `nil` where none leads there.
  ///
  /// Of several equally short paths it is the one that most documents bear out,
  /// then the first by names: see ``Path/precedes(_:_:)``.
  ///
  /// - Parameter limit: the most steps that it may have.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  public func shortestPath(from start: Node.ID, to goal: Node.ID, within limit: Int = .max)
    -> Path?
  {
    guard let start = subgraph.place(of: start), let goal = subgraph.place(of: goal) else {
      return nil
    }
    return bestWalk(from: start, to: goal, within: limit).map(path)
  }

  /// The places along the best path that enters no closed node, and whose first
  /// step goes to none of the places given.
  ///
  /// Distances to the goal make the nodes a hierarchy of layers; from the goal
  /// outward each node learns the most documents on a shortest way, so that the
  /// walk back only has to choose the first of the best.
  func bestWalk(
    from start: Int, to goal: Int, within limit: Int = .max, avoiding isClosed: [Bool] = [],
    notFirst forbidden: Set<Int> = []
  ) -> [Int]? {
    if start == goal { return [start] }
    var closed = isClosed
    if !closed.isEmpty { closed[start] = true }
    let distances = distances(to: [goal], limit: limit, avoiding: closed)
    let firstSteps = ties(of: start).filter { tie in
      distances[tie.neighbour] != nil && !forbidden.contains(tie.neighbour)
        && (isClosed.isEmpty || !isClosed[tie.neighbour])
    }
    guard let shortest = firstSteps.map({ distances[$0.neighbour]! }).min(), shortest < limit else {
      return nil
    }
    var documents = mostDocuments(to: goal, distances, upTo: shortest)
    documents[start] = 0
    func best(_ ties: some Sequence<Tie>, at distance: Int) -> Int {
      // The first of equals: ties stand in the order of results.
      ties.filter { distances[$0.neighbour] == distance }
        .max { a, b in
          let (left, right) = (
            a.documentCount + documents[a.neighbour], b.documentCount + documents[b.neighbour]
          )
          return left != right ? left < right : a.neighbour > b.neighbour
        }!.neighbour
    }
    var walk = [start, best(firstSteps, at: shortest)]
    for distance in (0..<shortest).reversed() {
      walk.append(best(ties(of: walk.last!), at: distance))
    }
    return walk
  }

  /// The most documents that bear out a shortest way to the goal, by place.
  private func mostDocuments(to goal: Int, _ distances: [Int?], upTo limit: Int) -> [Int] {
    var layers = [[Int]](repeating: [], count: limit + 1)
    for (node, distance) in distances.enumerated() {
      if let distance, distance <= limit { layers[distance].append(node) }
    }
    var documents = [Int](repeating: 0, count: distances.count)
    for (distance, layer) in layers.enumerated().dropFirst() {
      for node in layer {
        documents[node] =
          ties(of: node).filter { distances[$0.neighbour] == distance - 1 }
          .map { $0.documentCount + documents[$0.neighbour] }.max() ?? 0
      }
    }
    return documents
  }
}
