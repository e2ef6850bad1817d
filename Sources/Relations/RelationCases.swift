import Documents
import Language
import Mentions
import Ontology

/// Two entities that a sentence may relate, with all that speaks for it.
struct RelationCandidate {
  let sentence: Int
  /// The words that stand for either, the first in the text first; none where only a
  /// rule saw it, or a title alone.
  let first: Argument?
  let second: Argument?
  let from: Int
  let to: Int

  /// Claims that rules made of the two in this sentence, in either direction.
  var ruled: [Claim] = []

  /// The mention of a person with a title whose body the text does not name beside it.
  var titled: Int?

  /// Where the deed is named.
  var trigger: Int
}

/// A relation in a direction: what a candidate may turn out to be.
struct RelationClass: Hashable {
  let name: String
  /// Whether the entity that stands first is the far end.
  let isTurned: Bool

  /// All that are learned, in a fixed order.
  static let all: [RelationClass] =
    ["MET_WITH", "NEGOTIATED_WITH"].map { RelationClass(name: $0, isTurned: false) }
    + [
      "TRAVELED_TO", "COMMUNICATED_WITH", "SUPPORTS", "OPPOSES", "AIDS", "EXPORTS_TO", "ATTACKS",
      "RECOGNIZES", "PARTICIPATES_IN", "HOLDS_OFFICE", "MEMBER_OF", "PART_OF", "LOCATED_IN",
    ].flatMap {
      [RelationClass(name: $0, isTurned: false), RelationClass(name: $0, isTurned: true)]
    }

  /// Whether what was learned is rarely right of it.
  var isHard: Bool {
    ["HOLDS_OFFICE", "MEMBER_OF", "PART_OF", "LOCATED_IN", "SUPPORTS", "OPPOSES"].contains(name)
  }

  static let names = all.map { $0.isTurned ? $0.name + "<" : $0.name + ">" }

  static let relations = Set(all.map(\.name))

  static func number(_ name: String, isTurned: Bool) -> Int? {
    all.firstIndex { $0.name == name && $0.isTurned == isTurned }
  }
}

/// The pairs of entities of a document's sentences, and what a learner sees of them.
struct RelationCases {
  /// Changes with the features.
  static let version = 1

  let document: ResolvedDocument
  let frames: FrameTable
  let subjects: SubjectFinder
  private let roles: [UInt32]
  /// The kind of the record, as a number.
  let kind: UInt32
  private let titles: [Int: [UInt32]]
  private let mentionCounts: [Int]
  private let bodies: [Int]

