/// Two entities that a sentence may relate, with all that speaks for it.
struct RelationCandidate {
  let sentence: Int
  /// The words that stand for either, the first in the text first; none where only a
  /// rule saw it, or a title alone.
  let first: Argument?
  let second: Argument?
  let from: Int
  let to: Int

  /// Claims that rules made of the two in this sentence, in either direction.
  var ruled: [Claim] = []

  /// Which of the record's places that name the two this is, and of how many.
  var place = 0
  var places = 1

  /// What rules claim of the two at other places only.
  var elsewhere: [Claim] = []

  /// The mention of a person with a title whose body the text does not name beside it.
  var titled: Int?

  /// Where the deed is named.
  var trigger: Int

  /// Whether a sentence of running text says it, rather than a title or a list.
  func isStatement(in document: ResolvedDocument) -> Bool {
    titled == nil && document.prose.sentences[sentence].section.isRunningText
  }
}

extension [RelationCandidate] {
  /// The same, each knowing what the others say of its two entities.
  func acquainted() -> Self {
    var candidates = self
    let pairs = Dictionary(grouping: indices) { Set([self[$0].from, self[$0].to]) }
    for places in pairs.values {
      // What is said more often than this is told by the first of them.
      let claims = places.lazy.flatMap { self[$0].ruled }.prefix(64)
      for (place, index) in places.enumerated() {
        let own = Set(self[index].ruled.map { Told($0) })
        candidates[index].place = place
        candidates[index].places = places.count
        candidates[index].elsewhere = claims.filter { !own.contains(Told($0)) }
      }
    }
    return candidates
  }
}

/// A relation in a direction: what a candidate may turn out to be.
struct RelationClass: Hashable {
  let name: String
  /// Whether the entity that stands first is the far end.
  let isTurned: Bool

  /// All that are learned, in a fixed order.
  static let all: [RelationClass] =
    ["MET_WITH", "NEGOTIATED_WITH"].map { RelationClass(name: $0, isTurned: false) }
    + [
      "TRAVELED_TO", "COMMUNICATED_WITH", "SUPPORTS", "OPPOSES", "AIDS", "EXPORTS_TO", "ATTACKS",
      "RECOGNIZES", "PARTICIPATES_IN", "HOLDS_OFFICE", "MEMBER_OF", "PART_OF", "LOCATED_IN",
    ].flatMap {
      [RelationClass(name: $0, isTurned: false), RelationClass(name: $0, isTurned: true)]
    }

  /// Whether titles and lists give it.
  var isOfForm: Bool { ["HOLDS_OFFICE", "MEMBER_OF", "PART_OF", "LOCATED_IN"].contains(name) }

  var isStance: Bool { ["SUPPORTS", "OPPOSES"].contains(name) }

  static let names = all.map { $0.isTurned ? $0.name + "<" : $0.name + ">" }

  static let relations = Set(all.map(\.name))

  private static let numbers = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { ($1, $0) })

  static func number(_ name: String, isTurned: Bool) -> Int? {
    numbers[RelationClass(name: name, isTurned: isTurned)]
  }
}

/// What a claim says of a pair: the relation, and in which direction.
private struct Told: Hashable {
  let relation: String
  let from: Claim.End?

  init(_ claim: Claim) {
    relation = claim.relation.base
    from = claim.relation.isSymmetric ? nil : claim.from
  }
}
