import Language
import Ontology

/// The features of a candidate: its own, and those of a class.
struct RelationFeatures {
  private(set) var own: [UInt32] = []
  private(set) var relative = [[UInt32]](repeating: [], count: RelationClass.all.count)

  init() { own.reserveCapacity(96) }

  mutating func add(_ feature: Feature) { own.append(feature.key) }

  mutating func add(_ feature: Feature, to number: Int) { relative[number].append(feature.key) }
}

extension RelationCases {
  /// What the learner sees; also finds the word that names the deed.
  func features(of candidate: inout RelationCandidate) -> RelationFeatures {
    var features = RelationFeatures()
    let types =
      Self.word(document.type(of: candidate.from).name) &* 31
      &+ Self.word(document.type(of: candidate.to).name)
    addRecord(candidate, types, to: &features)
    addPlaces(candidate, types, to: &features)
    if candidate.titled != nil { addOffice(candidate, to: &features) }
    addRuled(candidate, types, to: &features)
    guard let first = candidate.first, let second = candidate.second else {
      features.add(Feature(403, types, candidate.titled == nil ? 0 : 1))
      return features
    }
    let reading = PairReading(document, candidate, first, second, types)
    addWords(reading, candidate, to: &features)
    addPath(reading, to: &features)
    if let top = reading.path.top { candidate.trigger = top + reading.offset }
    if let trigger = addFrames(reading, to: &features) { candidate.trigger = trigger }
    return features
  }

  static func word(_ text: String) -> UInt32 { WordForm.norm(of: text) }

  /// What the two are to the record, and which part of it names them.
  private func addRecord(
    _ candidate: RelationCandidate, _ types: UInt32, to features: inout RelationFeatures
  ) {
    let (fromRole, toRole) = (roles[candidate.from], roles[candidate.to])
    let section = Self.word("\(document.prose.sentences[candidate.sentence].section)")
    features.add(Feature(400, types))
    features.add(Feature(396, fromRole, toRole, types))
    features.add(Feature(397, kind, types))
    features.add(Feature(398, section, types))
    features.add(Feature(399, section, fromRole, toRole))
  }

  /// How often the record names the two together, and what is said of them elsewhere.
  private func addPlaces(
    _ candidate: RelationCandidate, _ types: UInt32, to features: inout RelationFeatures
  ) {
    let places = UInt32([1, 2, 3, 6, 11].firstIndex { candidate.places <= $0 } ?? 5)
    let place = UInt32(min(candidate.place, 3))
    features.add(Feature(440, places))
    features.add(Feature(441, places, types))
    features.add(Feature(442, place, places))
    features.add(Feature(443, place, types))
    if candidate.elsewhere.isEmpty { features.add(Feature(444, types)) }
    for claim in candidate.elsewhere {
      let isTurned = claim.from != .entity(candidate.from) && !claim.relation.isSymmetric
      let name = Self.word(claim.relation.base)
      features.add(Feature(445, name, isTurned ? 1 : 0))
      features.add(Feature(446, name, isTurned ? 1 : 0, types))
    }
  }

  /// What the rules claim of them.
  private func addRuled(
    _ candidate: RelationCandidate, _ types: UInt32, to features: inout RelationFeatures
  ) {
    for claim in candidate.ruled {
      let isTurned = claim.from != .entity(candidate.from) && !claim.relation.isSymmetric
      let name = Self.word(claim.relation.base)
      let turn: UInt32 = isTurned ? 1 : 0
      features.add(Feature(401, name, turn))
      features.add(Feature(402, name, turn, types))
      guard let number = RelationClass.number(claim.relation.base, isTurned: isTurned) else {
        continue
      }
      let kind = Self.word(String(claim.rule.prefix { $0 != ":" }))
      features.add(Feature(500, kind), to: number)
      features.add(Feature(501, Self.word(claim.rule), kind), to: number)
      features.add(Feature(502, kind, candidate.first == nil ? 1 : 0), to: number)
    }
  }

