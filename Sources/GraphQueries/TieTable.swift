/// An adjacency in memory, made of ties.
///
/// - Complexity: O(*n* + *m* log *m*) to make, 16 bytes for each half.
public final class TieTable: @unchecked Sendable {
  public let adjacency: Adjacency
  private let starts: UnsafeMutablePointer<UInt32>
  private let neighbours: UnsafeMutablePointer<UInt32>
  private let documents: UnsafeMutablePointer<UInt32>
  private let facts: UnsafeMutablePointer<TieFacts>

  /// - Parameters:
  ///   - ties: one for each claim and speaker, in any order.
  ///   - nodeCount: nodes are numbers below it, in the order of results.
  public init(_ ties: [TieRecord], nodeCount: Int) {
    let count = 2 * ties.count
    starts = .allocate(capacity: nodeCount + 1)
    starts.initialize(repeating: 0, count: nodeCount + 1)
    neighbours = .allocate(capacity: max(1, count))
    documents = .allocate(capacity: max(1, count))
    facts = .allocate(capacity: max(1, count))
    let most = Self.fill(
      ties, nodeCount, starts: starts, neighbours: neighbours, documents: documents, facts: facts)
    adjacency = Adjacency(
      nodeCount: nodeCount, halfCount: count, starts: starts, neighbours: neighbours,
      documents: documents, facts: facts, mostDocuments: most)
  }

  deinit {
    starts.deallocate()
    neighbours.deallocate()
    documents.deallocate()
    facts.deallocate()
  }

  /// Lays out ties by node, neighbour, edge and document; `starts` must be zero.
  ///
  /// - Returns: the most documents of one edge.
  static func fill(
    _ ties: [TieRecord], _ nodeCount: Int, starts: UnsafeMutablePointer<UInt32>,
    neighbours: UnsafeMutablePointer<UInt32>, documents: UnsafeMutablePointer<UInt32>,
    facts: UnsafeMutablePointer<TieFacts>
  ) -> Int {
    let isSorted = zip(ties, ties.dropFirst()).allSatisfy { !TieRecord.precedes($1, $0) }
    let ties = isSorted ? ties : ties.sorted(by: TieRecord.precedes)
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
        documents[index] = tie.document << 1 | UInt32(half & 1)
        facts[index] = tie.facts
      }
    }
    return mostDocuments(ties)
  }

  private static func mostDocuments(_ ties: [TieRecord]) -> Int {
    var most = 0
    var count = 0
    var last: TieRecord?
    for tie in ties {
      if let last,
        (last.facts.relation, last.from, last.to) == (tie.facts.relation, tie.from, tie.to)
      {
        if last.document != tie.document { count += 1 }
      } else {
        count = 1
      }
      most = max(most, count)
      last = tie
    }
    return most
  }
}
