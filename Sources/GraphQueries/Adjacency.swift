/// What a claim is asked for while a path is sought, in eight bytes.
public struct TieFacts: Sendable, Hashable {
  /// A number for the relation; the caller's.
  public var relation: UInt8
  /// Bits for polarity and modality; the caller's.
  public var status: UInt8
  /// From 0 to 100.
  public var confidence: UInt8
  private var spare: UInt8 = 0
  /// The first and the last year, counted from 1800; 0 where no date is given.
  public var firstYear: UInt8
  public var lastYear: UInt8
  /// A number for whoever says so, 0 for the documents themselves; the caller's.
  public var speaker: UInt16

  public init(
    relation: UInt8 = 0, status: UInt8 = 0, confidence: UInt8 = 100,
    years: ClosedRange<Int>? = nil, speaker: UInt16 = 0
  ) {
    self.relation = relation
    self.status = status
    self.confidence = confidence
    firstYear = years.map { Self.year($0.lowerBound) } ?? 0
    lastYear = years.map { Self.year($0.upperBound) } ?? 0
    self.speaker = speaker
  }

  /// A year as it is stored; years before 1801 are 1801, after 2055 are 2055.
  static func year(_ year: Int) -> UInt8 { UInt8(min(max(year - 1800, 1), 255)) }
}

/// A claim as it goes into a snapshot: who, with whom, in which document.
public struct TieRecord: Sendable, Hashable {
  public let from: UInt32
  public let to: UInt32
  /// The caller's number for the document, below 2³¹.
  public let document: UInt32
  public let facts: TieFacts

  public init(from: UInt32, to: UInt32, document: UInt32, facts: TieFacts = TieFacts()) {
    self.from = from
    self.to = to
    self.document = document
    self.facts = facts
  }

  /// By edge, then by document: claims of one edge stand together.
  static func precedes(_ a: TieRecord, _ b: TieRecord) -> Bool {
    (a.facts.relation, a.from, a.to, a.document) < (b.facts.relation, b.from, b.to, b.document)
  }
}

/// Compressed sparse rows: the halves of all ties, by node, neighbour, edge and document.
///
/// Whoever made it keeps the memory alive.
public struct Adjacency: @unchecked Sendable {
  public let nodeCount: Int
  public let halfCount: Int
  let starts: UnsafePointer<UInt32>
  let neighbours: UnsafePointer<UInt32>
  /// The document's number times two, and one where the tie points at the node.
  let documents: UnsafePointer<UInt32>
  let facts: UnsafePointer<TieFacts>

  /// The most documents that bear out one edge.
  let mostDocuments: Int

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
    guard (0...halfCount).contains(mostDocuments) else { return false }
    var greatest: UInt32 = 0
    for half in 0..<halfCount { greatest = max(greatest, neighbours[half]) }
    return halfCount == 0 || Int(greatest) < nodeCount
  }
}
