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
    return claims + listed(in: document) + together(in: document)
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
    let start = mention.title?.lowerBound ?? mention.tokens.lowerBound
    guard document.norm(start - 1) == "and", let other = document.mention(at: start - 2),
      document.mentions[other].type == document.schema.person,
      let person = document.entityOfMention[other]
    else { return [] }
    return [person]
  }
}
