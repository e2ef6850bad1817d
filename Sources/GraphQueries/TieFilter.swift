/// Which ties and nodes count in a search; asked inside it, at every step.
public struct TieFilter: Sendable {
  /// Relations that count, a bit each; all where `nil`.
  public var relations: [Bool]?

  /// Only ties of these years, the ends included.
  public var years: ClosedRange<Int>?

  /// Whether ties without a date count where years are asked for.
  public var admitsUndated = false

  /// Bits of ``TieFacts/status`` that must not be set.
  public var forbiddenStatus: UInt8 = 0

  /// From 0 to 100.
  public var confidence: UInt8 = 0

  /// Whoever must say so.
  public var speaker: UInt16?

  /// Whether a tie may be gone along, and against, its direction.
  public var goesForward = true
  public var goesBackward = true

  /// Relations that hold both ways, so that they have no direction; none where `nil`.
  public var isSymmetric: [Bool]?

  /// Nodes that may be passed through; all where `nil`. The ends of a path may be any.
  public var passable: [Bool]?

  /// The most halves that a node may have to be passed through: hubs connect everything.
  public var greatestDegree: Int?

  public init() {}

  /// Whether every tie counts, so that the facts need not be looked at.
  var admitsAllTies: Bool {
    relations == nil && years == nil && forbiddenStatus == 0 && confidence == 0 && speaker == nil
      && goesForward && goesBackward
  }

  var admitsAllNodes: Bool { passable == nil && greatestDegree == nil }
}

extension TieFilter {
  /// The filter as the innermost loop asks it: numbers and a table, no optionals.
  struct Compiled {
    private let relations: [Bool]
    private let firstYear: UInt8
    private let lastYear: UInt8
    private let asksYears: Bool
    private let admitsUndated: Bool
    private let forbidden: UInt8
    private let confidence: UInt8
    private let asksSpeaker: Bool
    private let speaker: UInt16
    private let forward: Bool
    private let backward: Bool
    private let symmetric: [Bool]

    init(_ filter: TieFilter) {
      var relations = [Bool](repeating: filter.relations == nil, count: 256)
      for (index, counts) in (filter.relations ?? []).enumerated() where index < 256 {
        relations[index] = counts
      }
      self.relations = relations
      asksYears = filter.years != nil
      firstYear = filter.years.map { TieFacts.year($0.lowerBound) } ?? 0
      lastYear = filter.years.map { TieFacts.year($0.upperBound) } ?? 255
      admitsUndated = filter.admitsUndated
      forbidden = filter.forbiddenStatus
      confidence = filter.confidence
      asksSpeaker = filter.speaker != nil
      speaker = filter.speaker ?? 0
      forward = filter.goesForward
      backward = filter.goesBackward
      var symmetric = [Bool](repeating: false, count: 256)
      for (index, holds) in (filter.isSymmetric ?? []).enumerated() where index < 256 {
        symmetric[index] = holds
      }
      self.symmetric = symmetric
    }

    /// Whether a half counts, gone from the node that it stands at.
    ///
    /// - Parameter isTurned: whether the walk goes the other way, towards that node.
    @inline(__always)
    func admits(_ facts: TieFacts, pointsHere: Bool, isTurned: Bool) -> Bool {
      guard relations.withUnsafeBufferPointer({ $0[Int(facts.relation)] }) else { return false }
      if asksYears {
        if facts.firstYear == 0 {
          guard admitsUndated else { return false }
        } else {
          guard facts.firstYear <= lastYear, facts.lastYear >= firstYear else { return false }
        }
      }
      guard facts.status & forbidden == 0, facts.confidence >= confidence else { return false }
      if asksSpeaker, facts.speaker != speaker { return false }
      if pointsHere != isTurned ? backward : forward { return true }
      return symmetric.withUnsafeBufferPointer { $0[Int(facts.relation)] } && (forward || backward)
    }
  }
}
