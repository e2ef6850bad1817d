import Documents
import Language
import Ontology

/// Reads the cable's short form for a government: "GOF" in a record that names Finland.
///
/// The letter is a state's only where the record names one state with that initial.
struct GovernmentRecognizer {
  private let schema: Schema
  private let lexicon: Lexicon

  /// Adjectives of states, to entries of the lexicon.
  private let adjectives: [String: Int]

  init(schema: Schema, lexicon: Lexicon) {
    self.schema = schema
    self.lexicon = lexicon
    var adjectives: [String: Int] = [:]
    for (index, entry) in lexicon.entries.enumerated() where entry.type == schema.state {
      for name in entry.names where name.form == .adjective && adjectives[name.text] == nil {
        adjectives[name.text] = index
      }
    }
    self.adjectives = adjectives
  }

  func mentions(in prose: Prose, _ known: [Mention]) -> [Mention] {
    let covered = Set(known.flatMap(\.tokens))
    let forms = prose.tokens.indices.filter { index in
      let text = prose.tokens[index].text
      return text.utf8.count == 3 && text.hasPrefix("GO") && prose.tokens[index].isAllCaps
        && !covered.contains(index)
    }
    guard !forms.isEmpty else { return [] }
    var states: [Character: Set<Int>] = [:]
    for mention in known where mention.type == schema.state {
      if let entry = mention.entry, let initial = lexicon.entries[entry].name.first {
        states[initial, default: []].insert(entry)
      }
    }
    for index in prose.tokens.indices {
      // An adjective names the state too: "Swedish Ambassador".
      guard prose.tokens[index].isCapitalized, let entry = adjectives[prose.tokens[index].text],
        let initial = lexicon.entries[entry].name.first
      else { continue }
      states[initial, default: []].insert(entry)
    }
    return forms.compactMap { index in
      guard let initial = prose.tokens[index].text.last, let candidates = states[initial],
        candidates.count == 1, let entry = candidates.first
      else { return nil }
      return Mention(
        index..<index + 1, prose.tokens[index].span, schema.state, entry: entry, rule: "government",
        rank: 56)
    }
  }
}
