import Language
import Mentions
import Ontology

// Headings whose words do not stand together: in "Kosygin said of his visit that…" the
// visit is Kosygin's.
extension TopicFinder {
  /// How many entities of a sentence, the nearest, a dealing is said to be with.
  private static let mostNear = 3

  /// What a record says of dealings with somebody: "visit of Kosygin", "talks with Gromyko",
  /// "message to Bonn", in the order of their first places.
  ///
  /// A person may stand anywhere in the sentence of the dealing; a state or place only after
  /// a word that says how it is part of it.
  func dealings(in document: ResolvedDocument) -> [TopicCandidate] {
    var found: [[String]: (label: String, places: [Range<Int>])] = [:]
    for sentence in document.prose.sentences
    where Self.counts(sentence.section) && sentence.section != .title {
      let dealings = sentence.tokens.filter {
        document.mention(at: $0) == nil && self.dealings.contains(Self.stem(document.norm($0)))
      }
      guard !dealings.isEmpty else { continue }
      let names = names(in: sentence, of: document)
      for dealing in dealings {
        let noun = document.norm(dealing)
        let near = names.sorted { abs($0.token - dealing) < abs($1.token - dealing) }
        for name in near.prefix(Self.mostNear) {
          let words = [Self.stem(noun), name.joint, name.text.lowercased()]
          found[words, default: ("\(noun) \(name.joint) \(name.text)", [])].places
            .append(dealing..<dealing + 1)
        }
      }
    }
    return found.map { words, dealing in
      TopicCandidate(
        words: words, places: dealing.places, count: dealing.places.count, weight: 1,
        score: Double(dealing.places.count), heading: nil, composed: dealing.label)
    }
    .sorted { ($0.first, $0.words[2], $0.words[1]) < ($1.first, $1.words[2], $1.words[1]) }
  }

  /// Whom a sentence names, each once, with the word that joins them to a dealing.
  private func names(
    in sentence: Sentence, of document: ResolvedDocument
  ) -> [(token: Int, joint: String, text: String)] {
    var seen: Set<Int> = []
    return sentence.tokens.compactMap { token in
      guard let mention = document.mention(at: token),
        document.mentions[mention].tokens.lowerBound == token,
        let entity = document.entityOfMention[mention], entity != document.unitedStates,
        seen.insert(entity).inserted
      else { return nil }
      let name = document.entities[entity].name
      let before = document.norm(token - 1)
      let joint = Self.roles.contains(before) ? before : nil
      switch document.type(of: entity) {
      case document.schema.person:
        return (token, joint ?? "of", name.split(separator: " ").last.map(String.init) ?? name)
      case document.schema.state, document.schema.place:
        return joint.map { (token, $0, name) }
      default: return nil
      }
    }
  }

  private static let roles: Set<String> = ["to", "with", "from", "in"]
}
