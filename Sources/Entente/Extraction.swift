import Documents
import Entities
import Language
import Mentions
import Ontology
import Relations

/// What was read out of one document.
public struct Extraction: Sendable {
  public let document: Document
  public let mentions: [Mention]
  public let entities: [Entity]
  public let claims: [Relations.Claim]
  public let topics: [Topic]

  /// Mentions that may be of several people, as indexes, and who those are.
  public let unresolved: [(mention: Int, candidates: [String])]
}

/// Reads documents: everything between a text and what it says.
///
/// Made once for a vocabulary, used for any number of documents, from any thread.
public struct Extractor: Sendable {
  public let vocabulary: Vocabulary
  private let reader: ProseReader
  private let mentions: MentionFinder
  private let resolver: any Resolver
  private let claims: ClaimFinder
  private let topics: TopicFinder

  public init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    reader = ProseReader(
      abbreviations: vocabulary.lexicon.words("abbreviations"),
      sentenceStarters: vocabulary.lexicon.words("sentence_starters"))
    mentions = MentionFinder(vocabulary, reader)
    resolver = DocumentResolver(vocabulary)
    claims = ClaimFinder(vocabulary)
    topics = TopicFinder(vocabulary, reader)
  }

  /// Reads one document.
  ///
  /// - Complexity: about proportional to the length of the text.
  public func extract(_ document: Document) -> Extraction {
    let prose = reader.read(document)
    let found = mentions.mentions(in: prose)
    let resolution = resolver.resolve(found, in: prose)
    let resolved = claims.resolved(prose, found, resolution)
    return Extraction(
      document: document, mentions: found, entities: resolution.entities,
      claims: claims.claims(in: resolved), topics: topics.topics(in: resolved),
      unresolved: resolution.unresolved)
  }
}
