import Documents
import Language
import Ontology

// What the words about a name settle, whoever found it: "Government of Ghana", "Moscow 2124".
extension MentionFinder {
  /// The mentions, each as far as it goes and of the type that its place gives it; what the
  /// format marks up stays as it is.
  func settled(_ mentions: [Mention], in prose: Prose) -> [Mention] {
    let kept = mentions.filter { isMarked($0) || !isNoName($0, in: prose) }
    let bounded = PersonBounds(names).set(kept, in: prose)
    return Self.withoutOverlap(
      bounded.map { mention in
        if isMarked(mention) { return mention }
        return post(mention, in: prose) ?? house(mention, in: prose) ?? senator(mention, in: prose)
          ?? listed(mention, in: prose) ?? office(mention, in: prose)
          ?? government(ofItsTime(asGovernment(mention, prose), in: prose), in: prose)
      })
  }

  private func isMarked(_ mention: Mention) -> Bool { mention.key != nil }

  // MARK: What is none, or another

  /// How cables name one another.
  private static let telegramWords: Set<String> = [
    "deptel", "deptels", "embtel", "embtels", "contel", "contels", "legtel", "legtels", "reftel",
    "reftels", "depcirtel", "embdesp", "mytel", "urtel", "ourtel", "septel", "memcon", "telcon",
    "sov", "sovs",
  ]

  /// Whether a mention is a word of cables that names nobody, or the field of a director.
  private func isNoName(_ mention: Mention, in prose: Prose) -> Bool {
    guard mention.type != schema.place, mention.type != schema.state else { return false }
    let norms = mention.tokens.map { prose.tokens[$0].norm }
    return norms == ["central", "intelligence"]
      || norms.count == 1 && Self.telegramWords.contains(norms[0])
  }

  /// "at the White House": there a house is a place.
  private func house(_ mention: Mention, in prose: Prose) -> Mention? {
    guard mention.type == schema.organization, mention.tokens.count == 2,
      mention.tokens.map({ prose.tokens[$0].norm }) == ["white", "house"],
      norm(mention.tokens.lowerBound - 1, in: prose) == "the",
      ["at", "in"].contains(norm(mention.tokens.lowerBound - 2, in: prose))
    else { return nil }
    return changed(mention, mention.tokens, schema.place, .name, entry: nil, prose)
  }

  /// "A. Tokyo 1234; B. Seoul 17": a letter of a list before a place is no initial.
  private func listed(_ mention: Mention, in prose: Prose) -> Mention? {
    guard mention.type == schema.person, let first = mention.tokens.first,
      ["a", "b", "c", "d", "e", "f"].contains(norm(first, in: prose).filter(\.isLetter))
    else { return nil }
    let rest = mention.tokens.dropFirst(norm(first + 1, in: prose) == "." ? 2 : 1)
    guard !rest.isEmpty,
      let (entry, length) = names.territory(
        in: Words(prose, Sentence(tokens: rest, section: .body)), at: 0),
      length == rest.count
    else { return nil }
    return changed(
      mention, rest, vocabulary.lexicon.entries[entry].type, .name, entry: entry, prose)
  }

  private static let bare: Set<String> = [
    "embassy", "department", "dept", "legation", "consulate", "mission",
  ]

  private static let openings: Set<String> = [
    "suggest", "inform", "members", "apparent", "joint", "request", "ask", "urge", "hope",
  ]

  /// "Asked Embassy", "Following Legation": a word with which a sentence begins is no part of a
  /// name.
  private func office(_ mention: Mention, in prose: Prose) -> Mention? {
    guard mention.tokens.count == 2, let first = mention.tokens.first,
      Self.bare.contains(norm(first + 1, in: prose)),
      let sentence = prose.sentence(of: first),
      prose.sentences[sentence].tokens.prefix(3).contains(first)
    else { return nil }
    let word = norm(first, in: prose)
    guard Self.openings.contains(word) || word.hasSuffix("ed") || word.hasSuffix("ing") else {
      return nil
    }
    return changed(
      mention, first + 1..<first + 2, schema.organization, .name, entry: nil, prose)
  }

