import Documents
import Ontology

/// What a document says of two entities.
public struct Claim: Sendable, Hashable {
  /// Either end of a claim.
  public enum End: Sendable, Hashable {
    /// The document itself.
    case document
    /// An index into the document's entities.
    case entity(Int)
  }

  public let relation: RelationType
  public let from: End
  public let to: End

  /// The words that bear it out, at least one span.
  public var evidence: [Span]

  /// Who says so, innermost first, as indexes of entities; none where the document does.
  public var speakers: [Int] = []
  public var polarity: Polarity = .affirmed
  public var modality: Modality = .asserted

  /// The date of what is claimed, where the text gives it.
  public var date: EDTF?
  public var attributes: [String: String] = [:]

  /// The rule that made it.
  public let rule: String

  /// From 0 to 1: how often the rule is right, as far as it was counted.
  public var confidence: Double

  public init(
    _ relation: RelationType, from: End, to: End, evidence: Span, rule: String, confidence: Double
  ) {
    self.relation = relation
    self.from = from
    self.to = to
    self.evidence = [evidence]
    self.rule = rule
    self.confidence = confidence
  }
}

/// A family of rules that read claims out of a document.
public protocol RuleFamily: Sendable {
  func claims(in document: ResolvedDocument) -> [Claim]
}
