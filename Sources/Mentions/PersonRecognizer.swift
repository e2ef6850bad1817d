import Documents
import Language
import Ontology

/// Finds people by title ("Ambassador Brown"), by given name ("Dean Rusk"), by
/// initials, by the brackets of a heading, and by surnames of record.
struct PersonRecognizer: Recognizer {
  let schema: Schema
  let lists: WordLists
  let names: LexiconRecognizer

  func mentions(in words: Words) -> [Mention] {
    var found: [Mention] = []
    var index = 0
    while index < words.count {
      if let (mention, next) = titled(index, in: words) ?? shaped(index, in: words) {
        found.append(mention)
        // "Messrs. Brown, Smith and Jones"
        if words.norm(index).hasPrefix("messrs") {
          found += rest(of: next, in: words)
        }
        index = next
      } else {
        index += 1
      }
    }
    found += parenthesized(in: words)
    return found
  }

  /// A title and a name: the title is no part of the mention.
  private func titled(_ start: Int, in words: Words) -> (Mention, Int)? {
    var next = start
    while next < words.count, !isGivenName(next, in: words) {
      if let (length, _) = lists.honorifics.longest(in: words, at: next), words[next].isCapitalized
      {
        next += length
      } else if let (length, _) = lists.offices.longest(in: words, at: next),
        words[next].isCapitalized
      {
        next += length
      } else {
        break
      }
    }
    guard next > start, next < words.count else { return nil }
    guard let end = name(from: next, in: words, afterTitle: true) else { return nil }
    let isMadame = ["madame", "mme.", "mme", "madam"].contains(words.norm(next - 1))
    // "Madame Chiang Kai-shek" is somebody else than her husband.
    let first = isMadame && end - next > 1 ? next - 1 : next
    return (
      Mention(
        words.tokens(first..<end), words.span(first..<end), schema.person,
        title: words.tokens(start..<next), rule: "title", rank: 80), end
    )
  }

  /// "Dean" in "Mr. Dean Rusk": a title that is a given name too, before a surname.
  private func isGivenName(_ index: Int, in words: Words) -> Bool {
    guard lists.given.contains(words[index].text), index + 1 < words.count,
      !Self.titlesFirst.contains(words.norm(index))
    else { return false }
    return lists.surnames.contains(words[index + 1].text)
  }

  private static let titlesFirst: Set<String> = [
    "general", "king", "prince", "major", "marshal", "pope", "chancellor", "judge", "bishop",
    "count",
    "duke", "earl", "baron", "sheikh", "shah", "queen", "princess", "president", "senator", "sir",
    "lord", "lady", "doctor", "professor", "captain", "colonel", "admiral",
  ]

  /// The end of a name that begins at a word.
  private func name(from start: Int, in words: Words, afterTitle: Bool) -> Int? {
    guard start < words.count,
      isNamePart(start, in: words, isFirst: true) || isInitial(words[start])
    else {
      if lists.particles.contains(words.norm(start)), words.isCapitalized(start + 1),
        isNamePart(start + 1, in: words, isFirst: true)
      {
        return name(from: start + 1, in: words, afterTitle: afterTitle)
      }
      return nil
    }
    var next = start
    var count = 0
    while next < words.count, count < 5 {
      let token = words[next]
      if isInitial(token) {
        next += 1
      } else if count > 1, words.opensBracket(before: next) {
        // "Ri Ju-yeon [Ri Ju Yon]" is two names; "Li [Xiannian]" is one.
        break
      } else if isNamePart(next, in: words, isFirst: next == start) {
        next += 1
        count += 1
      } else if token.norm == "-", !words.followsSpace(next), next + 1 < words.count,
        !words.followsSpace(next + 1), words[next + 1].kind == .word, next > start
      {
        next += 2
      } else if lists.particles.contains(token.norm), words.isCapitalized(next + 1), next > start,
        token.norm != "and", isNamePart(next + 1, in: words, isFirst: false)
      {
        next += 1
      } else {
        break
      }
    }
    // A name does not end with an initial, unless it is one of a Hungarian form.
    while next > start, isInitial(words[next - 1]), count > 0 { next -= 1 }
    if ["Jr.", "Sr.", "III"].contains(next < words.count ? words[next].text : "") { next += 1 }
    return count > 0 ? next : nil
  }

