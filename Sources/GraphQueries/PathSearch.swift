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

  /// How many ties a walk in depth may look at before it gives up.
  var budget = Int.max

  /// Whether the last walk in depth gave up, so that what it found is not all.
  var isExhausted = false

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

  /// Begins a question: forgets all marks.
  func nextRound() -> UInt32 {
    if round == .max {
      for mark in marks { mark.update(repeating: 0, count: adjacency.nodeCount) }
      round = 0
    }
    round += 1
    return round
  }

  /// A path.
  public struct Found: Sendable, Hashable {
    public let nodes: [Int]
    /// How many documents bear out the steps, added up; each step counts with its best edge.
    public let documents: Int

    public var length: Int { nodes.count - 1 }
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
          adjacency.facts[half], pointsHere: adjacency.documents[half] & 1 == 1, isTurned: isTurned)
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

  /// How many documents bear out the best edge of some halves that lead to one neighbour,
  /// and where these end; none where no half counts.
  ///
  /// The claims of an edge stand together, in order of document.
  @inline(__always)
  func documents(
    at first: Int, before end: Int, _ filter: TieFilter.Compiled?, isTurned: Bool
  ) -> (documents: Int, next: Int) {
    let adjacency = adjacency
    let neighbour = adjacency.neighbours[first]
    var half = first
    var most = 0
    var count = 0
    var relation = -1
    var document = UInt32.max
    while half < end, adjacency.neighbours[half] == neighbour {
      defer { half += 1 }
      let pointsHere = adjacency.documents[half] & 1 == 1
      if let filter,
        !filter.admits(adjacency.facts[half], pointsHere: pointsHere, isTurned: isTurned)
      {
        continue
      }
      let edge = Int(adjacency.facts[half].relation) * 2 + (pointsHere ? 1 : 0)
      if edge != relation {
        (relation, count, document) = (edge, 0, .max)
      }
      if adjacency.documents[half] != document { count += 1 }
      document = adjacency.documents[half]
      most = max(most, count)
    }
    return (most, half)
  }

  /// How many documents bear out the best edge from one node to another; 0 where there is
  /// none that counts.
  func documents(from node: Int, to goal: Int, _ filter: TieFilter.Compiled?) -> Int {
    let halves = adjacency.halves(of: node)
    var low = halves.lowerBound
    var high = halves.upperBound
    while low < high {
      let middle = (low + high) / 2
      if Int(adjacency.neighbours[middle]) < goal { low = middle + 1 } else { high = middle }
    }
    guard low < halves.upperBound, Int(adjacency.neighbours[low]) == goal else { return 0 }
    return documents(at: low, before: halves.upperBound, filter, isTurned: false).documents
  }
}
