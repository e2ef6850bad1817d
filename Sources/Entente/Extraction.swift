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

  /// - Parameter models: what was learned; ``Models/none`` leaves all to the rules.
  public init(_ vocabulary: Vocabulary, _ models: Models) throws(ModelError) {
    self.vocabulary = vocabulary
    reader = ProseReader(
      abbreviations: vocabulary.lexicon.words("abbreviations"),
      sentenceStarters: vocabulary.lexicon.words("sentence_starters"))
    let rarity = try models.rarity()
    mentions = MentionFinder(
      vocabulary, reader, taggers: try models.taggers(vocabulary.schema), rarity: rarity)
    resolver = DocumentResolver(vocabulary, .standard())
    claims = ClaimFinder(
      vocabulary, grammar: try models.grammar(), scorer: try models.scorer(),
      status: try models.status())
    topics = TopicFinder(
      vocabulary, reader, rarity: rarity, scorer: try models.topics())
  }

  /// What a tagger learns from an annotated document.
  ///
  /// - Parameter weakened: an extractor that knows fewer names, so that the tagger learns
  ///   to do without them.
  func nameExample(_ annotated: AnnotatedDocument, weakened: Extractor? = nil)
    -> NameTagger.Example
  {
    mentions.example(
      reader.read(annotated.document), annotated.names, isPartial: annotated.isPartial,
      weakened: weakened?.mentions)
  }

  /// How well names are found in annotated documents: F1 of spans and types.
  func agreement(on documents: [AnnotatedDocument]) -> Double {
    var (right, found, wanted) = (0, 0, 0)
    for annotated in documents {
      let names = mentions.mentions(in: reader.read(annotated.document))
        .filter { $0.kind != .nominal }
      let known = Set(annotated.names.map { "\($0.span.start) \($0.span.end) \($0.type)" })
      right += names.count { known.contains("\($0.span.start) \($0.span.end) \($0.type.name)") }
      found += names.count
      wanted += known.count
    }
    return found + wanted == 0 ? 0 : 2 * Double(right) / Double(found + wanted)
  }

  /// Counts the words of a document.
  func count(_ document: Document, into counts: inout WordRarity.Counts) {
    let prose = reader.read(document)
    counts.add(topics.words(of: prose), prose)
  }

  /// What an abbreviation of a volume's list names, as the name of a type.
  func type(of term: Volume.Term) -> String? {
    (mentions.type(of: term.abbreviation, reader) ?? mentions.type(of: term.expansion, reader))?
      .name
  }

  /// What a relation scorer learns from an annotated document.
  func relationExample(_ record: GoldDocument) -> RelationScorer.Example {
    let (resolved, _) = resolved(record.document)
    return claims.example(resolved, record.gold.truths(in: resolved))
  }

  /// What a topic scorer learns from an annotated document.
  func topicExample(_ record: GoldDocument) -> TopicScorer.Example {
    let (resolved, _) = resolved(record.document)
    return topics.example(resolved, (record.gold.topics ?? []).map(\.label))
  }

  /// A document with its mentions, and whom they mean.
  private func resolved(_ document: Document) -> (ResolvedDocument, Resolution) {
    let prose = reader.read(document)
    let found = mentions.mentions(in: prose)
    let resolution = resolver.resolve(found, in: prose)
    return (claims.resolved(prose, found, resolution), resolution)
  }

  /// Reads one document.
  ///
  /// - Complexity: about proportional to the length of the text.
  public func extract(_ document: Document) -> Extraction {
    let (resolved, resolution) = resolved(document)
    return Extraction(
      document: document, mentions: resolved.mentions, entities: resolution.entities,
      claims: claims.claims(in: resolved), topics: topics.topics(in: resolved),
      unresolved: resolution.unresolved)
  }
}
