import Documents
import Language
import Ontology

/// Keeps of the rules' claims, and adds to them, what is likely by all that a learner
/// sees.
struct LearnedRules {
  let frames: FrameTable
  let scorer: RelationScorer
  let status: StatusScorer?

  /// - Parameters:
  ///   - ruled: what the rules claim.
  ///   - readers: one a sentence.
  func claims(_ ruled: [Claim], _ readers: [ClauseReader], in document: ResolvedDocument)
    -> [Claim]
  {
    guard let subjects = readers.first?.subjects else { return ruled }
    let cases = RelationCases(document: document, frames: frames, subjects: subjects)
    let statuses = StatusCases(
      document: document, attribution: readers[0].attribution, subjects: subjects,
      kind: cases.kind)
    func weighed(_ claim: Claim, _ candidate: RelationCandidate) -> Claim {
      guard let status, candidate.isStatement(in: document),
        claim.relation.name != "HOLDS_OFFICE"
      else { return claim }
      return status.applied(
        to: claim, statuses, sentence: candidate.sentence, trigger: candidate.trigger)
    }
    let (bySentence, others) = Self.sorted(ruled, in: document)
    var claims = others
    for candidate in Self.candidates(cases, bySentence, readers) {
      var candidate = candidate
      let relations = Self.withoutContradiction(scorer.relations(of: &candidate, cases))
      claims += Self.withoutAffirmed(candidate.ruled).map { weighed($0, candidate) }
      for (relation, probability) in relations {
        let (from, to) =
          relation.isTurned ? (candidate.to, candidate.from) : (candidate.from, candidate.to)
        let known = candidate.ruled.filter { claim in
          claim.relation.base == relation.name
            && (claim.relation.isSymmetric || claim.from == .entity(from))
        }
        if known.isEmpty,
          let claim: Claim = readers[candidate.sentence].claim(
            relation.name, from, to, candidate.trigger, rule: "learned", confidence: probability)
        {
          claims.append(titled(weighed(claim, candidate), candidate, in: document))
        }
      }
    }
    return claims
  }

  /// Of what a sentence both denies and affirms of two entities only the denial: one of the
  /// rules did not see the word of negation.
  private static func withoutAffirmed(_ ruled: [Claim]) -> [Claim] {
    ruled.filter { claim in
      claim.polarity == .negated
        || !ruled.contains {
          $0.polarity == .negated && $0.relation.base == claim.relation.base
            && $0.from == claim.from && $0.to == claim.to
        }
    }
  }

  /// Of support and opposition in one direction the likelier.
  private static func withoutContradiction(_ relations: [(RelationClass, probability: Double)])
    -> [(RelationClass, probability: Double)]
  {
    relations.enumerated().filter { index, found in
      !relations[..<index].contains { other in
        other.0.isTurned == found.0.isTurned
          && Set([other.0.name, found.0.name]) == ["SUPPORTS", "OPPOSES"]
      }
    }.map(\.element)
  }

  /// An office with its title, borne out by the words of the title.
  private func titled(_ claim: Claim, _ candidate: RelationCandidate, in document: ResolvedDocument)
    -> Claim
  {
    guard claim.relation.name == "HOLDS_OFFICE", case .entity(let person) = claim.from else {
      return claim
    }
    var claim = claim
    (claim.polarity, claim.modality, claim.speakers, claim.date) = (.affirmed, .asserted, [], nil)
    let index =
      candidate.titled
      ?? document.entities[person].mentions.first { document.mentions[$0].title != nil }
    if let index, let title = document.mentions[index].title {
      claim.attributes["title"] = document.document.text[document.prose.span(title)]
    }
    return claim
  }

  /// The pairs of all sentences, with the claims of the rules about them.
  static func candidates(
    _ cases: RelationCases, _ ruled: [Int: [Claim]], _ readers: [ClauseReader]
  ) -> [RelationCandidate] {
    (readers.flatMap { cases.candidates(in: $0.sentence, ruled[$0.sentence] ?? []) }
      + cases.officeCandidates()).acquainted()
  }

