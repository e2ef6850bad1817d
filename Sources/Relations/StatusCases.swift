import Documents
import Language
import Ontology

/// How a claim is meant, as a learner is asked: each may be so or not.
enum StatusClass: Int, CaseIterable {
  case planned, hypothetical

  static let names = ["planned", "hypothetical"]
}

/// What a learner sees of the words about a claim, to say whether it is planned, possible
/// or denied, and whose words they are.
struct StatusCases {
  /// Changes with the features.
  static let version = 1

  let document: ResolvedDocument
  let attribution: Attribution
  let subjects: SubjectFinder
  let kind: UInt32

  private func word(_ text: String) -> UInt32 { WordForm.norm(of: text) }

  /// The features of a claim by the word that names the deed.
  func features(of claim: Claim, sentence: Int, trigger: Int) -> [UInt32] {
    let range = document.prose.sentences[sentence].tokens
    guard range.contains(trigger) else { return [] }
    let tree = document.tree(of: sentence)
    let offset = range.lowerBound
    let relation = word(claim.relation.base)
    var features: [UInt32] = []
    func add(_ feature: Feature) { features.append(feature.key) }
    let status = Status(document, range: range, trigger: trigger)
    let ruled: UInt32 =
      (status.isNegated ? 1 : 0) | (status.modality == .planned ? 2 : 0)
      | (status.modality == .hypothetical ? 4 : 0)
    add(Feature(700, ruled))
    add(Feature(701, ruled, relation))
    add(Feature(702, relation))
    add(Feature(703, kind))
    add(Feature(704, word(tree.tags[trigger - offset])))
    var node = trigger - offset
    var depth: UInt32 = 0
    while node >= 0, depth < 8 {
      let level = min(depth, 2)
      let stem = document.stem(node + offset)
      add(Feature(710, level, stem))
      add(Feature(711, stem))
      add(Feature(712, level, word(tree.tags[node]), word(tree.labels[node])))
      for child in tree.dependents[node] {
        let label = tree.labels[child]
        guard ["aux", "aux:pass", "mark", "advmod", "det", "cop", "case"].contains(label) else {
          continue
        }
        let norm = word(document.norm(child + offset))
        add(Feature(713, level, norm))
        add(Feature(714, norm, word(label)))
        add(Feature(715, norm, stem))
      }
      node = tree.heads[node]
      depth += 1
    }
    for step in 1...3 {
      add(Feature(720, UInt32(step), word(document.norm(max(offset, trigger - step)))))
      add(Feature(721, word(document.norm(max(offset, trigger - step)))))
    }
    for token in max(offset, trigger - 12)..<trigger {
      let norm = document.norm(token)
      if document.cues.negators.contains(norm) { add(Feature(722, word(norm))) }
      if document.cues.planned.contains(norm) { add(Feature(723, word(norm))) }
      if document.cues.hypothetical.contains(norm) { add(Feature(724, word(norm))) }
    }
    let first = range.first { document.tokens[$0].kind == .word } ?? offset
    add(Feature(730, word(document.norm(first))))
    add(Feature(731, word(tree.tags[first - offset]), tree.heads[first - offset] < 0 ? 1 : 0))
    return features
  }

  // MARK: Speakers

  /// Somebody whose words a claim may be, and why.
  struct Speaker {
    let entity: Int
    let features: [UInt32]
  }

