import Documents
import Language
import Mentions
import Ontology

/// What a document is about, and the words that show it.
public struct Topic: Sendable, Hashable {
  /// The heading to index under.
  public let label: String

  /// The same for all headings of the same words, in whatever order and number: "test ban"
  /// and "ban on tests".
  public var key: String {
    let words = label.lowercased()
      .split { !$0.isLetter && !$0.isNumber }
      .filter { !Self.small.contains(String($0)) }
      .map { TopicFinder.stem(String($0)) }
    return Set(words).sorted().joined(separator: "-")
  }

  private static let small: Set<String> = [
    "of", "the", "and", "on", "in", "for", "to", "with", "a", "an", "by", "at", "from",
  ]

  public let evidence: [Span]
  public let confidence: Double

  /// Whether it is goods, such as oil.
  public let isCommodity: Bool
}

/// Finds topics: headings of the lexicon whose cues stand in the text, and noun phrases
/// that a record keeps coming back to.
///
/// Phrases are runs of nouns and what describes them, scored as in RAKE (Rose et al. 2010)
/// by how often and in what company their words stand, and by their place: a subject
/// line counts most. A ``TopicScorer`` weighs that with what else it sees.
public struct TopicFinder: Sendable {
  private let headings: [TopicHeading]
  /// Cues by their first words, each with the heading it is of.
  private let cues: [String: [(words: [String], heading: Int)]]
  let stopwords: Set<String>
  /// Nouns for what two do with each other: "visit", "message".
  let dealings: Set<String>
  let rarity: WordRarity?
  private let scorer: TopicScorer?

  /// The most topics that a document is given.
  public static let most = 10

  /// Of how many candidates, the likeliest, those are chosen that differ.
  private static let mostWeighed = 60

  /// - Parameters:
  ///   - rarity: how rare words are elsewhere; without it all count alike.
  ///   - scorer: weighs phrases as indexers were seen to choose them; without one a fixed
  ///     formula does.
  public init(
    _ vocabulary: Vocabulary, _ reader: ProseReader, rarity: WordRarity? = nil,
    scorer: TopicScorer? = nil
  ) {
    self.rarity = rarity
    self.scorer = scorer
    dealings = Set(vocabulary.lexicon.words("dealings"))
    headings = vocabulary.lexicon.topics
    var cues: [String: [(words: [String], heading: Int)]] = [:]
    for (index, heading) in headings.enumerated() {
      for cue in heading.cues {
        let words = reader.tokens.tokens(of: cue).map(\.norm)
        if let first = words.first { cues[first, default: []].append((words, index)) }
      }
    }
    self.cues = cues
    let words =
      vocabulary.lexicon.words("stopwords") + vocabulary.lexicon.words("reporting")
      + vocabulary.lexicon.words("auxiliaries") + vocabulary.lexicon.words("planned")
    let verbs = VerbForms(irregular: vocabulary.lexicon.words("irregular_verbs"))
    stopwords = Set(words.map { $0.lowercased() }).union(
      vocabulary.lexicon.words("reporting").flatMap { verb in
        verb.contains(" ") ? [] : verbs.forms(of: verb).map(\.word)
      }
    ).union(
      vocabulary.lexicon.frames.flatMap(\.verbs).flatMap { phrase in
        let verb = VerbForms.verb(of: phrase)
        // The base form may be a noun: "visit", "aid".
        return verbs.forms(of: verb).map(\.word).filter { $0 != verb && $0 != verb + "s" }
      })
  }

  /// The topics of a document, at most ``most``, the likeliest first.
  ///
  /// - Complexity: about proportional to the number of its phrases.
  public func topics(in document: ResolvedDocument) -> [Topic] {
    guard let scorer else { return ruled(in: document) }
    let candidates = candidates(in: document)
    let cases = TopicCases(document, candidates, rarity)
    let likely = candidates.indices.map { (scorer.probability(cases.features(of: $0)), $0) }
      .sorted { ($1.0, $0.1) < ($0.0, $1.1) }
    return chosen(
      likely.prefix(Self.mostWeighed).map { ($0.0, candidates[$0.1]) }, most: Self.most, document)
  }

  /// What is chosen where nothing was learned: what comes back most, then headings.
  private func ruled(in document: ResolvedDocument) -> [Topic] {
    let candidates = candidates(in: document)
    let phrases = candidates.filter { $0.heading == nil }
      .sorted { ($1.score, $0.first) < ($0.score, $1.first) }
      .map { (min(0.8, 0.3 + 0.05 * $0.score.squareRoot()), $0) }
    var found = chosen(phrases, most: Self.most - 2, document)
    let headings = candidates.filter { $0.heading != nil }
      .sorted { ($1.count, $0.first) < ($0.count, $1.first) }
    for candidate in headings where found.count < Self.most {
      let confidence = min(0.9, 0.4 + 0.1 * Double(candidate.count))
      let topic = topic(of: candidate, confidence, document, nil)
      if !found.contains(where: { $0.label.lowercased() == topic.label.lowercased() }) {
        found.append(topic)
      }
    }
    return found
  }

