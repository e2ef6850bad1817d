import Documents
import Language
import Mentions
import Ontology

/// Reads where organizations are, and whose, out of their names: "Embassy in Japan",
/// "Chinese Embassy", "the Central Committee of the Party".
struct OrganRules: RuleFamily {
  func claims(in document: ResolvedDocument) -> [Claim] {
    var claims: [Claim] = []
    let bodies = bodies(in: document)
    for (index, mention) in document.mentions.enumerated() {
      guard let entity = document.entityOfMention[index] else { continue }
      if mention.type == document.schema.organization {
        claims += organ(mention, entity, bodies, in: document)
        claims += location(mention, entity, in: document)
        claims += owner(mention, entity, in: document)
      }
      claims += joined(mention, entity, in: document)
      claims += whole(of: mention, entity, in: document)
    }
    return claims
  }

  /// The organizations of the document by the words that name them.
  private func bodies(in document: ResolvedDocument) -> [String: Int] {
    var bodies: [String: Int] = [:]
    for (index, mention) in document.mentions.enumerated()
    where mention.type == document.schema.organization {
      if let entity = document.entityOfMention[index] {
        bodies[document.document.text[mention.span]] = entity
      }
    }
    return bodies
  }

  /// "NSC Planning Board" where the record names the NSC too: a name that begins with
  /// another's.
  private func organ(
    _ mention: Mention, _ entity: Int, _ bodies: [String: Int], in document: ResolvedDocument
  ) -> [Claim] {
    for end in (mention.tokens.lowerBound + 1..<mention.tokens.upperBound).reversed() {
      let span = document.prose.span(mention.tokens.lowerBound..<end)
      let name = document.document.text[span]
      // "Council" before "Council on Foreign Economic Policy" is the same one, named shortly.
      let isTold =
        name.contains(" ") || name.filter(\.isLetter).allSatisfy(\.isUppercase)
        || Self.chambers.contains(name) && document.norm(end) != "of"
      guard isTold, let whole = bodies[name], whole != entity else { continue }
      return document.claim(
        "PART_OF", .entity(entity), .entity(whole), mention.span, rule: "organ", confidence: 0.7
      ).map { [$0] } ?? []
    }
    return []
  }

  /// Bodies that have committees, called by one word.
  private static let chambers: Set<String> = ["Senate", "House", "Congress", "Parliament"]

  private func location(_ mention: Mention, _ entity: Int, in document: ResolvedDocument) -> [Claim]
  {
    let range = mention.tokens
    guard let at = range.first(where: { ["in", "at"].contains(document.norm($0)) }),
      at > range.lowerBound
    else { return [] }
    let rest = (at + 1..<range.upperBound).filter {
      !["the", "[", "]"].contains(document.norm($0))
    }
    let name = rest.map { document.norm($0) }.joined(separator: " ")
    guard let place = named(name, in: document),
      let claim = document.claim(
        "LOCATED_IN", .entity(entity), .entity(place), mention.span, rule: "organ", confidence: 0.95
      )
    else { return [] }
    return [claim]
  }

  /// An entity of the document by its name, by another name of the lexicon, or as half of
  /// a divided country.
  private func named(_ name: String, in document: ResolvedDocument) -> Int? {
    let found = document.entities.indices.filter {
      [document.schema.state, document.schema.place].contains(document.type(of: $0))
    }
    return found.first { document.entities[$0].name.lowercased() == name }
      ?? found.first {
        document.entities[$0].entry.map {
          document.lexicon.entries[$0].names.contains {
            $0.text.lowercased() == name && $0.form != .adjective
          }
        } ?? false
      }
      // "Korea" where the record names South Korea only of the two.
      ?? found.first { state in
        document.type(of: state) == document.schema.state
          && ["north", "south", "east", "west"].contains {
            document.entities[state].name.lowercased() == "\($0) \(name)"
          }
      }
  }

  /// "[Chinese] Embassy", "United States Mission", "our Embassy": the nation at the
  /// beginning of the name, or that of the writer.
  private func owner(_ mention: Mention, _ entity: Int, in document: ResolvedDocument) -> [Claim] {
    guard let first = mention.tokens.first(where: { !["[", "]"].contains(document.norm($0)) })
    else { return [] }
    var evidence = mention.tokens
    let state: Int?
    let known = document.entities[entity].entry.map { document.lexicon.entries[$0].state }
    if document.norm(first - 1) == "our", document.origin.isAmerican,
      known ?? "united-states" == "united-states"
    {
      state = document.unitedStates
      evidence = first - 1..<evidence.upperBound
    } else if document.norm(first) == "united", document.norm(first + 1) == "states" {
      state = mention.tokens.count > 2 ? document.unitedStates : nil
    } else {
      state = mention.tokens.count > 1 ? document.state(ofAdjectiveAt: first) : nil
    }
    guard let state,
      let claim = document.claim(
        "PART_OF", .entity(entity), .entity(state), document.prose.span(evidence), rule: "organ",
        confidence: 0.8)
    else { return [] }
    return [claim]
  }

