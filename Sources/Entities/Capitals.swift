import Ontology

/// The capitals of states, by all names of both.
struct Capitals {
  /// The names of the states that a city is the capital of.
  let states: [String: Set<String>]

  init(_ vocabulary: Vocabulary) {
    var states: [String: Set<String>] = [:]
    for entry in vocabulary.lexicon.entries where entry.type == vocabulary.schema.state {
      let names = entry.names.map { $0.text.lowercased() }
      for capital in entry.names where capital.form == .capital {
        states[capital.text.lowercased(), default: []].formUnion(names)
      }
    }
    self.states = states
  }
}
