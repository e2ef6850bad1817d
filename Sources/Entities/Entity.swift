import Documents
import Language
import Mentions
import Ontology

/// Somebody or something that a document names, with all the places where it does.
public struct Entity: Sendable {
  public let type: EntityType

  /// Two documents that give the same type and key speak of the same entity.
  ///
  /// A key with an `@` belongs to one document: a surname alone joins nobody
  /// across documents.
  public let key: String

  /// The name to show.
  public let name: String

  /// Indexes of mentions, in order.
  public let mentions: [Int]

  /// The entry of the lexicon that it is, as an index.
  public let entry: Int?

  /// Of a person, the identifier of the state that whoever bears the name served: says
  /// whose office a title is that leaves it unsaid.
  public let nation: String?

  /// Why the mentions were taken for one.
  public let reasons: [String]

  public init(
    type: EntityType, key: String, name: String, mentions: [Int], entry: Int? = nil,
    nation: String? = nil, reasons: [String] = []
  ) {
    self.type = type
    self.key = key
    self.name = name
    self.mentions = mentions
    self.entry = entry
    self.nation = nation
    self.reasons = reasons
  }
}

/// What became of a document's mentions.
public struct Resolution: Sendable {
  public var entities: [Entity]

  /// The entity of each mention, as an index; `nil` where the text does not say.
  public var entityOfMention: [Int?]

  /// Mentions that may be of several, and who they are.
  public var unresolved: [(mention: Int, candidates: [String])]
}

/// Decides which mentions are of one entity.
public protocol Resolver: Sendable {
  func resolve(_ mentions: [Mention], in prose: Prose) -> Resolution
}
