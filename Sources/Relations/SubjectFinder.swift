import Documents
import Language
import Mentions
import Ontology

/// Finds who does what a verb says, by looking to its left.
///
/// Stands in for a parser: it skips auxiliaries, adverbs, verbs of intention and
/// phrases with a preposition, and takes a pronoun for whom it stands.
final class SubjectFinder {
  let document: ResolvedDocument

  /// The first token of the subject that was found last.
  var lastSubjectStart = 0

  /// Between whom the record goes.
  let ends: Correspondence

  /// Where the record was written, by its dateline: what "here" means.
  private(set) lazy var here: Int? = document.sentences(.dateline).lazy
    .flatMap { self.document.mentions(in: $0.tokens) }
    .compactMap { self.document.entityOfMention[$0] }
    .first { self.document.type(of: $0) == self.document.schema.place }

  init(_ document: ResolvedDocument, _ ends: Correspondence) {
    self.document = document
    self.ends = ends
  }

  private static let stops: Set<String> = [";", ":", ".", "?", "!", "”", "“", "\""]
  private static let clauseStarts: Set<String> = [
    "that", "if", "when", "while", "because", "since", "although", "whether", "but", "as", "before",
    "after", "unless", "until", "than",
  ]
  static let prepositions: Set<String> = [
    "of", "in", "to", "with", "for", "from", "by", "on", "at", "against", "about", "between",
    "toward", "towards", "under", "over", "through", "into", "during", "among", "re", "upon",
    "without", "concerning", "regarding",
  ]

  /// The entity that does what the verb at a token says.
  func subject(of verb: Int, in range: Range<Int>) -> Int? {
    var token = verb - 1
    var fallback: (entity: Int, start: Int)?
    var sawNoun = false
    var steps = 0
    while token >= range.lowerBound, steps < 30 {
      steps += 1
      let norm = document.norm(token)
      if let index = document.mention(at: token) {
        let mention = document.mentions[index]
        let start = mention.start
        let before = document.norm(beforeArticle(start))
        let isPossessive =
          document.norm(mention.tokens.upperBound) == "'s"
          || document.norm(mention.tokens.upperBound) == "’s"
        token = start - 1
        guard let entity = document.entityOfMention[index] else { continue }
        if Self.prepositions.contains(before) {
          token = beforeArticle(start) - 1
          sawNoun = false
          continue
        }
        if isPossessive || (sawNoun && !isApposition(mention.tokens.upperBound, document)) {
          if fallback == nil { fallback = (entity, start) }
          return take(entity, start)
        }
        return take(entity, start)
      }
      if let entity = pronoun(norm, token, range) { return take(entity, token) }
      if Self.stops.contains(norm) { break }
      if Self.clauseStarts.contains(norm) {
        // "China, which sent troops": the clause belongs to the name before it.
        if norm == "that", document.mention(at: token - 1) != nil {
          token -= 1
          continue
        }
        break
      }
      if ["who", "which"].contains(norm) {
        token -= 1
        if document.norm(token) == "," { token -= 1 }
        continue
      }
      if norm == "and" || norm == "but", isDirectlyBefore(token, verb) {
        // "met Kim and asked …": the subject of the verb before the "and".
        if let earlier = verbBefore(token, in: range) { return subject(of: earlier, in: range) }
        token -= 1
        continue
      }
      if norm == "and", verb - token > 1 {
        token -= 1
        sawNoun = false
        continue
      }
      if norm == ",", document.mention(at: token - 1) == nil, steps > 6 {
        token -= 1
        continue
      }
      if document.tokens[token].kind == .word, !isFunction(norm) { sawNoun = true }
      if document.state(ofAdjectiveAt: token) != nil, sawNoun, fallback == nil,
        let state = document.state(ofAdjectiveAt: token)
      {
        fallback = (state, token)
      }
      token -= 1
    }
    if let fallback { return take(fallback.entity, fallback.start) }
    return parsed(of: verb, in: range) ?? unsaid(of: verb, in: range)
  }