  private func isInitial(_ token: Token) -> Bool {
    token.text.count == 2 && token.text.hasSuffix(".") && token.isCapitalized
  }

  private func isNamePart(_ index: Int, in words: Words, isFirst: Bool) -> Bool {
    guard index < words.count else { return false }
    let token = words[index]
    guard token.isCapitalized, token.kind == .word, token.text.utf8.count > 1 else { return false }
    if lists.notNames.contains(token.text) { return false }
    if token.text.hasSuffix("."), !["St.", "Jr.", "Sr."].contains(token.text) { return false }
    // Scanners read the Korean name Il as the numeral II.
    if token.text == "II", !isFirst, index > 0,
      ["kim", "pak", "choe", "yi", "ri"].contains(words.norm(index - 1))
    {
      return true
    }
    if token.isAllCaps {
      if lists.notNamesInCapitals.contains(token.text) { return false }
      let neighbours = [index - 1, index + 1].filter { $0 >= 0 && $0 < words.count }
      guard neighbours.contains(where: { words[$0].isAllCaps }) || token.text.count > 4 else {
        return false
      }
    }
    if lists.organizationHeads.longest(in: words, at: index) != nil,
      !lists.surnames.contains(token.text)
    {
      return false
    }
    if names.nation(in: words, at: index) != nil, !lists.surnames.contains(token.text),
      !FamilyNames.first.contains(token.norm),
      isFirst || names.territory(in: words, at: index) != nil
    {
      return false
    }
    return !isFirst || lists.offices.longest(in: words, at: index) == nil
      || lists.surnames.contains(token.text)
  }

  /// A name without a title.
  private func shaped(_ start: Int, in words: Words) -> (Mention, Int)? {
    let token = words[start]
    guard token.isCapitalized, token.kind == .word else { return nil }
    let isGiven = lists.given.contains(token.text) && !lists.notNames.contains(token.text)
    let isSurname = lists.surnames.contains(token.text) && !lists.notNames.contains(token.text)
    // "B. Pak said": the letter of a paragraph.
    if isInitial(token), token.startsLine { return nil }
    if let found = familyFirst(start, in: words) ?? acting(start, in: words) { return found }
    guard isGiven || isSurname || isInitial(token) || isCredited(start, in: words) else {
      return nil
    }
    guard let end = name(from: start, in: words, afterTitle: false) else { return nil }
    let parts = (start..<end).filter {
      words[$0].kind == .word && words[$0].isCapitalized && !isInitial(words[$0])
    }
    let hasInitial = (start..<end).contains { isInitial(words[$0]) }
    var rank = 0
    if parts.count >= 2 || hasInitial {
      let last = words[parts.last!].text
      if isInitial(token), !hasInitial { return nil }
      if isGiven || lists.surnames.contains(last) || isSurname {
        rank = lists.surnames.contains(last) || (isGiven && isSurname) ? 66 : 54
      }
      if isInitial(token), rank == 0 { rank = 50 }
      if rank < 56, isCredited(start, in: words) { rank = 56 }
    } else if isSurname {
      if token.isAllCaps { return nil }
      // A single surname at the start of a sentence needs more to go by.
      let acts = start + 1 < words.count && lists.reporting.contains(stem(words.norm(start + 1)))
      rank = start > 0 || acts || words.sentence.section == .signature ? 46 : 40
    }
    guard rank > 0 else { return nil }
    // "New York", "San Francisco": the lexicon knows better.
    let range = start..<end
    return (
      Mention(words.tokens(range), words.span(range), schema.person, rule: "name", rank: rank), end
    )
  }

