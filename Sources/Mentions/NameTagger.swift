import Documents
import Language
import Ontology

/// Finds names by what was learned from annotated records, with the rules as advisers.
public struct NameTagger: Sendable {
  private let tagger: SequenceTagger
  /// The type and whether it begins a name, of each label; none for "outside".
  private let labels: [(type: EntityType, isFirst: Bool)?]

  /// What a tagger was made for: records with their headings, or prose of any sort.
  public enum Domain: String, Sendable, CaseIterable {
    case records = "names-records"
    case prose = "names-prose"

    /// The one that a document is.
    init(of document: Document) {
      let isRecord = document.sections.contains { [.title, .dateline].contains($0.kind) }
      self = isRecord ? .records : .prose
    }
  }

  public let domain: Domain

  /// The types that are learned.
  static let types = ["Person", "State", "Place", "Organization", "Event"]

  /// "O", then "B-" and "I-" of each type.
  static let labelNames = ["O"] + types.flatMap { ["B-\($0)", "I-\($0)"] }

  /// - Throws: ``ModelError/unfit(kind:wanted:)`` where the model is for something else.
  public init(_ model: ModelFile, _ schema: Schema) throws(ModelError) {
    guard let domain = Domain(rawValue: model.header.kind) else {
      throw .unfit(kind: model.header.kind, wanted: Domain.records.rawValue)
    }
    self.domain = domain
    tagger = try SequenceTagger(model, kind: domain.rawValue, features: NameCases.version)
    labels = tagger.labels.map { label in
      guard let type = schema.entityType(String(label.dropFirst(2))) else { return nil }
      return (type, label.hasPrefix("B-"))
    }
  }

  /// The names of a sentence: ranges of tokens with their types.
  func names(_ cases: NameCases, in sentence: Sentence) -> [(tokens: Range<Int>, type: EntityType)]
  {
    let found = tagger.label(cases.features(of: sentence))
    var names: [(tokens: Range<Int>, type: EntityType)] = []
    for (offset, number) in found.enumerated() {
      guard let label = labels[number] else { continue }
      let token = sentence.tokens.lowerBound + offset
      if !label.isFirst, let last = names.last, last.tokens.upperBound == token,
        last.type == label.type
      {
        names[names.count - 1].tokens = last.tokens.lowerBound..<(token + 1)
      } else {
        names.append((token..<(token + 1), label.type))
      }
    }
    return names
  }
}

extension NameTagger {
  /// An annotated document to learn from.
  public struct Example: Sendable {
    let sentences: [(features: [[UInt32]], labels: [Int])]
  }

  /// Learns from documents.
  ///
  /// - Parameters:
  ///   - data: what the documents are, for the header.
  ///   - licence: under which the model may be passed on.
  ///   - base: a model to go on from, for an archive of one's own.
  public static func learn(
    from examples: [Example], domain: Domain, data: [String], licence: String, rounds: Int = 10,
    continuing base: ModelFile? = nil
  ) -> ModelFile {
    let header = ModelFile.Header(
      kind: domain.rawValue, features: NameCases.version, classes: [labelNames, labelNames],
      data: data,
      licence: licence, scores: [:])
    return SequenceTagger.learn(
      examples.flatMap(\.sentences), header: header, rounds: rounds, continuing: base)
  }
}

extension MentionFinder {
  /// A document with the names that an annotator found in it.
  ///
  /// - Parameter isPartial: whether names may be unmarked; those that the rules find are
  ///   then taken to be right.
  public func example(
    _ prose: Prose, _ names: [(span: Span, type: String)], isPartial: Bool = false,
    weakened: MentionFinder? = nil
  ) -> NameTagger.Example {
    let sentences = Self.words(of: prose)
    let ruled = ruledNames(in: prose, sentences)
    let seen = weakened?.ruledNames(in: prose, sentences) ?? ruled
    let cases = NameCases(prose, sentences, seen, nameLists)
    var labels = [Int](repeating: 0, count: prose.tokens.count)
    func mark(_ tokens: Range<Int>, _ type: String) {
      guard let number = NameTagger.types.firstIndex(of: type) else { return }
      for (offset, token) in tokens.enumerated() {
        labels[token] = number * 2 + (offset == 0 ? 1 : 2)
      }
    }
    if isPartial { for mention in ruled { mark(mention.tokens, mention.type.name) } }
    for (span, type) in names {
      var tokens = prose.tokens(in: span)
      if isPartial, type == schema.person.name {
        guard let name = marks.name(tokens, in: prose) else { continue }
        tokens = name
      }
      guard !isPartial || !tokens.contains(where: { labels[$0] != 0 }) else { continue }
      mark(tokens, type)
    }
    return NameTagger.Example(
      sentences: prose.sentences.map { sentence in
        (cases.features(of: sentence), sentence.tokens.map { labels[$0] })
      })
  }

