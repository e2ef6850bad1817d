import Documents
import Language
import Mentions
import Ontology

extension ClauseReader {
  /// "Soviet aid to Vietnam", "Kim's visit to Peking", "talks between A and B".
  func noun(_ trigger: FrameTable.Trigger, _ token: Int, _ end: Int) -> [Claim] {
    let frame = frames.frames[trigger.frame]
    guard case .after(let prepositions) = frame.to else { return [] }
    if frame.relation.isSymmetric, let pair = between(after: end) {
      return pairs(pair).compactMap { claim(frame, $0.0, $0.1, token, end, rule: "noun") }
    }
    if frame.relation.isSymmetric, let pair = joined(before: token) {
      return [claim(frame, pair.0, pair.1, token, end, rule: "noun")].compactMap { $0 }
    }
    let targets = near(prepositions, after: end)
    guard !targets.isEmpty,
      let owner = owner(of: token) ?? by(after: end) ?? from(after: end) ?? holder(of: token)
        ?? (frame.relation.isSymmetric ? doer(of: token) : nil)
    else { return [] }
    return targets.compactMap { claim(frame, owner, $0, token, end, rule: "noun") }
  }

  func pairs(_ entities: [Int]) -> [(Int, Int)] {
    guard entities.count >= 2 else { return [] }
    return entities.dropFirst().map { (entities[0], $0) }
  }

  func between(after end: Int) -> [Int]? {
    guard document.norm(end) == "between" else { return nil }
    for token in end + 1..<min(end + 6, range.upperBound) where document.mention(at: token) != nil {
      let found = coordinated(from: token)
      return found.count >= 2 ? found : nil
    }
    return nil
  }

  func near(_ prepositions: [String], after end: Int) -> [Int] {
    var token = end
    while token < min(end + 4, range.upperBound) {
      if prepositions.contains(document.norm(token)) { return following(prepositions, from: token) }
      if [",", ".", ";", "and", "that", "which"].contains(document.norm(token)) { return [] }
      token += 1
    }
    return []
  }

  /// "the Dobrynin–Foster meeting", "US–UK intelligence talks".
  func joined(before token: Int) -> (Int, Int)? {
    var at = token - 1
    while at > range.lowerBound, token - at <= 2, document.mention(at: at) == nil,
      document.state(ofAdjectiveAt: at) == nil, document.tokens[at].kind == .word,
      !Self.prepositions.contains(document.norm(at))
    {
      at -= 1
    }
    func party(_ token: Int) -> Int? {
      document.entity(at: token) ?? document.state(ofAdjectiveAt: token)
    }
    guard at > range.lowerBound, let second = party(at) else { return nil }
    let start = document.mention(at: at).map { document.mentions[$0].tokens.lowerBound } ?? at
    guard ["-", "–", "—", "/"].contains(document.norm(start - 1)), start - 2 >= range.lowerBound,
      let first = party(start - 2), first != second
    else { return nil }
    return (first, second)
  }

  /// "In talks with Li, Kim said": who does what the sentence tells about the noun.
  func doer(of token: Int) -> Int? {
    let tree = document.tree(of: sentence)
    let offset = document.prose.sentences[sentence].tokens.lowerBound
    var node = tree.heads[token - offset]
    for _ in 0..<3 where node >= 0 {
      if let subject = tree.dependents[node].first(where: { tree.labels[$0] == "nsubj" }) {
        let at = subject + offset
        return document.entity(at: at) ?? subjects.pronoun(document.norm(at), at, range)
      }
      node = tree.heads[node]
    }
    return nil
  }

  /// Whose deed it is: a possessive or an adjective of nation right before it.
  func owner(of token: Int) -> Int? {
    var at = token - 1
    while at >= range.lowerBound, token - at <= 4 {
      if document.norm(at) == "'s" || document.norm(at) == "'" || document.norm(at) == "]" {
        at -= 1
        continue
      }
      if let index = document.mention(at: at) {
        return document.entityOfMention[index]
      }
      if let state = document.state(ofAdjectiveAt: at) { return state }
      if Self.prepositions.contains(document.norm(at))
        || [",", ".", ";", "and"].contains(document.norm(at))
      {
        return nil
      }
      if ["the", "a", "an"].contains(document.norm(at)) { return nil }
      if ["his", "her"].contains(document.norm(at)) { return subjects.pronoun("he", at, range) }
      if ["its", "their"].contains(document.norm(at)) { return lastBody(before: at) }
      if document.norm(at) == "our" { return subjects.ends.body }
      if document.norm(at) == "my" { return subjects.pronoun("i", at, range) }
      at -= 1
    }
    return nil
  }

  /// The state or organization named last in the sentence, for "its".
  func lastBody(before token: Int) -> Int? {
    for at in stride(from: token - 1, through: range.lowerBound, by: -1) {
      guard let entity = document.entity(at: at) else { continue }
      if [document.schema.state, document.schema.organization].contains(document.type(of: entity)) {
        return entity
      }
    }
    return nil
  }

  func from(after end: Int) -> Int? {
    for token in end..<min(end + 6, range.upperBound) {
      if document.norm(token) == "from" || document.norm(token) == "of" {
        return first(after: token + 1, within: 4)
      }
      if [".", ";", ","].contains(document.norm(token)) { return nil }
    }
    return nil
  }

  /// "Kim held talks with Li": the subject of the verb before it.
  func holder(of token: Int) -> Int? {
    var at = token - 1
    while at >= range.lowerBound, token - at <= 5 {
      let norm = document.norm(at)
      if Self.light.contains(norm) { return subjects.subject(of: at, in: range) }
      if document.mention(at: at) != nil || [",", ".", ";"].contains(norm) { return nil }
      at -= 1
    }
    return nil
  }

  static let light: Set<String> = [
    "had", "has", "have", "having", "held", "hold", "holding", "gave", "give", "given", "giving",
    "made", "make",
    "making", "paid", "pay", "took", "take", "sent", "send", "began", "begin", "conducted",
    "delivered", "signed",
    "concluded", "reached", "offered", "extended", "provided", "received", "expressed", "voiced",
    "launched",
    "wrote", "addressed", "undertook", "continued",
  ]
}
