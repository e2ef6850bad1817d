import Language
import Ontology

extension RelationCases {
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

  /// What speaks for a title being one of a body.
  func addOffice(_ candidate: RelationCandidate, to features: inout RelationFeatures) {
    let (person, body) = (candidate.from, candidate.to)
    func add(_ feature: Feature) { features.add(feature) }
    let isState: UInt32 = document.type(of: body) == document.schema.state ? 1 : 0
    let states = bodies.filter { document.type(of: $0) == document.schema.state }
    let rank = UInt32(min(bodies.firstIndex(of: body) ?? 9, 5))
    let stateRank = UInt32(min(states.firstIndex(of: body) ?? 9, 5))
    let name = WordForm.norm(of: document.entities[body].name)
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
    add(Feature(630, UInt32(min(foreign.count, 4)), isState &* 2 &+ isAmerican))
  }
}
