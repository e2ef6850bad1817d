/// Searches over one adjacency: shortest paths, many paths, reach.
///
/// Keeps what it marks nodes with from one question to the next, so that a question costs
/// only what it touches. One for each thread.
///
/// Paths meet no node twice. Nodes are numbers in the order of results: of two answers that
/// are equal otherwise the one with the lower numbers comes first.
public final class PathSearch {
  public let adjacency: Adjacency
  private let owner: AnyObject?

  /// Marks of the two sides: the round in which a node was reached, and how far it is.
  let marks: [UnsafeMutablePointer<UInt32>]
  let distances: [UnsafeMutablePointer<UInt16>]
  private var round: UInt32 = 0

  /// Room for the levels of a search: two that grow, and the next one.
  let levels: [UnsafeMutablePointer<UInt32>]

  /// - Parameter owner: what keeps the adjacency's memory alive.
  public init(_ adjacency: Adjacency, owner: AnyObject? = nil) {
    self.adjacency = adjacency
    self.owner = owner
    let count = adjacency.nodeCount
    marks = (0..<2).map { _ in
      let mark = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, count))
      mark.initialize(repeating: 0, count: count)
      return mark
    }
    levels = (0..<3).map { _ in .allocate(capacity: max(1, count)) }
    distances = (0..<2).map { _ in
      let distance = UnsafeMutablePointer<UInt16>.allocate(capacity: max(1, count))
      distance.initialize(repeating: 0, count: count)
      return distance
    }
  }

  public convenience init(_ file: AdjacencyFile) { self.init(file.adjacency, owner: file) }

  deinit {
    for mark in marks { mark.deallocate() }
    for distance in distances { distance.deallocate() }
    for level in levels { level.deallocate() }
  }

  /// The most documents that one tie has: a bound for what a path may still gain.
  private(set) lazy var mostDocuments: Int = {
    var most: UInt8 = 0
    for half in 0..<adjacency.halfCount { most = max(most, adjacency.facts[half].documents) }
    return Int(most)
  }()

  /// Begins a question: forgets all marks.
  func nextRound() -> UInt32 {
    if round == .max {
      for mark in marks { mark.update(repeating: 0, count: adjacency.nodeCount) }
      round = 0
    }
    round += 1
    return round
  }

  /// A path: its nodes, and for each step the half that bears it out best.
  public struct Found: Sendable, Hashable {
    public let nodes: [Int]
    /// The number of the edge of each step, as it was written.
    public let edges: [UInt32]
    /// How many documents bear out the steps, added up.
    public let documents: Int

    public var length: Int { edges.count }
  }

  /// Shorter first, then more documents, then lower numbers: a total order.
  public static func precedes(_ a: Found, _ b: Found) -> Bool {
    if a.length != b.length { return a.length < b.length }
    if a.documents != b.documents { return a.documents > b.documents }
    return a.nodes.lexicographicallyPrecedes(b.nodes)
  }

  // MARK: Steps

  /// Calls with each node that a step leads to, once, in order; the halves of each stand
  /// together.
  @inline(__always)
  func forEachNeighbour(
    of node: Int, _ filter: TieFilter.Compiled?, isTurned: Bool, _ body: (Int) -> Void
  ) {
    let adjacency = adjacency
    var last = UInt32.max
    for half in adjacency.halves(of: node) {
      let neighbour = adjacency.neighbours[half]
      if neighbour == last { continue }
      if let filter,
        !filter.admits(
          adjacency.facts[half], pointsHere: adjacency.edges[half] & 1 == 1, isTurned: isTurned)
      {
        continue
      }
      last = neighbour
      body(Int(neighbour))
    }
  }

  /// Whether a node may be passed through.
  @inline(__always)
  func isPassable(_ node: Int, _ filter: TieFilter) -> Bool {
    if let passable = filter.passable, !passable[node] { return false }
    if let most = filter.greatestDegree, adjacency.degree(of: node) > most { return false }
    return true
  }

  /// The half between two nodes with the most documents; of several the first.
  func bestHalf(from node: Int, to goal: Int, _ filter: TieFilter.Compiled?) -> Int? {
    let halves = adjacency.halves(of: node)
    var low = halves.lowerBound
    var high = halves.upperBound
    while low < high {
      let middle = (low + high) / 2
      if Int(adjacency.neighbours[middle]) < goal { low = middle + 1 } else { high = middle }
    }
    var best: Int?
    while low < halves.upperBound, Int(adjacency.neighbours[low]) == goal {
      let counts =
        filter?.admits(
          adjacency.facts[low], pointsHere: adjacency.edges[low] & 1 == 1, isTurned: false) ?? true
      if counts,
        best.map({ adjacency.facts[low].documents > adjacency.facts[$0].documents }) ?? true
      {
        best = low
      }
      low += 1
    }
    return best
  }

  func found(along nodes: [Int], _ filter: TieFilter.Compiled?) -> Found {
    let halves = zip(nodes, nodes.dropFirst()).map { bestHalf(from: $0, to: $1, filter)! }
    return Found(
      nodes: nodes, edges: halves.map { adjacency.edges[$0] >> 1 },
      documents: halves.reduce(0) { $0 + Int(adjacency.facts[$1].documents) })
  }
}