  /// The words between the two and about them.
  private func addWords(
    _ reading: PairReading, _ candidate: RelationCandidate, to features: inout RelationFeatures
  ) {
    let (first, second, types) = (reading.first, reading.second, reading.types)
    let kinds = first.kind.rawValue * 8 + second.kind.rawValue
    let between = first.tokens.upperBound..<second.tokens.lowerBound
    let length = UInt32(min(between.count, 12))
    features.add(Feature(404, kinds, types))
    features.add(
      Feature(394, kinds, roles[candidate.from] &* 256 &+ roles[candidate.to]))
    features.add(Feature(395, kinds, kind, types))
    if let title = titles[candidate.from]?.first ?? titles[candidate.to]?.first {
      features.add(Feature(393, title, types))
    }
    features.add(Feature(405, length, types))
    for token in between.prefix(12) where document.mention(at: token) == nil {
      features.add(Feature(406, reading.stem(token)))
      features.add(Feature(407, reading.stem(token), types))
    }
    if between.count <= 4 {
      let phrase = between.reduce(UInt32(7)) { $0 &* 31 &+ reading.stem($1) }
      features.add(Feature(408, phrase))
      features.add(Feature(409, phrase, types))
    }
    let before = reading.stem(first.tokens.lowerBound - 1)
    let after = reading.stem(second.tokens.upperBound)
    features.add(Feature(410, reading.stem(between.lowerBound), types))
    features.add(Feature(411, reading.stem(between.upperBound - 1), types))
    features.add(Feature(412, before))
    features.add(Feature(413, after))
    features.add(Feature(414, before, after))
    let inside = between.count { document.mention(at: $0) != nil }
    features.add(Feature(415, UInt32(min(inside, 3)), length))
  }

  /// The way from one to the other through the tree, and what hangs from it.
  private func addPath(_ reading: PairReading, to features: inout RelationFeatures) {
    let (tree, types) = (reading.tree, reading.types)
    let (up, down, top) = (reading.lastUp, reading.lastDown, reading.top)
    features.add(Feature(420, reading.upPath, reading.downPath))
    features.add(Feature(421, reading.upPath, reading.downPath, types))
    features.add(Feature(422, reading.upPath, reading.downPath, top))
    features.add(Feature(423, top))
    features.add(Feature(424, top, types))
    features.add(Feature(425, top, up, down))
    features.add(Feature(426, up, down, types))
    features.add(
      Feature(
        427, UInt32(min(reading.path.up.count, 4)), UInt32(min(reading.path.down.count, 4)), types))
    for node in reading.nodes {
      let stem = reading.stem(node + reading.offset)
      features.add(Feature(428, stem))
      features.add(Feature(429, stem, types))
      for child in tree.dependents[node] where Self.small.contains(tree.labels[child]) {
        features.add(Feature(430, stem, reading.stem(child + reading.offset)))
      }
      if let object = tree.dependents[node].first(where: { tree.labels[$0] == "obj" }) {
        features.add(Feature(431, stem, reading.stem(object + reading.offset)))
      }
    }
    // Prepositions that the ends stand behind.
    for (end, side) in [(reading.first, UInt32(0)), (reading.second, 1)] {
      let head = tree.head(of: end.tokens, offset: reading.offset)
      for child in tree.dependents[head] where tree.labels[child] == "case" {
        let word = reading.stem(child + reading.offset)
        features.add(Feature(432, word, side, top))
        features.add(Feature(433, word, side, types))
      }
    }
  }

  private static let small: Set<String> = [
    "neg", "mark", "aux", "case", "compound:prt", "advmod",
  ]

