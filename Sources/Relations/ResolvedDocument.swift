import Documents
import Entities
import Language
import Mentions
import Ontology

/// A document with its sentences, its mentions and whom they mean.
public final class ResolvedDocument: Sendable {
  public let prose: Prose
  public let mentions: [Mention]
  public let entities: [Entity]

  /// The entity of each mention, as an index.
  public let entityOfMention: [Int?]

  public let vocabulary: Vocabulary
  let cues: Cues

  /// The mention that covers each token, as an index.
  private let mentionOfToken: [Int32]

  private let entityOfEntry: [Int: Int]
  private let entityOfName: [String: Int]

  /// The United States, where the document names them: whose officials a volume of
  /// *Foreign Relations of the United States* lists without their country.
  let unitedStates: Int?

  /// Whose record it is.
  let origin: RecordOrigin

  /// The trees of sentences that were asked for.
  private let trees: SentenceTrees?

  init(
    prose: Prose, mentions: [Mention], resolution: Resolution, vocabulary: Vocabulary, cues: Cues,
    grammar: Grammar?
  ) {
    self.cues = cues
    trees = grammar.map { SentenceTrees($0, prose, cues.verbs) }
    self.prose = prose
    origin = RecordOrigin(prose)
    self.mentions = mentions
    entities = resolution.entities
    entityOfMention = resolution.entityOfMention
    self.vocabulary = vocabulary
    var covering = [Int32](repeating: -1, count: prose.tokens.count)
    for (index, mention) in mentions.enumerated() {
      for token in mention.tokens { covering[token] = Int32(index) }
    }
    mentionOfToken = covering
    var entityOfEntry: [Int: Int] = [:]
    var entityOfName: [String: Int] = [:]
    var unitedStates: Int?
    for (index, entity) in resolution.entities.enumerated() {
      if let entry = entity.entry, entityOfEntry[entry] == nil { entityOfEntry[entry] = index }
      let name = entity.name.lowercased()
      if entityOfName[name] == nil { entityOfName[name] = index }
      if unitedStates == nil, entity.key == "united-states", entity.type == vocabulary.schema.state
      {
        unitedStates = index
      }
    }
    self.entityOfEntry = entityOfEntry
    self.entityOfName = entityOfName
    self.unitedStates = unitedStates
  }

  var document: Document { prose.document }
  var schema: Schema { vocabulary.schema }
  var lexicon: Lexicon { vocabulary.lexicon }
  var tokens: [Token] { prose.tokens }

  /// A relation of the standard vocabulary; `nil` where the ontology leaves it out.
  func relation(_ name: String) -> RelationType? { schema.relationType(name) }

  /// The mention that covers a token.
  func mention(at token: Int) -> Int? {
    guard token >= 0, token < mentionOfToken.count, mentionOfToken[token] >= 0 else { return nil }
    return Int(mentionOfToken[token])
  }

  /// The entity that a token names.
  func entity(at token: Int) -> Int? { mention(at: token).flatMap { entityOfMention[$0] } }

  func type(of entity: Int) -> EntityType { entities[entity].type }

  /// The state that a person served, where the document names it, or one that it came of.
  func nation(of person: Int) -> Int? {
    guard let nation = entities[person].nation else { return nil }
    let states = entities.indices.filter { type(of: $0) == schema.state }
    return states.first { entities[$0].key == nation }
      ?? states.first { lexicon.succeeds(entities[$0].key, nation) }
  }

  /// Whether there is a grammar.
  var hasTrees: Bool { trees != nil }

  /// The tree of a sentence; a flat one where there is no grammar.
  func tree(of sentence: Int) -> DependencyTree {
    trees?.tree(of: sentence) ?? .flat(prose.sentences[sentence].tokens.count)
  }

  /// The tags of a sentence's words; `nil` where there is no grammar.
  func tags(of sentence: Int) -> [String]? { trees?.tags(of: sentence) }

  /// The base form of a word, as a number.
  func stem(_ token: Int) -> UInt32 { trees?.stems[token] ?? 0 }

  /// The comparable form of a token, or "" outside the document.
  func norm(_ token: Int) -> String {
    token >= 0 && token < tokens.count ? tokens[token].norm : ""
  }

  /// Mentions whose tokens lie in a range, in order.
  func mentions(in range: Range<Int>) -> [Int] {
    var found: [Int] = []
    for token in range {
      if let mention = mention(at: token), found.last != mention,
        mentions[mention].tokens.lowerBound >= range.lowerBound,
        mentions[mention].tokens.upperBound <= range.upperBound
      {
        found.append(mention)
      }
    }
    return found
  }

  /// The sentences of sections of a kind.
  func sentences(_ kinds: Section.Kind...) -> [Sentence] {
    prose.sentences.filter { kinds.contains($0.section) }
  }

  /// A claim, if the relation may join these ends and they are two.
  func claim(
    _ name: String, _ from: Claim.End, _ to: Claim.End, _ evidence: Span, rule: String,
    confidence: Double
  ) -> Claim? {
    guard let relation = relation(name), from != to,
      relation.mayJoin(type(of: from), type(of: to))
    else { return nil }
    return Claim(
      relation, from: from, to: to, evidence: evidence, rule: rule, confidence: confidence)
  }

  func type(of end: Claim.End) -> EntityType {
    switch end {
    case .document: schema.document
    case .entity(let index): entities[index].type
    }
  }

  /// The entity of a name, in lower case; of several the first.
  func entity(named name: String) -> Int? { entityOfName[name] }

  /// The state that a demonym or adjective names, where the document names it too.
  func state(ofAdjectiveAt token: Int) -> Int? {
    guard token >= 0, token < tokens.count, tokens[token].isCapitalized,
      let entry = cues.nations[tokens[token].norm]
    else { return nil }
    return entityOfEntry[entry]
  }
}
