import Documents
import Ontology

/// All claims of one relation between the same two nodes.
///
/// Of a symmetric relation, `from` is the node whose type and key come first.
public struct Edge: Sendable, Hashable {
  /// What all the claims say of the two nodes.
  public let relation: RelationType

  /// The near end.
  public let from: Node.ID

  /// The far end.
  public let to: Node.ID

  /// At least one, in order of document and place.
  public let claims: [Claim]

  /// Makes an edge of its parts; the order of ends and of claims is not checked.
  public init(relation: RelationType, from: Node.ID, to: Node.ID, claims: [Claim]) {
    self.relation = relation
    self.from = from
    self.to = to
    self.claims = claims
  }

  /// The node at the other end.
  public func other(than node: Node.ID) -> Node.ID { node == from ? to : from }

  /// The number of documents that bear it out.
  ///
  /// - Complexity: O(*n*) for *n* claims.
  public var documentCount: Int { Set(claims.map(\.source)).count }

  /// Whether relation, ends and the ids of the claims are the same.
  ///
  /// - Complexity: O(*n*) for *n* claims.
  public static func == (a: Self, b: Self) -> Bool {
    a.relation == b.relation && a.from == b.from && a.to == b.to
      && a.claims.map(\.id) == b.claims.map(\.id)
  }

  /// By relation and ends alone, so that it costs the same for any number of claims.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(relation)
    hasher.combine(from)
    hasher.combine(to)
  }
}

/// What one document says of two nodes, as the graph keeps it.
public struct Claim: Sendable, Identifiable {
  /// What names a claim in one graph file, until the file of its document is stored anew.
  ///
  /// Ids below zero are of claims that are made of mentions and not stored; each reading
  /// numbers them anew.
  public struct ID: Hashable, Comparable, Sendable {
    /// The number in the file.
    public let rawValue: Int64

    /// Takes any number for an id; whether there is such a claim is not checked.
    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    /// By number: of the stored claims of one document, the order of place.
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// Names the claim in one graph file.
  public let id: ID

  /// The document that it stands in.
  public let source: Source.ID

  /// At least one; none in a subgraph that was read without words.
  public let evidence: [Evidence]

  /// Who says so, innermost first; empty where the document does.
  public let speakers: [Node.ID]

  /// Whether it says that something is so, or that it is not.
  public let polarity: Polarity

  /// How firmly it is made.
  public let modality: Modality

  /// The date of what is claimed, not that of the document.
  public let date: EDTF?

  /// What else the text says of it, by name, such as `title` or `role`; empty where it is
  /// read without words.
  public let attributes: [String: String]

  /// The rule or model that made it; empty where it is read without words.
  public let rule: String

  /// From 0 to 1.
  public let confidence: Double

  /// Makes a claim of its parts; nothing is checked.
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

  /// What stands at the span, byte for byte.
  public let quotation: String

  public init(span: Span, quotation: String) {
    self.span = span
    self.quotation = quotation
  }
}

/// A document of the graph, without its text.
public struct Source: Sendable, Hashable, Identifiable {
  /// What names a document in one graph file, until its file is stored anew.
  public struct ID: Hashable, Comparable, Sendable {
    /// The number in the file.
    public let rawValue: Int64

    /// Takes any number for an id; whether there is such a document is not checked.
    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    /// By number; results are in order of ``Source/key`` instead.
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// Names the document in one graph file.
  public let id: ID

  /// The document's identifier.
  public let key: String

  /// The path of its file, as given.
  public let path: String

  /// The heading, or what the publisher calls the record.
  public let title: String?

  /// The date of the record, which is not the date of what it tells.
  public let date: EDTF?

  /// Where the record is kept or printed, in words.
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
