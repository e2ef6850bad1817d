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
      let signer =
        document.mentions(in: sentence.tokens).compactMap { document.entityOfMention[$0] }
        .first { document.type(of: $0) == document.schema.person }
        ?? initialled(sentence.tokens, in: document)
      if let signer {
        claims += author(signer, "author", document.prose.span(sentence.tokens), in: document)
      }
    }
    for sentence in document.sentences(.citation, .credits, .field, .footnote, .label) {
      claims += credits(sentence.tokens, in: document)
    }
    return claims + opening(in: document) + passedOn(in: document) + closing(in: document)
  }

  /// "CINCPAC exclusive for Admiral Felt.", "Department pass Defense.": who shall have a copy,
  /// at the beginning or the end of a cable.
  private func passedOn(in document: ResolvedDocument) -> [Claim] {
    let body = document.sentences(.body)
    return (body.prefix(5) + body.dropFirst(5).suffix(3)).flatMap { sentence -> [Claim] in
      let range = sentence.tokens
      guard range.count < 14, range.allSatisfy({ isOfAddress($0, in: document) }),
        let word = range.first(where: { Self.passing.contains(document.norm($0)) }),
        let first = document.mentions(in: range).first,
        document.mentions[first].tokens.upperBound <= word,
        word - document.mentions[first].tokens.upperBound <= 2
      else { return [] }
      return document.mentions(in: range).filter { mention in
        // "From Robertson for Jones."
        let start =
          document.mentions[mention].start
        return document.norm(start - 1) != "from"
      }.compactMap { mention in
        document.entityOfMention[mention].flatMap {
          document.claim(
            "SENT_TO", .document, .entity($0), document.prose.span(range), rule: "passed on",
            confidence: 0.75)
        }
      }
    }
  }

  private static let passing: Set<String> = ["pass", "for", "exclusive"]

  /// "Sincerely, Gerald R. Ford.", on the last line of a message that is quoted.
  private func closing(in document: ResolvedDocument) -> [Claim] {
    document.sentences(.body).suffix(3).flatMap { sentence -> [Claim] in
      let range = sentence.tokens
      guard range.count < 12, Self.closings.contains(document.norm(range.lowerBound)),
        let mention = document.mentions(in: range).last,
        document.mentions[mention].type == document.schema.person,
        document.mentions[mention].tokens.upperBound >= range.upperBound - 2,
        let entity = document.entityOfMention[mention]
      else { return [] }
      return author(entity, "author", document.prose.span(range), in: document)
    }
  }

  private static let closings: Set<String> = [
    "sincerely", "respectfully", "faithfully", "cordially", "yours", "warm", "warmest", "regards",
    "best", "kind", "with",
  ]

  /// The sender, where the signature is their initials: "McG. B.", "W.W.R.".
  private func initialled(_ range: Range<Int>, in document: ResolvedDocument) -> Int? {
    let letters = range.map { document.tokens[$0].text }.joined().filter(\.isLetter)
    let capitals = letters.filter(\.isUppercase)
    guard (1...4).contains(capitals.count), letters.count <= 6,
      letters.count == capitals.count || letters.contains("c"),
      let sender = HeadingRules().sender(of: document),
      document.type(of: sender) == document.schema.person
    else { return nil }
    let names = document.entities[sender].name.split(separator: " ")
    guard names.last?.first == capitals.last else { return nil }
    return names.count == 1 || names.first?.first == capitals.first ? sender : nil
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
  /// Judd.", "Eyes only for the President and Rusk from Bundy."
  private func opening(in document: ResolvedDocument) -> [Claim] {
    for sentence in document.sentences(.body).prefix(5) where sentence.tokens.count < 20 {
      let evidence = document.prose.span(sentence.tokens)
      let range = sentence.tokens
      guard let first = range.first(where: { Self.address[document.norm($0)] != nil }),
        first - range.lowerBound <= 6,
        range.allSatisfy({ isOfAddress($0, in: document) })
      else { continue }
      var writers: [Int] = []
      var readers: [Int] = []
      var isFrom: Bool?
      var last = first
      for token in range where token >= first {
        if let way = Self.address[document.norm(token)] {
          isFrom = way
          last = token
        } else if let mention = document.mention(at: token),
          let entity = document.entityOfMention[mention], let isFrom, token - last <= 5
        {
          last = document.mentions[mention].tokens.upperBound
          if isFrom {
            if document.type(of: entity) == document.schema.person { writers.append(entity) }
          } else if document.type(of: entity) != document.schema.place {
            readers.append(entity)
          }
        }
      }
      var claims = writers.flatMap { author($0, "author", evidence, in: document) }
      for reader in readers where !writers.contains(reader) {
        claims += [
          document.claim(
            "SENT_TO", .document, .entity(reader), evidence, rule: "opening", confidence: 0.85)
        ].compactMap { $0 }
        for writer in writers {
          guard
            var claim = document.claim(
              "COMMUNICATED_WITH", .entity(writer), .entity(reader), evidence, rule: "opening",
              confidence: 0.8)
          else { continue }
          claim.date = document.document.header.date
          claims.append(claim)
        }
      }
      if !claims.isEmpty { return claims }
    }
    return []
  }

  /// Whether a word may stand in an address: no sentence, names and a few small words.
  private func isOfAddress(_ token: Int, in document: ResolvedDocument) -> Bool {
    let word = document.tokens[token]
    return document.mention(at: token) != nil || word.isCapitalized || word.kind != .word
      || Self.addressWords.contains(word.norm)
  }

  private static let addressWords: Set<String> = [
    "from", "for", "to", "the", "and", "only", "eyes", "exclusive", "personal", "info", "pass",
    "also", "of", "literally", "take", "action", "repeat", "repeated",
  ]

  /// Words before whom a cable is from, or for.
  private static let address = ["from": true, "for": false, "to": false]
}
