/// An adjacency in memory, made of ties.
///
/// - Complexity: O(*n* + *m* log *m*) to make, 16 bytes for each half.
public final class TieTable: @unchecked Sendable {
  public let adjacency: Adjacency
  private let starts: UnsafeMutablePointer<UInt32>
  private let neighbours: UnsafeMutablePointer<UInt32>
  private let edges: UnsafeMutablePointer<UInt32>
  private let facts: UnsafeMutablePointer<TieFacts>

  /// - Parameters:
  ///   - ties: each edge once, in any order; of the same two nodes there may be several.
  ///   - nodeCount: nodes are numbers below it, in the order of results.
  public init(_ ties: [Tie], nodeCount: Int) {
    let count = 2 * ties.count
    starts = .allocate(capacity: nodeCount + 1)
    starts.initialize(repeating: 0, count: nodeCount + 1)
    neighbours = .allocate(capacity: max(1, count))
    edges = .allocate(capacity: max(1, count))
    facts = .allocate(capacity: max(1, count))
    Self.fill(
      ties, nodeCount, starts: starts, neighbours: neighbours, edges: edges, facts: facts)
    adjacency = Adjacency(
      nodeCount: nodeCount, halfCount: count, starts: starts, neighbours: neighbours, edges: edges,
      facts: facts)
  }

  deinit {
    starts.deallocate()
    neighbours.deallocate()
    edges.deallocate()
    facts.deallocate()
  }

  /// Lays out ties by node and neighbour; `starts` must be zero.
  static func fill(
    _ ties: [Tie], _ nodeCount: Int, starts: UnsafeMutablePointer<UInt32>,
    neighbours: UnsafeMutablePointer<UInt32>, edges: UnsafeMutablePointer<UInt32>,
    facts: UnsafeMutablePointer<TieFacts>
  ) {
    for tie in ties {
      precondition(Int(tie.from) < nodeCount && Int(tie.to) < nodeCount, "a tie leads outside")
      starts[Int(tie.from) + 1] += 1
      starts[Int(tie.to) + 1] += 1
    }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    // Each half as its neighbour and the place of its tie, so that one sort orders both.
    var halves = [UInt64](repeating: 0, count: 2 * ties.count)
    var next = (0..<nodeCount).map { Int(starts[$0]) }
    for (place, tie) in ties.enumerated() {
      let (from, to) = (Int(tie.from), Int(tie.to))
      halves[next[from]] = UInt64(tie.to) << 32 | UInt64(place) << 1
      next[from] += 1
      halves[next[to]] = UInt64(tie.from) << 32 | UInt64(place) << 1 | 1
      next[to] += 1
    }
    halves.withUnsafeMutableBufferPointer { halves in
      for node in 0..<nodeCount { halves[Int(starts[node])..<Int(starts[node + 1])].sort() }
      for (index, half) in halves.enumerated() {
        let tie = ties[Int(half & 0xFFFF_FFFF) >> 1]
        neighbours[index] = UInt32(half >> 32)
        edges[index] = tie.edge << 1 | UInt32(half & 1)
        facts[index] = tie.facts
      }
    }
  }
}
