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
      let hasArticle = words.norm(index) == "the"
      var next = hasArticle ? index + 1 : index
      if hasArticle, let (_, length) = names.nation(in: words, at: next) { next += length }
      guard next < words.count, words[next].isCapitalized,
        hasArticle || (index > 0 && Self.bare.contains(words.norm(next))),
        let (length, _) = lists.offices.longest(in: words, at: next),
        !words.isCapitalized(next + length), hasArticle || isBare(next..<(next + length), in: words)
      else {
        index += 1
        continue
      }
      let range = index..<(next + length)
      found.append(
        Mention(
          words.tokens(range), words.span(range), schema.person, kind: .nominal,
          title: words.tokens(next..<(next + length)), rule: "nominal", rank: 30))
      index = next + length
    }
    return found
  }

  /// Titles that cables use without an article: "handed Secretary the note".
  private static let bare: Set<String> = [
    "president", "secretary", "king", "ambassador", "minister", "premier", "chancellor", "shah",
  ]

  private func isBare(_ range: Range<Int>, in words: Words) -> Bool {
    guard words.sentence.section.isRunningText else { return false }
    let before = words[range.lowerBound - 1]
    // "For Secretary from Ambassador."
    return (!before.isCapitalized || ["for", "from", "only"].contains(before.norm))
      && !["a", "an", "no", "any", "vice", "-"].contains(before.norm)
      && words.norm(range.upperBound) != "of"
  }
}
