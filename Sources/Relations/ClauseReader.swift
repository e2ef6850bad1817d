import Documents
import Language
import Mentions
import Ontology

/// Reads the claims of one sentence, by the verbs, nouns and predicates of the frames.
struct ClauseReader {
  let document: ResolvedDocument
  let frames: FrameTable
  let sentence: Int
  let range: Range<Int>
  let subjects: SubjectFinder
  let attribution: Attribution

  func claims() -> [Claim] {
    var claims: [Claim] = []
    for token in range where document.mention(at: token) == nil {
      for trigger in frames.triggers(of: document.norm(token)) {
        guard let end = endOfPhrase(trigger, at: token) else { continue }
        let found: [Claim]
        switch trigger.kind {
        case .verb(let form): found = verb(trigger, form, token, end)
        case .noun: found = noun(trigger, token, end)
        case .predicate: found = predicate(trigger, token, end)
        }
        claims += found
        // One frame a verb: the longest phrase that finds both its ends.
        if !found.isEmpty { break }
      }
    }
    return claims
  }

  /// Where the words of a trigger end, with small words allowed between them.
  func endOfPhrase(_ trigger: FrameTable.Trigger, at token: Int) -> Int? {
    var next = token + 1
    for word in trigger.rest {
      var skipped = 0
      while next < range.upperBound, document.norm(next) != word {
        guard skipped < 2, document.mention(at: next) == nil, document.tokens[next].kind == .word,
          !Self.prepositions.contains(document.norm(next))
        else { return nil }
        next += 1
        skipped += 1
      }
      guard next < range.upperBound else { return nil }
      next += 1
    }
    return next
  }

  static let prepositions: Set<String> = [
    "of", "in", "to", "with", "for", "from", "by", "on", "at", "against", "about", "between",
    "toward",
    "towards", "under", "over", "through", "into", "during", "among", "upon", "without", "via",
    "after",
    "before",
  ]

  // MARK: Verbs

  func verb(_ trigger: FrameTable.Trigger, _ form: VerbForms.Form, _ token: Int, _ end: Int)
    -> [Claim]
  {
    let frame = frames.frames[trigger.frame]
    if isNounUse(token, form) { return [] }
    let isPassive = (form == .participle) && followsBe(token)
    let agent = by(after: end)
    let isReduced = form == .participle && !isPassive && agent != nil && directlyFollowsNoun(token)
    var doers = subjects.subjects(of: token, in: range)
    var objects = objects(after: end, frame)
    if isPassive || isReduced {
      // The thing done to stands before; who does it after "by".
      guard frame.to == .object || frame.from == .subject else { return [] }
      let patients = doers
      doers = agent.map { [$0] } ?? []
      if frame.to == .object { objects = patients }
    } else if frame.relation.isSymmetric, objects.isEmpty, doers.count == 2,
      followingEnds(frame, end).isEmpty
    {
      // "China and Korea signed": both ends stand before.
      return claim(frame, doers[1], doers[0], token, end, rule: "frame").map { [$0] } ?? []
    }
    guard standsBetween(frame, token, end), !isSpoilt(frame, token, end) else { return [] }
    return ends(frame, doers, objects, token, end)
  }

  func followingEnds(_ frame: Frame, _ end: Int) -> [Int] {
    if case .after(let prepositions) = frame.to { following(prepositions, from: end) } else { [] }
  }

  /// Whether one of the words that the frame asks for follows the verb.
  func standsBetween(_ frame: Frame, _ token: Int, _ end: Int) -> Bool {
    frame.objects.isEmpty
      || (end..<min(end + 8, range.upperBound)).contains {
        frame.objects.contains(document.norm($0))
      }
  }

  /// Whether a word about the verb makes it say something else: "a message that he sent".
  func isSpoilt(_ frame: Frame, _ token: Int, _ end: Int) -> Bool {
    !frame.unless.isEmpty
      && (max(range.lowerBound, token - 8)..<min(end + 6, range.upperBound)).contains {
        frame.unless.contains(document.norm($0))
      }
  }

  func ends(_ frame: Frame, _ doers: [Int], _ objects: [Int], _ token: Int, _ end: Int)
    -> [Claim]
  {
    let froms = resolve(frame.from, doers, objects, end)
    var tos = resolve(frame.to, doers, objects, end)
    if frame.isAnswer, tos.isEmpty, let doer = froms.first {
      tos = partner(of: doer, at: token).map { [$0] } ?? []
    }
    var claims: [Claim] = []
    for from in froms {
      for to in tos {
        if let claim = claim(frame, from, to, token, end, rule: "frame") { claims.append(claim) }
      }
    }
    return claims
  }

