import Documents
import Ontology

/// Which claims of a graph a question is about.
///
/// The default is what is affirmed, as a fact or as planned, by anyone, at any time.
public struct ClaimFilter: Sendable {
  /// Relations that count, each with its kinds; `nil` for all.
  public var relations: Set<RelationType>?

  public var polarities: Set<Polarity> = [.affirmed]
  public var modalities: Set<Modality> = [.asserted, .planned]

  /// Only what this node says, at first or second hand.
  public var speaker: Node.ID?

  /// Only what happened at a time that may lie in this one.
  public var period: EDTF?

  /// Whether claims without a date of their own count where a period is given.
  public var includesUndated = true

  /// The least confidence that counts, from 0 to 1.
  public var confidence = 0.0

  /// Only what this document says.
  public var source: Source.ID?

  /// Types of entities that count, at either end; `nil` for all but Document and Topic.
  public var entityTypes: Set<EntityType>?

  public init() {}

  /// Everything: also what is denied or merely possible.
  public static var everything: ClaimFilter {
    var filter = ClaimFilter()
    filter.polarities = Set(Polarity.allCases)
    filter.modalities = Set(Modality.allCases)
    return filter
  }

  /// Whether a claim counts; the relation and the types of its ends are not asked here.
  public func admits(_ claim: Claim) -> Bool {
    guard polarities.contains(claim.polarity), modalities.contains(claim.modality),
      claim.confidence >= confidence
    else { return false }
    if let source, claim.source != source { return false }
    if let speaker, !claim.speakers.contains(speaker) { return false }
    guard let period else { return true }
    return claim.date.map { $0.overlaps(period) } ?? includesUndated
  }
}