  /// Who may say what a claim says.
  func speakers(of claim: Claim, sentence: Int, trigger: Int) -> [Speaker] {
    var found: [(entity: Int, source: UInt32, verb: UInt32)] = []
    func note(_ entity: Int, _ source: UInt32, _ verb: UInt32) {
      if !found.contains(where: { $0.entity == entity }) { found.append((entity, source, verb)) }
    }
    let range = document.prose.sentences[sentence].tokens
    guard range.contains(trigger) else { return [] }
    if let ruled = attribution.speakers(at: trigger, sentence: sentence).first {
      note(ruled, 1, 0)
    }
    for (entity, verb, isAbove) in reporters(in: sentence, trigger) {
      note(entity, isAbove ? 2 : 3, document.stem(verb))
    }
    var distance: UInt32 = 0
    for earlier in stride(from: sentence - 1, through: max(0, sentence - 4), by: -1)
    where document.prose.sentences[earlier].section.isRunningText {
      distance += 1
      if let last = reporters(in: earlier, nil).first {
        note(last.entity, 3 + distance, document.stem(last.verb))
        break
      }
    }
    let shared = sharedFeatures(of: claim, sentence: sentence, trigger: trigger)
    return found.map { speaker in
      let isEnd: UInt32 =
        claim.from == .entity(speaker.entity) ? 1 : claim.to == .entity(speaker.entity) ? 2 : 0
      let type = word(document.type(of: speaker.entity).name)
      var features = [
        Feature(800, speaker.source).key, Feature(801, speaker.source, isEnd).key,
        Feature(802, speaker.source, type).key, Feature(803, speaker.verb, speaker.source).key,
        Feature(804, speaker.source, UInt32(min(found.count, 4))).key,
        Feature(805, isEnd, word(claim.relation.base)).key,
        Feature(806, speaker.source, isEnd, word(claim.relation.base)).key,
        Feature(807, speaker.source, kind).key,
      ]
      for feature in shared {
        features.append(Feature(810, feature, speaker.source).key)
        features.append(Feature(811, feature).key)
        features.append(Feature(812, feature, isEnd).key)
      }
      return Speaker(entity: speaker.entity, features: features)
    }
  }

  /// The subjects of verbs of saying; those above the trigger in the tree first.
  private func reporters(in sentence: Int, _ trigger: Int?) -> [(
    entity: Int, verb: Int, isAbove: Bool
  )] {
    let range = document.prose.sentences[sentence].tokens
    let verbs = range.filter {
      document.cues.reporting.contains(document.norm($0)) && document.mention(at: $0) == nil
    }
    guard !verbs.isEmpty else { return [] }
    let tree = document.tree(of: sentence)
    var above: Set<Int> = []
    if let trigger {
      var node = tree.heads[trigger - range.lowerBound]
      while node >= 0, above.insert(node).inserted { node = tree.heads[node] }
    }
    var found: [(entity: Int, verb: Int, isAbove: Bool)] = []
    for verb in verbs {
      let subject = tree.dependents[verb - range.lowerBound].first {
        tree.labels[$0].hasPrefix("nsubj")
      }
      let named = subject.flatMap { self.entity(at: $0 + range.lowerBound, range) }
      let entity = named ?? subjects.subject(of: verb, in: range)
      guard let entity, document.type(of: entity) != document.schema.place,
        document.type(of: entity) != document.schema.event
      else { continue }
      found.append((entity, verb, above.contains(verb - range.lowerBound)))
    }
    return found.filter(\.isAbove) + found.filter { !$0.isAbove }
  }

  private func entity(at token: Int, _ range: Range<Int>) -> Int? {
    document.entity(at: token) ?? subjects.pronoun(document.norm(token), token, range)
  }

  private func sharedFeatures(of claim: Claim, sentence: Int, trigger: Int) -> [UInt32] {
    let range = document.prose.sentences[sentence].tokens
    let tree = document.tree(of: sentence)
    let first = range.first { document.tokens[$0].kind == .word } ?? range.lowerBound
    var features = [
      Feature(820, word(document.norm(first))).key,
      Feature(821, word(tree.tags[trigger - range.lowerBound])).key,
      Feature(822, document.tokens[range.lowerBound].startsLine ? 1 : 0).key,
      Feature(823, word(claim.relation.base)).key,
      Feature(824, document.stem(trigger)).key,
    ]
    var node = trigger - range.lowerBound
    var depth = 0
    while node >= 0, depth < 6 {
      features.append(Feature(825, word(tree.labels[node]), UInt32(min(depth, 2))).key)
      features.append(Feature(826, document.stem(node + range.lowerBound)).key)
      for child in tree.dependents[node] where tree.labels[child].hasPrefix("aux") {
        features.append(Feature(827, word(document.norm(child + range.lowerBound))).key)
      }
      node = tree.heads[node]
      depth += 1
    }
    let quotes = range.count { ["\"", "“", "”"].contains(document.norm($0)) }
    features.append(Feature(828, quotes > 0 ? 1 : 0).key)
    return features
  }
}
