import Documents
import Language
import Mentions
import Ontology

/// Reads offices out of titles and appositions: "Swedish Ambassador Jarring", "Rusk,
/// Secretary of State", "the Director of the Office of Y (Kocher)".
///
/// The office's body must be named with it; where only a head of government or a
/// minister is named ("Prime Minister Sato"), it is the state whose capital or post
/// the record comes from, if there is one.
struct OfficeRules: RuleFamily {
  func claims(in document: ResolvedDocument) -> [Claim] {
    let home = homeState(of: document)
    let delegations = Delegations(of: document)
    var claims: [Claim] = []
    for (index, mention) in document.mentions.enumerated() {
      guard mention.type == document.schema.person, let person = document.entityOfMention[index]
      else { continue }
      if mention.kind == .nominal {
        claims += described(mention, person, home, in: document)
        continue
      }
      let found =
        before(mention, person, home, in: document)
        + after(mention, person, delegations, in: document)
        + announced(mention, person, in: document)
      claims += found.isEmpty ? listed(mention, person, delegations, in: document) : found
    }
    return claims
  }

  /// "the Secretary of State": a description says the office of whom it means.
  private func described(
    _ mention: Mention, _ person: Int, _ home: Int?, in document: ResolvedDocument
  )
    -> [Claim]
  {
    guard let range = mention.title, let title = title(range, in: document) else { return [] }
    var body = state(before: range.lowerBound, in: document)
    let next = mention.tokens.upperBound
    if body == nil, ["of", "for"].contains(document.norm(next)) {
      let token = document.norm(next + 1) == "the" ? next + 2 : next + 1
      if let entity = document.entity(at: token),
        [document.schema.state, document.schema.organization].contains(document.type(of: entity))
      {
        body = entity
      }
    }
    guard let body = body ?? implied(by: title, of: person, home, in: document) else { return [] }
    return office(
      person, body, title, document.prose.span(mention.tokens), confidence: 0.7, in: document)
  }

  /// Of a participant whose line gives a title and no body: an office of their side.
  private func listed(
    _ mention: Mention, _ person: Int, _ delegations: Delegations, in document: ResolvedDocument
  ) -> [Claim] {
    guard let range = mention.title, let title = title(range, in: document),
      let participant = delegations.participants.first(where: {
        $0.person == person && document.mentions[$0.mention].span == mention.span
      }), let side = participant.side
    else { return [] }
    return office(person, side, title, participant.span, confidence: 0.85, in: document)
  }

  /// "the Polish Ambassador, Romuald Spasowski": the office comes first.
  private func announced(_ mention: Mention, _ person: Int, in document: ResolvedDocument)
    -> [Claim]
  {
    let start = mention.start
    guard document.norm(start - 1) == ",",
      mention.title == nil || document.cues.honorifics.contains(document.norm(start))
    else { return [] }
    if let (first, body) = officeOf(before: start - 1, in: document),
      let title = title(first..<start - 1, in: document)
    {
      let evidence = document.prose.span(first..<mention.tokens.upperBound)
      return office(person, body, title, evidence, confidence: 0.9, in: document)
    }
    for length in 1...6 {
      let first = start - 1 - length
      guard first > 0, document.tokens[first].isCapitalized,
        isOffice(first, document, length: length)
      else { continue }
      guard let title = title(first..<start - 1, in: document),
        let body = state(before: first, in: document)
          ?? organization(before: first, in: document)
          ?? implied(by: title, of: person, nil, in: document)
      else { return [] }
      let evidence = document.prose.span(first - 1..<mention.tokens.upperBound)
      return office(person, body, title, evidence, confidence: 0.9, in: document)
    }
    return []
  }

  /// "Foreign Minister of Norway" before a comma: where it begins, and whose office it is.
  private func officeOf(before end: Int, in document: ResolvedDocument) -> (Int, Int)? {
    guard let mention = document.mention(at: end - 1),
      let body = document.entityOfMention[mention],
      [document.schema.state, document.schema.organization].contains(document.type(of: body))
    else { return nil }
    let name = document.mentions[mention].tokens.lowerBound
    let of = document.norm(name - 1) == "the" ? name - 2 : name - 1
    guard document.norm(of) == "of" else { return nil }
    return (1...6).reversed().map { of - $0 }
      .first {
        $0 > 0 && document.tokens[$0].isCapitalized && isOffice($0, document, length: of - $0)
      }
      .map { ($0, body) }
  }

  private func office(
    _ person: Int, _ body: Int, _ title: String, _ evidence: Span, confidence: Double,
    in document: ResolvedDocument
  ) -> [Claim] {
    guard
      var claim = document.claim(
        "HOLDS_OFFICE", .entity(person), .entity(body), evidence, rule: "office",
        confidence: confidence)
    else { return [] }
    claim.attributes["title"] = title
    return [claim]
  }

