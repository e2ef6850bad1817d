import Documents
import Language
import Ontology

/// A place in a document where somebody or something is named.
public struct Mention: Sendable {
  /// How it names.
  public enum Kind: Sendable {
    case name
    /// A definite description: "the Ambassador".
    case nominal
    /// Something that stands for it: "Moscow" for the Soviet Union.
    case metonym
  }

  /// Into the tokens of the document's ``Prose``.
  public var tokens: Range<Int>
  public var span: Span
  public var type: EntityType
  public var kind: Kind

  /// The entry of the lexicon that it names, as an index.
  public var entry: Int?

  /// The identifier that the format's markup gives it.
  public var key: String?

  /// The title that stands with it, as tokens: "Vice Premier".
  public var title: Range<Int>?

  /// Where it begins, its title included.
  package var start: Int { title?.lowerBound ?? tokens.lowerBound }

  /// The same of other words.
  func covering(_ tokens: Range<Int>, in prose: Prose) -> Mention {
    var mention = self
    mention.tokens = tokens
    mention.span = prose.span(tokens)
    return mention
  }

  /// The recognizer that found it.
  public let rule: String

  /// How sure the recognizer is, against another reading of the same words.
  let rank: Int

  init(
    _ tokens: Range<Int>, _ span: Span, _ type: EntityType, kind: Kind = .name, entry: Int? = nil,
    key: String? = nil, title: Range<Int>? = nil, rule: String, rank: Int
  ) {
    self.tokens = tokens
    self.span = span
    self.type = type
    self.kind = kind
    self.entry = entry
    self.key = key
    self.title = title
    self.rule = rule
    self.rank = rank
  }
}

/// Finds mentions of one sort in a sentence.
public protocol Recognizer: Sendable {
  func mentions(in words: Words) -> [Mention]
}
