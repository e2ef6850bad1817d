extension PathSearch {
  /// The first of the shortest paths by ``precedes(_:_:)``; `nil` where none leads there.
  ///
  /// Searches from both ends at once (Pohl 1971), the smaller side first, a whole level at a
  /// time; then chooses among all shortest paths, which are the ways through the nodes where
  /// the levels meet.
  ///
  /// - Parameter limit: the most steps.
  /// - Complexity: O(*n* + *m*), in practice the square root of it.
  public func shortestPath(
    from start: Int, to goal: Int, within limit: Int = 32_000, _ filter: TieFilter = TieFilter()
  ) -> Found? {
    if start == goal { return Found(nodes: [start], documents: 0) }
    let compiled = filter.admitsAllTies ? nil : TieFilter.Compiled(filter)
    guard let meeting = meet(start, goal, limit, filter, compiled) else { return nil }
    return bestWay(meeting, start, goal, filter, compiled)
  }

  /// The fewest steps from one node to another; `nil` where none lead there.
  public func distance(
    from start: Int, to goal: Int, within limit: Int = 32_000, _ filter: TieFilter = TieFilter()
  ) -> Int? {
    if start == goal { return 0 }
    let compiled = filter.admitsAllTies ? nil : TieFilter.Compiled(filter)
    return meet(start, goal, limit, filter, compiled)?.length
  }

  /// Where the two searches met: all nodes at one distance from the start that lie on a
  /// shortest path.
  struct Meeting {
    let round: UInt32
    let nodes: [Int]
    let fromStart: Int
    let fromGoal: Int

    var length: Int { fromStart + fromGoal }
  }

  /// The most steps that distances are told apart for.
  static let longest = 32_000

  func meet(
    _ start: Int, _ goal: Int, _ limit: Int, _ filter: TieFilter, _ compiled: TieFilter.Compiled?
  ) -> Meeting? {
    let limit = min(limit, Self.longest)
    let round = nextRound()
    let adjacency = adjacency
    var sides = [start, goal].enumerated().map { side, node in
      marks[side][node] = round
      distances[side][node] = 0
      levels[side][0] = UInt32(truncatingIfNeeded: node)
      return Side(level: levels[side], count: 1, work: adjacency.degree(of: node), depth: 0)
    }
    var spare = levels[2]
    while sides[0].count > 0, sides[1].count > 0, sides[0].depth + sides[1].depth < limit {
      let side = sides[0].work <= sides[1].work ? 0 : 1
      sides[side].depth += 1
      let (next, meeting) = grow(
        sides[side], into: spare, side, start, goal, round, filter, compiled)
      if !meeting.isEmpty {
        return Meeting(
          round: round, nodes: meeting, fromStart: sides[0].depth, fromGoal: sides[1].depth)
      }
      spare = sides[side].level
      sides[side] = next
    }
    return nil
  }

  /// How far one of the two searches has come.
  private struct Side {
    var level: UnsafeMutablePointer<UInt32>
    var count: Int
    /// How many halves the nodes of the level have.
    var work: Int
    var depth: Int
  }

  /// One level on: the nodes that it reaches, or those of them that the other side has
  /// reached too.
  private func grow(
    _ side: Side, into level: UnsafeMutablePointer<UInt32>, _ number: Int, _ start: Int,
    _ goal: Int, _ round: UInt32, _ filter: TieFilter, _ compiled: TieFilter.Compiled?
  ) -> (next: Side, meeting: [Int]) {
    let adjacency = adjacency
    let (mine, others, distance) = (marks[number], marks[1 - number], distances[number])
    let depth = UInt16(side.depth)
    let admitsAllNodes = filter.admitsAllNodes
    var next = Side(level: level, count: 0, work: 0, depth: side.depth)
    var meeting: [Int] = []
    @inline(__always) func reach(_ neighbour: Int) {
      mine[neighbour] = round
      distance[neighbour] = depth
      if others[neighbour] == round {
        // Where the searches meet, the path must pass; its ends may be any.
        if admitsAllNodes || neighbour == start || neighbour == goal
          || isPassable(neighbour, filter)
        {
          meeting.append(neighbour)
        }
      } else if meeting.isEmpty {
        level[next.count] = UInt32(truncatingIfNeeded: neighbour)
        next.count += 1
      }
    }
    for index in 0..<side.count {
      let node = Int(side.level[index])
      if !admitsAllNodes, node != start, node != goal, !isPassable(node, filter) { continue }
      if let compiled {
        forEachNeighbour(of: node, compiled, isTurned: number == 1) { neighbour in
          if mine[neighbour] != round { reach(neighbour) }
        }
      } else {
        for half in adjacency.halves(of: node) {
          let neighbour = Int(adjacency.neighbours[half])
          if mine[neighbour] != round { reach(neighbour) }
        }
      }
    }
    for index in 0..<next.count { next.work += adjacency.degree(of: Int(level[index])) }
    return (next, meeting)
  }

  /// A step of a shortest way.
  private struct Step {
    let from: Int
    let to: Int
    let documents: Int
  }

  /// The best of the shortest ways: the most documents, then the lowest numbers.
  private func bestWay(
    _ meeting: Meeting, _ start: Int, _ goal: Int, _ filter: TieFilter,
    _ compiled: TieFilter.Compiled?
  ) -> Found {
    // All steps of all shortest ways, by distance from the start.
    var steps = [[Step]](repeating: [], count: meeting.length)
    var layer = meeting.nodes
    for distance in stride(from: meeting.fromStart - 1, through: 0, by: -1) {
      (steps[distance], layer) = behind(
        layer, side: 0, distance, meeting.round, end: start, filter, compiled)
    }
    layer = meeting.nodes
    for distance in meeting.fromStart..<meeting.length {
      let left = meeting.length - distance - 1
      (steps[distance], layer) = behind(
        layer, side: 1, left, meeting.round, end: goal, filter, compiled)
    }
    // From the goal back: the most documents from each node on, and the first step to them.
    var best = [goal: (documents: 0, next: goal)]
    for layer in steps.reversed() {
      var reached: [Int: (documents: Int, next: Int)] = [:]
      for step in layer {
        guard let rest = best[step.to] else { continue }
        let documents = rest.documents + step.documents
        guard let known = reached[step.from] else {
          reached[step.from] = (documents, step.to)
          continue
        }
        if documents > known.documents || documents == known.documents && step.to < known.next {
          reached[step.from] = (documents, step.to)
        }
      }
      best.merge(reached) { _, new in new }
    }
    var way = [start]
    while way.last != goal, let step = best[way.last!] { way.append(step.next) }
    return Found(nodes: way, documents: best[start]?.documents ?? 0)
  }

  /// The steps between some nodes and those nearer to one end, and these.
  ///
  /// - Parameters:
  ///   - side: 0 where the end is the start, 1 where it is the goal.
  ///   - distance: how far the nearer ones are from the end.
  private func behind(
    _ nodes: [Int], side: Int, _ distance: Int, _ round: UInt32, end: Int, _ filter: TieFilter,
    _ compiled: TieFilter.Compiled?
  ) -> (steps: [Step], nodes: [Int]) {
    let adjacency = adjacency
    func step(_ near: Int, _ far: Int, _ documents: Int) -> Step {
      side == 0
        ? Step(from: near, to: far, documents: documents)
        : Step(from: far, to: near, documents: documents)
    }
    if distance == 0 {
      let steps = nodes.map { node in
        step(
          end, node,
          side == 0
            ? documents(from: end, to: node, compiled) : documents(from: node, to: end, compiled))
      }
      return (steps, [end])
    }
    let (mark, far) = (marks[side], distances[side])
    // Nodes that were found already, with the highest bit of their distance set.
    let seen = UInt16(distance) | 0x8000
    var steps: [Step] = []
    var found: [Int] = []
    for node in nodes {
      let halves = adjacency.halves(of: node)
      var half = halves.lowerBound
      while half < halves.upperBound {
        let neighbour = Int(adjacency.neighbours[half])
        guard mark[neighbour] == round, far[neighbour] & 0x7FFF == UInt16(distance) else {
          half += 1
          continue
        }
        let (count, next) = documents(
          at: half, before: halves.upperBound, compiled, isTurned: side == 0)
        half = next
        guard count > 0, filter.admitsAllNodes || isPassable(neighbour, filter) else { continue }
        steps.append(step(neighbour, node, count))
        if far[neighbour] != seen {
          far[neighbour] = seen
          found.append(neighbour)
        }
      }
    }
    return (steps, found)
  }
}
