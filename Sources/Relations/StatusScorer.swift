import Language
import Ontology

/// Says how claims are meant and who makes them, by what was learned.
public struct StatusScorer: Sendable {
  private let status: LogisticRegression
  private let speakers: LogisticRegression

  public static let statusKind = "status"
  public static let speakerKind = "speakers"

  /// - Throws: ``ModelError/unfit(kind:wanted:)`` where a model is for something else.
  public init(status: ModelFile, speakers: ModelFile) throws(ModelError) {
    self.status = try LogisticRegression(
      status, kind: Self.statusKind, features: StatusCases.version)
    self.speakers = try LogisticRegression(
      speakers, kind: Self.speakerKind, features: StatusCases.version)
    guard self.status.classes == StatusClass.names else {
      throw .unfit(kind: status.header.kind, wanted: Self.statusKind)
    }
  }

  /// What planned or possible must reach to be told.
  private let statusThreshold = 0.45
  /// What a speaker must reach.
  private let speakerThreshold = 0.45

  /// The claim with its modality and innermost speaker as they are likely; its polarity
  /// stays what the words of negation say, of which there are too few to learn from.
  func applied(to claim: Claim, _ cases: StatusCases, sentence: Int, trigger: Int) -> Claim {
    var claim = claim
    // What the rules see stands; what was learned speaks where they see nothing, and of
    // what is affirmed only.
    if claim.polarity == .affirmed, claim.modality == .asserted {
      claim.modality = modality(
        cases.features(of: claim, sentence: sentence, trigger: trigger))
    }
    if claim.speakers.isEmpty,
      let speaker = speaker(cases.speakers(of: claim, sentence: sentence, trigger: trigger))
    {
      claim.speakers = [speaker]
    }
    return claim
  }

  private func modality(_ features: [UInt32]) -> Modality {
    guard !features.isEmpty else { return .asserted }
    let odds = status.logOdds(features).map(LogisticRegression.probability)
    let planned = odds[StatusClass.planned.rawValue]
    let possible = odds[StatusClass.hypothetical.rawValue]
    guard max(planned, possible) >= statusThreshold else { return .asserted }
    return planned >= possible ? .planned : .hypothetical
  }

  /// The likeliest speaker, of two as likely the first; `nil` where nobody is likely.
  private func speaker(_ candidates: [StatusCases.Speaker]) -> Int? {
    var best: (entity: Int, odds: Double)?
    for candidate in candidates {
      let odds = LogisticRegression.probability(speakers.logOdds(candidate.features)[0])
      if odds >= speakerThreshold, best == nil || odds > best!.odds {
        best = (candidate.entity, odds)
      }
    }
    return best?.entity
  }
}

extension StatusScorer {
  /// What a learner sees of an annotated document.
  public struct Example: Sendable {
    var status: [LogisticRegression.Case] = []
    var speakers: [LogisticRegression.Case] = []
  }

  /// Learns both models from documents; the same documents give the same bytes.
  public static func learn(
    from examples: [Example], data: [String], licence: String, rounds: Int = 10
  ) -> (status: ModelFile, speakers: ModelFile) {
    func header(_ kind: String, _ classes: [String]) -> ModelFile.Header {
      ModelFile.Header(
        kind: kind, features: StatusCases.version, classes: [classes, ["shared"]], data: data,
        licence: licence, scores: [:])
    }
    return (
      LogisticRegression.learn(
        examples.flatMap(\.status), header: header(statusKind, StatusClass.names), rounds: rounds,
        rate: 0.03, decay: 0.02),
      LogisticRegression.learn(
        examples.flatMap(\.speakers), header: header(speakerKind, ["says"]), rounds: rounds,
        rate: 0.03, decay: 0.02)
    )
  }
}