  /// What the tagger makes of a document, with what the rules know of the same words.
  func taggedNames(
    _ tagger: NameTagger, in prose: Prose, _ sentences: [Words], _ rules: [Mention]
  ) -> [Mention] {
    let cases = NameCases(prose, sentences, rules, nameLists)
    let marked = rules.filter { $0.rank >= MarkRecognizer.rank }
    let ruled = Dictionary(
      rules.map { ($0.tokens, $0) }, uniquingKeysWith: { first, _ in first })
    var ruleOfToken = [Int32](repeating: -1, count: prose.tokens.count)
    for (index, rule) in rules.enumerated() {
      for token in rule.tokens { ruleOfToken[token] = Int32(index) }
    }
    func near(_ tokens: Range<Int>, _ type: EntityType) -> Mention? {
      tokens.lazy.filter { ruleOfToken[$0] >= 0 }.map { rules[Int(ruleOfToken[$0])] }
        .first { $0.type == type }
    }
    var found = marked
    for words in sentences {
      for (tokens, type) in tagger.names(cases, in: words.sentence)
      where tokens.contains(where: { prose.tokens[$0].kind == .word }) {
        if let mention = ruled[tokens], mention.type == type {
          if mention.rank < MarkRecognizer.rank { found.append(mention) }
        } else {
          found.append(mention(tokens, type, in: words, near: near(tokens, type)))
        }
      }
    }
    found = withoutWords(withEvents(found, rules, prose), prose)
    // A state's own name, or an abbreviation that the lexicon spells out, is one wherever
    // it stands; and a department by its field, where nothing else is meant.
    let taken = Set(found.flatMap(\.tokens))
    found += rules.filter { mention in
      !mention.tokens.contains { taken.contains($0) }
        && (["department", "treaty", "region", "group"].contains(mention.rule)
          || mention.entry != nil && mention.rule == "lexicon"
            && (mention.type == schema.state || isAbbreviation(mention, prose)))
    }
    return Self.withoutOverlap(found)
  }

  /// What the lexicon calls an event in so many words is one, whoever its first word names.
  private func withEvents(_ found: [Mention], _ rules: [Mention], _ prose: Prose) -> [Mention] {
    var covering = [Int32](repeating: -1, count: prose.tokens.count)
    for (index, mention) in found.enumerated() {
      for token in mention.tokens { covering[token] = Int32(index) }
    }
    var replaced: Set<Int32> = []
    var events: [Mention] = []
    for event in rules
    where event.type == schema.event && event.entry != nil && event.tokens.count > 1 {
      let others = Set(event.tokens.map { covering[$0] }).subtracting([-1])
      guard
        others.allSatisfy({
          let other = found[Int($0)]
          return event.tokens.contains(other.tokens) && other.type != schema.event
        })
      else { continue }
      replaced.formUnion(others)
      events.append(event)
    }
    return found.enumerated().filter { !replaced.contains(Int32($0.offset)) }.map(\.element)
      + events
  }

  private func isAbbreviation(_ mention: Mention, _ prose: Prose) -> Bool {
    mention.type == schema.organization
      && mention.tokens.allSatisfy { prose.tokens[$0].kind != .word || prose.tokens[$0].isAllCaps }
  }

  private func mention(
    _ tokens: Range<Int>, _ type: EntityType, in words: Words, near: Mention?
  ) -> Mention {
    let first = words.indices.firstIndex { tokens.contains($0) }
    let length = words.indices.count { tokens.contains($0) }
    let entry = first.flatMap { names.entry(of: type, in: words, at: $0, length: length) }
    var title = near?.title
    if let known = title, known.upperBound > tokens.lowerBound { title = nil }
    if title == nil, type == schema.person, let first { title = titleBefore(first, in: words) }
    return Mention(
      tokens, words.prose.span(tokens), type, kind: near?.kind == .metonym ? .metonym : .name,
      entry: entry, key: near?.key, title: title, rule: "learned", rank: 52)
  }

  /// The title that ends right before a word.
  private func titleBefore(_ index: Int, in words: Words) -> Range<Int>? {
    for start in max(0, index - 5)..<index where words.isCapitalized(start) {
      for table in [lists.offices, lists.honorifics] {
        if let (length, _) = table.longest(in: words, at: start), start + length == index {
          return words.tokens(start..<index)
        }
      }
    }
    return nil
  }
}
