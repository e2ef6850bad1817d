import Documents
import Language
import Ontology

/// Finds people in lists of participants and signatures, by their place in the line.
struct LineRecognizer: Recognizer {
  let schema: Schema
  let lists: WordLists
  let names: LexiconRecognizer

  func mentions(in words: Words) -> [Mention] {
    switch words.sentence.section {
    case .participants: people(in: words, isList: true) + office(in: words)
    case .signature: people(in: words, isList: false)
    default: []
    }
  }

  private func isSymbol(_ start: Int, in words: Words) -> Bool {
    start == 0 && words.count > 2 && ["—", "–"].contains(words.norm(1))
      && words[0].text.allSatisfy { $0.isUppercase && $0.isASCII }
  }

  /// The symbol of an office before a name: "EUR—Mr. Davis", "Mr. Nolting—G".
  private func office(in words: Words) -> [Mention] {
    let dash = (0..<words.count).first { ["—", "–", "-", ":"].contains(words.norm($0)) }
    // "Mr. Looram, WE"; of several commas the last.
    let comma = (0..<words.count).last { words.norm($0) == "," }
    let ranges = [
      dash.map { 0..<$0 }, dash.map { ($0 + 1)..<words.count },
      comma.map { ($0 + 1)..<words.count },
    ]
    guard words.count >= 3,
      let range = ranges.lazy.compactMap({ $0 }).first(where: { isSymbol($0, in: words) })
    else { return [] }
    return [
      Mention(
        words.tokens(range), words.span(range), schema.organization, rule: "symbol", rank: 85)
    ]
  }

  private func isSymbol(_ range: Range<Int>, in words: Words) -> Bool {
    !range.isEmpty && range.count <= 3
      && range.allSatisfy {
        words[$0].text == "/" || words[$0].text.allSatisfy { $0.isUppercase && $0.isASCII }
      }
      && range.contains { words[$0].text != "/" }
      && !["USA", "USN", "USAF", "USMC", "II", "III", "IV"].contains(words[range.lowerBound].text)
  }

  /// "Dean Rusk": a word that is a title elsewhere, before the last word of a name.
  private func isGiven(_ start: Int, _ length: Int, in words: Words) -> Bool {
    guard length == 1, ["dean", "earl"].contains(words.norm(start)) else { return false }
    let next = start + 2
    return next == words.count || words[next].kind == .sign
  }

  /// The name that a line begins with: up to a comma, a bracket or its end.
  private func people(in words: Words, isList: Bool) -> [Mention] {
    var start = 0
    while start < words.count {
      if let (length, _) = lists.honorifics.longest(in: words, at: start)
        ?? lists.offices.longest(in: words, at: start), start + length < words.count,
        words.isCapitalized(start + length), !isGiven(start, length, in: words)
      {
        start += length
      } else if isSymbol(start, in: words) {
        start += 2
      } else if ["the", "/", "s", "(", ")", "-"].contains(words.norm(start)) {
        start += 1
      } else {
        break
      }
    }
    var end = start
    while end < words.count {
      let token = words[end]
      if token.kind == .word, token.isCapitalized || lists.particles.contains(token.norm) {
        end += 1
      } else if token.norm == "-", !words.followsSpace(end), end > start, end + 1 < words.count {
        end += 2
      } else {
        break
      }
    }
    guard end > start, end - start <= 6,
      end == words.count || [",", "(", "–", "—", "-", ";", "/", "."].contains(words.norm(end))
    else { return [] }
    let range = start..<end
    let tokens = range.map { words[$0] }
    guard tokens.contains(where: { $0.text.count > 2 && !$0.text.hasSuffix(".") }),
      !tokens.contains(where: {
        lists.notNames.contains($0.text) || lists.notNamesInCapitals.contains($0.text)
      }),
      !range.contains(where: {
        lists.organizationHeads.longest(in: words, at: $0) != nil
          && !lists.surnames.contains(words[$0].text)
      }),
      names.nation(in: words, at: start)?.length != range.count,
      names.territory(in: words, at: start) == nil || lists.surnames.contains(tokens.last!.text),
      isList || end == words.count || words.norm(end) == ","
    else { return [] }
    if lists.offices.longest(in: words, at: start)?.length == range.count { return [] }
    let title = start > 0 ? words.tokens(0..<start) : nil
    return [
      Mention(
        words.tokens(range), words.span(range), schema.person, title: title,
        rule: isList ? "participant" : "signature", rank: 84)
    ]
  }
}
