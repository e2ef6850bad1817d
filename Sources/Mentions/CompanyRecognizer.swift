import Language
import Ontology

/// Finds companies by what their names end with: "Anglo-Iranian Oil Company".
struct CompanyRecognizer: Recognizer {
  let schema: Schema
  let lists: WordLists

  /// Suffixes that are a company's without more.
  private static let sure: Set<String> = [
    "company", "co.", "corporation", "corp.", "inc.", "incorporated", "ltd.", "limited", "gmbh",
    "s.a.", "s.p.a.", "bank", "airlines", "airways",
  ]

  func mentions(in words: Words) -> [Mention] {
    var found: [Mention] = []
    for index in 0..<words.count where words[index].isCapitalized {
      guard let (length, values) = lists.companySuffixes.longest(in: words, at: index),
        Self.sure.contains(values[0].lowercased())
          || Self.sure.contains(words.norm(index + length - 1))
      else { continue }
      var first = index
      while first > 0, index - first < 5 {
        let before = words[first - 1]
        if before.isCapitalized, before.kind == .word,
          !lists.notNames.contains(before.text)
            || [
              "National", "International", "General", "American", "British", "United", "Standard",
            ]
            .contains(before.text)
        {
          first -= 1
        } else if ["-", "&", "and"].contains(before.norm), first > 1,
          words.isCapitalized(first - 2),
          first < index
        {
          first -= 2
        } else {
          break
        }
      }
      guard first < index else { continue }
      let range = first..<(index + length)
      found.append(
        Mention(
          words.tokens(range), words.span(range), schema.organization, rule: "company",
          rank: 58 + range.count))
    }
    return found
  }
}
