import Documents
import Language
import Ontology

/// Finds definite descriptions of people: "the Secretary", "the Foreign Minister".
///
/// Whom they mean is for a resolver to say; most mean nobody who is named.
struct NominalRecognizer: Recognizer {
  let schema: Schema
  let lists: WordLists
  let names: LexiconRecognizer

  func mentions(in words: Words) -> [Mention] {
    var found: [Mention] = []
    var index = 0
    while index < words.count {
      guard ["the", "The", "THE"].contains(words[index].text) else {
        index += 1
        continue
      }
      var next = index + 1
      if let (_, length) = names.nation(in: words, at: next) { next += length }
      guard next < words.count, words[next].isCapitalized,
        let (length, _) = lists.offices.longest(in: words, at: next),
        !words.isCapitalized(next + length)
      else {
        index += 1
        continue
      }
      let range = index..<(next + length)
      found.append(
        Mention(
          words.tokens(range), words.span(range), schema.person, kind: .nominal,
          title: words.tokens(index + 1..<(next + length)), rule: "nominal", rank: 30))
      index = next + length
    }
    return found
  }
}
