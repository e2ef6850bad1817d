import Documents
import Language
import Mentions
import Ontology

/// Reads who wrote, drafted or translated a record out of its signature and its
/// catalogue entry.
struct SignatureRules: RuleFamily {
  func claims(in document: ResolvedDocument) -> [Claim] {
    var claims: [Claim] = []
    for sentence in document.sentences(.signature) {
      for mention in document.mentions(in: sentence.tokens) {
        guard let entity = document.entityOfMention[mention],
          document.type(of: entity) == document.schema.person
        else { continue }
        claims += author(entity, "author", document.prose.span(sentence.tokens), in: document)
        break
      }
    }
    for sentence in document.sentences(.citation, .credits, .field, .footnote, .label) {
      claims += credits(sentence.tokens, in: document)
    }
    return claims + opening(in: document)
  }

  private func author(
    _ entity: Int, _ role: String, _ evidence: Span, in document: ResolvedDocument
  )
    -> [Claim]
  {
    guard
      var claim = document.claim(
        "AUTHORED_BY", .document, .entity(entity), evidence, rule: "signature", confidence: 0.93)
    else { return [] }
    claim.attributes["role"] = role
    return [claim]
  }

  private static let roles = [
    "translated": "translator", "drafted": "drafter", "obtained": "obtained by",
    "written": "author", "prepared": "author", "signed": "author",
  ]

  /// "Obtained by A and translated by B and C."
  private func credits(_ range: Range<Int>, in document: ResolvedDocument) -> [Claim] {
    var claims: [Claim] = []
    for token in range where document.norm(token + 1) == "by" && range.contains(token + 1) {
      guard let role = Self.roles[document.norm(token)] else { continue }
      var next = token + 2
      var last = token + 1
      while next < range.upperBound {
        if let mention = document.mention(at: next), let entity = document.entityOfMention[mention],
          document.type(of: entity) == document.schema.person
        {
          last = document.mentions[mention].tokens.upperBound - 1
          claims += author(entity, role, document.prose.span(token..<last + 1), in: document)
          next = last + 1
        } else if [",", "and", "&"].contains(document.norm(next))
          || (next - last <= 4 && document.tokens[next].kind == .word
            && !["by", ".", ";"].contains(document.norm(next)) && document.norm(next + 1) != "by")
        {
          next += 1
        } else {
          break
        }
      }
    }
    return claims
  }

  /// The first words of a cable: "242. From Ambassador Wadsworth.", "For Secretary from
  /// Judd.", "London for Davis."
  private func opening(in document: ResolvedDocument) -> [Claim] {
    var claims: [Claim] = []
    for sentence in document.sentences(.body).prefix(5) where sentence.tokens.count < 14 {
      let evidence = document.prose.span(sentence.tokens)
      let range = sentence.tokens
      guard let first = range.first(where: { ["from", "for"].contains(document.norm($0)) }),
        first - range.lowerBound <= 4
      else { continue }
      for token in range where ["from", "for"].contains(document.norm(token)) {
        guard let mention = document.mentions(in: token + 1..<range.upperBound).first,
          document.mentions[mention].tokens.lowerBound - token <= 4,
          let entity = document.entityOfMention[mention]
        else { continue }
        if document.norm(token) == "from", document.type(of: entity) == document.schema.person {
          claims += author(entity, "author", evidence, in: document)
        } else if document.norm(token) == "for",
          let claim = document.claim(
            "SENT_TO", .document, .entity(entity), evidence, rule: "opening", confidence: 0.85)
        {
          claims.append(claim)
        }
      }
      if !claims.isEmpty { break }
    }
    return claims
  }
}
