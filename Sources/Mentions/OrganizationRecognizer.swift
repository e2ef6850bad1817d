import Language
import Ontology

/// Finds organizations by their grammar: "Ministry of Foreign Affairs", "Embassy in
/// Finland", "Soviet Foreign Ministry", "Coal and Steel Community".
struct OrganizationRecognizer: Recognizer {
  let schema: Schema
  let lists: WordLists
  let names: LexiconRecognizer

  /// Heads of posts abroad, which stand "in", "at" or "to" a place.
  static let posts: Set<String> = [
    "embassy", "legation", "consulate", "consulate general", "mission", "chancery", "emb",
    "vice consulate", "liaison office", "interests section", "delegation", "high commission",
    "station", "permanent mission",
  ]

  /// Heads that name one particular organization where they stand alone.
  private static let alone: Set<String> = [
    "department", "embassy", "ministry", "legation", "consulate", "council", "committee",
    "commission", "foreign office", "foreign ministry", "dept", "dept.", "emb", "agency",
    "cabinet", "parliament", "congress", "senate", "politburo", "secretariat", "presidium",
    "white house", "state department", "security council", "general assembly", "air force",
    "army", "navy", "joint chiefs", "joint chiefs of staff", "chiefs of staff", "defense ministry",
    "consulate general", "central committee", "treasury", "pentagon", "national assembly", "diet",
    "supreme soviet", "marine corps", "board", "bureau", "mission",
  ]

  /// Heads that a nation before them makes one body: "Hungarian Foreign Ministry".
  private static let ministries: Set<String> = [
    "foreign ministry", "foreign office", "defense ministry", "ministry", "embassy", "legation",
    "interior ministry", "finance ministry", "trade ministry", "central committee", "politburo",
  ]

  /// Heads that are common words, and need a name before or after them.
  private static let weak: Set<String> = [
    "government", "regime", "authorities", "order", "front", "group", "section", "lines", "works",
    "plant", "firm", "trust", "force", "forces", "staff", "team", "unit", "desk", "cell", "system",
    "house", "school", "court", "press", "station", "service", "republic", "monarchy", "dynasty",
    "resistance", "international", "underground", "directory", "bar", "wing", "faction",
    "guerrillas", "militants", "partisans", "insurgents", "volunteers", "administration",
    "royal family", "authority", "exchange", "intelligence", "radio", "network", "church",
  ]

  func mentions(in words: Words) -> [Mention] {
    var found: [Mention] = []
    var index = 0
    while index < words.count {
      if words[index].isCapitalized, let mention = organization(at: index, in: words) {
        found.append(mention.0)
        index = mention.1
      } else {
        index += 1
      }
    }
    return found + groups(in: words)
  }

  private static let groups: Set<String> = [
    "Six", "Seven", "Nine", "Fourteen", "Fifteen", "Sixteen", "Community", "Alliance", "Fund",
    "Hill", "House", "Court", "Assembly", "Bloc", "Commonwealth", "Party", "Consortium", "Group",
    "Subcommittee", "Sub-Committee", "Delegation", "Panel",
  ]

  /// "the Six", "the Alliance": a capital says that it is a certain one.
  private func groups(in words: Words) -> [Mention] {
    words.certain(Self.groups, after: ["the", "our", "this"])
      .filter { $0 + 1 == words.count || words[$0 + 1].kind != .number }
      .map { index in
        Mention(
          words.tokens(index..<index + 1), words.span(index..<index + 1), schema.organization,
          rule: "group", rank: 46)
      }
  }

