import Documents
import Foundation
import Language
import Mentions
import Ontology

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
      examples.flatMap(\.cases), header: header, rounds: 10, rate: 0.005, decay: 0.3)
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
    return TopicScorer.Example(
      cases: candidates.indices.map { index in
        let own = Self.stems(candidates[index].label)
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
  static func stems(_ label: String) -> Set<String> {
    let words = label.lowercased().split { !$0.isLetter && !$0.isNumber }
    return Set(words.filter { $0.count > 3 }.map { String($0.prefix(5)) })
  }
}

/// What a learner sees of the candidates of a document.
struct TopicCases {
  /// Changes with the features.
  static let version = 1

  private let document: ResolvedDocument
  private let candidates: [TopicCandidate]
  private let rarity: WordRarity?
  /// The place of each by score.
  private let ranks: [Int]
  private let highest: Double
  /// How many candidates hold a word.
  private var shared: [String: Int] = [:]
  /// The place of each word by how much it tells this document from others.
  private var places: [String: Int] = [:]
  private var title: Set<String> = []
  private var summary: Set<String> = []
  private let kind: UInt32

  init(_ document: ResolvedDocument, _ candidates: [TopicCandidate], _ rarity: WordRarity?) {
    self.document = document
    self.candidates = candidates
    self.rarity = rarity
    let order = candidates.indices.sorted {
      (candidates[$1].score, $0) < (candidates[$0].score, $1)
    }
    var ranks = [Int](repeating: 0, count: candidates.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    self.ranks = ranks
    highest = order.first.map { candidates[$0].score } ?? 0
    for candidate in candidates {
      for word in Set(candidate.words) { shared[word, default: 0] += candidate.count }
    }
    for sentence in document.prose.sentences
    where sentence.section == .title || sentence.section == .label || sentence.section == .summary {
      for token in sentence.tokens where document.tokens[token].kind == .word {
        let word = TopicFinder.stem(document.norm(token))
        if sentence.section == .title { title.insert(word) } else { summary.insert(word) }
      }
    }
    var counts: [String: Int] = [:]
    for sentence in document.prose.sentences {
      for token in sentence.tokens where document.tokens[token].kind == .word {
        counts[TopicFinder.stem(document.norm(token)), default: 0] += 1
      }
    }
    let telling = Set(candidates.flatMap(\.words)).filter { $0.count > 2 }
      .map { (word: $0, weight: Double(counts[$0] ?? 0) * (rarity?.rarity(of: $0) ?? 1)) }
      .sorted { ($1.weight, $0.word) < ($0.weight, $1.word) }
    for (rank, item) in telling.enumerated() { places[item.word] = rank }
    let first = document.sentences(.title).first?.tokens.first {
      document.tokens[$0].kind == .word
    }
    kind = first.map { WordForm.norm(of: document.norm($0)) } ?? 0
  }

  private func word(_ text: String) -> UInt32 { WordForm.norm(of: text) }

  private func step(_ value: Double) -> UInt32 { UInt32(min(max(value, 0), 20)) }

  func features(of index: Int) -> [UInt32] {
    let candidate = candidates[index]
    let place = candidate.places[0]
    let isHeading: UInt32 = candidate.heading == nil ? 0 : 1
    let content = candidate.words.filter { $0.count > 2 }
    var features: [UInt32] = []
    func add(_ feature: Feature) { features.append(feature.key) }
    add(Feature(600, isHeading))
    if let heading = candidate.heading { add(Feature(601, word(heading.label))) }
    let length = UInt32(min(content.count, 6))
    add(Feature(602, length, isHeading))
    let rank = step((Double(ranks[index]) + 1).squareRoot() * 2)
    add(Feature(603, rank, isHeading))
    add(Feature(604, highest > 0 ? step(candidate.score / highest * 10) : 21, isHeading))
    add(Feature(605, UInt32(min(candidate.count, 6)), isHeading))
    add(Feature(606, UInt32(candidate.weight), isHeading))
    let depth = Double(place.lowerBound) / Double(max(1, document.tokens.count))
    add(Feature(607, step(depth * 8)))
    add(Feature(608, step(log2(Double(document.tokens.count))), rank))
    let company = content.reduce(0) { max($0, shared[$1] ?? 0) }
    add(Feature(609, step(log2(Double(company) + 1) * 2), length))
    let rarities = content.map { rarity?.rarity(of: $0) ?? 1 }
    let mean = rarities.reduce(0, +) / Double(max(1, rarities.count))
    add(Feature(610, step(mean * 2)))
    if let rarest = rarities.max() { add(Feature(611, step(rarest * 2))) }
    add(Feature(612, step(mean * 2), step(log2(Double(company) + 1) * 2)))
    let best = content.map { places[$0] ?? 999 }.sorted()
    for (number, rank) in best.prefix(2).enumerated() {
      add(Feature(615, UInt32(number), step(log2(Double(rank) + 1) * 2)))
      add(Feature(616, UInt32(number), step(log2(Double(rank) + 1) * 2), length))
    }
    let inTitle = content.count { title.contains($0) }
    let inSummary = content.count { summary.contains($0) }
    add(Feature(613, UInt32(min(inTitle, 3)), length))
    add(Feature(614, UInt32(min(inSummary, 3)), length))
    if let last = candidate.words.last {
      add(Feature(620, word(last)))
      add(Feature(621, word(String(last.suffix(3)))))
      add(Feature(622, word(String(last.suffix(4))), length))
    }
    if let first = candidate.words.first {
      add(Feature(623, word(first)))
      add(Feature(624, word(String(first.suffix(3)))))
    }
    for text in Set(content).sorted() { add(Feature(625, word(text))) }
    addMentions(in: place, length, &features)
    add(Feature(640, kind, isHeading))
    let before = place.lowerBound > 0 ? document.norm(place.lowerBound - 1) : ""
    let after = place.upperBound < document.tokens.count ? document.norm(place.upperBound) : ""
    add(Feature(641, word(before)))
    add(Feature(642, word(after)))
    for token in place where document.mention(at: token) == nil {
      let norm = document.norm(token)
      if ["of", "for", "in", "on", "to", "with", "between", "against"].contains(norm) {
        add(Feature(643, word(norm)))
      }
    }
    return features
  }

  private func addMentions(in place: Range<Int>, _ length: UInt32, _ features: inout [UInt32]) {
    var types: Set<UInt32> = []
    var plain = 0
    var capitals = 0
    for token in place where document.tokens[token].kind == .word {
      if let mention = document.mention(at: token) {
        types.insert(word(document.mentions[mention].type.name))
      } else if document.state(ofAdjectiveAt: token) != nil {
        types.insert(1)
      } else {
        plain += 1
        if document.tokens[token].isCapitalized { capitals += 1 }
      }
    }
    for type in types.sorted() { features.append(Feature(630, type, plain == 0 ? 1 : 0).key) }
    features.append(Feature(631, UInt32(min(types.count, 3)), UInt32(min(plain, 4))).key)
    features.append(Feature(632, UInt32(min(capitals, 3)), length).key)
  }
}
