import Documents
import Language
import Mentions
import Ontology

/// Reads meetings out of lists of participants and headings: those of one delegation
/// met those of the others, not each other.
struct ParticipantRules: RuleFamily {
  func claims(in document: ResolvedDocument) -> [Claim] {
    listed(in: document) + headed(in: document)
  }

  private func listed(in document: ResolvedDocument) -> [Claim] {
    meetings(of: Delegations(of: document).participants, in: document)
  }

  private func meetings(of participants: [Delegations.Participant], in document: ResolvedDocument)
    -> [Claim]
  {
    // A side that is named by its adjective only is of no state of the record.
    enum Team: Hashable {
      case state(Int?)
      case nation(Int)
    }
    let home = document.unitedStates
    func team(_ participant: Delegations.Participant) -> Team {
      if participant.side == nil, let nation = participant.nation { return .nation(nation) }
      return .state(participant.side ?? home)
    }
    guard Set(participants.map(team)).count > 1, participants.count <= 40 else { return [] }
    var claims: [Claim] = []
    for (index, first) in participants.enumerated() {
      for second in participants[(index + 1)...] where team(first) != team(second) {
        guard
          var claim = document.claim(
            "MET_WITH", .entity(first.person), .entity(second.person), first.span,
            rule: "participants", confidence: 0.88)
        else { continue }
        claim.evidence = [first.span, second.span]
        if let title = document.sentences(.title).first {
          claim.evidence.append(document.prose.span(title.tokens))
        }
        claim.evidence += sentences(naming: first.person, second.person, in: document)
        claim.date = document.document.header.date
        claims.append(claim)
      }
    }
    return claims
  }

  /// The first sentences of the record itself that name both.
  private func sentences(naming a: Int, _ b: Int, in document: ResolvedDocument) -> [Span] {
    document.sentences(.body).lazy.filter { sentence in
      let named = Set(sentence.tokens.compactMap { document.entity(at: $0) })
      return named.contains(a) && named.contains(b)
    }.prefix(3).map { document.prose.span($0.tokens) }
  }

  private static let talks: Set<String> = [
    "conversation", "meeting", "talk", "talks", "interview", "discussion",
  ]

  /// "Memorandum of a Conversation Between A and B".
  private func headed(in document: ResolvedDocument) -> [Claim] {
    for sentence in document.sentences(.title) {
      let range = sentence.tokens
      guard let between = range.first(where: { ["between", "with"].contains(document.norm($0)) }),
        range.contains(where: { Self.talks.contains(document.norm($0)) && $0 < between })
      else { continue }
      let isTelephone = range.contains { document.norm($0) == "telephone" }
      let evidence = document.prose.span(range)
      var parts: [[Int]] = [[]]
      for mention in document.mentions(in: between + 1..<range.upperBound) {
        // "the President's Special Assistant" is not the President.
        let isOwner =
          ["'s", "’s"].contains(document.norm(document.mentions[mention].tokens.upperBound))
          && document.mentions[mention].kind == .nominal
        guard let entity = document.entityOfMention[mention],
          document.type(of: entity) == document.schema.person, !isOwner
        else { continue }
        let start = titleStart(document.mentions[mention], document)
        if document.norm(start - 1) == "and" || document.norm(start - 2) == "and" {
          parts.append([])
        }
        parts[parts.count - 1].append(entity)
      }
      guard parts.count == 2, let first = parts.first, let second = parts.last else { return [] }
      var claims: [Claim] = []
      for a in first {
        for b in second {
          // On the telephone each tells the other something.
          let ways = isTelephone ? [(a, b), (b, a)] : [(a, b)]
          claims += ways.compactMap { from, to in
            var claim = document.claim(
              isTelephone ? "COMMUNICATED_WITH" : "MET_WITH", .entity(from), .entity(to), evidence,
              rule: "heading", confidence: 0.9)
            claim?.date = document.document.header.date
            return claim
          }
        }
      }
      return claims
    }
    return []
  }

  private func titleStart(_ mention: Mention, _ document: ResolvedDocument) -> Int {
    var start = mention.start
    if document.norm(start - 1) == "(" {
      // "and the President’s Special Assistant (Stassen)": back to the "and".
      var at = start - 1
      while at > 0, start - at < 20, document.norm(at - 1) != "and",
        document.norm(at - 1) != "between"
      { at -= 1 }
      start = at
    }
    while ["the", "his", "her"].contains(document.norm(start - 1)) { start -= 1 }
    return start
  }
}
