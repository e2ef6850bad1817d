import Documents
import Ontology

/// What one document gives to a graph: its entities, where they are named, and
/// what it claims of them.
///
/// Entities are numbered within the contribution; the graph gives them ids.
public struct Contribution: Sendable {
  /// The document; spans are in UTF-8 bytes of its text.
  public let document: Document

  /// Whom and what it names; mentions and claims refer to them by index.
  public let entities: [Entity]

  /// Where entities are named; without a known entity or outside the text they are refused.
  public let mentions: [Mention]

  /// What it says of them; those that the text or the ontology does not allow are refused.
  public let claims: [Claim]

  /// Names that the text does not decide, for review.
  public let unresolved: [Unresolved]

  /// Makes a contribution of its parts; a graph checks indexes and spans when it stores it.
  public init(
    document: Document, entities: [Entity], mentions: [Mention], claims: [Claim],
    unresolved: [Unresolved]
  ) {
    self.document = document
    self.entities = entities
    self.mentions = mentions
    self.claims = claims
    self.unresolved = unresolved
  }

  /// Someone or something that the document names.
  public struct Entity: Sendable, Hashable {
    /// What kind of thing it is.
    public let type: EntityType

    /// Two documents that give the same type and key speak of the same entity.
    public let key: String

    /// The name that this document gives it; ``Graph/finish()`` chooses which to show.
    public let name: String

    /// Why the document's mentions are taken for this entity.
    public let reasons: [String]

    public init(type: EntityType, key: String, name: String, reasons: [String] = []) {
      self.type = type
      self.key = key
      self.name = name
      self.reasons = reasons
    }
  }

  /// A place where an entity is named.
  public struct Mention: Sendable, Hashable {
    /// How a mention names its entity.
    public enum Kind: String, Sendable, CaseIterable {
      /// By a name, which counts as a way to write it.
      case name
      /// By a definite description: "the Ambassador".
      case nominal
      /// By something that stands for it: "Moscow" for the Soviet Union.
      case metonym
    }

    /// An index into ``Contribution/entities``.
    public let entity: Int

    /// In UTF-8 bytes of the document's text.
    public let span: Span

    /// How it names the entity.
    public let kind: Kind

    public init(entity: Int, span: Span, kind: Kind) {
      self.entity = entity
      self.span = span
      self.kind = kind
    }
  }

  /// Either end of a claim.
  public enum End: Sendable, Hashable {
    /// The document itself.
    case document
    /// An index into ``Contribution/entities``.
    case entity(Int)
  }

  /// What the document says of two entities.
  public struct Claim: Sendable, Hashable {
    /// What is said of the two.
    public let relation: RelationType

    /// The near end.
    public let from: End

    /// The far end.
    public let to: End

    /// The words that bear it out; without any, or with an empty span, it is refused.
    public let evidence: [Quotation]

    /// Who says so, innermost first, as indexes into ``Contribution/entities``;
    /// none where the document says so itself.
    public let speakers: [Int]

    /// Whether it says that something is so, or that it is not.
    public let polarity: Polarity

    /// How firmly it is made.
    public let modality: Modality

    /// The date of what is claimed, where the text gives it.
    public let date: EDTF?

    /// What else the text says of it, by name, such as `title` or `role`.
    public let attributes: [String: String]

    /// The rule or model that made it.
    public let rule: String

    /// From 0 to 1.
    public let confidence: Double

    /// Makes a claim, by default one that the document itself affirms as a fact.
    public init(
      relation: RelationType, from: End, to: End, evidence: [Quotation], speakers: [Int] = [],
      polarity: Polarity = .affirmed, modality: Modality = .asserted, date: EDTF? = nil,
      attributes: [String: String] = [:], rule: String, confidence: Double
    ) {
      self.relation = relation
      self.from = from
      self.to = to
      self.evidence = evidence
      self.speakers = speakers
      self.polarity = polarity
      self.modality = modality
      self.date = date
      self.attributes = attributes
      self.rule = rule
      self.confidence = confidence
    }
  }

  /// Words of the document and where they stand; compared when they are stored.
  public struct Quotation: Sendable, Hashable {
    /// In UTF-8 bytes of the document's text.
    public let span: Span

    /// The words; a claim is refused where other bytes stand at the span.
    public let text: String

    public init(span: Span, text: String) {
      self.span = span
      self.text = text
    }
  }

  /// A name of which the text does not say whose it is.
  public struct Unresolved: Sendable, Hashable {
    /// In UTF-8 bytes of the document's text.
    public let span: Span

    /// The name as it is written; it is not compared with the text.
    public let text: String

    /// Why, with the candidates: "Johnson: Lyndon B. Johnson or U. Alexis Johnson".
    public let reason: String

    public init(span: Span, text: String, reason: String) {
      self.span = span
      self.text = text
      self.reason = reason
    }
  }
}
