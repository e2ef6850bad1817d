import Documents
import Language
import Mentions

// Whom the salutation and the signature of a letter mean: "DEAR FOSTER:" to the Secretary of
// State, "McG. B." from his Assistant (Bundy).
extension PersonResolver {
  /// Gives a salutation to the person to whom the heading sends the letter, and a
  /// signature of initials or a given name to whom it is from.
  mutating func resolveLetter(_ people: [Int]) {
    let (sender, recipient) = correspondents(people)
    guard sender != nil || recipient != nil else { return }
    var moves: [(mention: Int, to: Int, reason: String)] = []
    for index in people where mentions[index].kind == .name {
      let first = mentions[index].title?.lowerBound ?? mentions[index].tokens.lowerBound
      guard let sentence = prose.sentence(of: first) else { continue }
      let name = name(of: index)
      let range = prose.sentences[sentence].tokens
      if let recipient, norm(first - 1) == "dear", first - 1 <= range.lowerBound + 1,
        name.parts.count == 1
      {
        moves.append((index, recipient, "“\(name.text)” is how the letter calls its recipient"))
      } else if let sender, prose.sentences[sentence].section == .signature,
        name.parts.count == 1 || isInitialled(name, sender)
      {
        moves.append((index, sender, "“\(name.text)” signs for whom the heading names"))
      }
    }
    for move in moves { give(move.mention, to: move.to, because: move.reason) }
    guard !moves.isEmpty else { return }
    clusters.removeAll { $0.mentions.isEmpty }
    index()
  }

  private func norm(_ token: Int) -> String {
    prose.tokens.indices.contains(token) ? prose.tokens[token].norm : ""
  }

  /// Whether a name ends in the initial of a family: "Cabot L.".
  private func isInitialled(_ name: PersonName, _ cluster: Int) -> Bool {
    guard let last = name.parts.last?.filter(\.isLetter), last.count == 1 else { return false }
    return clusters[cluster].names.contains { $0.family.hasPrefix(last) }
  }

  private mutating func give(_ mention: Int, to cluster: Int, because reason: String) {
    guard !clusters[cluster].mentions.contains(mention) else { return }
    for other in clusters.indices { clusters[other].mentions.removeAll { $0 == mention } }
    clusters[cluster].mentions.append(mention)
    clusters[cluster].reasons.append(reason)
  }

  /// The persons from whom and to whom a heading says the record is.
  private func correspondents(_ people: [Int]) -> (sender: Int?, recipient: Int?) {
    guard let title = prose.sentences.first(where: { $0.section == .title })?.tokens,
      let from = title.first(where: { norm($0) == "from" })
    else { return (nil, nil) }
    let to = (from..<title.upperBound).first {
      norm($0) == "to" && !Self.accredited.contains(norm($0 - 1))
    }
    func person(in range: Range<Int>) -> Int? {
      // "the President's Assistant (Bundy)" is not the President; and of two nobody is meant.
      let found = people.filter { index in
        range.contains(mentions[index].tokens.lowerBound)
          && !["'s", "’s"].contains(norm(mentions[index].tokens.upperBound))
      }
      .compactMap { mention in clusters.firstIndex { $0.mentions.contains(mention) } }
      return Set(found).count == 1 ? found[0] : nil
    }
    guard let to else { return (person(in: from..<title.upperBound), nil) }
    return (person(in: from..<to), person(in: to..<title.upperBound))
  }

  private static let accredited: Set<String> = [
    "assistant", "representative", "ambassador", "envoy", "minister", "delegate", "adviser",
    "advisor", "aide", "counselor", "observer", "mission",
  ]
}
