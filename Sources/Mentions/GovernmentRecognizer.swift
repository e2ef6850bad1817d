import Documents
import Language
import Ontology

/// Reads the cable's short form for a government: "GOF" in a record that names Finland.
///
/// The letter is that of the state which the record names, of several by far the most often;
/// "GOP" is a government's too where the record often names Pakistan.
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
    let forms = prose.tokens.indices.filter { index in
      let text = prose.tokens[index].text
      return text.utf8.count == 3 && text.hasPrefix("GO") && prose.tokens[index].isAllCaps
    }
    guard !forms.isEmpty else { return [] }
    let states = states(in: prose, known)
    var others: [Int: Mention] = [:]
    for mention in known {
      for token in mention.tokens { others[token] = mention }
    }
    return forms.compactMap { index in
      let token = prose.tokens[index]
      guard let initial = token.text.last, let candidates = states[initial] else { return nil }
      let ordered = candidates.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      // What is known by another meaning is a government's in a record about its state.
      if let other = others[index],
        other.type == schema.state || other.tokens.count > 1
          || ordered[0].value < 3
      {
        return nil
      }
      // Of several the one that is named far more often; else nobody knows which.
      let isPlain = ordered.count == 1 || ordered[0].value >= 2 * ordered[1].value
      return Mention(
        index..<index + 1, token.span, schema.state, entry: isPlain ? ordered[0].key : nil,
        rule: "government", rank: 75)
    }
  }

  /// How often a document names states, by their initial.
  private func states(in prose: Prose, _ known: [Mention]) -> [Character: [Int: Int]] {
    var states: [Character: [Int: Int]] = [:]
    func count(_ entry: Int) {
      if let initial = lexicon.entries[entry].name.first {
        states[initial, default: [:]][entry, default: 0] += 1
      }
    }
    for mention in known where mention.type == schema.state {
      if let entry = mention.entry { count(entry) }
    }
    // An adjective names the state too: "Swedish Ambassador".
    for token in prose.tokens where token.isCapitalized {
      if let entry = adjectives[token.text] { count(entry) }
    }
    return states
  }
}