  /// "Li Xiannian", "Chou En-lai", "Pham Van Dong": a family that comes first, and one
  /// or two given names that are no English words.
  private func familyFirst(_ start: Int, in words: Words) -> (Mention, Int)? {
    let family = words[start].norm
    guard FamilyNames.first.contains(family), !lists.notNames.contains(words[start].text),
      let end = name(from: start, in: words, afterTitle: false), end > start + 1, end - start <= 4
    else { return nil }
    let hasHyphen = (start..<end).contains { words[$0].norm == "-" }
    let parts = (start..<end).filter { words[$0].kind == .word && words[$0].isCapitalized }.count
    guard hasHyphen || parts == 3 || (parts == 2 && !FamilyNames.words.contains(family)),
      !(start + 1..<end).contains(where: {
        lists.given.contains(words[$0].text) && !hasHyphen && parts == 2
          && lists.surnames.contains(words[start].text)
      })
    else { return nil }
    return (
      Mention(
        words.tokens(start..<end), words.span(start..<end), schema.person, rule: "family", rank: 56),
      end
    )
  }

  /// "Enver Hoxha said", "Djilas told": unknown names that do what people do.
  private func acting(_ start: Int, in words: Words) -> (Mention, Int)? {
    guard words.sentence.section.isRunningText, start == 0 || !words.isCapitalized(start - 1),
      let end = name(from: start, in: words, afterTitle: false), end - start <= 3,
      end < words.count,
      !(start..<end).contains(where: { lists.isCommon(words[$0].text) }),
      isDeed(words.norm(end)) || (words.norm(end) == "'s" && end - start >= 2)
        || (end - start >= 2 && isOffice(after: end, in: words))
    else { return nil }
    return (
      Mention(
        words.tokens(start..<end), words.span(start..<end), schema.person, rule: "acting", rank: 47),
      end
    )
  }

  private static let deeds: Set<String> = [
    "met", "told", "wrote", "asked", "thinks", "thought", "felt", "spoke", "attended", "arrived",
    "signed", "visited", "received", "travelled", "traveled", "fights", "supports", "criticized",
    "arrested", "praised", "threatened", "who", "invited", "called", "promised", "went", "came",
    "replied", "smiled", "himself", "thanked", "read", "resigned", "agreed", "refused", "will",
    "would",
    "has", "had", "is", "was",
  ]

  /// "Ana Pauker, the Foreign Minister": an office follows the name.
  private func isOffice(after end: Int, in words: Words) -> Bool {
    guard words.norm(end) == "," else { return false }
    var next = end + 1
    while ["the", "our", "their", "a", "then", "now"].contains(words.norm(next)) { next += 1 }
    if let (_, length) = names.nation(in: words, at: next) { next += length }
    return words.isCapitalized(next) && lists.offices.longest(in: words, at: next) != nil
  }

  private func isDeed(_ word: String) -> Bool {
    Self.deeds.contains(word) || lists.reporting.contains(stem(word))
  }

  /// "translated by Shen Zhihua": whoever is credited with a record is a person.
  private func isCredited(_ start: Int, in words: Words) -> Bool {
    words.norm(start - 1) == "by" && Self.credits.contains(words.norm(start - 2))
  }

  private static let credits: Set<String> = [
    "translated", "obtained", "drafted", "signed", "written", "prepared", "approved", "cleared",
  ]

  private func stem(_ word: String) -> String {
    for suffix in ["ed", "d", "s"] where word.hasSuffix(suffix) {
      let stem = String(word.dropLast(suffix.count))
      if lists.reporting.contains(stem) { return stem }
    }
    return word == "said" ? "say" : word
  }

  /// ", Smith and Jones" after "Messrs. Brown".
  private func rest(of start: Int, in words: Words) -> [Mention] {
    var found: [Mention] = []
    var next = start
    while next + 1 < words.count {
      var first = next
      while [",", "and", "&"].contains(words.norm(first)) { first += 1 }
      guard first > next, let end = name(from: first, in: words, afterTitle: true) else { break }
      found.append(
        Mention(
          words.tokens(first..<end), words.span(first..<end), schema.person, rule: "list", rank: 78)
      )
      next = end
    }
    return found
  }

  /// "to the Ambassador in Vietnam (Durbrow)".
  private func parenthesized(in words: Words) -> [Mention] {
    guard words.sentence.section == .title || words.sentence.section == .label else { return [] }
    return (0..<words.count).compactMap { index in
      guard words.norm(index) == "(", let end = name(from: index + 1, in: words, afterTitle: true),
        words.norm(end) == ")"
      else { return nil }
      let range = index + 1..<end
      return Mention(
        words.tokens(range), words.span(range), schema.person, rule: "heading", rank: 82)
    }
  }
}