  /// "the Central Committee [of the Chinese Communist Party]", "Ministry of Defense of Japan".
  private func joined(_ mention: Mention, _ entity: Int, in document: ResolvedDocument) -> [Claim] {
    var next = mention.tokens.upperBound
    if document.norm(next) == "[" { next += 1 }
    // A letterhead: "THE WHITE HOUSE", and "WASHINGTON" below.
    let isHeaded =
      next < document.tokens.count && document.tokens[next].startsLine
      && startsLine(mention, in: document)
    let of = isHeaded ? "," : document.norm(next)
    guard ["of", ",", "in", "at"].contains(of) else { return [] }
    if !isHeaded { next += 1 }
    while ["the", "["].contains(document.norm(next)) { next += 1 }
    guard let other = document.mention(at: next),
      document.mentions[other].tokens.lowerBound == next,
      let whole = document.entityOfMention[other]
    else { return [] }
    let evidence = document.prose.span(
      mention.tokens.lowerBound..<document.mentions[other].tokens.upperBound)
    if ["in", "at"].contains(of) {
      // "the Chinese Embassy in Neuilly"
      guard [document.schema.place, document.schema.organization].contains(mention.type),
        [document.schema.place, document.schema.state].contains(document.mentions[other].type)
      else { return [] }
      return document.claim(
        "LOCATED_IN", .entity(entity), .entity(whole), evidence, rule: "organ in", confidence: 0.6
      )
      .map { [$0] } ?? []
    }
    if of == "," {
      // "Glen Cove, New York"
      let end = document.mentions[other].tokens.upperBound
      let isListed =
        isListed(document.mentions[other], in: document)
        || [",", "and"].contains(document.norm(mention.tokens.lowerBound - 1))
      let isPlace = mention.type == document.schema.place
      guard !isListed, mayLie(entity, in: whole, of: document),
        isPlace ? !isHeaded : document.norm(end) != "," || isHeaded
      else { return [] }
      return document.claim(
        "LOCATED_IN", .entity(entity), .entity(whole), evidence, rule: "organ", confidence: 0.6
      )
      .map { [$0] } ?? []
    }
    guard mention.type == document.schema.organization else { return [] }
    return document.claim(
      "PART_OF", .entity(entity), .entity(whole), evidence, rule: "organ", confidence: 0.9
    )
    .map { [$0] } ?? []
  }

  /// "the Army's Special Operations Field Office", "the American Section, Foreign Ministry":
  /// the body that a division is one of.
  private func whole(of mention: Mention, _ entity: Int, in document: ResolvedDocument) -> [Claim] {
    guard mention.type == document.schema.organization else { return [] }
    let (first, end) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    var other: Int?
    if document.norm(first - 1) == "'s" || document.norm(first - 1) == "’s" {
      other = document.mention(at: first - 2)
    } else if document.norm(end) == ",", Self.divisions.contains(document.norm(end - 1)) {
      let next = document.norm(end + 1) == "the" ? end + 2 : end + 1
      other = document.mention(at: next)
      if let found = other,
        document.mentions[found].tokens.lowerBound != next
          || isListed(document.mentions[found], in: document)
      {
        other = nil
      }
    }
    guard let other, document.mentions[other].type == document.schema.organization,
      let body = document.entityOfMention[other], body != entity
    else { return [] }
    let range = document.mentions[other].tokens
    let evidence = document.prose.span(min(first, range.lowerBound)..<max(end, range.upperBound))
    return document.claim(
      "PART_OF", .entity(entity), .entity(body), evidence, rule: "organ", confidence: 0.75
    ).map { [$0] } ?? []
  }

  /// Whether a list goes on after a name, so that a comma before it joins no address.
  private func isListed(_ mention: Mention, in document: ResolvedDocument) -> Bool {
    let end = mention.tokens.upperBound
    return document.norm(end) == "and"
      || document.norm(end) == "," && document.mention(at: end + 1) != nil
  }

  /// Last words of names of parts.
  private static let divisions: Set<String> = [
    "division", "section", "branch", "desk", "staff", "bureau", "office", "department",
    "directorate", "council", "unit", "secretariat",
  ]

  /// Whether an address may say so: a city or a building in a larger place, a body in any.
  private func mayLie(_ entity: Int, in whole: Int, of document: ResolvedDocument) -> Bool {
    func kind(_ entity: Int) -> String? {
      document.entities[entity].entry.flatMap { document.lexicon.entries[$0].kind }
    }
    switch document.type(of: entity) {
    case document.schema.organization: return document.type(of: whole) == document.schema.place
    case document.schema.place:
      return document.type(of: whole) != document.schema.organization
        && !["region", "land", "line", "water"].contains(kind(entity))
        && kind(whole) != "region" && (kind(entity) != "city" || kind(whole) != "city")
    default: return false
    }
  }

  /// Whether a name begins its line, but for an article.
  private func startsLine(_ mention: Mention, in document: ResolvedDocument) -> Bool {
    let first = mention.tokens.lowerBound
    return document.tokens[first].startsLine
      || document.norm(first - 1) == "the" && document.tokens[first - 1].startsLine
  }
}
