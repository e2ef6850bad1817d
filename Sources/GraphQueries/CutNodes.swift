extension Adjacency {
  /// Into how many parts what hangs together at a node falls without it; 1 for a node that
  /// nobody misses, 0 for one without neighbours.
  ///
  /// Two parts or more make it a cut vertex: the only broker between them.
  ///
  /// - Complexity: O(*n* + *m*). Hopcroft and Tarjan, "Algorithm 447: efficient algorithms for
  ///   graph manipulation" (1973), without recursion.
  public func partsWithout() -> [Int] {
    var parts = [Int](repeating: 0, count: nodeCount)
    var entered = [Int](repeating: -1, count: nodeCount)
    var low = [Int](repeating: 0, count: nodeCount)
    var time = 0
    for root in 0..<nodeCount where entered[root] < 0 {
      var walk: [(node: Int, half: Int, parent: Int)] = [(root, Int(starts[root]), -1)]
      entered[root] = time
      low[root] = time
      time += 1
      while let (node, half, parent) = walk.last {
        if half < Int(starts[node + 1]) {
          walk[walk.count - 1].half += 1
          let next = Int(neighbours[half])
          if entered[next] < 0 {
            entered[next] = time
            low[next] = time
            time += 1
            walk.append((next, Int(starts[next]), node))
          } else if next != parent {
            low[node] = min(low[node], entered[next])
          }
          continue
        }
        walk.removeLast()
        // Above a root there is no part; above any other node there is one.
        if parent >= 0 {
          parts[node] += 1
          low[parent] = min(low[parent], low[node])
          if low[node] >= entered[parent] { parts[parent] += 1 }
        }
      }
    }
    return parts
  }
}