  /// The subject by the tree of the sentence, which sees over what stands between: "Libya,
  /// as the Minister made clear, does not".
  private func parsed(of verb: Int, in range: Range<Int>) -> Int? {
    guard let sentence = document.prose.sentence(of: verb),
      range.contains(where: { document.mention(at: $0) != nil })
    else { return nil }
    let tree = document.tree(of: sentence)
    let offset = document.prose.sentences[sentence].tokens.lowerBound
    let subject = tree.dependents[verb - offset].first { tree.labels[$0] == "nsubj" }
    guard let subject, let index = document.mention(at: subject + offset) else { return nil }
    let mention = document.mentions[index]
    return document.entityOfMention[index].map {
      take($0, mention.start)
    }
  }

  /// Cables leave the subject out: "Called on the Minister", "Said he would".
  private func unsaid(of verb: Int, in range: Range<Int>) -> Int? {
    var first = range.lowerBound
    while first < verb, document.tokens[first].kind != .word { first += 1 }
    guard first == verb, document.tokens[verb].isCapitalized,
      document.norm(verb).hasSuffix("ed") || document.norm(verb) == "met"
    else { return nil }
    if document.cues.reporting.contains(document.norm(verb)) {
      return lastPerson(before: verb).map { take($0, verb) }
    }
    return ends.writer.map { take($0, verb) }
  }

  /// Whether only small words stand between a conjunction and its verb.
  private func isDirectlyBefore(_ token: Int, _ verb: Int) -> Bool {
    token + 1 == verb || (token + 1..<verb).allSatisfy { isFunction(document.norm($0)) }
  }

  /// The verb before a conjunction: "praised" in "praised China and defended".
  private func verbBefore(_ token: Int, in range: Range<Int>) -> Int? {
    for at in stride(from: token - 1, through: max(range.lowerBound, token - 12), by: -1)
    where document.mention(at: at) == nil {
      let norm = document.norm(at)
      if Self.stops.contains(norm) { return nil }
      if document.cues.reporting.contains(norm) || document.cues.actions.contains(norm) {
        return at
      }
    }
    return nil
  }

  /// The subject with what "and" and commas join to it on the left: "China and Korea".
  func subjects(of verb: Int, in range: Range<Int>) -> [Int] {
    guard let last = subject(of: verb, in: range) else { return [] }
    var found = [last]
    var start = lastSubjectStart
    while true {
      var at = start - 1
      while ["the", "["].contains(document.norm(at)) { at -= 1 }
      guard ["and", ",", "&"].contains(document.norm(at)) else { break }
      if document.norm(at) == ",", found.count == 1 { break }
      at -= 1
      while [",", "]"].contains(document.norm(at)) { at -= 1 }
      guard at >= range.lowerBound, let index = document.mention(at: at),
        let entity = document.entityOfMention[index],
        document.mentions[index].tokens.upperBound == at + 1
      else { break }
      let mention = document.mentions[index]
      let first = mention.start
      guard !Self.prepositions.contains(document.norm(beforeArticle(first))) else { break }
      if !found.contains(entity) { found.append(entity) }
      start = first
    }
    return found
  }

  private func isFunction(_ norm: String) -> Bool {
    document.cues.auxiliaries.contains(norm) || document.cues.controls.contains(norm)
      || document.cues.determiners.contains(norm) || norm.hasSuffix("ly") || norm == "not"
      || norm == "n't"
  }

  private func isApposition(_ end: Int, _ document: ResolvedDocument) -> Bool {
    document.norm(end) == ","
  }

  func beforeArticle(_ start: Int) -> Int {
    var at = start - 1
    while ["the", "[", "a", "an"].contains(document.norm(at)) { at -= 1 }
    return at
  }

  private func take(_ entity: Int, _ start: Int) -> Int {
    lastSubjectStart = start
    return entity
  }

  /// Whether the words at a token are somebody's that the record reports.
  var isReported: (Int) -> Bool = { _ in false }
}
