import GraphStore

extension Network {
  /// The best paths, in the order of ``Path/precedes(_:_:)``.
  ///
  /// A path that passes through the same nodes as another is the same path:
  /// parallel edges belong to one step.
  ///
  /// The method is Yen's ("Finding the *k* shortest loopless paths in a
  /// network", 1971): each further path leaves a better one at some node.
  ///
  /// - Parameters:
  ///   - count: how many are wanted.
  ///   - limit: the most steps that one may have.
  /// - Complexity: O(*k* · *l* · (*n* + *m*)) for *k* paths of *l* steps.
  public func shortestPaths(
    _ count: Int, from start: Node.ID, to goal: Node.ID, within limit: Int
  ) -> [Path] {
    guard let start = subgraph.place(of: start), let goal = subgraph.place(of: goal), count > 0,
      let first = bestWalk(from: start, to: goal, within: limit)
    else { return [] }
    var found = [path(along: first)]
    var walks = [first]
    var candidates: [(walk: [Int], path: Path)] = []
    var seen: Set<[Int]> = [first]
    while found.count < count {
      for walk in deviations(from: walks.last!, walks, to: goal, within: limit)
      where seen.insert(walk).inserted {
        candidates.append((walk, path(along: walk)))
      }
      guard
        let best = candidates.indices.min(by: {
          Path.precedes(candidates[$0].path, candidates[$1].path)
        })
      else { break }
      let next = candidates.remove(at: best)
      walks.append(next.walk)
      found.append(next.path)
    }
    return found
  }

  /// The best walks that leave one at each of its nodes, along no tie by which a
  /// walk found before left it there.
  private func deviations(
    from walk: [Int], _ found: [[Int]], to goal: Int, within limit: Int
  ) -> [[Int]] {
    var isClosed = [Bool](repeating: false, count: subgraph.nodes.count)
    var deviations: [[Int]] = []
    for index in walk.indices.dropLast() {
      let root = walk[...index]
      let taken = Set(
        found.filter { $0.starts(with: root) && $0.count > root.count }
          .map { $0[index + 1] })
      if let rest = bestWalk(
        from: walk[index], to: goal, within: limit - index, avoiding: isClosed, notFirst: taken)
      {
        deviations.append(root.dropLast() + rest)
      }
      isClosed[walk[index]] = true
    }
    return deviations
  }
}
