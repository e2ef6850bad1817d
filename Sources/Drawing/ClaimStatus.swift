import GraphStore
import Ontology

/// Whether claims affirm or deny, and how firmly; each is a line of its own.
struct ClaimStatus: Hashable, Comparable, Sendable {
  let polarity: Polarity
  let modality: Modality

  /// In the order of the legend: affirmed before negated, facts first.
  static let all: [ClaimStatus] = Polarity.allCases.flatMap { polarity in
    Modality.allCases.map { ClaimStatus(polarity: polarity, modality: $0) }
  }

  init(polarity: Polarity, modality: Modality) {
    self.polarity = polarity
    self.modality = modality
  }

  init(of claim: Claim) { self.init(polarity: claim.polarity, modality: claim.modality) }

  var isNegated: Bool { polarity == .negated }

  /// What the legend says of its line.
  var legend: String {
    switch (polarity, modality) {
    case (.affirmed, .asserted): "stated as fact"
    case (.affirmed, .planned): "planned"
    case (.affirmed, .hypothetical): "hypothetical"
    case (.negated, .asserted): "negated: said not to be so"
    case (.negated, .planned): "negated: said not to be planned"
    case (.negated, .hypothetical): "negated, hypothetical"
    }
  }

  static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  private var rank: Int { Self.all.firstIndex(of: self)! }
}
