/// What an edge is asked for while a path is sought, in eight bytes.
///
/// An edge whose claims differ in these has a tie for each.
public struct TieFacts: Sendable, Hashable {
  /// A number for the relation; the caller's.
  public var relation: UInt8
  /// Bits for polarity and modality; the caller's.
  public var status: UInt8
  /// From 0 to 100.
  public var confidence: UInt8
  /// How many documents bear it out; 255 for more.
  public var documents: UInt8
  /// The first and the last year, counted from 1800; 0 where no date is given.
  public var firstYear: UInt8
  public var lastYear: UInt8
  /// A number for whoever says so, 0 for the documents themselves; the caller's.
  public var speaker: UInt16

  public init(
    relation: UInt8 = 0, status: UInt8 = 0, confidence: UInt8 = 100, documents: UInt8 = 1,
    years: ClosedRange<Int>? = nil, speaker: UInt16 = 0
  ) {
    self.relation = relation
    self.status = status
    self.confidence = confidence
    self.documents = documents
    firstYear = years.map { Self.year($0.lowerBound) } ?? 0
    lastYear = years.map { Self.year($0.upperBound) } ?? 0
    self.speaker = speaker
  }

  /// A year as it is stored; years before 1801 are 1801, after 2055 are 2055.
  static func year(_ year: Int) -> UInt8 { UInt8(min(max(year - 1800, 1), 255)) }
}

/// An edge as it goes into a snapshot.
public struct Tie: Sendable, Hashable {
  public let from: UInt32
  public let to: UInt32
  /// The caller's number for the edge, below 2³¹.
  public let edge: UInt32
  public let facts: TieFacts

  public init(from: UInt32, to: UInt32, edge: UInt32, facts: TieFacts = TieFacts()) {
    self.from = from
    self.to = to
    self.edge = edge
    self.facts = facts
  }
}

/// Compressed sparse rows: the halves of all edges, by node and then by neighbour.
///
/// Whoever made it keeps the memory alive.
public struct Adjacency: @unchecked Sendable {
  public let nodeCount: Int
  public let halfCount: Int
  let starts: UnsafePointer<UInt32>
  let neighbours: UnsafePointer<UInt32>
  /// The edge's number times two, and one where it points at the node.
  let edges: UnsafePointer<UInt32>
  let facts: UnsafePointer<TieFacts>

  /// Where the halves of a node stand.
  @inline(__always) func halves(of node: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(starts[node]), Int(starts[node + 1])))
  }

  /// The number of halves at a node.
  func degree(of node: Int) -> Int { Int(starts[node + 1] - starts[node]) }

  /// Whether every number in it leads to a node or a half that there is, in order.
  ///
  /// - Complexity: O(*n* + *m*).
  var isSound: Bool {
    guard starts[0] == 0, Int(starts[nodeCount]) == halfCount else { return false }
    var last: UInt32 = 0
    for node in 0...nodeCount {
      guard starts[node] >= last else { return false }
      last = starts[node]
    }
    var greatest: UInt32 = 0
    for half in 0..<halfCount { greatest = max(greatest, neighbours[half]) }
    return halfCount == 0 || Int(greatest) < nodeCount
  }
}
