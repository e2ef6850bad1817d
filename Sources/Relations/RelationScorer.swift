import Documents
import Language
import Ontology

/// Weighs what the rules and the structure of a sentence say of two entities, by what was
/// learned from annotated records.
public struct RelationScorer: Sendable {
  private let regression: LogisticRegression

  public static let kind = "relations"

  /// What a relation of sentences must reach to be told, from 0 to 1.
  private let threshold = 0.4

  /// The same of support and opposition, which are said in too many ways to be learned well.
  private let stanceThreshold = 0.45

  /// The same of what titles and lists give, which the rules read better alone.
  private let formThreshold = 0.75

  /// - Throws: ``ModelError/unfit(kind:wanted:)`` where the model is for something else.
  public init(_ model: ModelFile) throws(ModelError) {
    regression = try LogisticRegression(model, kind: Self.kind, features: RelationCases.version)
    guard regression.classes == RelationClass.names else {
      throw .unfit(kind: model.header.kind, wanted: Self.kind)
    }
  }

  /// What is likely of a candidate, the likeliest first.
  func relations(of candidate: inout RelationCandidate, _ cases: RelationCases)
    -> [(RelationClass, probability: Double)]
  {
    let features = cases.features(of: &candidate)
    let odds = regression.logOdds(features.own, relative: features.relative)
    return odds.indices
      .map { (RelationClass.all[$0], LogisticRegression.rounded(odds[$0])) }
      .filter { $0.1 >= least(of: $0.0) }
      .sorted { $0.1 > $1.1 }
  }
}

extension RelationScorer {
  private func least(of relation: RelationClass) -> Double {
    relation.isStance ? stanceThreshold : relation.isOfForm ? formThreshold : threshold
  }

  /// What a learner sees of an annotated document.
  public struct Example: Sendable {
    var cases: [LogisticRegression.Case] = []
    public internal(set) var status = StatusScorer.Example()
  }

  /// A relation that an annotator found.
  public struct Truth: Sendable {
    public let relation: String
    public let from: Int
    public let to: Int
    /// Where the words stand that state it.
    public let evidence: [Span]
    /// Who says so; `nil` where the document does, or where nobody knows.
    public let speaker: Int?
    public let modality: Modality

    public init(
      relation: String, from: Int, to: Int, evidence: [Span], speaker: Int?, modality: Modality
    ) {
      self.relation = relation
      self.from = from
      self.to = to
      self.evidence = evidence
      self.speaker = speaker
      self.modality = modality
    }
  }

  /// Learns from documents; the same documents give the same bytes.
  public static func learn(
    from examples: [Example], data: [String], licence: String, rounds: Int = 10,
    decay: Double = 0.02, rate: Double = 0.03, continuing base: ModelFile? = nil
  ) -> ModelFile {
    let header = ModelFile.Header(
      kind: kind, features: RelationCases.version, classes: [RelationClass.names, ["shared"]],
      data: data, licence: licence, scores: [:])
    return LogisticRegression.learn(
      examples.flatMap(\.cases), header: header, rounds: rounds, rate: rate, decay: decay,
      continuing: base)
  }
}