  private static let titles: Set<String> = [
    "senator", "congressman", "mr", "mr.", "governor", "general", "ambassador", "judge", "colonel",
  ]

  /// "Senator Church": somebody, whose name a body has too.
  private func senator(_ mention: Mention, in prose: Prose) -> Mention? {
    guard mention.type == schema.organization, mention.tokens.count == 2, mention.entry == nil,
      let first = mention.tokens.first, Self.titles.contains(prose.tokens[first].norm)
    else { return nil }
    var person = changed(
      mention, first + 1..<mention.tokens.upperBound, schema.person, .name, entry: nil, prose)
    person.title = first..<first + 1
    return person
  }

  // MARK: Governments

  /// A state that was none yet when the record was written, as a place: "Cyprus" in 1958.
  private func ofItsTime(_ mention: Mention, in prose: Prose) -> Mention {
    guard mention.type == schema.state, mention.kind == .name, let entry = mention.entry,
      let founded = vocabulary.lexicon.entries[entry].years?.lowerBound, founded > 1900,
      let year = prose.document.header.date?.year, year < founded,
      !isPeople(mention, vocabulary.lexicon.entries[entry], in: prose)
    else { return mention }
    return changed(mention, mention.tokens, schema.place, .name, entry: nil, prose)
  }

  private static let governments: Set<String> = ["government", "govt", "govt."]
  private static let ofGovernment: Set<String> = [
    "royal", "imperial", "provisional", "federal", "revolutionary",
  ]

  /// A state with the word that makes it a government: "United States Government",
  /// "Royal Government of Laos".
  private func government(_ mention: Mention, in prose: Prose) -> Mention {
    guard mention.type == schema.state, mention.kind == .name else { return mention }
    var (first, end) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    if let next = token(end, in: prose), Self.governments.contains(next.norm),
      !isCapitalizedWord(end + 1, in: prose)
    {
      end += 1
    } else {
      var link = first - 1
      if norm(link, in: prose) == "the" { link -= 1 }
      guard norm(link, in: prose) == "of", Self.governments.contains(norm(link - 1, in: prose))
      else { return mention }
      first = link - 1
      if Self.ofGovernment.contains(norm(first - 1, in: prose)),
        isCapitalizedWord(first - 1, in: prose)
      {
        first -= 1
      }
    }
    guard prose.sentence(of: first) == prose.sentence(of: end - 1) else { return mention }
    return changed(mention, first..<end, schema.state, .name, entry: mention.entry, prose)
  }

  /// Whether a mention is of those who act for a state, and not its name.
  private func isPeople(_ mention: Mention, _ entry: Lexicon.Entry, in prose: Prose) -> Bool {
    let words = prose.document.text[prose.span(mention.tokens)]
    return entry.names.contains { $0.form == .demonym && $0.text == words }
      || mention.tokens.contains { Self.governments.contains(prose.tokens[$0].norm) }
  }

  // MARK: Posts

  private static let offices: Set<String> = [
    "amembassy", "amembassies", "amconsul", "amconsulate", "amcongen", "amlegation", "usmission",
    "usint", "usliaison", "cas", "embassy", "legation", "consulate", "congen", "consul",
  ]
  private static let telegrams: Set<String> = [
    "embtel", "embtels", "deptel", "deptels", "telegram", "telegrams", "tel", "tels", "despatch",
    "dispatch", "airgram", "cable", "cables", "contel", "depcirtel",
  ]
  private static let repeating: Set<String> = [
    "rptd", "rpt", "repeated", "repeat", "pouch", "pouched", "info", "sent",
  ]

