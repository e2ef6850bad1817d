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
/// Phrases are runs of words between stop words, weighed as in RAKE (Rose et al. 2010)
/// by how often and in what company their words stand, and by their place: a subject
/// line counts most.
public struct TopicFinder: Sendable {
  private let headings: [(heading: TopicHeading, cues: [[String]])]
  private let stopwords: Set<String>
  private let rarity: WordRarity?

  /// The most topics that a document is given.
  public static let most = 10

  /// - Parameter rarity: how rare words are elsewhere; without it all count alike.
  public init(_ vocabulary: Vocabulary, _ reader: ProseReader, rarity: WordRarity? = nil) {
    self.rarity = rarity
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

  public func topics(in document: ResolvedDocument) -> [Topic] {
    var found = Array(phrases(in: document).prefix(Self.most - 2))
    for topic in lexical(in: document) where found.count < Self.most {
      if !found.contains(where: { $0.label.lowercased() == topic.label.lowercased() }) {
        found.append(topic)
      }
    }
    return found
  }

  // MARK: Headings of the lexicon

  private func lexical(in document: ResolvedDocument) -> [Topic] {
    var places: [String: [Int]] = [:]
    for sentence in document.prose.sentences where Self.counts(sentence.section) {
      for token in sentence.tokens { places[document.norm(token), default: []].append(token) }
    }
    var found: [(Topic, Int)] = []
    for (heading, cues) in headings {
      var spans: [Span] = []
      for cue in cues {
        guard let first = cue.first else { continue }
        for token in places[first] ?? []
        where cue.indices.allSatisfy({ document.norm(token + $0) == cue[$0] }) {
          spans.append(document.prose.span(token..<token + cue.count))
        }
      }
      guard !spans.isEmpty else { continue }
      spans.sort()
      found.append(
        (
          Topic(
            label: heading.label, evidence: Array(spans.prefix(3)),
            confidence: min(0.9, 0.4 + 0.1 * Double(spans.count)), isCommodity: heading.isCommodity),
          spans.count
        ))
    }
    return found.sorted {
      ($1.1, $0.0.evidence[0], $0.0.label) < ($0.1, $1.0.evidence[0], $1.0.label)
    }.map(\.0)
  }

  private static func counts(_ section: Section.Kind) -> Bool {
    switch section {
    case .title, .summary, .body, .label: true
    default: false
    }
  }

  // MARK: Noun phrases

  private struct Phrase {
    var count = 0
    var first = 0
    var places: [Range<Int>] = []
    var weight = 0.0
  }

  private func phrases(in document: ResolvedDocument) -> [Topic] {
    var phrases: [[String]: Phrase] = [:]
    var frequency: [String: Double] = [:]
    var degree: [String: Double] = [:]
    for sentence in document.prose.sentences
    where Self.counts(sentence.section) && sentence.section != .title {
      let isSubject = sentence.section == .label && !isAddress(sentence, document)
      if sentence.section == .label, !isSubject { continue }
      for range in runs(sentence.tokens, in: document) {
        let words = range.map { Self.stem(document.norm($0)) }.filter {
          !["-", "'s", "[", "]"].contains($0)
        }
        let weight = isSubject ? 4.0 : sentence.section == .summary ? 2.0 : 1.0
        for word in words {
          frequency[word, default: 0] += weight
          degree[word, default: 0] += weight * Double(min(words.count, 4) - 1)
        }
        var phrase = phrases[words] ?? Phrase(first: range.lowerBound)
        phrase.count += 1
        phrase.weight = max(phrase.weight, weight)
        if phrase.places.count < 3 { phrase.places.append(range) }
        phrases[words] = phrase
      }
    }
    let subdivision = subdivision(of: document)
    let scored = phrases.map { words, phrase -> (Double, Phrase, [String]) in
      let content = words.filter { $0.count > 2 }
      let sum = content.reduce(0.0) { sum, word in
        sum + (frequency[word]! + 0.5 * degree[word]!) * (rarity?.rarity(of: word) ?? 1)
      }
      let length = Double(min(content.count, 5))
      let isNameOnly = phrase.places[0].allSatisfy {
        document.mention(at: $0) != nil || document.tokens[$0].isCapitalized
      }
      let score =
        sum * phrase.weight.squareRoot() * (1 + 0.3 * Double(phrase.count - 1))
        * (isNameOnly
          ? nameWeight(phrase.places[0], document) : isThin(phrase.places[0], document) ? 0.2 : 1)
        * (length < 2 ? 0.5 : 1)
      return (score, phrase, words)
    }.sorted { ($1.0, $0.1.first) < ($0.0, $1.1.first) }
    var chosen: [Topic] = []
    var used: [Set<String>] = []
    for (score, phrase, words) in scored {
      let content = Set(words.filter { $0.count > 3 })
      guard !content.isEmpty, score > 0 else { continue }
      if used.contains(where: {
        Double($0.intersection(content).count) >= 0.6 * Double(min($0.count, content.count))
      }) {
        continue
      }
      used.append(content)
      let evidence = phrase.places.map { document.prose.span($0) }
      chosen.append(
        Topic(
          label: label(phrase.places[0], in: document, subdivision), evidence: evidence,
          confidence: min(0.8, 0.3 + 0.05 * score.squareRoot()), isCommodity: false))
      if chosen.count == Self.most { break }
    }
    return chosen
  }

  /// Names alone make poor headings, and people's none at all.
  /// A person and a word more say little: "Fendler learns".
  private func isThin(_ range: Range<Int>, _ document: ResolvedDocument) -> Bool {
    let others = range.filter { document.mention(at: $0) == nil && document.norm($0).count > 3 }
    let hasPerson = range.contains { token in
      document.mention(at: token).map { document.mentions[$0].type == document.schema.person }
        ?? false
    }
    return hasPerson && others.count <= 1
  }

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
  private func runs(_ range: Range<Int>, in document: ResolvedDocument) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
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
      while let last = run.last, document.norm(last) == "-" || document.norm(last) == "'s" {
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
        if between == ["of"] || between == ["of", "the"] || between == ["for"] || between == ["in"]
          || between == ["on"] || between == ["to"] || between == ["with"] || between == ["between"]
          || between == ["against"] || between == ["in", "the"]
        {
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

  fileprivate static func stem(_ word: String) -> String {
    word.count > 4 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
  }

  /// The state that a record speaks of most, other than the one that wrote it: what a
  /// library's headings are divided by ("Arms control—Finland").
  private func subdivision(of document: ResolvedDocument) -> Int? {
    let states = document.entities.indices.filter {
      document.type(of: $0) == document.schema.state && $0 != document.unitedStates
        && document.entities[$0].mentions.count > 1
    }
    return states.max {
      (document.entities[$0].mentions.count, -$0) < (document.entities[$1].mentions.count, -$1)
    }
  }

  private func label(_ range: Range<Int>, in document: ResolvedDocument, _ subdivision: Int?)
    -> String
  {
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
    guard let first = range.first, document.mention(at: first) == nil,
      !document.tokens[first].isAllCaps
    else { return plain }
    return plain.prefix(1).lowercased() + plain.dropFirst()
  }
}
