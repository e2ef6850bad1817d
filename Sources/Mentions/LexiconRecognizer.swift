import Documents
import Language
import Ontology

/// Finds the names that the lexicon knows: states, places, organizations, events.
///
/// A demonym is a mention where it stands as a noun ("the French said"), not where
/// it describes one ("French Cabinet"); a capital is a place, unless it acts.
struct LexiconRecognizer: Recognizer {
  private struct Sense: Sendable {
    let entry: Int
    let form: Lexicon.Name.Form
    /// The words as they are written.
    let words: [String]
  }

  let lexicon: Lexicon
  let lists: WordLists
  let schema: Schema
  private var table = PhraseTable<Sense>()

  init(_ lexicon: Lexicon, _ schema: Schema, _ lists: WordLists, _ tokenizer: Tokenizer) {
    self.lexicon = lexicon
    self.schema = schema
    self.lists = lists
    for (index, entry) in lexicon.entries.enumerated() {
      for name in entry.names {
        let tokens = tokenizer.tokens(of: name.text)
        let words = tokens.map(\.text)
        table.insert(tokens.map(\.norm), Sense(entry: index, form: name.form, words: words))
        guard words.contains("Department") else { continue }
        for short in ["Dept", "Dept."] {
          let variant = words.map { $0 == "Department" ? short : $0 }
          table.insert(
            variant.map { $0.lowercased() }, Sense(entry: index, form: name.form, words: variant))
        }
      }
    }
  }

  /// The words with which a name begins.
  var firstWords: [String] { table.firstWords }

  func mentions(in words: Words) -> [Mention] {
    var found: [Mention] = []
    var index = 0
    while index < words.count {
      guard let (length, senses) = match(in: words, at: index) else {
        index += 1
        continue
      }
      if let mention = mention(senses, index..<(index + length), in: words) {
        found.append(mention)
      }
      index += length
    }
    return found
  }

  /// The state of a demonym or adjective that begins at a word, with its length.
  func nation(in words: Words, at index: Int) -> (entry: Int, length: Int)? {
    for (length, senses) in table.matches(in: words, at: index).reversed() {
      if let sense = senses.first(where: {
        lexicon.entries[$0.entry].type == schema.state && $0.form != .capital
          && isWritten($0, in: words, at: index)
      }) {
        return (sense.entry, length)
      }
    }
    return nil
  }

  /// Whether a token alone is a nation's: "Pak" in "the Pak public".
  func isNation(_ token: Int, in prose: Prose) -> Bool {
    nation(in: Words(prose, Sentence(tokens: token..<token + 1, section: .body)), at: 0) != nil
  }

  /// The place or state whose name begins at a word, with its length.
  func territory(in words: Words, at index: Int) -> (entry: Int, length: Int)? {
    for (length, senses) in table.matches(in: words, at: index).reversed() {
      if let sense = senses.first(where: { sense in
        let type = lexicon.entries[sense.entry].type
        return (type == schema.state || type == schema.place) && sense.form != .adjective
          && sense.form != .demonym && isWritten(sense, in: words, at: index)
      }) {
        return (sense.entry, length)
      }
    }
    return nil
  }

  /// The entry of a type that some words name, all of them.
  func entry(of type: EntityType, in words: Words, at index: Int, length: Int) -> Int? {
    guard let found = table.matches(in: words, at: index).first(where: { $0.length == length })
    else { return nil }
    return found.values.first {
      lexicon.entries[$0.entry].type == type && isWritten($0, in: words, at: index)
    }?.entry
  }

  /// The state whose capital or seat a word names.
  func capital(in words: Words, at index: Int) -> (entry: Int, length: Int)? {
    for (length, senses) in table.matches(in: words, at: index).reversed() {
      if let sense = senses.first(where: { $0.form == .capital || $0.form == .metonym }),
        isWritten(sense, in: words, at: index)
      {
        return (sense.entry, length)
      }
    }
    return nil
  }

  private func match(in words: Words, at index: Int) -> (length: Int, senses: [Sense])? {
    for (length, senses) in table.matches(in: words, at: index).reversed() {
      // "the Central Committee [of the Chinese Communist Party]" is two names.
      let isSplit = (index + 1..<index + length).contains {
        words.norm($0) == "of" && words.opensBracket(before: $0)
      }
      let written = isSplit ? [] : senses.filter { isWritten($0, in: words, at: index) }
      if !written.isEmpty { return (length, written) }
    }
    return nil
  }

