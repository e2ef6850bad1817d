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
  private let headings: [(heading: TopicHeading, cues: [[String]])]
  private let stopwords: Set<String>
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
    headings = vocabulary.lexicon.topics.map { heading in
      (heading, heading.cues.map { reader.tokens.tokens(of: $0).map(\.norm) })
    }
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

  /// All phrases and headings of a document.
  func candidates(in document: ResolvedDocument) -> [TopicCandidate] {
    phrases(in: document) + lexical(in: document)
  }

  // MARK: Headings of the lexicon

  private func lexical(in document: ResolvedDocument) -> [TopicCandidate] {
    var places: [String: [Int]] = [:]
    for sentence in document.prose.sentences where Self.counts(sentence.section) {
      for token in sentence.tokens { places[document.norm(token), default: []].append(token) }
    }
    return headings.compactMap { heading, cues in
      var found: [Range<Int>] = []
      for cue in cues {
        guard let first = cue.first else { continue }
        for token in places[first] ?? []
        where cue.indices.allSatisfy({ document.norm(token + $0) == cue[$0] }) {
          found.append(token..<token + cue.count)
        }
      }
      guard !found.isEmpty else { return nil }
      found.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
      let words = heading.label.lowercased().split { !$0.isLetter && !$0.isNumber }
      return TopicCandidate(
        words: words.map { Self.stem(String($0)) }, places: found,
        count: found.count, weight: 1, score: 0, heading: heading)
    }
  }

  private static func counts(_ section: Section.Kind) -> Bool {
    switch section {
    case .title, .summary, .body, .label: true
    default: false
    }
  }

  // MARK: Noun phrases

  private func phrases(in document: ResolvedDocument) -> [TopicCandidate] {
    var found: [[String]: (count: Int, places: [Range<Int>], weight: Double)] = [:]
    var frequency: [String: Double] = [:]
    var degree: [String: Double] = [:]
    for (index, sentence) in document.prose.sentences.enumerated()
    where Self.counts(sentence.section) && sentence.section != .title {
      let isSubject = sentence.section == .label && !isAddress(sentence, document)
      if sentence.section == .label, !isSubject { continue }
      for range in runs(of: index, in: document) {
        let words = range.map { Self.stem(document.norm($0)) }.filter {
          !["-", "'s", "[", "]"].contains($0)
        }
        let weight = isSubject ? 4.0 : sentence.section == .summary ? 2.0 : 1.0
        for word in words {
          frequency[word, default: 0] += weight
          degree[word, default: 0] += weight * Double(min(words.count, 4) - 1)
        }
        var phrase = found[words] ?? (0, [], 0)
        phrase.count += 1
        phrase.weight = max(phrase.weight, weight)
        if phrase.places.count < 3 { phrase.places.append(range) }
        found[words] = phrase
      }
    }
    let rarities = Dictionary(
      uniqueKeysWithValues: frequency.keys.map { ($0, rarity?.rarity(of: $0) ?? 1) })
    return found.map { words, phrase in
      let place = phrase.places[0]
      let content = words.filter { $0.count > 2 }
      let sum = content.reduce(0.0) { sum, word in
        sum + (frequency[word]! + 0.5 * degree[word]!) * rarities[word]!
      }
      let isNameOnly = place.allSatisfy {
        document.mention(at: $0) != nil || document.tokens[$0].isCapitalized
      }
      let score =
        sum * phrase.weight.squareRoot() * (1 + 0.3 * Double(phrase.count - 1))
        * (isNameOnly ? nameWeight(place, document) : isThin(place, document) ? 0.2 : 1)
        * (content.count < 2 ? 0.5 : 1)
      return TopicCandidate(
        words: words, places: phrase.places, count: phrase.count, weight: phrase.weight,
        score: score, heading: nil)
    }
    .filter { candidate in
      candidate.score > 0 && candidate.words.contains { $0.count > 3 }
        && !isPlaceOnly(candidate.places[0], document)
    }
    .sorted { ($0.first, $0.words.count) < ($1.first, $1.words.count) }
  }

  /// A person and a word more say little: "Fendler learns".
  private func isThin(_ range: Range<Int>, _ document: ResolvedDocument) -> Bool {
    let others = range.filter { document.mention(at: $0) == nil && document.norm($0).count > 3 }
    let hasPerson = range.contains { token in
      document.mention(at: token).map { document.mentions[$0].type == document.schema.person }
        ?? false
    }
    return hasPerson && others.count <= 1
  }

  /// Whether words name a state or a place and nothing else.
  private func isPlaceOnly(_ range: Range<Int>, _ document: ResolvedDocument) -> Bool {
    range.allSatisfy { token in
      if document.state(ofAdjectiveAt: token) != nil { return true }
      guard let mention = document.mention(at: token) else {
        return document.tokens[token].kind != .word || document.norm(token).count < 4
      }
      let type = document.mentions[mention].type
      return type == document.schema.state || type == document.schema.place
    }
  }

  /// Names alone make poor headings, and people's none at all.
  private func nameWeight(_ range: Range<Int>, _ document: ResolvedDocument) -> Double {
    let types = Set(
      range.compactMap { document.mention(at: $0) }.map { document.mentions[$0].type })
    if types.contains(document.schema.person) { return 0 }
    return types.contains(document.schema.event) ? 1.5 : 0.35
  }

  /// "FROM: …", "PARTICIPANTS": lines that name no subject.
  private func isAddress(_ sentence: Sentence, _ document: ResolvedDocument) -> Bool {
    let words = sentence.tokens.prefix(3).map { document.norm($0) }
    return words.contains {
      [
        "from", "to", "date", "place", "time", "participants", "reference", "references", "ref",
        "through", "info",
      ].contains($0)
    }
  }

  /// The different words of a document in the form by which topics count them.
  public func words(of prose: Prose) -> Set<String> {
    Set(prose.tokens.filter { $0.kind == .word }.map { Self.stem($0.norm) })
  }

  /// Runs of words between stop words; two may be joined by "of", "for", "in", "to" or "on".
  private func runs(of sentence: Int, in document: ResolvedDocument) -> [Range<Int>] {
    let range = document.prose.sentences[sentence].tokens
    let tags = document.tags(of: sentence)
    var runs: [Range<Int>] = []
    var start: Int?
    func isNominal(_ token: Int) -> Bool {
      guard let tags else { return true }
      let tag = tags[token - range.lowerBound]
      return ["NN", "JJ", "VBN", "VBG", "FW", "AFX", "HYPH"].contains { tag.hasPrefix($0) }
    }
    func mayEnd(_ token: Int) -> Bool {
      guard let tags, document.mention(at: token) == nil else { return true }
      return tags[token - range.lowerBound].hasPrefix("NN")
    }
    func isWord(_ token: Int) -> Bool {
      let item = document.tokens[token]
      if document.mention(at: token) != nil {
        return item.kind == .word || ["-", "[", "]"].contains(item.norm)
      }
      guard item.kind == .word else { return item.norm == "-" && !item.followsSpace }
      // "North Korea opposes": what follows a name and may be a verb is one.
      if document.mention(at: token - 1) != nil, document.cues.actions.contains(item.norm) {
        return false
      }
      return !stopwords.contains(item.norm) && item.norm.count > 1 && !item.norm.hasSuffix("ly")
        && isNominal(token)
    }
    for token in range {
      if isWord(token) {
        if start == nil { start = token }
      } else if let first = start {
        runs.append(first..<token)
        start = nil
      }
    }
    if let first = start { runs.append(first..<range.upperBound) }
    runs = runs.compactMap { run in
      var run = run
      while let last = run.last,
        document.norm(last) == "-" || document.norm(last) == "'s" || !mayEnd(last)
      {
        run = run.dropLast()
      }
      // "to visit Pyongyang": a verb is no part of a heading.
      if let first = run.first, run.count > 1, document.mention(at: first) == nil,
        Self.beforeVerbs.contains(document.norm(first - 1))
      {
        run = run.dropFirst()
      }
      while let first = run.first, run.count > 1, document.mention(at: first) == nil,
        ["ed", "ing"].contains(where: { document.norm(first).hasSuffix($0) })
      { run = run.dropFirst() }
      while let last = run.last, run.count > 1, Self.weakEnds.contains(document.norm(last)) {
        run = run.dropLast()
      }
      while let first = run.first,
        document.norm(first) == "-" || document.norm(first) == "'s"
          || document.norm(first) == "subject"
      { run = run.dropFirst() }
      return run.isEmpty ? nil : run
    }
    var joined: [Range<Int>] = []
    for run in runs {
      if let last = joined.last, last.count <= 6, run.count <= 5 {
        let between = (last.upperBound..<run.lowerBound).map { document.norm($0) }.filter {
          $0 != "[" && $0 != "]"
        }
        let isPair =
          between == ["and"] && last.contains { document.norm($0) == "between" }
          && !last.contains { document.norm($0) == "and" }
        if isPair || Self.joints.contains(between) {
          joined[joined.count - 1] = last.lowerBound..<run.upperBound
          continue
        }
      }
      joined.append(run)
    }
    return joined.filter { run in
      run.count <= 9
        && run.contains { document.tokens[$0].kind == .word && document.norm($0).count > 3 }
    }
  }

  /// What may join two phrases to one.
  private static let joints: Set<[String]> = [
    ["of"], ["of", "the"], ["for"], ["in"], ["in", "the"], ["on"], ["to"], ["with"], ["between"],
    ["against"],
  ]

  private static let beforeVerbs: Set<String> = [
    "to", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "not", "n't",
    "did",
    "does", "do",
  ]

  /// Words that end many phrases and are the subject of none.
  private static let weakEnds: Set<String> = [
    "respect", "regard", "order", "connection", "addition", "view", "event", "case", "terms",
    "course",
    "number", "part", "end", "basis", "able", "possible", "necessary", "important", "effect",
  ]

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
    if let heading = candidate.heading { return heading.label }
    let range = candidate.places[0]
    let plain = plainLabel(range, in: document)
    let namesPlace = range.contains { token in
      document.state(ofAdjectiveAt: token) != nil
        || document.mention(at: token).map {
          document.mentions[$0].type == document.schema.state
            || document.mentions[$0].type == document.schema.place
        } ?? false
    }
    guard let subdivision, !namesPlace else { return plain }
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
