import Language
import Ontology

/// The frames of the ontology by the word that begins them.
struct FrameTable: Sendable {
  struct Trigger: Sendable {
    enum Kind: Sendable {
      case verb(VerbForms.Form)
      case noun, predicate
    }

    let frame: Int
    let kind: Kind

    /// The words that must follow: "on" in "call on".
    let rest: [String]
  }

  let frames: [Frame]
  private var triggers: [String: [Trigger]] = [:]

  init(_ vocabulary: Vocabulary, _ verbs: VerbForms) {
    frames = vocabulary.lexicon.frames
    for (index, frame) in frames.enumerated() {
      for phrase in frame.verbs {
        let words = phrase.split(separator: " ").map(String.init)
        for (word, form) in verbs.forms(of: words[0]) {
          triggers[word, default: []].append(
            Trigger(frame: index, kind: .verb(form), rest: Array(words.dropFirst())))
        }
      }
      for (phrases, kind) in [(frame.nouns, Trigger.Kind.noun), (frame.predicates, .predicate)] {
        for phrase in phrases {
          let words = phrase.lowercased().split(separator: " ").map(String.init)
          triggers[words[0], default: []].append(
            Trigger(frame: index, kind: kind, rest: Array(words.dropFirst())))
        }
      }
    }
    // The longer phrase says more: "call on" before "call".
    for word in triggers.keys { triggers[word]!.sort { $0.rest.count > $1.rest.count } }
  }

  func triggers(of word: String) -> [Trigger] { triggers[word] ?? [] }
}