  func resolve(_ end: Frame.End, _ doers: [Int], _ objects: [Int], _ after: Int) -> [Int] {
    switch end {
    case .subject: doers
    case .object: objects
    case .after(let prepositions): following(prepositions, from: after)
    }
  }

  /// "the visit", "to report": a word that looks like a verb and is none.
  func isNounUse(_ token: Int, _ form: VerbForms.Form) -> Bool {
    let before = document.norm(token - 1)
    if ["the", "a", "an", "his", "their", "our", "its", "your", "this", "that", "any", "no", "of"]
      .contains(before),
      form == .base || form == .third
    {
      return before != "that"
    }
    if document.norm(token - 1) == "'s" { return true }
    if form == .gerund, ["the", "of"].contains(before) { return before == "the" }
    return false
  }

  func followsBe(_ token: Int) -> Bool {
    var at = token - 1
    while at >= range.lowerBound, token - at <= 4 {
      let norm = document.norm(at)
      if document.cues.be.contains(norm), norm != "'s" { return true }
      guard document.cues.auxiliaries.contains(norm) || norm.hasSuffix("ly") || norm == "not" else {
        return false
      }
      at -= 1
    }
    return false
  }

  func directlyFollowsNoun(_ token: Int) -> Bool {
    let before = document.norm(token - 1)
    return !document.cues.auxiliaries.contains(before) && before != "to"
  }

  /// Who follows "by".
  func by(after end: Int) -> Int? {
    for token in end..<min(end + 8, range.upperBound) {
      if document.norm(token) == "by" { return first(after: token + 1, within: 5) }
      if [".", ";", ","].contains(document.norm(token)) { return nil }
    }
    return nil
  }

  /// The entities that are the object: what is named right after the verb, with what
  /// "and" joins to it.
  func objects(after end: Int, _ frame: Frame) -> [Int] {
    var token = end
    while token < min(end + 7, range.upperBound) {
      let norm = document.norm(token)
      if document.mention(at: token) != nil { return coordinated(from: token) }
      if norm == "here", let here = subjects.here { return [here] }
      if norm == "of", token > end, frame.relation.to.count > 3 {
        // "rejected the offer of Greece"
        token += 1
        continue
      }
      if Self.prepositions.contains(norm)
        || [
          ".", ";", ":", ",", "that", "which", "who", "(", "as", "if", "why", "how", "what",
          "whether", "when", "where",
          "he", "it", "they", "we", "i",
        ].contains(norm)
      {
        return []
      }
      if let entity = subjects.pronoun(norm, token, range),
        ["us", "me", "him", "her", "you", "them", "latter"].contains(norm)
      {
        return [entity]
      }
      if Self.isOfStance(frame), let owner = Self.owners[norm] {
        // "approved your draft": whose it is, is supported.
        return subjects.pronoun(owner, token, range).map { [$0] } ?? []
      }
      if document.cues.be.contains(norm) || norm == "to" { return [] }
      token += 1
    }
    return []
  }

  static func isOfStance(_ frame: Frame) -> Bool {
    ["SUPPORTS", "OPPOSES"].contains(frame.relation.base)
  }

  private static let owners = [
    "your": "you", "my": "me", "his": "him", "her": "him", "their": "them",
  ]

  /// "The King concurred": with whoever spoke in the sentence before, or in this one.
  func partner(of doer: Int, at token: Int) -> Int? {
    guard document.type(of: doer) == document.schema.person, sentence > 0,
      document.prose.sentences[sentence].section.isRunningText
    else { return nil }
    for index in [sentence, sentence - 1] {
      let tokens = document.prose.sentences[index].tokens
      guard document.prose.sentences[index].section.isRunningText else { return nil }
      let end = index == sentence ? token : tokens.upperBound
      guard tokens.lowerBound < end else { continue }
      for verb in (tokens.lowerBound..<end).reversed()
      where document.cues.reporting.contains(document.norm(verb))
        && document.mention(at: verb) == nil
      {
        guard let speaker = subjects.subject(of: verb, in: tokens.lowerBound..<end),
          speaker != doer, document.type(of: speaker) == document.schema.person
        else { continue }
        return speaker
      }
    }
    return nil
  }

  /// What follows one of some prepositions, before the clause ends.
  func following(_ prepositions: [String], from start: Int) -> [Int] {
    var token = start
    while token < min(start + 14, range.upperBound) {
      let norm = document.norm(token)
      if prepositions.contains(norm), document.mention(at: token) == nil {
        var next = token + 1
        while next < min(token + 6, range.upperBound) {
          if document.mention(at: next) != nil { return coordinated(from: next) }
          let word = document.norm(next)
          if ["us", "me", "him", "you", "them", "latter"].contains(word),
            let entity = subjects.pronoun(word, next, range)
          {
            return [entity]
          }
          if Self.prepositions.contains(word) || [",", ".", ";", "that", "which"].contains(word) {
            break
          }
          next += 1
        }
        return []
      }
      if [".", ";", ":", "that", "which", "who", "if", "but"].contains(norm) { return [] }
      token += 1
    }
    return []
  }

