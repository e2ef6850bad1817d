import Documents
import Ontology
import Relations

extension GoldRecord {
  /// The relations of the annotation, between the entities that were found in the text.
  ///
  /// An entity of the annotation is the one that shares most mentions with it.
  func truths(in resolved: ResolvedDocument) -> [RelationScorer.Truth] {
    let text = resolved.prose.document.text
    let scalars = Array(text.string.unicodeScalars)
    let offsets = CharacterOffsets(text)
    var shared: [String: [Int: Int]] = [:]
    for mention in placed(in: scalars) {
      guard let place = offsets.span(mention.start, mention.end) else { continue }
      for (index, found) in resolved.mentions.enumerated() where found.span.overlaps(place) {
        if let entity = resolved.entityOfMention[index] {
          shared[mention.entity, default: [:]][entity, default: 0] += 1
        }
      }
    }
    let entities = shared.mapValues { counts in
      counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }!.key
    }
    return relations.compactMap { relation in
      guard let from = entities[relation.from], let to = entities[relation.to], from != to else {
        return nil
      }
      let words = Array(relation.evidence.unicodeScalars)
      let evidence = Self.occurrences(of: words, in: scalars)
        .compactMap { offsets.span($0, $0 + words.count) }
      return RelationScorer.Truth(
        relation: relation.type, from: from, to: to, evidence: evidence,
        speaker: relation.attributedTo.flatMap { entities[$0] },
        modality: relation.modality.flatMap { Modality(rawValue: $0) } ?? .asserted)
    }
  }
}
