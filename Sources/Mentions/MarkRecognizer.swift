import Documents
import Language
import Ontology

/// Takes what the document's own format marks as a name.
///
/// Titles in the marked text ("Ambassador Brown") are no part of the mention.
struct MarkRecognizer {
  /// From this rank on a mention is the format's own word, not a guess.
  static let rank = 90

  let schema: Schema
  let lists: WordLists

  func mentions(in prose: Prose) -> [Mention] {
    prose.document.marks.compactMap { mark in
      let type: EntityType
      switch mark.kind {
      case .person: type = schema.person
      case .place: type = schema.place
      case .organization: type = schema.organization
      case .state: type = schema.state
      case .event: type = schema.event
      case .term: return nil
      }
      let tokens = prose.tokens(in: mark.span)
      guard !tokens.isEmpty else { return nil }
      return type == schema.person
        ? person(tokens, mark, prose)
        : Mention(tokens, prose.span(tokens), type, key: mark.key, rule: "markup", rank: Self.rank)
    }
  }

  /// The name in a marked text, without its titles.
  func name(_ tokens: Range<Int>, in prose: Prose) -> Range<Int>? {
    guard !tokens.isEmpty,
      let mention = person(tokens, Mark(.person, prose.span(tokens), key: nil), prose),
      mention.kind == .name
    else { return nil }
    return mention.tokens
  }

  private func person(_ tokens: Range<Int>, _ mark: Mark, _ prose: Prose) -> Mention? {
    let words = Words(prose, Sentence(tokens: tokens, section: .body))
    var start = 0
    while start < words.count {
      if let (length, _) = lists.honorifics.longest(in: words, at: start)
        ?? lists.offices.longest(in: words, at: start), start + length < words.count
      {
        start += length
      } else if ["the", ",", "of", "foreign"].contains(words.norm(start)) {
        start += 1
      } else {
        break
      }
    }
    var end = words.count
    while end > start + 1, ["'s", "'", ",", ".", "’"].contains(words.norm(end - 1)) { end -= 1 }
    guard start < end, words.isCapitalized(start) || words[start].kind != .sign else { return nil }
    let name = words.tokens(start..<end)
    let isNominal = start == 0 && lists.offices.longest(in: words, at: 0)?.length == words.count
    return Mention(
      name, prose.span(name), schema.person, kind: isNominal ? .nominal : .name, key: mark.key,
      title: start > 0 ? words.tokens(0..<start) : isNominal ? nil : title(before: name, prose),
      rule: "markup", rank: 95)
  }

  /// "President" before a mark that holds the name alone.
  private func title(before name: Range<Int>, _ prose: Prose) -> Range<Int>? {
    guard let index = prose.sentence(of: name.lowerBound) else { return nil }
    let sentence = prose.sentences[index]
    let first = max(sentence.tokens.lowerBound, name.lowerBound - 6)
    guard first < name.lowerBound else { return nil }
    let words = Words(
      prose, Sentence(tokens: first..<name.lowerBound, section: sentence.section))
    for start in 0..<words.count where words.isCapitalized(start) {
      let length =
        lists.offices.longest(in: words, at: start)?.length
        ?? lists.honorifics.longest(in: words, at: start)?.length
      if length == words.count - start { return words.tokens(start..<words.count) }
    }
    return nil
  }
}
