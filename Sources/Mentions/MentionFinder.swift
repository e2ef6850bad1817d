import Documents
import Language
import Ontology

/// Finds what a document names: every recognizer's mentions, each word in one only.
public struct MentionFinder: Sendable {
  public let vocabulary: Vocabulary
  let schema: Schema
  let lists: WordLists
  let names: LexiconRecognizer
  let nameLists: NameLists
  let marks: MarkRecognizer
  private let recognizers: [any Recognizer]
  private let repeats: RepeatRecognizer
  private let acronyms: AcronymRecognizer
  private let romanisations: RomanisationRecognizer
  private let governments: GovernmentRecognizer
  private let nominals: NominalRecognizer
  private let taggers: [NameTagger.Domain: NameTagger]
  private let rarity: WordRarity?

  /// - Parameters:
  ///   - taggers: what was learned, one a domain; without one the rules alone decide.
  ///   - rarity: which words are mostly written small, and so hardly names.
  public init(
    _ vocabulary: Vocabulary, _ reader: ProseReader, taggers: [NameTagger] = [],
    rarity: WordRarity? = nil
  ) {
    self.rarity = rarity
    self.taggers = Dictionary(
      taggers.map { ($0.domain, $0) }, uniquingKeysWith: { _, last in last })
    self.vocabulary = vocabulary
    schema = vocabulary.schema
    lists = WordLists(vocabulary.lexicon, reader.tokens)
    names = LexiconRecognizer(vocabulary.lexicon, schema, lists, reader.tokens)
    nameLists = NameLists(lists, names)
    marks = MarkRecognizer(schema: schema, lists: lists)
    recognizers = [
      names,
      OrganizationRecognizer(schema: schema, lists: lists, names: names),
      CompanyRecognizer(schema: schema, lists: lists),
      EventRecognizer(schema: schema, lists: lists, names: names),
      PlaceRecognizer(schema: schema, lists: lists),
      PersonRecognizer(schema: schema, lists: lists, names: names),
      LineRecognizer(schema: schema, lists: lists, names: names),
      DepartmentRecognizer(schema: schema, lists: lists, lexicon: vocabulary.lexicon),
    ]
    repeats = RepeatRecognizer(schema: schema)
    acronyms = AcronymRecognizer(schema: schema)
    romanisations = RomanisationRecognizer(schema: schema)
    governments = GovernmentRecognizer(schema: schema, lexicon: vocabulary.lexicon)
    nominals = NominalRecognizer(schema: schema, lists: lists, names: names)
  }

  /// The mentions of a document in order, without overlap.
  public func mentions(in prose: Prose) -> [Mention] {
    let sentences = Self.words(of: prose)
    var found = ruledNames(in: prose, sentences)
    if let tagger = taggers[NameTagger.Domain(of: prose.document)] {
      found = taggedNames(tagger, in: prose, sentences, found)
      found = Self.withoutOverlap(found + romanisations.mentions(in: prose, found))
      found = withoutWords(
        Self.withoutOverlap(found + repeats.mentions(in: prose, found)), prose)
      found = PersonDoubts(names, rarity).sure(found, in: prose)
    }
    found = settled(parted(found, in: prose), in: prose)
    return Self.withoutOverlap(found + sentences.flatMap { nominals.mentions(in: $0) })
  }

  static func words(of prose: Prose) -> [Words] { prose.sentences.map { Words(prose, $0) } }

  /// What a phrase names as a whole, such as `Organization`; `nil` where it is no name.
  public func type(of phrase: String, _ reader: ProseReader) -> EntityType? {
    let document = Document(id: Document.ID("phrase"), source: "", text: Text(phrase))
    let prose = reader.read(document)
    return ruledNames(in: prose, Self.words(of: prose)).first {
      $0.tokens.count * 3 >= prose.tokens.count * 2
    }?.type
  }

  /// The names that the rules find.
  ///
  /// - Parameter sentences: the words of each sentence.
  func ruledNames(in prose: Prose, _ sentences: [Words]) -> [Mention] {
    var found = marks.mentions(in: prose)
    for words in sentences {
      for recognizer in recognizers { found += recognizer.mentions(in: words) }
    }
    found = Self.withoutOverlap(found)
    found += governments.mentions(
      in: prose, found)
    found += acronyms.mentions(in: prose, found)
    found = Self.withoutOverlap(found)
    found = Self.withoutOverlap(found + repeats.mentions(in: prose, found))
    found = Self.withoutOverlap(found + romanisations.mentions(in: prose, found))
    return withoutWords(found, prose).map { asGovernment($0, prose) }
  }

