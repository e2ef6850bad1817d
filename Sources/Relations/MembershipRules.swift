import Documents
import Language
import Mentions
import Ontology

/// Reads who belongs to what, without an office: "Davies and Ohliger of Aramco",
/// "Mr. Nolting—G", "Harold Saunders, NSC Staff".
struct MembershipRules: RuleFamily {
  func claims(in document: ResolvedDocument) -> [Claim] {
    var claims: [Claim] = []
    for (index, mention) in document.mentions.enumerated() {
      guard mention.type == document.schema.person, mention.kind == .name,
        let person = document.entityOfMention[index],
        let (body, end) = body(after: mention, in: document)
      else { continue }
      for member in [person] + joined(before: mention, in: document) {
        let evidence = document.prose.span(mention.tokens.lowerBound..<end)
        if let claim = document.claim(
          "MEMBER_OF", .entity(member), .entity(body), evidence, rule: "member", confidence: 0.8)
        {
          claims.append(claim)
        }
      }
    }
    return claims + listed(in: document) + together(in: document) + grouped(in: document)
  }

  /// People under the name of their organization in running text or on a line of their own:
  /// "Treasury (Volcker and Petty), State (Samuels)", "NEA–William M. Rountree".
  private func grouped(in document: ResolvedDocument) -> [Claim] {
    document.mentions.indices.flatMap { index -> [Claim] in
      guard !OfficeRules.hasPost(document.mentions[index], in: document),
        let body = Self.group(of: document.mentions[index], in: document),
        let entity = document.entityOfMention[body]
      else { return [] }
      let members = members(from: index, in: document)
      let end = members.last ?? index
      let evidence = document.prose.span(
        document.mentions[body].tokens.lowerBound..<document.mentions[end].tokens.upperBound)
      return members.compactMap { member in
        document.entityOfMention[member].flatMap {
          document.claim(
            "MEMBER_OF", .entity($0), .entity(entity), evidence, rule: "member", confidence: 0.75)
        }
      }
    }
  }

  /// The mention of an organization that a bracket, or a dash or colon on its line, puts
  /// before a person.
  static func group(of person: Mention, in document: ResolvedDocument) -> Int? {
    guard person.type == document.schema.person, person.kind == .name else { return nil }
    let link = person.start - 1
    guard let body = document.mention(at: link - 1),
      document.mentions[body].type == document.schema.organization
    else { return nil }
    let first = document.mentions[body].tokens.lowerBound
    switch document.norm(link) {
    case "(":
      // "the Director of the CIA (McCone)" and "Chief, WHD (King)" have an office there.
      let before = document.norm(first - 1) == "the" ? first - 2 : first - 1
      let isPart =
        before >= 0 && !document.tokens[first].startsLine
        && (document.tokens[before].isCapitalized
          || ["of", "for", "at", "in", "to"].contains(document.norm(before))
          || document.norm(before) == "," && document.norm(before - 1) != ")")
      let isTitle =
        document.prose.sentence(of: first)
        .map { document.prose.sentences[$0].section == .title } ?? true
      return isPart || isTitle ? nil : body
    case ":", "-", "–", "—":
      return document.tokens[first].startsLine ? body : nil
    default: return nil
    }
  }

  /// A person and those whom commas and "and" join to them.
  private func members(from index: Int, in document: ResolvedDocument) -> [Int] {
    var members = [index]
    while let last = members.last {
      var next = document.mentions[last].tokens.upperBound
      while [",", "and", "&"].contains(document.norm(next)) { next += 1 }
      guard next > document.mentions[last].tokens.upperBound,
        let other = document.mentions.indices.dropFirst(last + 1).first,
        document.mentions[other].type == document.schema.person,
        (document.mentions[other].start)
          == next
      else { break }
      members.append(other)
    }
    return members
  }

  /// Participants whose line ends or begins with an organization: "Messrs. Schlesinger and
  /// Brubeck, The White House staff", "Treasury (Volcker and Petty)".
  private func together(in document: ResolvedDocument) -> [Claim] {
    document.sentences(.participants).flatMap { sentence -> [Claim] in
      let mentions = document.mentions(in: sentence.tokens)
      let bodies = mentions.filter { document.mentions[$0].type == document.schema.organization }
      let people = mentions.filter { document.mentions[$0].type == document.schema.person }
      guard bodies.count == 1, people.count > 1, mentions.count == people.count + 1,
        let body = document.entityOfMention[bodies[0]]
      else { return [] }
      let range = document.mentions[bodies[0]].tokens
      var before = range.lowerBound - 1
      if document.norm(before) == "the" { before -= 1 }
      let isLast = bodies[0] == mentions.last && [",", "—", "–"].contains(document.norm(before))
      let isFirst = bodies[0] == mentions.first && document.norm(range.upperBound) == "("
      guard isLast || isFirst else { return [] }
      return people.compactMap { mention in
        document.entityOfMention[mention].flatMap {
          document.claim(
            "MEMBER_OF", .entity($0), .entity(body), document.prose.span(sentence.tokens),
            rule: "participants", confidence: 0.75)
        }
      }
    }
  }

  /// Participants under the name of an organization.
  private func listed(in document: ResolvedDocument) -> [Claim] {
    Delegations(of: document).participants.compactMap { participant in
      guard let body = participant.body, let heading = participant.heading,
        var claim = document.claim(
          "MEMBER_OF", .entity(participant.person), .entity(body), participant.span,
          rule: "participants", confidence: 0.8)
      else { return nil }
      if heading != participant.span { claim.evidence.append(heading) }
      return claim
    }
  }

  /// The organization that follows a name directly.
  private func body(after mention: Mention, in document: ResolvedDocument) -> (Int, Int)? {
    let next = mention.tokens.upperBound
    guard next < document.tokens.count, let sentence = document.prose.sentence(of: next) else {
      return nil
    }
    let isList = document.prose.sentences[sentence].section == .participants
    var link = document.norm(next)
    var first = next + 1
    // "Spurgeon Keeny, of the Council's staff".
    if link == ",", document.norm(first) == "of" { (link, first) = ("of", first + 1) }
    guard link == "of" || (isList && [",", "-", "–", "—", "("].contains(link)) else { return nil }
    var token = first
    while ["the", "-", "—"].contains(document.norm(token)) { token += 1 }
    guard let other = document.mention(at: token),
      document.mentions[other].tokens.lowerBound == token,
      document.mentions[other].type == document.schema.organization,
      document.prose.sentences[sentence].tokens.contains(token),
      let body = document.entityOfMention[other]
    else { return nil }
    return (body, document.mentions[other].tokens.upperBound)
  }

  /// "Davies and" before "Ohliger of Aramco".
  private func joined(before mention: Mention, in document: ResolvedDocument) -> [Int] {
    let start = mention.start
    guard document.norm(start - 1) == "and", let other = document.mention(at: start - 2),
      document.mentions[other].type == document.schema.person,
      let person = document.entityOfMention[other]
    else { return [] }
    return [person]
  }
}
