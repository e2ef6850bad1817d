import Documents
import Language
import Mentions
import Ontology

/// Reads who wrote to whom out of headings ("Telegram From A to B"), labelled lines
/// ("FROM: …", "[To] …") and the first words of a cable.
struct HeadingRules: RuleFamily {
  func claims(in document: ResolvedDocument) -> [Claim] {
    var claims: [Claim] = []
    for sentence in document.sentences(.title) {
      claims += heading(sentence.tokens, in: document)
    }
    claims += labels(in: document, given: claims)
    return claims
  }

  /// Who sent the record, by its heading.
  func sender(of document: ResolvedDocument) -> Int? {
    claims(in: document).lazy.compactMap { claim in
      guard claim.relation.name == "SENT_BY", case .entity(let index) = claim.to else { return nil }
      return index
    }.first
  }

  private static let media = [
    "telegram", "letter", "memorandum", "message", "cable", "note", "report", "despatch",
    "dispatch", "airgram", "instruction", "circular", "aide-memoire", "paper",
  ]

  private func heading(_ range: Range<Int>, in document: ResolvedDocument) -> [Claim] {
    let words = range.map { document.norm($0) }
    guard let from = words.firstIndex(of: "from") else {
      return unsigned(range, words, in: document)
    }
    let evidence = document.prose.span(range)
    let to = words[from...].indices.first { index in
      words[index] == "to" && !isOfPost(range.lowerBound + index, document)
    }
    let medium = words[..<from].last { Self.media.contains($0) }
    let end = to ?? words.count
    let senders = parties(range.lowerBound + from + 1..<range.lowerBound + end, in: document)
    let recipients =
      to.map {
        parties(range.lowerBound + $0 + 1..<range.upperBound, in: document)
      } ?? []
    return correspondence(senders, recipients, medium, evidence, in: document)
  }

  /// "Embassy to the Holy See", "Ambassador to Japan": the "to" of a post.
  private func isOfPost(_ token: Int, _ document: ResolvedDocument) -> Bool {
    if let mention = document.mention(at: token) {
      return document.mentions[mention].tokens.count > 1
    }
    return [
      "representative", "ambassador", "mission", "delegation", "minister", "assistant", "adviser",
      "envoy",
    ]
    .contains(document.norm(token - 1))
      && document.tokens[token - 1].isCapitalized
      && (document.norm(token - 2) != "the" || isPost(after: token, document))
  }

  /// Whether a state and a name in brackets follow: "to Vietnam (Taylor)".
  private func isPost(after token: Int, _ document: ResolvedDocument) -> Bool {
    let first = document.norm(token + 1) == "the" ? token + 2 : token + 1
    guard let mention = document.mention(at: first),
      document.mentions[mention].type != document.schema.person
    else { return false }
    return document.norm(document.mentions[mention].tokens.upperBound) == "("
  }

  /// "Memorandum by the Director…", "Letter to …": one side only.
  private func unsigned(_ range: Range<Int>, _ words: [String], in document: ResolvedDocument)
    -> [Claim]
  {
    let evidence = document.prose.span(range)
    guard let first = words.first(where: { Self.media.contains($0) }) else {
      // "The Ambassador in X (A) to the Secretary of State"
      guard
        let to = words.indices.first(where: {
          words[$0] == "to" && !isOfPost(range.lowerBound + $0, document)
        }),
        to > 0, words.contains("(")
      else { return [] }
      let senders = parties(range.lowerBound..<range.lowerBound + to, in: document)
      let recipients = parties(range.lowerBound + to + 1..<range.upperBound, in: document)
      return correspondence(senders, recipients, nil, evidence, in: document)
    }
    if words.contains("conversation") || words.contains("meeting") {
      return drafter(range, words, evidence, in: document)
    }
    var senders: [Int] = []
    var recipients: [Int] = []
    let to = words.firstIndex(of: "to")
    if let by = words.firstIndex(of: "by") {
      senders = parties(
        range.lowerBound + by + 1..<range.lowerBound + (to.map { max($0, by + 1) } ?? words.count),
        in: document)
    }
    if let to {
      let by = words.firstIndex(of: "by").flatMap { $0 > to ? $0 : nil } ?? words.count
      recipients = parties(range.lowerBound + to + 1..<range.lowerBound + by, in: document)
    }
    if recipients.isEmpty {
      // "Memorandum for the Record by …" goes to nobody.
      return senders.compactMap {
        var claim = document.claim(
          "AUTHORED_BY", .document, .entity($0), evidence, rule: "heading", confidence: 0.85)
        claim?.attributes["role"] = "author"
        return claim
      }
    }
    return correspondence(senders, recipients, first, evidence, in: document)
  }

  /// "Memorandum of Conversation, by Carlton Savage".
  private func drafter(
    _ range: Range<Int>, _ words: [String], _ evidence: Span, in document: ResolvedDocument
  ) -> [Claim] {
    guard let by = words.firstIndex(of: "by"),
      let author = parties(range.lowerBound + by + 1..<range.upperBound, in: document).first,
      var claim = document.claim(
        "AUTHORED_BY", .document, .entity(author), evidence, rule: "heading", confidence: 0.9)
    else { return [] }
    claim.attributes["role"] = "drafter"
    return [claim]
  }