  /// Whether capitals stand where the name has them; abbreviations to the letter.
  private func isWritten(_ sense: Sense, in words: Words, at index: Int) -> Bool {
    if sense.form == .abbreviation {
      return sense.words.indices.allSatisfy { words[index + $0].text == sense.words[$0] }
    }
    return sense.words.indices.allSatisfy { offset in
      let wanted = sense.words[offset]
      guard wanted.first?.isUppercase == true else { return true }
      let word = words[index + offset]
      // A name of capitals only ("NATO") is no common word in capitals.
      if wanted.count > 1, wanted == wanted.uppercased() { return word.text == wanted }
      return word.isCapitalized
    }
  }

  private func mention(_ senses: [Sense], _ range: Range<Int>, in words: Words) -> Mention? {
    let order: [Lexicon.Name.Form] = [
      .name, .abbreviation, .demonym, .metonym, .capital, .adjective,
    ]
    func best(_ isWanted: (Sense) -> Bool) -> Sense? {
      senses.filter(isWanted).min {
        order.firstIndex(of: $0.form)! < order.firstIndex(of: $1.form)!
      }
    }
    func make(_ sense: Sense, kind: Mention.Kind = .name, rank: Int, rule: String) -> Mention {
      let entry = lexicon.entries[sense.entry]
      return Mention(
        words.tokens(range), words.span(range), entry.type, kind: kind, entry: sense.entry,
        rule: rule, rank: rank)
    }
    if isPartOfPersonName(range, in: words) { return nil }
    let hasDemonym = senses.contains { $0.form == .demonym }
    let hasAdjective = senses.contains { $0.form == .adjective }
    if let sense = best({ $0.form == .name || $0.form == .abbreviation }) {
      if hasAdjective, !isNoun(range, in: words) { return nil }
      let isShort = range.count == 1
      let isEvent = lexicon.entries[sense.entry].type == schema.event
      return make(sense, rank: isShort ? 50 : isEvent ? 70 : 60, rule: "lexicon")
    }
    if hasDemonym || hasAdjective {
      // "Original Language: Chinese" names no state.
      if words.sentence.section == .field { return nil }
      if hasGovernmentNoun(after: range, in: words) {
        let wide = range.lowerBound..<(range.upperBound + 1)
        let sense = best { $0.form == .demonym || $0.form == .adjective }!
        return Mention(
          words.tokens(wide), words.span(wide), schema.state, entry: sense.entry,
          rule: "government", rank: 62)
      }
      guard let sense = best({ $0.form == .demonym }), !hasAdjective || isNoun(range, in: words),
        !isCounted(range.lowerBound, in: words)
      else { return nil }
      return make(sense, rank: 50, rule: "demonym")
    }
    guard let sense = senses.first(where: { $0.form == .capital || $0.form == .metonym }) else {
      return nil
    }
    if sense.form == .metonym { return make(sense, kind: .metonym, rank: 50, rule: "metonym") }
    // A capital that no list of places holds is a place all the same.
    return Mention(
      words.tokens(range), words.span(range), schema.place, rule: "capital", rank: 48)
  }

  private func hasGovernmentNoun(after range: Range<Int>, in words: Words) -> Bool {
    lists.governmentNouns.contains(words.norm(range.upperBound))
  }

  private static let counting: Set<String> = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many", "most", "some",
    "few", "several", "other", "all", "only", "we", "no", "more", "young", "individual", "of",
    "hundred", "thousand", "those", "these", "among", "group",
  ]

  /// "three Americans", "many Germans", "we Americans": people, who act for no state.
  private func isCounted(_ index: Int, in words: Words) -> Bool {
    index > 0
      && (Self.counting.contains(words.norm(index - 1)) || words[index - 1].kind == .number)
  }

  /// "the French said": not followed by something that it could describe.
  private func isNoun(_ range: Range<Int>, in words: Words) -> Bool {
    let next = range.upperBound
    guard next < words.count else { return true }
    let token = words[next]
    if token.norm == "-" || token.norm == "–" { return false }
    if token.kind == .sign || token.norm == "'s" { return true }
    return lists.nounCues.contains(token.norm) || token.norm.hasSuffix("ly")
  }

  /// "Jordan" in "Hamilton Jordan", "Washington" in "George Washington".
  private func isPartOfPersonName(_ range: Range<Int>, in words: Words) -> Bool {
    guard range.count == 1, range.lowerBound > 0 else { return false }
    let before = words[range.lowerBound - 1]
    guard words.followsSpace(range.lowerBound) else { return false }
    return lists.given.contains(before.text) && before.isCapitalized
      && !lists.notNames.contains(before.text)
      && table.longest(in: words, at: range.lowerBound - 1) == nil
      && before.text.count > 3
  }
}
