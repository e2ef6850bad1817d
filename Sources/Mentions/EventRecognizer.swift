import Language
import Ontology

/// Finds events by what their names end with: "Geneva Agreements", "Beirut conference".
///
/// A common noun is no event ("joint communique"); a name is.
struct EventRecognizer: Recognizer {
  let schema: Schema
  let lists: WordLists
  let names: LexiconRecognizer

  /// Heads that make an event of any name before them.
  private static let heads: Set<String> = [
    "war", "conference", "treaty", "agreement", "agreements", "accord", "accords", "pact",
    "convention", "talks", "summit", "operation", "revolution", "crisis", "protocol",
    "declaration", "armistice", "peace conference", "peace treaty", "campaign", "incident",
    "plebiscite", "congress", "charter", "rebellion", "uprising", "offensive", "round",
  ]

  /// Heads that may stand in lower case after the name of a place.
  private static let lower: Set<String> = [
    "conference", "agreement", "agreements", "accords", "talks", "summit", "treaty", "armistice",
    "crisis", "war", "incident", "negotiations",
  ]

  func mentions(in words: Words) -> [Mention] {
    var found: [Mention] = []
    for index in 0..<words.count where index > 0 {
      guard let (length, _) = lists.eventHeads.longest(in: words, at: index) else { continue }
      let last = words.norm(index + length - 1)
      guard Self.heads.contains(last) || Self.lower.contains(last) else { continue }
      if words.isCapitalized(index + length - 1) {
        if let mention = named(index, length, in: words) { found.append(mention) }
      } else if Self.lower.contains(last), let first = place(before: index, in: words) {
        let range = first..<(index + length)
        found.append(
          Mention(
            words.tokens(range), words.span(range), schema.event, rule: "event",
            rank: 56 + range.count))
      }
    }
    return found + operations(in: words) + treaties(in: words)
  }

  private func named(_ index: Int, _ length: Int, in words: Words) -> Mention? {
    var first = index
    while first > 0, index - first < 6 {
      let before = words[first - 1]
      if before.isCapitalized, before.kind == .word, !Self.openers.contains(before.norm) {
        first -= 1
      } else if before.kind == .number, before.text.count == 4 {
        first -= 1
      } else if ["-", "and"].contains(before.norm), first > 1, words.isCapitalized(first - 2),
        first < index
      {
        first -= 2
      } else {
        break
      }
    }
    guard first < index else { return nil }
    let range = first..<(index + length)
    return Mention(
      words.tokens(range), words.span(range), schema.event, rule: "event", rank: 56 + range.count)
  }

  private static let openers: Set<String> = [
    "the", "a", "an", "this", "that", "his", "their", "our", "in", "on", "at", "for", "from", "to",
    "if", "when", "as", "any", "such", "no", "since", "after", "before", "and", "but", "secretary",
    "foreign", "minister", "ambassador", "president", "draft", "proposed",
  ]

  private func place(before index: Int, in words: Words) -> Int? {
    for first in stride(from: index - 1, through: max(0, index - 3), by: -1) {
      if let (entry, length) = names.territory(in: words, at: first), first + length == index,
        names.lexicon.entries[entry].type == schema.place
          || names.capital(in: words, at: first) != nil
      {
        return first
      }
    }
    return nil
  }

  private static let agreements: Set<String> = [
    "Agreement", "Treaty", "Conference", "Truce", "Convention", "Pact", "Protocol",
  ]
  private static let determiners: Set<String> = ["the", "this", "our", "present", "said"]

  /// "the Agreement", "this Treaty": a capital says that it is a certain one.
  private func treaties(in words: Words) -> [Mention] {
    words.certain(Self.agreements, after: Self.determiners).map { index in
      Mention(
        words.tokens(index..<index + 1), words.span(index..<index + 1), schema.event,
        rule: "treaty", rank: 46)
    }
  }

  /// "Operation Vittles".
  private func operations(in words: Words) -> [Mention] {
    (0..<words.count).compactMap { index in
      guard ["Operation", "OPERATION", "Project"].contains(words[index].text),
        index + 1 < words.count, words[index + 1].isCapitalized, words[index + 1].kind == .word
      else { return nil }
      var end = index + 2
      while end < words.count, words[end].isCapitalized, words[end].kind == .word, end - index < 3 {
        end += 1
      }
      return Mention(
        words.tokens(index..<end), words.span(index..<end), schema.event, rule: "operation",
        rank: 60)
    }
  }
}