  /// The people in a part of a heading, or, where there is none, the organizations or
  /// states; one of each of the parts that "and" joins.
  private func parties(_ range: Range<Int>, in document: ResolvedDocument) -> [Int] {
    var parts: [[Int]] = [[]]
    for mention in document.mentions(in: range) {
      let start = document.mentions[mention].tokens.lowerBound
      // A date or place at the end of a heading is no party.
      if document.mentions[mention].type == document.schema.place { continue }
      if document.norm(start - 1) == "and"
        || (document.norm(start - 1) == "the" && document.norm(start - 2) == "and")
      {
        parts.append([])
      }
      parts[parts.count - 1].append(mention)
    }
    var chosen: [Int] = []
    for part in parts {
      func first(where isWanted: (Int) -> Bool) -> Int? {
        part.first(where: isWanted).flatMap { document.entityOfMention[$0] }
      }
      let isPerson = { (mention: Int) in
        document.mentions[mention].type == document.schema.person
          && document.entityOfMention[mention] != nil
      }
      let party =
        first { isPerson($0) && document.norm(document.mentions[$0].tokens.lowerBound - 1) == "(" }
        ?? first { isPerson($0) && document.mentions[$0].kind == .name }
        ?? first(where: isPerson)
        ?? first { document.mentions[$0].type == document.schema.organization }
        ?? first { _ in true }
      if let party, !chosen.contains(party) { chosen.append(party) }
    }
    return chosen
  }

  private func correspondence(
    _ senders: [Int], _ recipients: [Int], _ medium: String?, _ evidence: Span,
    in document: ResolvedDocument
  ) -> [Claim] {
    var claims: [Claim] = []
    for sender in senders {
      if let claim = document.claim(
        "SENT_BY", .document, .entity(sender), evidence, rule: "heading", confidence: 0.95)
      {
        claims.append(claim)
      }
    }
    for recipient in recipients {
      if let claim = document.claim(
        "SENT_TO", .document, .entity(recipient), evidence, rule: "heading", confidence: 0.95)
      {
        claims.append(claim)
      }
      for sender in senders {
        guard
          var claim = document.claim(
            "COMMUNICATED_WITH", .entity(sender), .entity(recipient), evidence, rule: "heading",
            confidence: 0.95)
        else { continue }
        claim.date = document.document.header.date
        if let medium { claim.attributes["medium"] = medium }
        claims.append(claim)
      }
    }
    return claims
  }

  /// "FROM: …", "TO: …", "[To] the Ministry …"; "INFO" and "Copies to:" with lines below.
  private func labels(in document: ResolvedDocument, given: [Claim]) -> [Claim] {
    var senders: [Int] = []
    var recipients: [Int] = []
    var copies: [Claim] = []
    var evidence: Span?
    var label: Label?
    for sentence in document.sentences(.label, .field) {
      let words = sentence.tokens.map { document.norm($0) }
      label = Label(of: words, after: label)
      guard let label else { continue }
      let line = document.prose.span(sentence.tokens)
      if label == .copies {
        copies += document.mentions(in: sentence.tokens).compactMap { mention in
          guard document.mentions[mention].type == document.schema.organization,
            let entity = document.entityOfMention[mention]
          else { return nil }
          return document.claim(
            "SENT_TO", .document, .entity(entity), line, rule: "copies", confidence: 0.8)
        }
        continue
      }
      let found = parties(sentence.tokens, in: document)
      guard !found.isEmpty else { continue }
      if label == .from { senders += found } else { recipients += found }
      evidence = evidence ?? line
    }
    return copies + labelled(senders, recipients, evidence, in: document, given: given)
  }

  /// What a line of a record's head says of it, and the lines below it that say nothing else.
  private enum Label {
    case from, to, copies

    /// Words that begin lines of other matters.
    private static let others: Set<String> = [
      "for", "subject", "ref", "drafted", "approved", "cleared", "clearances", "fm", "secret",
      "confidential", "limited", "unclas", "unclassified",
    ]

    init?(of words: [String], after last: Label?) {
      let head = words.first { $0 != "[" && $0 != "]" } ?? ""
      let isMarked = words.count == 1 || words.prefix(4).contains { $0 == ":" || $0 == "]" }
      let isAddressed = words.prefix(3).contains { $0 == "to" || $0 == "for" }
      switch head {
      case "from" where isMarked: self = .from
      case "to" where isMarked: self = .to
      case "memorandum" where isAddressed, "memo" where isAddressed: self = .to
      case "copies" where isAddressed, "copy" where isAddressed: self = .copies
      case "info", "action", "distribution": self = .copies
      default:
        guard !words.prefix(3).contains(":"), words.count <= 20,
          !Self.others.contains(head), let last, last != .copies || words.count <= 8
        else { return nil }
        self = last
      }
    }
  }

  private func labelled(
    _ senders: [Int], _ recipients: [Int], _ evidence: Span?, in document: ResolvedDocument,
    given: [Claim]
  ) -> [Claim] {
    var (senders, recipients) = (senders, recipients)
    guard let evidence else { return [] }
    // Where a heading names the sides, a label adds to the evidence, not to the sides.
    func known(_ relation: String) -> [Int] {
      given.filter { $0.relation.name == relation }.compactMap {
        if case .entity(let index) = $0.to { index } else { nil }
      }
    }
    let authors = senders.filter { document.type(of: $0) == document.schema.person }
      .compactMap { author in
        var claim = document.claim(
          "AUTHORED_BY", .document, .entity(author), evidence, rule: "label", confidence: 0.75)
        claim?.attributes["role"] = "author"
        return claim
      }
    if !known("SENT_BY").isEmpty { senders = senders.filter(known("SENT_BY").contains) }
    if !known("SENT_TO").isEmpty { recipients = recipients.filter(known("SENT_TO").contains) }
    return correspondence(senders, recipients, nil, evidence, in: document) + authors
  }
}
