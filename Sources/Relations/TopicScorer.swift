import Language

/// Weighs phrases by how like those are that indexers chose as topics of annotated records.
public struct TopicScorer: Sendable {
  private let regression: LogisticRegression

  public static let kind = "topics"

  /// - Throws: ``ModelError/unfit(kind:wanted:)`` where the model is for something else.
  public init(_ model: ModelFile) throws(ModelError) {
    regression = try LogisticRegression(model, kind: Self.kind, features: TopicCases.version)
  }

  func probability(_ features: [UInt32]) -> Double {
    LogisticRegression.probability(regression.logOdds(features)[0])
  }

  /// What a learner sees of an annotated document.
  public struct Example: Sendable {
    var cases: [LogisticRegression.Case] = []
  }

  /// Learns from documents; the same documents give the same bytes.
  public static func learn(from examples: [Example], data: [String], licence: String) -> ModelFile {
    let header = ModelFile.Header(
      kind: kind, features: TopicCases.version, classes: [["topic"], ["shared"]], data: data,
      licence: licence, scores: [:])
    return LogisticRegression.learn(
      examples.flatMap(\.cases), header: header, rounds: 10, rate: 0.005, decay: 0.2)
  }
}

extension TopicFinder {
  /// What a learner sees of a document that was indexed by hand.
  ///
  /// - Parameter labels: the topics that were given to it.
  public func example(_ document: ResolvedDocument, _ labels: [String]) -> TopicScorer.Example {
    let candidates = candidates(in: document)
    let cases = TopicCases(document, candidates, rarity)
    let wanted = labels.map(Self.stems)
    let subdivision = subdivision(of: document)
    return TopicScorer.Example(
      cases: candidates.indices.map { index in
        let own = Self.stems(label(of: candidates[index], in: document, subdivision))
        let isTopic = wanted.contains { topic in
          let common = Double(own.intersection(topic).count)
          return !topic.isEmpty && 2 * common >= Double(topic.count)
            && 2 * common >= 0.7 * Double(own.count + topic.count)
        }
        return LogisticRegression.Case(
          features: cases.features(of: index), truths: isTopic ? [0] : [])
      })
  }

  /// The beginnings of the words that say something, by which two labels are compared.
  package static func stems(_ label: String) -> Set<String> {
    let words = label.lowercased().split { !$0.isLetter && !$0.isNumber }
    return Set(words.filter { $0.count > 3 }.map { String($0.prefix(5)) })
  }
}