  private func organization(at start: Int, in words: Words) -> (Mention, Int)? {
    guard let (length, phrases) = lists.organizationHeads.longest(in: words, at: start),
      isWritten(start, length, words), let phrase = phrases.first
    else { return nil }
    let head = phrase.lowercased()
    // "US-Soviet": an adjective; the councils of that name have words before them.
    if head == "soviet" || (start > 0 && words.norm(start - 1) == "-" && !words.followsSpace(start))
    {
      return nil
    }
    let before = modifiers(before: start, in: words)
    let isWeak = Self.weak.contains(head)
    let isNational = before < start && names.nation(in: words, at: before) != nil
    var range = start..<(start + length)
    var isNamed = before < start
    var rank = isNational && Self.ministries.contains(head) ? 62 : 55
    if let end = post(head, after: range.upperBound, in: words) {
      range = start..<end
      isNamed = true
      rank = 70
    } else if let end = field(after: range.upperBound, head: head, in: words) {
      range = start..<end
      isNamed = true
      rank = 65
    }
    guard isNamed || (Self.alone.contains(head) && standsAlone(range, in: words)) else {
      return nil
    }
    if isWeak, before == start, rank < 65 { return nil }
    if ["government", "regime", "authorities", "republic", "administration"].contains(head) {
      return nil
    }
    let whole = before..<range.upperBound
    return (
      Mention(
        words.tokens(whole), words.span(whole), schema.organization,
        rule: "organization", rank: isNamed ? rank + whole.count : 45), range.upperBound
    )
  }

  private func isWritten(_ start: Int, _ length: Int, _ words: Words) -> Bool {
    (start..<(start + length)).allSatisfy { words[$0].isCapitalized || words[$0].norm.count <= 3 }
  }

  /// Where the modifiers before a head begin: "[Chinese] Embassy", "Soviet Foreign
  /// Ministry", "Korean Workers' Party".
  private func modifiers(before start: Int, in words: Words) -> Int {
    var first = start
    while first > 0 {
      let token = words[first - 1]
      if token.norm == "'" {
        guard first > 1, words.isCapitalized(first - 2) else { break }
        first -= 2
        continue
      }
      if token.norm == "and" || token.norm == "&" {
        guard first > 1, words.isCapitalized(first - 2), first < start,
          isModifier(words[first - 2], first - 2, words)
        else { break }
        first -= 2
        continue
      }
      if token.norm == "-" {
        guard first > 1, !words.followsSpace(first - 1), words.isCapitalized(first - 2) else {
          break
        }
        first -= 2
        continue
      }
      guard token.kind == .word, isModifier(token, first - 1, words), start - first < 6 else {
        break
      }
      first -= 1
    }
    // A title or a verb at the start of a sentence is no part of a name.
    while first < start, isOpening(words[first], first, words) { first += 1 }
    return first
  }

  private func isModifier(_ token: Token, _ index: Int, _ words: Words) -> Bool {
    guard token.isCapitalized, token.kind == .word else { return false }
    if Self.openers.contains(token.norm) { return false }
    if lists.honorifics.longest(in: words, at: index) != nil { return false }
    return true
  }

  private func isOpening(_ token: Token, _ index: Int, _ words: Words) -> Bool {
    if Self.openers.contains(token.norm) { return true }
    guard index == 0 else { return false }
    return lists.notNames.contains(token.text) && names.nation(in: words, at: index) == nil
      && !Self.nameOpeners.contains(token.norm)
  }

  private static let openers: Set<String> = [
    "the", "a", "an", "this", "that", "his", "her", "their", "our", "its", "in", "on", "at", "for",
    "from", "to", "by", "with", "if", "when", "while", "as", "both", "all", "every", "each", "any",
    "no", "since", "after", "before", "and", "but", "or", "i", "we", "he", "she", "they", "it",
    "dear", "request", "also", "re", "through", "under", "ambassador", "minister", "secretary",
    "president", "premier", "chairman", "director", "general", "mr.", "mr", "of", "said",
    "telegram", "cable", "letter", "message", "memorandum",
  ]

  private static let nameOpeners: Set<String> = [
    "foreign", "joint", "national", "international", "central", "united", "general", "special",
    "federal", "royal", "imperial", "communist", "democratic", "republican", "economic", "military",
    "political", "security", "defense", "state", "supreme", "european", "atlantic", "african",
    "asian", "arab", "high", "world", "mutual", "army", "air", "house", "free", "allied",
  ]

