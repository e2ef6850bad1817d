import Documents
import Entities
import Language
import Mentions
import Ontology

/// Reads all claims of a document: every family of rules, one claim for each thing said.
public struct ClaimFinder: Sendable {
  private let vocabulary: Vocabulary
  private let cues: Cues
  private let families: [any RuleFamily]
  private let sentences: FrameRules
  private let grammar: Grammar?
  private let learned: LearnedRules?

  /// - Parameters:
  ///   - grammar: reads the structure of sentences.
  ///   - scorer: weighs what the rules find, and adds to it; without one the rules alone
  ///     decide.
  ///   - status: says how claims are meant, and who makes them.
  public init(
    _ vocabulary: Vocabulary, grammar: Grammar? = nil, scorer: RelationScorer? = nil,
    status: StatusScorer? = nil
  ) {
    self.vocabulary = vocabulary
    self.grammar = grammar
    cues = Cues(vocabulary)
    sentences = FrameRules(frames: FrameTable(vocabulary, cues.verbs))
    let frames = sentences.frames
    learned = scorer.map { LearnedRules(frames: frames, scorer: $0, status: status) }
    families = [
      HeadingRules(), SignatureRules(), OfficeRules(), MembershipRules(), OrganRules(),
      ParticipantRules(), ReferenceRules(), EventRules(),
    ]
  }

  /// What a learner sees of a document in which an annotator found relations.
  public func example(_ document: ResolvedDocument, _ truths: [RelationScorer.Truth])
    -> RelationScorer.Example
  {
    let readers = sentences.readers(of: document)
    return RelationScorer.Example(
      truths, ruled(in: document, readers), readers, sentences.frames, in: document)
  }

  private func ruled(in document: ResolvedDocument, _ readers: [ClauseReader]) -> [Claim] {
    let claims = families.flatMap { $0.claims(in: document) }
    return claims + Self.addressed(claims, in: document)
      + sentences.claims(
        of: readers.filter { document.prose.sentences[$0.sentence].section.isRunningText })
  }

  /// "Paris for Harriman." in a cable of the Embassy in London: it tells Harriman too, where
  /// nobody else is said to.
  private static func addressed(_ claims: [Claim], in document: ResolvedDocument) -> [Claim] {
    guard case .entity(let sender)? = claims.first(where: { $0.relation.name == "SENT_BY" })?.to
    else { return [] }
    return claims.compactMap { claim in
      guard claim.relation.name == "SENT_TO", claim.rule == "opening",
        case .entity(let reader) = claim.to, reader != sender,
        !claims.contains(where: {
          $0.relation.name == "COMMUNICATED_WITH" && $0.to == claim.to
            && ["heading", "opening"].contains($0.rule)
        }),
        var told = document.claim(
          "COMMUNICATED_WITH", .entity(sender), claim.to, claim.evidence[0], rule: claim.rule,
          confidence: 0.7)
      else { return nil }
      told.date = document.document.header.date
      return told
    }
  }

  /// The document with what the rules need to know of it.
  public func resolved(_ prose: Prose, _ mentions: [Mention], _ resolution: Resolution)
    -> ResolvedDocument
  {
    ResolvedDocument(
      prose: prose, mentions: mentions, resolution: resolution, vocabulary: vocabulary, cues: cues,
      grammar: grammar)
  }

  /// The claims in order of evidence.
  public func claims(in document: ResolvedDocument) -> [Claim] {
    var order: [Key] = []
    var merged: [Key: Claim] = [:]
    let readers = sentences.readers(of: document)
    let ruled = ruled(in: document, readers)
    for claim in learned?.claims(ruled, readers, in: document) ?? ruled {
      let key = Key(claim, document)
      guard var known = merged[key] else {
        merged[key] = claim
        order.append(key)
        continue
      }
      // Said twice: more evidence, and the surer rule.
      for span in claim.evidence where !known.evidence.contains(span) && known.evidence.count < 8 {
        known.evidence.append(span)
      }
      known.confidence = max(known.confidence, claim.confidence)
      known.date = known.date ?? claim.date
      known.attributes.merge(claim.attributes) { old, _ in old }
      merged[key] = known
    }
    return Self.withoutTalk(order.map { merged[$0]! }, in: document)
      .enumerated()
      .sorted { ($0.element.evidence[0], $0.offset) < ($1.element.evidence[0], $1.offset) }
      .map(\.element)
  }

  /// Words of communication that is no talk: what is written, or passed on.
  private static let written: Set<String> = [
    "letter", "letters", "message", "messages", "note", "notes", "memorandum", "memo", "telegram",
    "cable", "sent", "send", "sending", "write", "wrote", "written", "handed", "deliver",
    "delivered", "conveyed", "convey", "transmit", "transmitted", "telephone", "telephoned",
    "called", "phoned", "forwarded", "forward", "received", "aide-mémoire", "aide-memoire",
    "invitation", "cabled", "wired", "reply", "report", "reported", "your", "presented",
  ]

  /// The claims, but what two tell each other who meet: that is the meeting. What they ask of
  /// each other is more.
  private static func withoutTalk(_ claims: [Claim], in document: ResolvedDocument) -> [Claim] {
    let isCall = document.sentences(.title).contains { sentence in
      sentence.tokens.contains { document.norm($0) == "telephone" }
    }
    if isCall { return claims }
    let met = Set(
      claims.filter { $0.relation.base == "MET_WITH" && $0.polarity == .affirmed }
        .map { Set([$0.from, $0.to]) })
    guard !met.isEmpty else { return claims }
    return claims.filter { claim in
      guard claim.relation.name == "COMMUNICATED_WITH", met.contains([claim.from, claim.to]) else {
        return true
      }
      let parts = claim.rule.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, ["frame", "noun", "learned"].contains(parts[0]) else { return true }
      return written.contains(String(parts[1]))
    }
  }

  /// What makes two claims one: all but evidence, date and attributes.
  private struct Key: Hashable {
    let relation: RelationType
    let ends: [Claim.End]
    let speakers: [Int]
    let polarity: Polarity
    let modality: Modality
    let title: String?

    init(_ claim: Claim, _ document: ResolvedDocument) {
      relation = claim.relation
      ends =
        claim.relation.isSymmetric && Self.rank(claim.from) > Self.rank(claim.to)
        ? [claim.to, claim.from] : [claim.from, claim.to]
      speakers = claim.speakers
      polarity = claim.polarity
      modality = claim.modality
      title = claim.attributes["title"] ?? claim.attributes["role"]
    }

    private static func rank(_ end: Claim.End) -> Int {
      switch end {
      case .document: -1
      case .entity(let index): index
      }
    }
  }
}
