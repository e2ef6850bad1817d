import Language
import Ontology

/// The pairs of entities of a document's sentences, and what a learner sees of them.
struct RelationCases {
  /// Changes with the features.
  static let version = 2

  let document: ResolvedDocument
  let frames: FrameTable
  let subjects: SubjectFinder
  /// What each entity is to the record: sender, recipient, in its title; a bit a role.
  let roles: [UInt32]
  /// The kind of the record, as a number.
  let kind: UInt32
  /// The titles by which each person goes, as numbers.
  let titles: [Int: [UInt32]]
  /// The states and organizations that are named most.
  let bodies: [Int]

  init(document: ResolvedDocument, frames: FrameTable, subjects: SubjectFinder) {
    self.document = document
    self.frames = frames
    self.subjects = subjects
    var roles = [UInt32](repeating: 0, count: document.entities.count)
    let ends = subjects.ends
    for (end, bit) in [(ends.sender, UInt32(1)), (ends.recipient, 2), (ends.author, 4)] {
      if let end { roles[end] |= bit }
    }
    for sentence in document.prose.sentences {
      let bit: UInt32
      switch sentence.section {
      case .title: bit = 8
      case .participants: bit = 16
      case .dateline: bit = 32
      case .label: bit = 64
      default: continue
      }
      for token in sentence.tokens {
        if let entity = document.entity(at: token) { roles[entity] |= bit }
      }
    }
    self.roles = roles
    kind = Self.kind(of: document)
    titles = Self.titles(in: document)
    let counts = document.entities.map(\.mentions.count)
    bodies = Array(
      document.entities.indices.filter { index in
        let type = document.type(of: index)
        return type == document.schema.state || type == document.schema.organization
      }
      .sorted { (-counts[$0], $0) < (-counts[$1], $1) }
      .prefix(14))
  }

  /// "Telegram", "Memorandum of Conversation": the first words of the heading.
  private static func kind(of document: ResolvedDocument) -> UInt32 {
    guard let title = document.sentences(.title).first else { return 0 }
    let words = title.tokens.filter { document.tokens[$0].kind == .word }.prefix(3)
    return words.reduce(UInt32(17)) { $0 &* 31 &+ WordForm.norm(of: document.norm($1)) }
  }

  /// The titles by which each person goes, without the nation in them.
  private static func titles(in document: ResolvedDocument) -> [Int: [UInt32]] {
    var titles: [Int: Set<UInt32>] = [:]
    for (index, mention) in document.mentions.enumerated() {
      guard let title = mention.title, let entity = document.entityOfMention[index],
        let words = titleWords(title, in: document)
      else { continue }
      titles[entity, default: []].insert(words)
    }
    return titles.mapValues { $0.sorted() }
  }

  static func titleWords(_ title: Range<Int>, in document: ResolvedDocument) -> UInt32? {
    let words = title.filter {
      document.tokens[$0].kind == .word && document.norm($0) != "the"
        && document.cues.nations[document.norm($0)] == nil
        && !document.cues.honorifics.contains(document.norm($0))
    }
    guard !words.isEmpty else { return nil }
    return words.reduce(UInt32(19)) { $0 &* 31 &+ WordForm.norm(of: document.norm($1)) }
  }

  /// Longer sentences hold too many pairs that have nothing to do with one another.
  private static let farthest = 32
  private static let mostArguments = 24

  /// The pairs of a sentence, in order.
  func candidates(in index: Int, _ ruled: [Claim]) -> [RelationCandidate] {
    let range = document.prose.sentences[index].tokens
    let arguments = Argument.all(in: range, of: document, subjects).prefix(Self.mostArguments)
    var best: [Pair: RelationCandidate] = [:]
    var order: [Pair] = []
    for (number, first) in arguments.enumerated() {
      for second in arguments.dropFirst(number + 1) {
        guard first.entity != second.entity, first.tokens.upperBound <= second.tokens.lowerBound,
          second.tokens.lowerBound - first.tokens.upperBound <= Self.farthest,
          mayRelate(first.entity, second.entity)
        else { continue }
        let candidate = RelationCandidate(
          sentence: index, first: first, second: second, from: first.entity, to: second.entity,
          trigger: second.tokens.lowerBound)
        // Of several places the nearest two.
        let pair = Pair(first.entity, second.entity)
        if let known = best[pair] {
          if gap(candidate) < gap(known) { best[pair] = candidate }
        } else {
          best[pair] = candidate
          order.append(pair)
        }
      }
    }
    for claim in ruled {
      guard case .entity(let from) = claim.from, case .entity(let to) = claim.to else { continue }
      let pair = Pair(from, to)
      if best[pair] == nil {
        best[pair] = RelationCandidate(
          sentence: index, first: nil, second: nil, from: from, to: to,
          trigger: range.lowerBound)
        order.append(pair)
      }
      best[pair]!.ruled.append(claim)
    }
    return order.map { best[$0]! }
  }

  private struct Pair: Hashable {
    let low: Int
    let high: Int

    init(_ a: Int, _ b: Int) { (low, high) = (min(a, b), max(a, b)) }
  }

  private func gap(_ candidate: RelationCandidate) -> Int {
    guard let first = candidate.first, let second = candidate.second else { return .max }
    return second.tokens.lowerBound - first.tokens.upperBound
  }

  private func mayRelate(_ a: Int, _ b: Int) -> Bool {
    let types = [document.type(of: a), document.type(of: b)]
    let schema = document.schema
    return types.contains { $0 == schema.person || $0 == schema.state || $0 == schema.organization }
  }
}