  /// Claims of relations that were learned, by the sentence of their evidence; and others.
  static func sorted(_ claims: [Claim], in document: ResolvedDocument)
    -> (bySentence: [Int: [Claim]], others: [Claim])
  {
    var bySentence: [Int: [Claim]] = [:]
    var others: [Claim] = []
    for claim in claims {
      guard RelationClass.relations.contains(claim.relation.base),
        case .entity = claim.from, case .entity = claim.to,
        let sentence = document.prose.sentence(
          of: document.prose.tokens(in: claim.evidence[0]).lowerBound)
      else {
        others.append(claim)
        continue
      }
      bySentence[sentence, default: []].append(claim)
    }
    return (bySentence, others)
  }
}

extension Claim {
  /// Whether it is what an annotator found, wherever that was.
  fileprivate func says(_ truth: RelationScorer.Truth) -> Bool {
    relation.base == truth.relation
      && (from == .entity(truth.from) && to == .entity(truth.to)
        || relation.isSymmetric && from == .entity(truth.to) && to == .entity(truth.from))
  }
}

extension RelationScorer.Example {
  /// What a learner sees of an annotated document.
  init(
    _ truths: [RelationScorer.Truth], _ ruled: [Claim], _ readers: [ClauseReader],
    _ frames: FrameTable, in document: ResolvedDocument
  ) {
    guard let subjects = readers.first?.subjects else {
      self.init()
      return
    }
    let relations = RelationCases(document: document, frames: frames, subjects: subjects)
    let bySentence = LearnedRules.sorted(ruled, in: document).bySentence
    let statuses = StatusCases(
      document: document, attribution: readers[0].attribution, subjects: subjects,
      kind: relations.kind)
    self.init()
    var found: [LogisticRegression.Case] = []
    for candidate in LearnedRules.candidates(relations, bySentence, readers) {
      var candidate = candidate
      let span = document.prose.span(readers[candidate.sentence].range)
      let pair = Set([candidate.from, candidate.to])
      let about = truths.filter { Set([$0.from, $0.to]) == pair }
      // What stands elsewhere may be meant here too: nothing to learn from, but of offices,
      // which hold for a document, and of what the rules see here.
      let here = about.filter { truth in
        candidate.titled != nil || candidate.ruled.contains { $0.says(truth) }
          || truth.evidence.contains { $0.overlaps(span) }
      }
      if here.count < about.count, here.isEmpty { continue }
      let classes = here.compactMap { truth in
        RelationClass.number(
          truth.relation,
          isTurned: truth.from != candidate.from
            && RelationClass.number(truth.relation, isTurned: true) != nil)
      }
      let features = relations.features(of: &candidate)
      found.append(
        .init(features: features.own, relative: features.relative, truths: Set(classes)))
      guard candidate.isStatement(in: document) else { continue }
      for truth in here where truth.relation != "HOLDS_OFFICE" {
        learnStatus(of: truth, candidate, readers[candidate.sentence], statuses)
      }
    }
    cases = found
  }

  private mutating func learnStatus(
    of truth: RelationScorer.Truth, _ candidate: RelationCandidate, _ reader: ClauseReader,
    _ cases: StatusCases
  ) {
    guard
      let claim: Claim = reader.claim(
        truth.relation, truth.from, truth.to, candidate.trigger, rule: "", confidence: 1)
    else { return }
    let features = cases.features(
      of: claim, sentence: candidate.sentence, trigger: candidate.trigger)
    guard !features.isEmpty else { return }
    var truths: Set<Int> = []
    if truth.modality == .planned { truths.insert(StatusClass.planned.rawValue) }
    if truth.modality == .hypothetical { truths.insert(StatusClass.hypothetical.rawValue) }
    status.status.append(
      .init(features: features, truths: truths))
    for speaker in cases.speakers(
      of: claim, sentence: candidate.sentence, trigger: candidate.trigger)
    {
      status.speakers.append(
        .init(
          features: speaker.features,
          truths: speaker.entity == truth.speaker ? [0] : []))
    }
  }
}
