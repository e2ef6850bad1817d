import Documents
import Language
import Ontology

/// Finds again, all through a document, the names that stand in it once.
///
/// Of a person also the surname alone; of an organization the whole name only.
struct RepeatRecognizer {
  let schema: Schema

  func mentions(in prose: Prose, _ known: [Mention]) -> [Mention] {
    var names: [[String]: (EntityType, Int)] = [:]
    func learn(_ tokens: some Sequence<Token>, _ type: EntityType, rank: Int) {
      let words = tokens.map(\.text)
      guard !words.isEmpty, names[words] == nil else { return }
      names[words] = (type, rank)
    }
    for mention in known where mention.kind == .name {
      let tokens = mention.tokens.map { prose.tokens[$0] }.filter { !["[", "]"].contains($0.text) }
      if mention.type == schema.person, mention.rank >= 46 {
        learn(tokens, mention.type, rank: 60)
        let surname = Self.surname(of: tokens)
        if surname.first.map({ $0.text.utf8.count > 2 }) == true {
          learn(surname, mention.type, rank: 44)
        }
      } else if mention.entry == nil, mention.rank >= 52 {
        learn(tokens, mention.type, rank: 50)
      }
    }
    guard !names.isEmpty else { return [] }
    let longest = names.keys.map(\.count).max()!
    let starts = Set(names.keys.map { $0[0] })
    var found: [Mention] = []
    var index = 0
    while index < prose.tokens.count {
      guard starts.contains(prose.tokens[index].text) else {
        index += 1
        continue
      }
      var next = index + 1
      for length in stride(from: min(longest, prose.tokens.count - index), to: 0, by: -1) {
        let words = prose.tokens[index..<(index + length)].map(\.text)
        guard let (type, rank) = names[words] else { continue }
        let range = index..<(index + length)
        found.append(
          Mention(range, prose.span(range), type, rule: "repeat", rank: rank))
        next = index + length
        break
      }
      index = next
    }
    return found
  }

  private static let particles: Set<String> = [
    "de", "von", "van", "der", "den", "del", "della", "di", "du", "la", "le", "ibn", "bin", "ben",
    "ter", "da", "dos",
  ]

  /// The last part of a name with the particles and hyphens that belong to it.
  static func surname(of tokens: [Token]) -> [Token] {
    var parts = tokens
    while let last = parts.last, ["Jr.", "Sr.", "III", ","].contains(last.text) {
      parts.removeLast()
    }
    guard parts.count > 1 else { return parts }
    var first = parts.count - 1
    while first >= 2, parts[first - 1].text == "-" { first -= 2 }
    while first >= 1, Self.particles.contains(parts[first - 1].text) { first -= 1 }
    return Array(parts[first...])
  }
}
