import Documents
import Language
import Mentions
import Ontology

// The noun phrases that may be topics: runs of nouns and what describes them.
extension TopicFinder {
  /// The noun phrases of a document, in the order of their first places.
  func phrases(in document: ResolvedDocument) -> [TopicCandidate] {
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
      namesPlace(token, document)
        || document.mention(at: token) == nil
          && (document.tokens[token].kind != .word || document.norm(token).count < 4)
    }
  }

  /// Whether a word names a state or a place, or is the adjective of one.
  func namesPlace(_ token: Int, _ document: ResolvedDocument) -> Bool {
    if document.state(ofAdjectiveAt: token) != nil { return true }
    guard let mention = document.mention(at: token) else { return false }
    return [document.schema.state, document.schema.place].contains(document.mentions[mention].type)
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
  static let joints: Set<[String]> = [
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
}
