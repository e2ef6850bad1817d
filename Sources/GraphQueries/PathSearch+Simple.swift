extension PathSearch {
  /// The first paths by ``precedes(_:_:)``, the shortest first.
  ///
  /// Lengths are searched one after the other, each by a walk in depth that leaves whatever
  /// is too far from the goal, or cannot come among the best any more.
  ///
  /// - Parameters:
  ///   - count: how many are wanted.
  ///   - limit: the most steps of one.
  /// - Complexity: grows with the number of beginnings of paths of the last length that is
  ///   looked at.
  public func shortestPaths(
    _ count: Int, from start: Int, to goal: Int, within limit: Int,
    _ filter: TieFilter = TieFilter()
  ) -> [Found] {
    let compiled = filter.admitsAllTies ? nil : TieFilter.Compiled(filter)
    isExhausted = false
    guard count > 0, start != goal,
      let least = meet(start, goal, limit, filter, compiled)?.length
    else { return count > 0 && start == goal ? [Found(nodes: [start], documents: 0)] : [] }
    var found: [Found] = []
    var length = least
    let limit = min(limit, Self.longest)
    while found.count < count, length <= limit, !isExhausted {
      var walk = DepthWalk(
        self, goal, filter, compiled, radius: (length + 1) / 2, wanted: count - found.count)
      walk.search(from: start, length: length)
      found += walk.best
      length += 1
      // Nothing new at any length once all simple paths are shorter than this.
      if length > adjacency.nodeCount { break }
    }
    return found
  }

  /// All paths of the shortest lengths that there are: so many groups of equally long ones.
  ///
  /// - Complexity: grows with the number of paths.
  public func shortestGroups(
    _ count: Int, from start: Int, to goal: Int, within limit: Int,
    _ filter: TieFilter = TieFilter()
  ) -> [[Found]] {
    let compiled = filter.admitsAllTies ? nil : TieFilter.Compiled(filter)
    guard count > 0, start != goal,
      let least = meet(start, goal, limit, filter, compiled)?.length
    else { return count > 0 && start == goal ? [[Found(nodes: [start], documents: 0)]] : [] }
    var groups: [[Found]] = []
    for length in least...max(least, min(limit, adjacency.nodeCount, Self.longest))
    where groups.count < count {
      var walk = DepthWalk(
        self, goal, filter, compiled, radius: (length + 1) / 2, wanted: .max)
      walk.search(from: start, length: length)
      if !walk.best.isEmpty { groups.append(walk.best) }
    }
    return groups
  }

  /// How many paths lead from one node to another in at most so many steps.
  ///
  /// - Complexity: grows with the number of their beginnings.
  public func countSimplePaths(
    from start: Int, to goal: Int, within limit: Int, _ filter: TieFilter = TieFilter()
  ) -> Int {
    guard start != goal else { return 1 }
    guard limit > 0 else { return 0 }
    let compiled = filter.admitsAllTies ? nil : TieFilter.Compiled(filter)
    var walk = DepthWalk(
      self, goal, filter, compiled, radius: max(1, min(limit, Self.longest) / 2), wanted: 0)
    return walk.count(from: start, remaining: limit)
  }

  /// All paths in at most so many steps, in order.
  public func simplePaths(
    from start: Int, to goal: Int, within limit: Int, _ filter: TieFilter = TieFilter()
  ) -> [Found] {
    shortestPaths(.max, from: start, to: goal, within: limit, filter)
  }

  /// The nodes within some steps of one, itself included, along ties whichever way they point
  /// and through passable nodes alone; so are those that are reached.
  ///
  /// - Complexity: O(*n* + *m*) at most.
  func nodes(around start: Int, within steps: Int, _ filter: TieFilter = TieFilter()) -> [Int] {
    let compiled = filter.admitsAllTies ? nil : TieFilter.Compiled(filter)
    let round = nextRound()
    let mark = marks[0]
    mark[start] = round
    var found = [start]
    var frontier = 0..<1
    for _ in 0..<max(0, min(steps, adjacency.nodeCount)) {
      for index in frontier {
        forEachNeighbour(of: found[index], compiled, isTurned: false) { neighbour in
          guard mark[neighbour] != round, filter.admitsAllNodes || isPassable(neighbour, filter)
          else { return }
          mark[neighbour] = round
          found.append(neighbour)
        }
      }
      frontier = frontier.upperBound..<found.count
    }
    return found
  }

  /// How many nodes can be reached in one to so many steps.
  public func reach(of start: Int, within steps: Int, _ filter: TieFilter = TieFilter()) -> Int {
    let compiled = filter.admitsAllTies ? nil : TieFilter.Compiled(filter)
    let round = nextRound()
    let mark = marks[0]
    mark[start] = round
    var count = 0
    var frontier = [start]
    for step in 0..<max(0, steps) where !frontier.isEmpty {
      var next: [Int] = []
      for node in frontier {
        if step > 0, !filter.admitsAllNodes, !isPassable(node, filter) { continue }
        if compiled == nil {
          for half in adjacency.halves(of: node) {
            let neighbour = Int(adjacency.neighbours[half])
            if mark[neighbour] == round { continue }
            mark[neighbour] = round
            count += 1
            if step + 1 < steps { next.append(neighbour) }
          }
        } else {
          forEachNeighbour(of: node, compiled, isTurned: false) { neighbour in
            guard mark[neighbour] != round else { return }
            mark[neighbour] = round
            count += 1
            next.append(neighbour)
          }
        }
      }
      frontier = next
    }
    return count
  }
}