  init(document: ResolvedDocument, frames: FrameTable, subjects: SubjectFinder) {
    self.document = document
    self.frames = frames
    self.subjects = subjects
    var roles = [UInt32](repeating: 0, count: document.entities.count)
    let ends = Correspondence(of: document)
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
    mentionCounts = counts
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
    return words.reduce(UInt32(17)) { $0 &* 31 &+ WordForm(document.norm($1)).norm }
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

  private static func titleWords(_ title: Range<Int>, in document: ResolvedDocument) -> UInt32? {
    let words = title.filter {
      document.tokens[$0].kind == .word && document.norm($0) != "the"
        && document.cues.nations[document.norm($0)] == nil
        && !document.cues.honorifics.contains(document.norm($0))
    }
    guard !words.isEmpty else { return nil }
    return words.reduce(UInt32(19)) { $0 &* 31 &+ WordForm(document.norm($1)).norm }
  }

  /// Persons with a title, and all bodies where they may hold it: one candidate each, at
  /// the first place where the title stands.
  func officeCandidates() -> [RelationCandidate] {
    var seen: Set<Int> = []
    var found: [RelationCandidate] = []
    for (index, mention) in document.mentions.enumerated() {
      guard let title = mention.title, let person = document.entityOfMention[index],
        Self.titleWords(title, in: document) != nil, seen.insert(person).inserted,
        let sentence = document.prose.sentence(of: mention.tokens.lowerBound)
      else { continue }
      for body in bodies {
        found.append(
          RelationCandidate(
            sentence: sentence, first: nil, second: nil, from: person, to: body, titled: index,
            trigger: mention.tokens.lowerBound))
      }
    }
    return found
  }

  private func officeFeatures(_ candidate: RelationCandidate, _ features: inout [UInt32]) {
    let (person, body) = (candidate.from, candidate.to)
    func add(_ feature: Feature) { features.append(feature.key) }
    let isState: UInt32 = document.type(of: body) == document.schema.state ? 1 : 0
    let states = bodies.filter { document.type(of: $0) == document.schema.state }
    let rank = UInt32(min(bodies.firstIndex(of: body) ?? 9, 5))
    let stateRank = UInt32(min(states.firstIndex(of: body) ?? 9, 5))
    let name = WordForm(document.entities[body].name).norm
    let isAmerican: UInt32 = body == document.unitedStates ? 1 : 0
    let foreign = states.filter { $0 != document.unitedStates }
    let isOnlyForeign: UInt32 = foreign.count == 1 && foreign[0] == body ? 1 : 0
    let isFirstForeign: UInt32 = foreign.first == body ? 1 : 0
    let role = roles[body]
    add(Feature(600, isState, rank))
    add(Feature(601, role, roles[person]))
    add(Feature(602, isState, isAmerican, isOnlyForeign))
    for title in titles[person] ?? [] {
      add(Feature(610, title, name))
      add(Feature(611, title, isState))
      add(
        Feature(612, title, isState &* 8 &+ isAmerican &* 4 &+ isOnlyForeign &* 2 &+ isFirstForeign)
      )
      add(Feature(613, title, isState &* 16 &+ stateRank))
      add(Feature(614, title, isState, role))
      add(Feature(615, title, isOnlyForeign, roles[person]))
    }
    let mark = candidate.titled.map { document.mentions[$0] }
    if let mark {
      // How far the body is named from the title.
      let place = mark.tokens.lowerBound
      let distance =
        document.entities[body].mentions
        .map { abs(document.mentions[$0].tokens.lowerBound - place) }.min() ?? 999
      let near = UInt32([3, 6, 12, 25, 60, 200].firstIndex { distance <= $0 } ?? 6)
      add(Feature(620, isState, near))
      add(Feature(621, isState, near, isAmerican))
      add(Feature(622, near, isOnlyForeign, isFirstForeign))
      add(Feature(623, mark.kind == .nominal ? 1 : 0, isState, isAmerican))
    }
    // Whether another body bears the person's office by a rule.
    add(Feature(630, UInt32(min(foreign.count, 4)), isState &* 2 &+ isAmerican))
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

  // MARK: Features

  /// What the learner sees; also finds the word that names the deed.
  func features(of candidate: inout RelationCandidate)
    -> (features: [UInt32], relative: [[UInt32]])
  {
    var features: [UInt32] = []
    features.reserveCapacity(96)
    var relative = [[UInt32]](repeating: [], count: RelationClass.all.count)
    func add(_ feature: Feature) { features.append(feature.key) }
    func word(_ text: String) -> UInt32 { WordForm(text).norm }
    let types =
      word(document.type(of: candidate.from).name) &* 31
      &+ word(document.type(of: candidate.to).name)
    add(Feature(400, types))
    let (fromRole, toRole) = (roles[candidate.from], roles[candidate.to])
    add(Feature(396, fromRole, toRole, types))
    add(Feature(397, kind, types))
    let section = word("\(document.prose.sentences[candidate.sentence].section)")
    add(Feature(398, section, types))
    add(Feature(399, section, fromRole, toRole))
    if candidate.titled != nil { officeFeatures(candidate, &features) }
    for claim in candidate.ruled {
      let isTurned = claim.from != .entity(candidate.from) && !claim.relation.isSymmetric
      let name = claim.relation.base
      let rule = word(claim.rule)
      let kind = word(String(claim.rule.prefix { $0 != ":" }))
      let turn: UInt32 = isTurned ? 1 : 0
      add(Feature(401, word(name), turn))
      add(Feature(402, word(name), turn, types))
      guard let number = RelationClass.number(name, isTurned: isTurned) else { continue }
      relative[number].append(Feature(500, kind).key)
      relative[number].append(Feature(501, rule, kind).key)
      relative[number].append(Feature(502, kind, candidate.first == nil ? 1 : 0).key)
    }
    guard let first = candidate.first, let second = candidate.second else {
      add(Feature(403, types, candidate.titled == nil ? 0 : 1))
      return (features, relative)
    }
    let range = document.prose.sentences[candidate.sentence].tokens
    let offset = range.lowerBound
    let tree = document.tree(of: candidate.sentence)
    func norm(_ token: Int) -> UInt32 {
      range.contains(token) ? document.stem(token) : 1
    }
    let kinds = first.kind.rawValue * 8 + second.kind.rawValue
    let between = first.tokens.upperBound..<second.tokens.lowerBound
    let length = UInt32(min(between.count, 12))
    add(Feature(404, kinds, types))
    add(Feature(394, kinds, fromRole &* 256 &+ toRole))
    add(Feature(395, kinds, kind, types))
    if let title = titles[candidate.from]?.first ?? titles[candidate.to]?.first {
      add(Feature(393, title, types))
    }
    add(Feature(405, length, types))
    for token in between.prefix(12) where document.mention(at: token) == nil {
      add(Feature(406, norm(token)))
      add(Feature(407, norm(token), types))
    }
    if between.count <= 4 {
      let phrase = between.reduce(UInt32(7)) { $0 &* 31 &+ norm($1) }
      add(Feature(408, phrase))
      add(Feature(409, phrase, types))
    }
    add(Feature(410, norm(between.lowerBound), types))
    add(Feature(411, norm(between.upperBound - 1), types))
    add(Feature(412, norm(first.tokens.lowerBound - 1)))
    add(Feature(413, norm(second.tokens.upperBound)))
    add(Feature(414, norm(first.tokens.lowerBound - 1), norm(second.tokens.upperBound)))
    let inside = between.count { document.mention(at: $0) != nil }
    add(Feature(415, UInt32(min(inside, 3)), length))

    // The way through the tree.
    let path = TreePath(
      tree, from: tree.head(of: first.tokens, offset: offset),
      to: tree.head(of: second.tokens, offset: offset))
    let up = path.up.map { word(tree.labels[$0]) }
    let down = path.down.map { word(tree.labels[$0]) }
    let top = path.top.map { norm($0 + offset) } ?? 1
    let upPath = up.reduce(UInt32(3)) { $0 &* 31 &+ $1 }
    let downPath = down.reduce(UInt32(5)) { $0 &* 31 &+ $1 }
    if let top = path.top { candidate.trigger = top + offset }
    add(Feature(420, upPath, downPath))
    add(Feature(421, upPath, downPath, types))
    add(Feature(422, upPath, downPath, top))
    add(Feature(423, top))
    add(Feature(424, top, types))
    add(Feature(425, top, up.last ?? 1, down.last ?? 1))
    add(Feature(426, up.last ?? 1, down.last ?? 1, types))
    add(Feature(427, UInt32(min(path.up.count, 4)), UInt32(min(path.down.count, 4)), types))
    var onPath: [Int] = []
    for node in path.up.dropFirst() + path.down.dropFirst() + [path.top].compactMap({ $0 }) {
      onPath.append(node)
      let stem = norm(node + offset)
      add(Feature(428, stem))
      add(Feature(429, stem, types))
      for child in tree.dependents[node]
      where ["neg", "mark", "aux", "case", "compound:prt", "advmod"].contains(tree.labels[child]) {
        add(Feature(430, stem, norm(child + offset)))
      }
      if let object = tree.dependents[node].first(where: { tree.labels[$0] == "obj" }) {
        add(Feature(431, stem, norm(object + offset)))
      }
    }
    // Prepositions that the ends stand behind.
    for (end, side) in [(first, UInt32(0)), (second, 1)] {
      let head = tree.head(of: end.tokens, offset: offset)
      for child in tree.dependents[head] where tree.labels[child] == "case" {
        add(Feature(432, norm(child + offset), side, top))
        add(Feature(433, norm(child + offset), side, types))
      }
    }

    // Words that the frames know, by where they stand.
    for token in max(
      range.lowerBound, first.tokens.lowerBound - 6)..<min(
        range.upperBound, second.tokens.upperBound + 6) where document.mention(at: token) == nil
    {
      let triggers = frames.triggers(of: document.norm(token))
      guard !triggers.isEmpty else { continue }
      let isOnPath = onPath.contains(token - offset)
      let place: UInt32 =
        token < first.tokens.lowerBound ? 0 : token >= second.tokens.upperBound ? 2 : 1
      var known: Set<String> = []
      for trigger in triggers {
        let frame = frames.frames[trigger.frame]
        guard
          trigger.rest.allSatisfy({ rest in
            (token + 1..<min(token + 7, range.upperBound)).contains { document.norm($0) == rest }
          })
        else { continue }
        let name = frame.relation.base
        let kind: UInt32
        switch trigger.kind {
        case .verb: kind = 0
        case .noun: kind = 1
        case .predicate: kind = 2
        }
        guard known.insert("\(name)\(kind)").inserted else { continue }
        for isTurned in [false, true] {
          guard let number = RelationClass.number(name, isTurned: isTurned) else { continue }
          let turn: UInt32 = isTurned ? 1 : 0
          relative[number].append(Feature(510, kind, place, turn).key)
          relative[number].append(Feature(511, kind, isOnPath ? 1 : 0, turn).key)
          if isOnPath {
            relative[number].append(
              Feature(512, kind &* 4 &+ turn, up.last ?? 1, down.last ?? 1).key)
            relative[number].append(Feature(513, kind &* 4 &+ turn, upPath, downPath).key)
            if kind != 1 || place == 1 { candidate.trigger = token }
          }
        }
      }
    }
    return (features, relative)
  }
}

/// The way from one word of a tree to another: up to the word above both, and down.
struct TreePath {
  /// The words from the first, without the one above both.
  private(set) var up: [Int] = []
  /// The words from the second, likewise.
  private(set) var down: [Int] = []
  /// The word above both; none where they hang from different roots.
  private(set) var top: Int?

  init(_ tree: DependencyTree, from first: Int, to second: Int) {
    var above: [Int: Int] = [:]
    var node = first
    while node >= 0, above[node] == nil {
      above[node] = up.count
      up.append(node)
      node = tree.heads[node]
    }
    node = second
    var steps = 0
    while node >= 0, steps <= tree.heads.count {
      if let place = above[node] {
        top = node
        up = Array(up[..<place])
        return
      }
      down.append(node)
      node = tree.heads[node]
      steps += 1
    }
  }
}

extension DependencyTree {
  /// The word of a range that the others hang from; of no words the word after.
  func head(of tokens: Range<Int>, offset: Int) -> Int {
    if tokens.isEmpty { return tokens.lowerBound - offset }
    for token in tokens {
      let head = heads[token - offset]
      if head < 0 || !tokens.contains(head + offset) { return token - offset }
    }
    return tokens.upperBound - 1 - offset
  }
}
