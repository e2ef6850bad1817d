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
      return claims
    }
  }

  private static let agreements: Set<String> = [
    "agreement", "agreements", "treaty", "pact", "accord", "accords", "negotiations", "protocol",
    "convention",
  ]

  /// The states that the words before the event's own name, joined by dashes.
  private func parties(of mention: Mention, in document: ResolvedDocument) -> [Int] {
    var found: [Int] = []
    for token in mention.tokens {
      let isJoined =
        ["-", "–", "—"].contains(document.norm(token + 1))
        || ["-", "–", "—"].contains(document.norm(token - 1))
      guard isJoined, let state = document.state(ofAdjectiveAt: token) else { continue }
      if !found.contains(state) { found.append(state) }
    }
    return found
  }
}