/// A walk in depth towards a goal, with the distances to it known within a radius.
private struct DepthWalk {
  private let search: PathSearch
  private let goal: Int
  private let filter: TieFilter
  private let compiled: TieFilter.Compiled?
  private let radius: Int
  private let round: UInt32
  private let wanted: Int
  private var way: [Int] = []
  private var documents = 0
  private let mostDocuments: Int

  /// The best that were found, in order.
  private(set) var best: [PathSearch.Found] = []

  init(
    _ search: PathSearch, _ goal: Int, _ filter: TieFilter, _ compiled: TieFilter.Compiled?,
    radius: Int, wanted: Int
  ) {
    self.search = search
    self.goal = goal
    self.filter = filter
    self.compiled = compiled
    self.radius = radius
    self.wanted = wanted
    round = search.nextRound()
    mostDocuments = search.adjacency.mostDocuments
    markBall()
  }

  /// Marks the nodes about the goal with their distance to it.
  private func markBall() {
    let (mark, distance) = (search.marks[0], search.distances[0])
    let (adjacency, round) = (search.adjacency, round)
    mark[goal] = round
    distance[goal] = 0
    var frontier = [Int32(goal)]
    for step in 1...radius where !frontier.isEmpty {
      var next: [Int32] = []
      for node in frontier {
        let node = Int(node)
        if node != goal, !filter.admitsAllNodes, !search.isPassable(node, filter) { continue }
        if compiled == nil {
          for half in adjacency.halves(of: node) {
            let neighbour = Int(adjacency.neighbours[half])
            if mark[neighbour] == round { continue }
            mark[neighbour] = round
            distance[neighbour] = UInt16(step)
            if step < radius { next.append(Int32(truncatingIfNeeded: neighbour)) }
          }
        } else {
          search.forEachNeighbour(of: node, compiled, isTurned: true) { neighbour in
            guard mark[neighbour] != round else { return }
            mark[neighbour] = round
            distance[neighbour] = UInt16(step)
            next.append(Int32(truncatingIfNeeded: neighbour))
          }
        }
      }
      frontier = next
    }
  }

  @inline(__always) private func distance(_ node: Int) -> Int {
    search.marks[0][node] == round ? Int(search.distances[0][node]) : radius + 1
  }

  // MARK: Counting

  /// How many ways lead on from a node in at most so many steps.
  ///
  /// The last step needs no look at the ties: a node beside the goal has just one.
  mutating func count(from node: Int, remaining: Int) -> Int {
    var found = distance(node) == 1 ? 1 : 0
    guard remaining > 1 else { return found }
    way.append(node)
    let adjacency = search.adjacency
    var last = UInt32.max
    for half in adjacency.halves(of: node) {
      let neighbour = adjacency.neighbours[half]
      if neighbour == last { continue }
      let next = Int(neighbour)
      guard next != goal, distance(next) < remaining else { continue }
      if let compiled,
        !compiled.admits(
          adjacency.facts[half], pointsHere: adjacency.documents[half] & 1 == 1, isTurned: false)
      {
        continue
      }
      last = neighbour
      guard !way.contains(next), filter.admitsAllNodes || search.isPassable(next, filter) else {
        continue
      }
      // Two steps left, and one of them is this: the other goes to the goal.
      found += remaining == 2 ? 1 : count(from: next, remaining: remaining - 1)
    }
    way.removeLast()
    return found
  }

  // MARK: The best of one length

  mutating func search(from start: Int, length: Int) {
    way = [start]
    documents = 0
    descend(start, length)
  }

  private mutating func descend(_ node: Int, _ remaining: Int) {
    if remaining == 1 {
      guard distance(node) == 1 else { return }
      keep(documents + search.documents(from: node, to: goal, compiled))
      return
    }
    let adjacency = search.adjacency
    let halves = adjacency.halves(of: node)
    search.budget -= halves.count
    guard search.budget > 0 else {
      search.isExhausted = true
      return
    }
    var half = halves.lowerBound
    while half < halves.upperBound {
      let next = Int(adjacency.neighbours[half])
      guard next != goal, distance(next) < remaining, !way.contains(next),
        filter.admitsAllNodes || search.isPassable(next, filter)
      else {
        half += 1
        continue
      }
      let (step, after) = search.documents(
        at: half, before: halves.upperBound, compiled, isTurned: false)
      half = after
      guard step > 0 else { continue }
      // Of equal ones the first found comes first: what can only be equal is too late.
      if best.count == wanted, documents + remaining * mostDocuments <= best.last!.documents {
        return
      }
      documents += step
      way.append(next)
      descend(next, remaining - 1)
      way.removeLast()
      documents -= step
    }
  }

  private mutating func keep(_ documents: Int) {
    if best.count == wanted {
      guard documents > best.last!.documents else { return }
      best.removeLast()
    }
    let place = best.firstIndex { $0.documents < documents } ?? best.count
    best.insert(PathSearch.Found(nodes: way + [goal], documents: documents), at: place)
  }
}