  /// "in Finland", "to the United Nations": the place of a post abroad.
  private func post(_ head: String, after start: Int, in words: Words) -> Int? {
    guard Self.posts.contains(head), ["in", "at", "to", "for"].contains(words.norm(start)) else {
      return nil
    }
    var next = start + 1
    if words.norm(next) == "the" { next += 1 }
    guard let (_, length) = names.territory(in: words, at: next) else {
      if words.norm(start) == "to" { return capitalized(from: next, in: words) }
      return words.norm(start) == "in" || words.norm(start) == "at"
        ? capitalized(from: next, in: words, atMost: 2) : nil
    }
    // "the North Atlantic Treaty Organization" begins like a sea.
    if let end = capitalized(from: next, in: words), end > next + length,
      (next + length..<end).contains(where: {
        lists.organizationHeads.longest(in: words, at: $0) != nil
      })
    {
      return end
    }
    return next + length
  }

  /// "of Foreign Affairs", "for International Development".
  private func field(after start: Int, head: String, in words: Words) -> Int? {
    // "the Central Committee [of the Chinese Communist Party]" is two names.
    guard ["of", "for", "on"].contains(words.norm(start)), !words.opensBracket(before: start) else {
      return nil
    }
    var next = start + 1
    if words.norm(next) == "the" {
      guard words.norm(start) == "of" || words.norm(start) == "for" else { return nil }
      next += 1
    }
    // "Council of Ministers of Japan": one of-phrase; "Government of Israel" is a state.
    return capitalized(from: next, in: words)
  }

  /// The end of a run of capitalized words that may be joined by "and", "of", "for".
  private func capitalized(from start: Int, in words: Words, atMost limit: Int = 8) -> Int? {
    var next = start
    while next < words.count, next - start < limit {
      let token = words[next]
      if token.isCapitalized, token.kind == .word, !isDay(next, in: words) {
        // "and Vice Premier Ri": a title begins somebody else.
        next += 1
      } else if token.norm == "-", !words.followsSpace(next), words.isCapitalized(next + 1) {
        next += 2
      } else if token.norm == ",", words.isCapitalized(next + 1), isList(from: next, words) {
        next += 2
      } else if ["and", "&"].contains(token.norm), next > start, words.isCapitalized(next + 1),
        lists.organizationHeads.longest(in: words, at: next + 1) == nil
          || lists.organizationHeads.longest(in: words, at: next + 2) != nil,
        lists.honorifics.longest(in: words, at: next + 1) == nil,
        lists.offices.longest(in: words, at: next + 1) == nil,
        names.territory(in: words, at: next + 1) == nil
      {
        next += 2
      } else {
        break
      }
    }
    return next > start ? next : nil
  }

  /// "the National Security Council on July 26", "the Committee on Monday".
  private func isDay(_ index: Int, in words: Words) -> Bool {
    lists.weekdays.contains(words.norm(index))
      || lists.months.contains(words.norm(index)) && index + 1 < words.count
        && words[index + 1].kind == .number
  }

  /// "Scientific, Educational, and Cultural": a comma inside a name.
  private func isList(from comma: Int, _ words: Words) -> Bool {
    guard names.territory(in: words, at: comma + 1) == nil else { return false }
    return [",", "and", "&"].contains(words.norm(comma + 2)) && words.norm(comma + 2) == "and"
      && words.isCapitalized(comma + 3)
      && lists.organizationHeads.longest(in: words, at: comma + 3) == nil
      && lists.honorifics.longest(in: words, at: comma + 1) == nil
      && !lists.given.contains(words[comma + 1].text)
  }

  /// "the Embassy", "Department requests": not "Department heads".
  private func standsAlone(_ range: Range<Int>, in words: Words) -> Bool {
    let next = words.norm(range.upperBound)
    if next == "of" || next == "-" { return false }
    return range.lowerBound > 0 || range.count > 1 || words.sentence.section == .body
  }
}