  /// The office's words without honorifics and articles.
  private func title(_ range: Range<Int>, in document: ResolvedDocument) -> String? {
    let words = range.filter { token in
      let norm = document.norm(token)
      return !document.cues.honorifics.contains(norm)
        && !["[", "]", "the", "(", ")"].contains(norm)
    }
    guard let first = words.first, let last = words.last else { return nil }
    return document.document.text[
      Span(document.tokens[first].span.start, document.tokens[last].span.end)]
  }

  // MARK: Before the name

  private func before(
    _ mention: Mention, _ person: Int, _ home: Int?, in document: ResolvedDocument
  )
    -> [Claim]
  {
    if mention.tokens.lowerBound > 0, document.norm(mention.tokens.lowerBound - 1) == "(" {
      return parenthesized(mention, person, home, in: document)
    }
    guard let range = mention.title, let title = title(range, in: document) else { return [] }
    var start = range.lowerBound
    // What ends the line before is no part of this name.
    let isFirst = document.tokens[start].startsLine
    var body = isFirst ? nil : state(before: range.lowerBound, in: document)
    if body != nil { start -= 1 }
    if body == nil, !isFirst { body = organization(before: range.lowerBound, in: document) }
    if body == nil, Self.hasPost(mention, in: document),
      let group = MembershipRules.group(of: mention, in: document)
    {
      // "Defense: Deputy Secretary William Clements"
      body = document.entityOfMention[group]
    }
    if body == nil { body = following(mention, in: document) }
    let confidence: Double
    if body == nil {
      body = implied(by: title, of: person, home, in: document)
      confidence = 0.7
    } else {
      confidence = 0.92
    }
    guard let body else { return [] }
    let evidence = document.prose.span(max(0, start)..<mention.tokens.upperBound)
    return office(person, body, title, evidence, confidence: confidence, in: document)
  }

  /// "Foreign Minister Peter of Hungary".
  private func following(_ mention: Mention, in document: ResolvedDocument) -> Int? {
    guard document.norm(mention.tokens.upperBound) == "of" else { return nil }
    let token =
      mention.tokens.upperBound + (document.norm(mention.tokens.upperBound + 1) == "the" ? 2 : 1)
    guard let entity = document.entity(at: token),
      [document.schema.state, document.schema.organization].contains(document.type(of: entity))
    else { return nil }
    return entity
  }

  /// "Swedish" before "Ambassador", "North Korea's" before "Premier".
  private func state(before token: Int, in document: ResolvedDocument) -> Int? {
    var at = token - 1
    if document.norm(at) == "'s" || document.norm(at) == "]" { at -= 1 }
    if document.norm(at) == "'s" { at -= 1 }
    if let mention = document.mention(at: at), let entity = document.entityOfMention[mention],
      [document.schema.state, document.schema.organization].contains(document.type(of: entity))
    {
      return entity
    }
    return document.state(ofAdjectiveAt: at)
  }

  /// Whether a title is more than "Mr." or a rank.
  static func hasPost(_ mention: Mention, in document: ResolvedDocument) -> Bool {
    mention.title?.contains { document.cues.posts.contains(document.norm($0)) } ?? false
  }

  private func organization(before token: Int, in document: ResolvedDocument) -> Int? {
    guard let mention = document.mention(at: token - 1),
      let entity = document.entityOfMention[mention],
      document.type(of: entity) == document.schema.organization
    else { return nil }
    return entity
  }

