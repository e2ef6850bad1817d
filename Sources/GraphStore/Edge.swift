import Documents
import Ontology

/// All claims of one relation between the same two nodes.
///
/// Of a symmetric relation, `from` is the node whose type and key come first.
public struct Edge: Sendable, Hashable {
  public let relation: RelationType
  public let from: Node.ID
  public let to: Node.ID

  /// At least one, in order of document and place.
  public let claims: [Claim]

  public init(relation: RelationType, from: Node.ID, to: Node.ID, claims: [Claim]) {
    self.relation = relation
    self.from = from
    self.to = to
    self.claims = claims
  }

  /// The node at the other end.
  public func other(than node: Node.ID) -> Node.ID { node == from ? to : from }

  /// The number of documents that bear it out.
  public var documentCount: Int { Set(claims.map(\.source)).count }

  public static func == (a: Self, b: Self) -> Bool {
    a.relation == b.relation && a.from == b.from && a.to == b.to
      && a.claims.map(\.id) == b.claims.map(\.id)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(relation)
    hasher.combine(from)
    hasher.combine(to)
  }
}

/// What one document says of two nodes, as the graph keeps it.
public struct Claim: Sendable, Identifiable {
  public struct ID: Hashable, Comparable, Sendable {
    public let rawValue: Int64

    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  public let id: ID

  /// The document that it stands in.
  public let source: Source.ID

  /// At least one.
  public let evidence: [Evidence]

  /// Who says so, innermost first; empty where the document does.
  public let speakers: [Node.ID]
  public let polarity: Polarity
  public let modality: Modality

  /// The date of what is claimed, not that of the document.
  public let date: EDTF?
  public let attributes: [String: String]
  public let rule: String
  public let confidence: Double

  public init(
    id: ID, source: Source.ID, evidence: [Evidence], speakers: [Node.ID], polarity: Polarity,
    modality: Modality, date: EDTF?, attributes: [String: String], rule: String, confidence: Double
  ) {
    self.id = id
    self.source = source
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

/// The words that bear a claim out.
public struct Evidence: Sendable, Hashable {
  /// In UTF-8 bytes of the document's text.
  public let span: Span
  public let quotation: String

  public init(span: Span, quotation: String) {
    self.span = span
    self.quotation = quotation
  }
}

/// A document of the graph, without its text.
public struct Source: Sendable, Hashable, Identifiable {
  public struct ID: Hashable, Comparable, Sendable {
    public let rawValue: Int64

    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  public let id: ID

  /// The document's identifier.
  public let key: String

  /// The path of its file, as given.
  public let path: String
  public let title: String?
  public let date: EDTF?
  public let citation: String?

  public init(id: ID, key: String, path: String, title: String?, date: EDTF?, citation: String?) {
    self.id = id
    self.key = key
    self.path = path
    self.title = title
    self.date = date
    self.citation = citation
  }

  /// How a quotation from it is cited: title, date and identifier.
  public var reference: String {
    var parts: [String] = []
    if let title { parts.append(title) }
    if let date { parts.append(date.description) }
    parts.append("[\(key)]")
    return parts.joined(separator: ", ")
  }
}