  /// A city that stands for the post there: "Moscow 2124", "Deptel 4419 to Paris",
  /// "AMEMBASSY TEHRAN", "For Cairo:".
  private func post(_ mention: Mention, in prose: Prose) -> Mention? {
    guard mention.type == schema.place || mention.kind == .metonym,
      let sentence = prose.sentence(of: mention.tokens.lowerBound),
      prose.sentences[sentence].section != .dateline
    else { return nil }
    let (first, end) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    let start = prose.sentences[sentence].tokens.lowerBound
    let before = first > start ? norm(first - 1, in: prose) : ""
    if Self.offices.contains(before), isCapitalizedWord(first - 1, in: prose) {
      guard isCity(mention, in: prose) else { return nil }
      return changed(
        mention, (first - 1)..<end, schema.organization, .name, entry: nil, prose)
    }
    guard
      isNumbered(mention, before, in: prose) || isAddressed(first, end, start, in: prose)
        || Self.repeating.contains(before)
        || ["to", "from"].contains(before) && isTelegram(first - 2, from: start, in: prose),
      isCity(mention, in: prose)
    else { return nil }
    return changed(mention, first..<end, schema.organization, .metonym, entry: nil, prose)
  }

  /// Whether posts may be there: it is a seat of government, or no more than a name of a town.
  private func isCity(_ mention: Mention, in prose: Prose) -> Bool {
    guard mention.tokens.count <= 3,
      let (words, index) = Words.about(mention.tokens.lowerBound, in: prose)
    else { return false }
    return mention.entry != nil || names.capital(in: words, at: index) != nil
  }

  /// "Moscow 2124", "Seoul's 1102": not "in Paris 12 May".
  private func isNumbered(_ mention: Mention, _ before: String, in prose: Prose) -> Bool {
    var next = mention.tokens.upperBound
    let isOwned = ["'s", "’s"].contains(norm(next, in: prose))
    if isOwned { next += 1 }
    guard let number = token(next, in: prose), number.kind == .number,
      (1...6).contains(number.text.count), number.text.allSatisfy(\.isNumber),
      !lists.months.contains(norm(next + 1, in: prose)), norm(next + 1, in: prose) != "km"
    else { return false }
    if isOwned { return true }
    let isYear = number.text.count == 4 && number.text.hasPrefix("19")
    return number.text.count >= 2 && !isYear && !["in", "at", "of", "near"].contains(before)
  }

  /// "For Cairo:", "Paris for USRO", "London pass Embassy": whom a telegram is for.
  private func isAddressed(_ first: Int, _ end: Int, _ start: Int, in prose: Prose) -> Bool {
    let opening = (start..<first).lazy.map { prose.tokens[$0] }.filter { $0.kind == .word }
      .prefix(3).map(\.norm)
    let next = norm(end, in: prose)
    if opening.last == "for", opening.count <= 2, opening.first == "for" || opening.first == "fyi" {
      return [":", ",", ""].contains(next) || prose.sentence(of: end) != prose.sentence(of: first)
    }
    guard opening.isEmpty else { return false }
    if next == "for" { return isCapitalizedWord(end + 1, in: prose) }
    return next == "pass" || next == "also" && ["pass", "for"].contains(norm(end + 1, in: prose))
      || next == "please" && norm(end + 1, in: prose) == "pass"
  }

  /// Whether a telegram, with its number or without, ends at a token.
  private func isTelegram(_ last: Int, from start: Int, in prose: Prose) -> Bool {
    var at = last
    while at > start, let token = token(at, in: prose),
      token.kind == .number || [",", "and"].contains(token.norm)
    {
      at -= 1
    }
    return at >= start && Self.telegrams.contains(norm(at, in: prose))
  }

  // MARK: Tokens

  private func token(_ index: Int, in prose: Prose) -> Token? {
    prose.tokens.indices.contains(index) ? prose.tokens[index] : nil
  }

  private func norm(_ index: Int, in prose: Prose) -> String {
    token(index, in: prose)?.norm ?? ""
  }

  private func isCapitalizedWord(_ index: Int, in prose: Prose) -> Bool {
    token(index, in: prose).map { $0.kind == .word && $0.isCapitalized } ?? false
  }

  private func changed(
    _ mention: Mention, _ tokens: Range<Int>, _ type: EntityType, _ kind: Mention.Kind,
    entry: Int?, _ prose: Prose
  ) -> Mention {
    Mention(
      tokens, prose.span(tokens), type, kind: kind, entry: entry, rule: mention.rule,
      rank: MarkRecognizer.rank)
  }
}