  /// Leaves out people whose one name is a word: "the Minister Tuesday", "Most Deputies"
  /// where the record speaks of deputies too, "MINISTER RAISED".
  func withoutWords(_ mentions: [Mention], _ prose: Prose) -> [Mention] {
    var small: Set<String>?
    return mentions.filter { mention in
      guard mention.type == schema.person, mention.kind == .name,
        mention.rank < MarkRecognizer.rank
      else { return true }
      let words = mention.tokens.map { prose.tokens[$0] }.filter { $0.kind == .word }
      if words.contains(where: { lists.notPeople.contains($0.norm) }) { return false }
      // "BG", "G": initials alone name nobody.
      if words.allSatisfy({ $0.isAllCaps && $0.text.count <= 2 }) { return false }
      guard words.count == 1, let word = words.first else { return true }
      let before =
        mention.tokens.lowerBound > 0 ? prose.tokens[mention.tokens.lowerBound - 1].norm : ""
      // "the Ibos", "last June"
      if mention.title == nil {
        if before == "the", word.norm.hasSuffix("s") { return false }
        if lists.months.contains(word.norm) { return false }
      }
      guard !lists.surnames.contains(word.text) else { return true }
      if word.isAllCaps, word.text.hasSuffix("ED") || word.text.hasSuffix("ING") { return false }
      if small == nil {
        small = Set(
          prose.tokens.filter { $0.kind == .word && !$0.isCapitalized }.map(\.norm))
      }
      return !small!.contains(word.norm)
    }
  }

  /// Keeps the surest mention of each word; of two as sure, the longer, then the first.
  static func withoutOverlap(_ mentions: [Mention]) -> [Mention] {
    let ordered = mentions.enumerated().sorted { a, b in
      (-a.element.rank, -a.element.tokens.count, a.element.tokens.lowerBound, a.offset)
        < (-b.element.rank, -b.element.tokens.count, b.element.tokens.lowerBound, b.offset)
    }
    var isTaken = [Bool](repeating: false, count: mentions.map(\.tokens.upperBound).max() ?? 0)
    var kept: [Mention] = []
    for (_, mention) in ordered where !isTaken[mention.tokens].contains(true) {
      for token in mention.tokens { isTaken[token] = true }
      kept.append(mention)
    }
    return kept.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private static let placing: Set<String> = [
    "in", "at", "to", "near", "from", "outside", "via", "toward", "towards", "around", "through",
    "leave", "leaving", "left", "visit", "visited", "visiting", "reach", "reached",
  ]

  private static let acting: Set<String> = [
    "has", "had", "would", "will", "is", "was", "should", "may", "might", "could", "must", "wants",
    "wanted", "believes", "believed", "decided", "seems", "seemed", "considers", "considered",
    "says", "said", "agreed", "agrees", "continues", "now", "itself", "does", "did", "sent",
    "asked", "refused", "informed", "told", "proposed", "announced", "feels", "felt", "thinks",
    "thought", "hopes", "hoped", "fears", "feared", "knows", "knew", "regards", "regarded", "views",
    "viewed", "sees", "saw", "took", "takes", "made", "makes", "gave", "gives", "appears",
    "appeared", "supports", "supported", "rejected", "accepted", "accepts", "claims", "claimed",
    "recognizes", "intends", "intended", "expects", "expected", "insists", "insisted", "attaches",
    "tries", "tried", "remains", "remained", "approves", "approved", "opposes", "opposed",
  ]

  /// A capital that acts stands for its government: "Moscow has decided".
  func asGovernment(_ mention: Mention, _ prose: Prose) -> Mention {
    guard mention.type == schema.place, mention.kind == .name,
      let index = prose.sentence(of: mention.tokens.lowerBound)
    else { return mention }
    let words = Words(prose, prose.sentences[index])
    guard words.sentence.section.isRunningText,
      let first = words.indices.firstIndex(of: mention.tokens.lowerBound)
        ?? words.indices.firstIndex(of: mention.tokens.lowerBound + 1),
      let (entry, length) = names.capital(in: words, at: first),
      vocabulary.lexicon.entries[entry].type == schema.state,
      !Self.placing.contains(words.norm(first - 1)), words.norm(first) != "berlin"
    else { return mention }
    let next = words.norm(first + length)
    guard Self.acting.contains(next) || (next == "'s" && !isNumber(words, first + length + 1))
    else {
      return mention
    }
    var government = mention
    government.type = schema.state
    government.kind = .metonym
    government.entry = entry
    return government
  }

  private func isNumber(_ words: Words, _ index: Int) -> Bool {
    index < words.count && words[index].kind == .number
  }
}
