import Documents
import Language
import Mentions

// Whom the salutation and the signature of a letter mean: "DEAR FOSTER:" to the Secretary of
// State, "McG. B." from his Assistant (Bundy).
extension PersonResolver {
  /// Gives a salutation to the person to whom the heading sends the letter, and a
  /// signature of initials or a given name to whom it is from.
  mutating func resolveLetter(_ people: [Int]) {
    let (senders, recipients) = correspondents(people)
    guard !senders.isEmpty || !recipients.isEmpty else { return }
    var moves: [(mention: Int, to: Int, reason: String)] = []
    // A letter has few; a text that is none might have thousands.
    for index in people where mentions[index].kind == .name && moves.count < 12 {
      let first = mentions[index].start
      guard let sentence = prose.sentence(of: first) else { continue }
      let name = name(of: index)
      if norm(first - 1) == "dear", first - 1 <= prose.sentences[sentence].tokens.lowerBound + 1,
        name.parts.count == 1, recipients.count == 1
      {
        moves.append(
          (index, recipients[0], "“\(name.text)” is how the letter calls its recipient"))
      } else if prose.sentences[sentence].section == .signature,
        let sender = signer(name, of: senders)
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

  /// The sender who signs so: by the family name ("Bob Komer" for Robert W. Komer), by
  /// initials ("Cabot L.", "MVF"), or, of one sender, by a given name.
  private func signer(_ name: PersonName, of senders: [Int]) -> Int? {
    let families = senders.map { sender in clusters[sender].names.map(\.family) }
    let last = name.parts.last?.filter(\.isLetter) ?? ""
    let word = name.words.last ?? ""
    let isInitial =
      last.count == 1
      || name.parts.count == 1 && 2...4 ~= word.count && word.allSatisfy(\.isUppercase)
    let fitting = senders.indices.filter { index in
      families[index].contains {
        $0 == name.family || isInitial && last.last != nil && $0.first == last.last
      }
    }
    if fitting.count == 1 { return senders[fitting[0]] }
    return fitting.isEmpty && senders.count == 1 && name.parts.count == 1 ? senders[0] : nil
  }

  private mutating func give(_ mention: Int, to cluster: Int, because reason: String) {
    guard !clusters[cluster].mentions.contains(mention) else { return }
    for other in clusters.indices { clusters[other].mentions.removeAll { $0 == mention } }
    clusters[cluster].mentions.append(mention)
    clusters[cluster].reasons.append(reason)
  }

  /// The persons from whom and to whom a heading says the record is.
  private func correspondents(_ people: [Int]) -> (senders: [Int], recipients: [Int]) {
    guard let title = prose.sentences.first(where: { $0.section == .title })?.tokens,
      let from = title.first(where: { norm($0) == "from" || norm($0) == "by" })
    else { return ([], []) }
    let to = (from..<title.upperBound).first {
      norm($0) == "to" && !Self.accredited.contains(norm($0 - 1))
    }
    func persons(in range: Range<Int>) -> [Int] {
      // "the President's Assistant (Bundy)" is not the President.
      let found = people.filter { index in
        range.contains(mentions[index].tokens.lowerBound)
          && !["'s", "’s"].contains(norm(mentions[index].tokens.upperBound))
      }
      return Set(
        found.compactMap { mention in clusters.firstIndex { $0.mentions.contains(mention) } }
      ).sorted()
    }
    guard let to else { return (persons(in: from..<title.upperBound), []) }
    return (persons(in: from..<to), persons(in: to..<title.upperBound))
  }

  private static let accredited: Set<String> = [
    "assistant", "representative", "ambassador", "envoy", "minister", "delegate", "adviser",
    "advisor", "aide", "counselor", "observer", "mission",
  ]
}
