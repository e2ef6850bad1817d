extension Network {
  /// The fewest steps from each node to one of the given, or `nil` where none
  /// leads there; by place.
  ///
  /// - Parameters:
  ///   - limit: where to stop; nodes farther off count as unreachable.
  ///   - isClosed: nodes that may not be entered.
  /// - Complexity: O(*n* + *m*).
  func distances(to goals: [Int], limit: Int = .max, avoiding isClosed: [Bool] = []) -> [Int?] {
    var distances = [Int?](repeating: nil, count: subgraph.nodes.count)
    for goal in goals { distances[goal] = 0 }
    var level = goals
    var distance = 0
    while !level.isEmpty, distance < limit {
      distance += 1
      var next: [Int] = []
      for node in level {
        for tie in ties(of: node) where distances[tie.neighbour] == nil {
          if !isClosed.isEmpty, isClosed[tie.neighbour] { continue }
          distances[tie.neighbour] = distance
          next.append(tie.neighbour)
        }
      }
      level = next
    }
    return distances
  }
}