  /// The surest candidates, those that say the same as others counting for less: maximal
  /// marginal relevance (J. Carbonell and J. Goldstein, SIGIR 1998).
  private func chosen(
    _ candidates: [(confidence: Double, candidate: TopicCandidate)], most: Int,
    _ document: ResolvedDocument
  ) -> [Topic] {
    let contents = candidates.map { Set($0.candidate.words.filter { $0.count > 3 }) }
    var worth = candidates.indices.map { contents[$0].isEmpty ? 0 : candidates[$0].confidence }
    let subdivision = subdivision(of: document)
    var chosen: [Topic] = []
    while chosen.count < most,
      let best = worth.indices.max(by: { (worth[$0], $1) < (worth[$1], $0) }), worth[best] > 0
    {
      let (confidence, candidate) = candidates[best]
      chosen.append(topic(of: candidate, confidence, document, subdivision))
      for index in worth.indices where worth[index] > 0 {
        let common = contents[index].intersection(contents[best]).count
        let share = Double(common) / Double(min(contents[index].count, contents[best].count))
        worth[index] *= share >= 0.6 ? 0 : 1 - 0.6 * share
      }
    }
    return chosen
  }

  private func topic(
    of candidate: TopicCandidate, _ confidence: Double, _ document: ResolvedDocument,
    _ subdivision: Int?
  ) -> Topic {
    Topic(
      label: label(of: candidate, in: document, subdivision),
      evidence: candidate.places.prefix(3).map { document.prose.span($0) },
      confidence: (confidence * 100).rounded() / 100,
      isCommodity: candidate.heading?.isCommodity ?? false)
  }

  /// All phrases, headings and dealings of a document.
  func candidates(in document: ResolvedDocument) -> [TopicCandidate] {
    phrases(in: document) + lexical(in: document) + dealings(in: document)
  }

  // MARK: Headings of the lexicon

  private func lexical(in document: ResolvedDocument) -> [TopicCandidate] {
    var places = [[Range<Int>]](repeating: [], count: headings.count)
    for sentence in document.prose.sentences where Self.counts(sentence.section) {
      for token in sentence.tokens {
        for (words, heading) in cues[document.norm(token)] ?? []
        where words.indices.allSatisfy({ document.norm(token + $0) == words[$0] }) {
          places[heading].append(token..<token + words.count)
        }
      }
    }
    return headings.indices.compactMap { index in
      guard !places[index].isEmpty else { return nil }
      let heading = headings[index]
      let found = places[index].sorted {
        ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
      }
      let words = heading.label.lowercased().split { !$0.isLetter && !$0.isNumber }
      return TopicCandidate(
        words: words.map { Self.stem(String($0)) }, places: found,
        count: found.count, weight: 1, score: 0, heading: heading)
    }
  }

  /// Whether a part of a record tells what it is about.
  static func counts(_ section: Section.Kind) -> Bool {
    switch section {
    case .title, .summary, .body, .label: true
    default: false
    }
  }

  /// The different words of a document in the form by which topics count them.
  public func words(of prose: Prose) -> Set<String> {
    Set(prose.tokens.filter { $0.kind == .word }.map { Self.stem($0.norm) })
  }

  static func stem(_ word: String) -> String {
    word.count > 4 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
  }

  /// The state that a record speaks of most, other than the one that wrote it: what a
  /// library's headings are divided by ("Arms control—Finland").
  func subdivision(of document: ResolvedDocument) -> Int? {
    let states = document.entities.indices.filter {
      document.type(of: $0) == document.schema.state && $0 != document.unitedStates
        && document.entities[$0].mentions.count > 1
    }
    return states.max {
      (document.entities[$0].mentions.count, -$0) < (document.entities[$1].mentions.count, -$1)
    }
  }

  func label(of candidate: TopicCandidate, in document: ResolvedDocument, _ subdivision: Int?)
    -> String
  {
    if let label = candidate.heading?.label ?? candidate.composed { return label }
    let range = candidate.places[0]
    let plain = plainLabel(range, in: document)
    guard let subdivision, !range.contains(where: { namesPlace($0, document) }) else {
      return plain
    }
    return "\(plain)—\(document.entities[subdivision].name)"
  }

  private func plainLabel(_ range: Range<Int>, in document: ResolvedDocument) -> String {
    let text = document.document.text[document.prose.span(range)]
    let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").filter {
      $0 != "[" && $0 != "]"
    }
    // A capital is the sentence's only where the phrase begins it.
    guard let first = range.first, document.mention(at: first) == nil,
      !document.tokens[first].isAllCaps, document.state(ofAdjectiveAt: first) == nil,
      let sentence = document.prose.sentence(of: first),
      document.prose.sentences[sentence].tokens.prefix(2).contains(first)
    else { return plain }
    return plain.prefix(1).lowercased() + plain.dropFirst()
  }
}
