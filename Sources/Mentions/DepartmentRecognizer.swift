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
    "inform", "informed", "if", "for", "as", "joint", "neither", "nor", "departments", "depts",
    "pass", "than", "what", "except", "enable", "asked", "ask", "tell", "told", "request", "our",
    "instead", "approached", "prior", "whereas", "while", "since", "however", "when",
  ]

  /// What a department has, as distinct from a state: "the State draft".
  private static let papers: Set<String> = [
    "draft", "drafts", "memo", "memorandum", "paper", "papers", "proposal", "proposals", "position",
    "officials", "representative", "representatives", "message", "telegram", "instruction", "view",
    "views", "viewpoint", "viewpoints", "officers", "people", "program", "recommendation",
  ]

  func mentions(in words: Words) -> [Mention] {
    guard words.sentence.section.isRunningText || words.sentence.section == .label else {
      return []
    }
    return (0..<words.count).compactMap { index in
      if ["Dept", "Dept."].contains(words[index].text) { return whole(index, in: words) }
      let field = words[index].isAllCaps ? words[index].text.capitalized : words[index].text
      guard let entry = departments[field], isAlone(index, in: words),
        field == words[index].text || index + 1 < words.count && words[index + 1].kind == .number
      else { return nil }
      return Mention(
        words.tokens(index..<index + 1), words.span(index..<index + 1), schema.organization,
        entry: entry, rule: "department", rank: 47)
    }
  }

  /// "Dept concurs": the department, where no field follows or stands before.
  private func whole(_ index: Int, in words: Words) -> Mention? {
    let next = words.norm(index + 1)
    guard next != "of",
      index == 0 || !words.isCapitalized(index - 1) || words[index - 1].kind == .sign
    else { return nil }
    return Mention(
      words.tokens(index..<index + 1), words.span(index..<index + 1), schema.organization,
      rule: "department", rank: 66)
  }

  /// Whether a word names a department and no field: not "Head of State", "defense of Berlin".
  private func isAlone(_ index: Int, in words: Words) -> Bool {
    let (last, next) = (words.norm(index - 1), words.norm(index + 1))
    if last == "joint", ["-", "/"].contains(next) { return true }
    if next == "of" || next == "-" { return false }
    // "Ref: State 68096"
    if index + 1 < words.count, words[index + 1].kind == .number, words[index + 1].text.count > 3 {
      return index == 0 || words[index - 1].kind != .word || last == "ref"
    }
    if index == 0 { return index + 1 < words.count && isDoing(words[index + 1]) }
    let previous = words[index - 1]
    let isSecond = ["and", "/", "or", "-"].contains(last) && index > 1
    if isSecond, departments[words[index - 2].text] != nil, !words.isCapitalized(index + 1) {
      return true
    }
    if Self.papers.contains(next) { return last != "of" && previous.kind == .word }
    let isListed =
      previous.kind == .sign && [",", "/", "-", "–", ":", "("].contains(last)
      && (index < 2 || departments[words[index - 2].text] != nil || words[index - 2].isAllCaps
        || last == ",")
    guard isListed || Self.before.contains(last) || previous.kind == .number || last == "." else {
      return false
    }
    return index + 1 == words.count || isEnd(words[index + 1])
      || departments[words[index + 1].text] != nil || isDoing(words[index + 1])
  }

  private func isEnd(_ next: Token) -> Bool {
    !next.isCapitalized
      && (next.kind == .sign && next.norm != "-" || lists.nounCues.contains(next.norm))
  }

  /// "has", "recommended", "sees".
  private func isDoing(_ next: Token) -> Bool {
    guard next.kind == .word, !next.isCapitalized else { return next.norm == "'s" }
    return lists.nounCues.contains(next.norm)
      && !["of", "in", "on", "at", "to"].contains(next.norm)
      || next.norm.hasSuffix("ed") || next.norm.hasSuffix("s") && !next.norm.hasSuffix("ss")
  }
}
