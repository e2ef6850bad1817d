import Documents
import Foundation
import Language
import Mentions
import Ontology

/// What a learner sees of the candidates of a document.
struct TopicCases {
  /// Changes with the features.
  static let version = 2

  private let document: ResolvedDocument
  private let candidates: [TopicCandidate]
  /// The place of each by score.
  private let ranks: [Int]
  private let highest: Double
  private let words: TopicWords
  private let kind: UInt32

  init(_ document: ResolvedDocument, _ candidates: [TopicCandidate], _ rarity: WordRarity?) {
    self.document = document
    self.candidates = candidates
    words = TopicWords(document, candidates, rarity)
    let order = candidates.indices.sorted {
      (candidates[$1].score, $0) < (candidates[$0].score, $1)
    }
    var ranks = [Int](repeating: 0, count: candidates.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    self.ranks = ranks
    highest = order.first.map { candidates[$0].score } ?? 0
    let first = document.sentences(.title).first?.tokens.first {
      document.tokens[$0].kind == .word
    }
    kind = first.map { WordForm.norm(of: document.norm($0)) } ?? 0
  }

  private static func step(_ value: Double) -> UInt32 { UInt32(min(max(value, 0), 20)) }

  private static func steps(_ count: Int) -> UInt32 { step(log2(Double(count) + 1) * 2) }

  func features(of index: Int) -> [UInt32] {
    let candidate = candidates[index]
    let own = words.ofCandidate[index].map { words.all[$0] }
    let content = own.filter(\.isContent)
    let isHeading: UInt32 = candidate.heading == nil ? 0 : 1
    let length = UInt32(min(content.count, 6))
    var features: [UInt32] = []
    features.reserveCapacity(64)
    func add(_ feature: Feature) { features.append(feature.key) }
    // How it stands among the others.
    let rank = Self.step((Double(ranks[index]) + 1).squareRoot() * 2)
    add(Feature(600, isHeading))
    if let heading = candidate.heading { add(Feature(601, WordForm.norm(of: heading.label))) }
    if candidate.composed != nil {
      add(Feature(650, WordForm.norm(of: candidate.words[0])))
      add(
        Feature(651, WordForm.norm(of: candidate.words[1]), UInt32(min(candidate.count, 5))))
    }
    add(Feature(602, length, isHeading))
    add(Feature(603, rank, isHeading))
    add(Feature(604, highest > 0 ? Self.step(candidate.score / highest * 10) : 21, isHeading))
    add(Feature(605, UInt32(min(candidate.count, 6)), isHeading))
    add(Feature(606, UInt32(candidate.weight), isHeading))
    let depth = Double(candidate.first) / Double(max(1, document.tokens.count))
    add(Feature(607, Self.step(depth * 8)))
    add(Feature(608, Self.step(log2(Double(document.tokens.count))), rank))
    add(Feature(640, kind, isHeading))
    // How telling its words are.
    let company = Self.steps(content.map(\.company).max() ?? 0)
    let mean = content.map(\.rarity).reduce(0, +) / Double(max(1, content.count))
    add(Feature(609, company, length))
    add(Feature(610, Self.step(mean * 2)))
    if let rarest = content.map(\.rarity).max() { add(Feature(611, Self.step(rarest * 2))) }
    add(Feature(612, Self.step(mean * 2), company))
    for (number, place) in content.map(\.place).sorted().prefix(2).enumerated() {
      add(Feature(615, UInt32(number), Self.steps(place)))
      add(Feature(616, UInt32(number), Self.steps(place), length))
    }
    add(Feature(613, UInt32(min(content.count(where: \.isInTitle), 3)), length))
    add(Feature(614, UInt32(min(content.count(where: \.isInSummary), 3)), length))
    // The words themselves.
    if let last = own.last {
      add(Feature(620, last.norm))
      add(Feature(621, last.suffix3))
      add(Feature(622, last.suffix4, length))
    }
    if let first = own.first {
      add(Feature(623, first.norm))
      add(Feature(624, first.suffix3))
    }
    for word in content { add(Feature(625, word.norm)) }
    addPlace(candidate.places[0], length, &features)
    return features
  }

  /// What the words of a place name, and the small words in and about it.
  private func addPlace(_ place: Range<Int>, _ length: UInt32, _ features: inout [UInt32]) {
    func add(_ feature: Feature) { features.append(feature.key) }
    var types: Set<UInt32> = []
    var plain = 0
    var capitals = 0
    for token in place where document.tokens[token].kind == .word {
      if let mention = document.mention(at: token) {
        types.insert(WordForm.norm(of: document.mentions[mention].type.name))
      } else if document.state(ofAdjectiveAt: token) != nil {
        types.insert(1)
      } else {
        plain += 1
        if document.tokens[token].isCapitalized { capitals += 1 }
        if Self.prepositions.contains(document.norm(token)) {
          add(Feature(643, WordForm.norm(of: document.norm(token))))
        }
      }
    }
    for type in types.sorted() { add(Feature(630, type, plain == 0 ? 1 : 0)) }
    add(Feature(631, UInt32(min(types.count, 3)), UInt32(min(plain, 4))))
    add(Feature(632, UInt32(min(capitals, 3)), length))
    add(Feature(641, WordForm.norm(of: document.norm(place.lowerBound - 1))))
    add(Feature(642, WordForm.norm(of: document.norm(place.upperBound))))
  }

  private static let prepositions = Set(TopicFinder.joints.compactMap(\.first))
}

/// The words of a document's candidates, each looked at once.
private struct TopicWords {
  struct Word {
    let norm: UInt32
    let suffix3: UInt32
    let suffix4: UInt32
    let isContent: Bool
    let rarity: Double
    /// How often candidates hold it.
    var company = 0
    /// How often the document does.
    var count = 0
    /// Its place by how much it tells this document from others.
    var place = 999
    var isInTitle = false
    var isInSummary = false
  }

  private(set) var all: [Word] = []
  /// The words of each candidate, in order.
  private(set) var ofCandidate: [[Int]] = []

  init(_ document: ResolvedDocument, _ candidates: [TopicCandidate], _ rarity: WordRarity?) {
    var numbers: [String: Int] = [:]
    for candidate in candidates {
      let own = candidate.words.map { word in
        if let known = numbers[word] { return known }
        numbers[word] = all.count
        all.append(
          Word(
            norm: WordForm.norm(of: word), suffix3: WordForm.norm(of: String(word.suffix(3))),
            suffix4: WordForm.norm(of: String(word.suffix(4))), isContent: word.count > 2,
            rarity: rarity?.rarity(of: word) ?? 1))
        return all.count - 1
      }
      ofCandidate.append(own)
      for word in Set(own) { all[word].company += candidate.count }
    }
    for sentence in document.prose.sentences {
      for token in sentence.tokens where document.tokens[token].kind == .word {
        guard let word = numbers[TopicFinder.stem(document.norm(token))] else { continue }
        all[word].count += 1
        switch sentence.section {
        case .title: all[word].isInTitle = true
        case .label, .summary: all[word].isInSummary = true
        default: break
        }
      }
    }
    let telling = all.indices.filter { all[$0].isContent }
      .map { (word: $0, weight: Double(all[$0].count) * all[$0].rarity) }
      .sorted { ($1.weight, $0.word) < ($0.weight, $1.word) }
    for (place, item) in telling.enumerated() { all[item.word].place = place }
  }
}
