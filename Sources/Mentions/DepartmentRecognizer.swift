import Language
import Ontology

/// Finds departments that are named by their field alone: "from Defense", "State and
/// Treasury".
struct DepartmentRecognizer: Recognizer {
  let schema: Schema
  let lists: WordLists
  private let departments: [String: Int]

  init(schema: Schema, lists: WordLists, lexicon: Lexicon) {
    self.schema = schema
    self.lists = lists
    var departments: [String: Int] = [:]
    for (index, entry) in lexicon.entries.enumerated() where entry.type == schema.organization {
      for prefix in ["Department of the ", "Department of "] where entry.name.hasPrefix(prefix) {
        let field = String(entry.name.dropFirst(prefix.count))
        if !field.contains(" "), departments[field] == nil { departments[field] = index }
        break
      }
    }
    self.departments = departments
  }

  private static let before: Set<String> = [
    "from", "to", "with", "by", "in", "and", "at", "between", "or", "both", "that", "because",
    "inform", "informed", "if", "for",
  ]

  func mentions(in words: Words) -> [Mention] {
    guard words.sentence.section.isRunningText else { return [] }
    return (1..<max(1, words.count)).compactMap { index in
      guard let entry = departments[words[index].text],
        Self.before.contains(words.norm(index - 1)) || words.norm(index - 1) == ",",
        index + 1 == words.count || isEnd(words[index + 1])
      else { return nil }
      return Mention(
        words.tokens(index..<index + 1), words.span(index..<index + 1), schema.organization,
        entry: entry, rule: "department", rank: 47)
    }
  }

  private func isEnd(_ next: Token) -> Bool {
    !next.isCapitalized
      && (next.kind == .sign && next.norm != "-" || lists.nounCues.contains(next.norm))
  }
}