  /// Words that the frames know, by where they stand.
  ///
  /// - Returns: the last of those that name the deed.
  private func addFrames(_ reading: PairReading, to features: inout RelationFeatures) -> Int? {
    let (first, second, range) = (reading.first.tokens, reading.second.tokens, reading.range)
    let near =
      max(
        range.lowerBound, first.lowerBound - 6)..<min(
        range.upperBound, second.upperBound + 6)
    var named: Int?
    for token in near where document.mention(at: token) == nil {
      let triggers = frames.triggers(of: document.norm(token))
      guard !triggers.isEmpty else { continue }
      let isOnPath = reading.nodes.contains(token - reading.offset)
      let place: UInt32 = token < first.lowerBound ? 0 : token >= second.upperBound ? 2 : 1
      var known: Set<RelationHit> = []
      for trigger in triggers where follows(trigger, token, in: range) {
        let hit = RelationHit(
          name: frames.frames[trigger.frame].relation.base, kind: trigger.kind.number)
        guard known.insert(hit).inserted else { continue }
        for (isTurned, turn) in [(false, UInt32(0)), (true, 1)] {
          guard let number = RelationClass.number(hit.name, isTurned: isTurned) else { continue }
          let kind = hit.kind
          features.add(Feature(510, kind, place, turn), to: number)
          features.add(Feature(511, kind, isOnPath ? 1 : 0, turn), to: number)
          guard isOnPath else { continue }
          let way = kind &* 4 &+ turn
          features.add(Feature(512, way, reading.lastUp, reading.lastDown), to: number)
          features.add(Feature(513, way, reading.upPath, reading.downPath), to: number)
          if kind != 1 || place == 1 { named = token }
        }
      }
    }
    return named
  }

  private struct RelationHit: Hashable {
    let name: String
    let kind: UInt32
  }

  /// Whether the words that a trigger asks for stand soon after it.
  private func follows(_ trigger: FrameTable.Trigger, _ token: Int, in range: Range<Int>) -> Bool {
    trigger.rest.allSatisfy { rest in
      (token + 1..<min(token + 7, range.upperBound)).contains { document.norm($0) == rest }
    }
  }
}

extension FrameTable.Trigger.Kind {
  fileprivate var number: UInt32 {
    switch self {
    case .verb: 0
    case .noun: 1
    case .predicate: 2
    }
  }
}

/// A pair of arguments with the tree of their sentence.
private struct PairReading {
  let first: Argument
  let second: Argument
  let types: UInt32
  let range: Range<Int>
  let tree: DependencyTree
  let path: TreePath

  /// The words on the way, the ends left out, that above both last.
  let nodes: [Int]

  /// The labels of the way as numbers: all of them, and the last before the top.
  let upPath: UInt32
  let downPath: UInt32
  let lastUp: UInt32
  let lastDown: UInt32

  /// The base form of the word above both.
  let top: UInt32

  private let document: ResolvedDocument

  init(
    _ document: ResolvedDocument, _ candidate: RelationCandidate, _ first: Argument,
    _ second: Argument, _ types: UInt32
  ) {
    self.document = document
    self.first = first
    self.second = second
    self.types = types
    let range = document.prose.sentences[candidate.sentence].tokens
    let tree = document.tree(of: candidate.sentence)
    let path = TreePath(
      tree, from: tree.head(of: first.tokens, offset: range.lowerBound),
      to: tree.head(of: second.tokens, offset: range.lowerBound))
    (self.range, self.tree, self.path) = (range, tree, path)
    let up = path.up.map { RelationCases.word(tree.labels[$0]) }
    let down = path.down.map { RelationCases.word(tree.labels[$0]) }
    upPath = up.reduce(3) { $0 &* 31 &+ $1 }
    downPath = down.reduce(5) { $0 &* 31 &+ $1 }
    (lastUp, lastDown) = (up.last ?? 1, down.last ?? 1)
    nodes = path.up.dropFirst() + path.down.dropFirst() + [path.top].compactMap { $0 }
    top = path.top.map { document.stem($0 + range.lowerBound) } ?? 1
  }

  /// The first token of the sentence, which the tree counts from.
  var offset: Int { range.lowerBound }

  /// The base form of a word of the sentence, as a number.
  func stem(_ token: Int) -> UInt32 { range.contains(token) ? document.stem(token) : 1 }
}