  /// "the Director of the Office of Southeast Asian Affairs (Kocher)".
  private func parenthesized(
    _ mention: Mention, _ person: Int, _ home: Int?, in document: ResolvedDocument
  ) -> [Claim] {
    let bracket = mention.tokens.lowerBound - 1
    // "Treasury (Volcker and Petty)" gives no office.
    guard MembershipRules.group(of: mention, in: document) == nil,
      let index = document.prose.sentence(of: bracket)
    else { return [] }
    let sentence = document.prose.sentences[index].tokens
    var start = bracket
    while start > sentence.lowerBound,
      !["from", "to", "between", ";", ")", "and"].contains(document.norm(start - 1))
        || (document.norm(start - 1) == "and" && document.norm(start) != "the")
        || (document.norm(start - 1) == "to" && Self.accredited.contains(document.norm(start - 2))),
      bracket - start < 30
    {
      if start - 1 <= sentence.lowerBound { break }
      start -= 1
    }
    guard start < bracket, let title = title(start..<bracket, in: document) else { return [] }
    let evidence = document.prose.span(start..<mention.tokens.upperBound + 1)
    let inside = document.mentions(in: start..<bracket)
      .filter { index in
        // "the Representative at the United Nations" is not the United Nations'.
        let first = document.mentions[index].tokens.lowerBound
        let before = document.norm(first - 1) == "the" ? first - 2 : first - 1
        return !["at", "to", "in"].contains(document.norm(before))
      }
      .compactMap { document.entityOfMention[$0] }
    if let department = department(title.lowercased(), of: person, in: document) {
      return office(person, department, title, evidence, confidence: 0.9, in: document)
    }
    let organization = inside.first { document.type(of: $0) == document.schema.organization }
    if let organization, !Self.american[..<3].contains(where: { title.lowercased().hasPrefix($0) })
    {
      return office(person, organization, title, evidence, confidence: 0.93, in: document)
    }
    // "the Ambassador in Vietnam" is an ambassador of the sender's state.
    let words = title.lowercased()
    if let nation = (start..<bracket).filter({ document.norm($0 - 1) != "-" })
      .compactMap({ document.state(ofAdjectiveAt: $0) }).first
    {
      let isPost = words.contains(" in ") || words.contains(" to ")
      if !isPost { return office(person, nation, title, evidence, confidence: 0.85, in: document) }
    }
    if let state = inside.first(where: { document.type(of: $0) == document.schema.state }),
      !words.contains(" in "), !words.contains(" to ")
    {
      return office(person, state, title, evidence, confidence: 0.85, in: document)
    }
    if let body = implied(by: title, of: person, home, in: document) {
      return office(person, body, title, evidence, confidence: 0.75, in: document)
    }
    // American records leave out whose office it is where it is their own.
    guard isAmerican(document),
      document.entities[person].nation ?? "united-states" == "united-states",
      let state = document.unitedStates
    else { return [] }
    return office(person, state, title, evidence, confidence: 0.7, in: document)
  }

  /// Who is sent or assigned to somebody: "the Ambassador to Egypt (Eilts)".
  private static let accredited: Set<String> = [
    "assistant", "representative", "ambassador", "envoy", "minister", "delegate", "adviser",
    "advisor", "aide", "counselor", "counsel", "observer",
  ]

  // MARK: After the name

  /// ", Ambassador to GDR", ", Director of the Bureau of X".
  private func isNamed(_ token: Int, in document: ResolvedDocument) -> Bool {
    document.mention(at: token).map { document.mentions[$0].kind != .nominal } ?? false
  }

  private func after(
    _ mention: Mention, _ person: Int, _ delegations: Delegations, in document: ResolvedDocument
  ) -> [Claim] {
    let comma = mention.tokens.upperBound
    guard [",", "(", "–", "—"].contains(document.norm(comma)),
      let index = document.prose.sentence(of: comma)
    else { return [] }
    let sentence = document.prose.sentences[index]
    let isList = sentence.section == .participants || sentence.section == .signature
    var end = comma + 1
    let limit = min(sentence.tokens.upperBound, comma + 25)
    while end < limit, ![";", ".", ")", ":", "(", "which"].contains(document.norm(end)),
      isList || document.norm(end) != ","
    {
      end += 1
    }
    var start = comma + 1
    while start < end,
      ["the", "a", "an", "then", "now", "former", "[", "our", "who", "is"].contains(
        document.norm(start))
    {
      start += 1
    }
    guard start < end else { return [] }
    var first = start
    while first < end,
      document.state(ofAdjectiveAt: first) != nil || isNamed(first, in: document)
        || document.tokens[first].norm == "'s", first - start < 6
    {
      first += 1
    }
    guard first < end, document.tokens[first].isCapitalized, isOffice(first, document) else {
      return []
    }
    guard let title = title(first..<end, in: document) else { return [] }
    let evidence = document.prose.span(mention.tokens.lowerBound..<end)
    let inside = document.mentions(in: start..<end).compactMap { document.entityOfMention[$0] }
    if let organization = inside.first(where: {
      document.type(of: $0) == document.schema.organization
    }) {
      return office(person, organization, title, evidence, confidence: 0.9, in: document)
    }
    if let nation = document.state(ofAdjectiveAt: start) {
      return office(person, nation, title, evidence, confidence: 0.9, in: document)
    }
    if let state = inside.first(where: { document.type(of: $0) == document.schema.state }),
      !["to", "in"].contains(document.norm(first + 1))
    {
      return office(person, state, title, evidence, confidence: 0.85, in: document)
    }
    if let body = implied(by: title, of: person, nil, in: document) {
      return office(person, body, title, evidence, confidence: 0.7, in: document)
    }
    // A participant's office is one of their side.
    guard sentence.section == .participants,
      let side = delegations.participants.first(where: { $0.person == person })?.side
    else { return [] }
    return office(person, side, title, evidence, confidence: 0.8, in: document)
  }

  /// Whether an office begins at a token, of a given length or of any.
  private func isOffice(_ token: Int, _ document: ResolvedDocument, length: Int? = nil) -> Bool {
    (length.map { $0...$0 } ?? 1...6).contains { length in
      token + length <= document.tokens.count
        && document.cues.offices.contains((token..<token + length).map { document.norm($0) })
    }
  }
}
