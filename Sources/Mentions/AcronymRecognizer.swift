import Documents
import Language
import Ontology

/// Finds abbreviations that the document or its volume spells out: "the Joint
/// Intelligence Group (JIG)".
struct AcronymRecognizer {
  let schema: Schema

  func mentions(in prose: Prose, _ known: [Mention]) -> [Mention] {
    var meanings: [String: EntityType] = [:]
    for mention in known where mention.kind == .name {
      let next = mention.tokens.upperBound
      guard next + 2 < prose.tokens.count, prose.tokens[next].text == "(",
        prose.tokens[next + 2].text == ")", prose.tokens[next + 1].isAllCaps,
        mention.type != schema.person, mention.type != schema.place,
        mention.type != schema.state || isShort(prose.tokens[next + 1].text, of: mention, prose)
      else { continue }
      meanings[prose.tokens[next + 1].text] = mention.type
    }
    guard !meanings.isEmpty else { return [] }
    return prose.tokens.indices.compactMap { index in
      guard let type = meanings[prose.tokens[index].text] else { return nil }
      return Mention(
        index..<(index + 1), prose.tokens[index].span, type, rule: "acronym", rank: 57)
    }
  }

  /// Whether letters are the initials of a name, small words aside: "Comprehensive Plan for
  /// South Vietnam (CPSVN)" shortens no state.
  private func isShort(_ letters: String, of mention: Mention, _ prose: Prose) -> Bool {
    let initials = mention.tokens.map { prose.tokens[$0] }.filter(\.isCapitalized)
      .compactMap(\.text.first)
    return letters.first == initials.first && letters.count <= initials.count + 1
  }
}