  /// "A", "A and B", "A, B and C" from the mention at a token.
  func coordinated(from start: Int) -> [Int] {
    var found: [Int] = []
    var token = start
    while token < range.upperBound, let index = document.mention(at: token) {
      let mention = document.mentions[index]
      if let entity = document.entityOfMention[index], !found.contains(entity) {
        found.append(entity)
      }
      var next = mention.tokens.upperBound
      if document.norm(next) == "'s" { break }
      // "North Korea, U.S. imperialism": a name that describes a noun is not in the list.
      if found.count > 1, describesNoun(next) {
        found.removeLast()
        break
      }
      if document.norm(next) == "]" { next += 1 }
      var joined = false
      while [",", "and", "&", "both"].contains(document.norm(next)) {
        joined = true
        next += 1
      }
      guard joined else { break }
      var steps = 0
      while next < range.upperBound, document.mention(at: next) == nil, steps < 4,
        document.norm(next) == "the" || document.tokens[next].isCapitalized
          || document.cues.honorifics.contains(document.norm(next))
      {
        next += 1
        steps += 1
      }
      token = next
    }
    return found
  }

  func describesNoun(_ next: Int) -> Bool {
    guard next < range.upperBound, document.tokens[next].kind == .word,
      !document.tokens[next].isCapitalized
    else { return false }
    let norm = document.norm(next)
    return !Self.prepositions.contains(norm) && !document.cues.auxiliaries.contains(norm)
      && !document.cues.stopwords.contains(norm) && !norm.hasSuffix("ed") && !norm.hasSuffix("ly")
  }

  func first(after start: Int, within limit: Int) -> Int? {
    for token in start..<min(start + limit, range.upperBound) {
      if document.mention(at: token) != nil { return document.entity(at: token) }
      if let state = document.state(ofAdjectiveAt: token) { return state }
      if [",", ".", ";"].contains(document.norm(token)) { return nil }
    }
    return nil
  }

  // MARK: Predicates

  /// "is hostile to", "are opposed to".
  func predicate(_ trigger: FrameTable.Trigger, _ token: Int, _ end: Int) -> [Claim] {
    let frame = frames.frames[trigger.frame]
    guard followsBe(token) else { return [] }
    return ends(
      frame, subjects.subjects(of: token, in: range), objects(after: end, frame), token, end)
  }

  // MARK: What is said of it

  func claim(_ frame: Frame, _ from: Int, _ to: Int, _ token: Int, _ end: Int, rule: String)
    -> Claim?
  {
    guard frame.toTypes.contains(document.type(of: to)),
      frame.fromTypes.contains(document.type(of: from)),
      var claim = claim(
        frame.relation.name, from, to, token, end: end, rule: rule,
        confidence: rule == "noun" ? 0.6 : 0.55)
    else { return nil }
    if frame.isNegated { claim.polarity = claim.polarity == .negated ? .affirmed : .negated }
    if frame.isPlanned, claim.modality == .asserted { claim.modality = .planned }
    if let attribute = frame.attribute {
      let goods = goods(after: end)
      claim.attributes[attribute] = goods.name
      claim.attributes["quantity"] = goods.quantity
    }
    return claim
  }

  /// A claim that the sentence makes by a word, with who says so and how surely.
  func claim(
    _ relation: String, _ from: Int, _ to: Int, _ token: Int, end: Int? = nil, rule: String,
    confidence: Double
  ) -> Claim? {
    guard from != to,
      var claim = document.claim(
        relation, .entity(from), .entity(to), document.prose.span(range),
        rule: "\(rule):\(document.norm(token))", confidence: confidence)
    else { return nil }
    claim.speakers = attribution.speakers(at: token, sentence: sentence)
    // What the speaker does by speaking is the document's own statement.
    if claim.speakers.first == from, Self.isSpeech(relation) { claim.speakers.removeFirst() }
    let status = Status(document, range: range, trigger: token, end: end)
    claim.polarity = status.isNegated ? .negated : .affirmed
    claim.modality = status.modality
    claim.date = EventDate.find(document, range: range, near: token)
    return claim
  }

  static func isSpeech(_ relation: String) -> Bool {
    [
      "COMMUNICATED_WITH", "REQUESTS", "SUPPORTS", "OPPOSES", "ACCUSES", "PROTESTS_TO", "REJECTS",
      "THREATENS",
    ]
    .contains(relation)
  }
}
