import Documents
import Language
import Mentions
import Ontology

/// Reads out of the name of an event who is in it: "the US–Iraqi military aid agreement",
/// "the Turco-Iraqi Pact", "the Dobrynin–Foster meeting".
struct EventRules: RuleFamily {
  func claims(in document: ResolvedDocument) -> [Claim] {
    document.mentions.indices.flatMap { index -> [Claim] in
      let mention = document.mentions[index]
      guard mention.type == document.schema.event, let event = document.entityOfMention[index]
      else { return [] }
      let parties = parties(of: mention, in: document)
      // "the Suez Crisis" has no parties, "the Korean War" more than its name says.
      guard parties.count > 1 else { return [] }
      var claims = parties.compactMap { party in
        document.claim(
          "PARTICIPATES_IN", .entity(party), .entity(event), mention.span, rule: "event",
          confidence: 0.7)
      }
      if mention.tokens.contains(where: { Self.agreements.contains(document.norm($0)) }),
        let claim = document.claim(
          "NEGOTIATED_WITH", .entity(parties[0]), .entity(parties[1]), mention.span, rule: "event",
          confidence: 0.65)
      {
        claims.append(claim)
      }
      if mention.tokens.contains(where: { Self.meetings.contains(document.norm($0)) }),
        let claim = document.claim(
          "MET_WITH", .entity(parties[0]), .entity(parties[1]), mention.span, rule: "event",
          confidence: 0.7)
      {
        claims.append(claim)
      }
      return claims
    }
  }

  private static let agreements: Set<String> = [
    "agreement", "agreements", "treaty", "pact", "accord", "accords", "negotiations", "protocol",
    "convention",
  ]

  private static let meetings: Set<String> = ["talks", "meeting", "meetings", "summit"]

  /// The states and people in an event's name, joined by dashes.
  private func parties(of mention: Mention, in document: ResolvedDocument) -> [Int] {
    var found: [Int] = []
    for token in mention.tokens {
      let isJoined =
        ["-", "–", "—"].contains(document.norm(token + 1))
        || ["-", "–", "—"].contains(document.norm(token - 1))
      guard isJoined,
        let party = document.state(ofAdjectiveAt: token)
          ?? person(of: document.norm(token), document)
      else { continue }
      if !found.contains(party) { found.append(party) }
    }
    return found
  }

  /// The one person of a family name.
  private func person(of family: String, _ document: ResolvedDocument) -> Int? {
    let found = document.entities.indices.filter { index in
      document.type(of: index) == document.schema.person
        && document.entities[index].name.split(separator: " ").last?.lowercased() == family
    }
    return found.count == 1 ? found[0] : nil
  }
}
