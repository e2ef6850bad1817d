extension Adjacency {
  /// How much each node is pointed at by nodes that are pointed at: the chance to meet it on
  /// a walk along the ties that begins anew at any node every seventh step or so.
  ///
  /// Parallel ties count each. The chances add up to 1.
  ///
  /// - Parameters:
  ///   - damping: how likely the walk goes on.
  ///   - tolerance: how much the chances may still change in all.
  /// - Complexity: O(*i* · (*n* + *m*)) for *i* rounds, some fifty. Page, Brin, Motwani and
  ///   Winograd, "The PageRank citation ranking" (1999).
  public func pageRank(damping: Double = 0.85, tolerance: Double = 1e-6) -> [Double] {
    guard nodeCount > 0 else { return [] }
    var leaving = [Double](repeating: 0, count: nodeCount)
    for node in 0..<nodeCount {
      for half in halves(of: node) where documents[half] & 1 == 0 { leaving[node] += 1 }
    }
    var rank = [Double](repeating: 1 / Double(nodeCount), count: nodeCount)
    for _ in 0..<200 {
      var lost = 0.0
      for node in 0..<nodeCount where leaving[node] == 0 { lost += rank[node] }
      let base = (1 - damping + damping * lost) / Double(nodeCount)
      var next = [Double](repeating: base, count: nodeCount)
      for node in 0..<nodeCount {
        for half in halves(of: node) where documents[half] & 1 == 1 {
          let from = Int(neighbours[half])
          next[node] += damping * rank[from] / leaving[from]
        }
      }
      let change = zip(rank, next).reduce(0) { $0 + abs($1.0 - $1.1) }
      rank = next
      if change < tolerance { break }
    }
    return rank
  }
}
