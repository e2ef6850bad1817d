import Documents
import Language
import Ontology

// Names of bodies that are two: "the Council of the OAS", "Staff of the Armed Forces".
extension MentionFinder {
  /// The mentions, with an organ apart from the body whose abbreviation follows it.
  func parted(_ mentions: [Mention], in prose: Prose) -> [Mention] {
    let alone = Set(
      mentions.filter { $0.type == schema.organization && $0.tokens.count == 1 }
        .map { prose.tokens[$0.tokens.lowerBound].text })
    return mentions.flatMap { mention -> [Mention] in
      guard mention.type == schema.organization, mention.entry == nil, mention.tokens.count >= 3
      else { return [mention] }
      if let tail = tail(of: mention, in: prose) {
        let head = mention.tokens.lowerBound..<tail - 2
        return [
          part(mention, head, nil, prose),
          part(mention, tail..<mention.tokens.upperBound, nil, prose),
        ]
      }
      guard let last = mention.tokens.last, isAbbreviation(prose.tokens[last]) else {
        return [mention]
      }
      var link = last - 1
      if prose.tokens[link].norm == "the" { link -= 1 }
      guard link > mention.tokens.lowerBound else { return [mention] }
      let whole = entry(of: last, in: prose)
      guard prose.tokens[link].norm == "of",
        whole != nil || alone.contains(prose.tokens[last].text)
      else { return [mention] }
      return [
        part(mention, mention.tokens.lowerBound..<link, nil, prose),
        part(mention, last..<last + 1, whole, prose),
      ]
    }
  }

  private static let fields: Set<String> = [
    "department", "dept", "ministry", "secretary", "office", "bank", "republic", "union",
  ]

  /// Where the second name begins in "Planning Board of the National Security Council": a body
  /// by its own head, and no field ("Department of the Army").
  private func tail(of mention: Mention, in prose: Prose) -> Int? {
    let tokens = mention.tokens
    guard
      let link = tokens.dropLast(2).first(where: {
        prose.tokens[$0].norm == "of" && prose.tokens[$0 + 1].norm == "the"
      }), link > tokens.lowerBound, !Self.fields.contains(prose.tokens[link - 1].norm),
      let (words, last) = Words.about(tokens.upperBound - 1, in: prose)
    else { return nil }
    for start in max(0, last - 3)...last {
      guard words.indices[start] >= link + 2,
        let (length, _) = lists.organizationHeads.longest(in: words, at: start),
        start + length == last + 1
      else { continue }
      return link + 2
    }
    return nil
  }

  private func isAbbreviation(_ token: Token) -> Bool {
    token.kind == .word && token.text.count >= 2 && token.text.count <= 7
      && token.text.allSatisfy(\.isUppercase)
  }

  /// What one word names in the lexicon, of organizations.
  private func entry(of token: Int, in prose: Prose) -> Int? {
    guard isAbbreviation(prose.tokens[token]), let (words, index) = Words.about(token, in: prose)
    else { return nil }
    return names.entry(of: schema.organization, in: words, at: index, length: 1)
  }

  private func part(_ mention: Mention, _ tokens: Range<Int>, _ entry: Int?, _ prose: Prose)
    -> Mention
  {
    Mention(
      tokens, prose.span(tokens), mention.type, entry: entry, rule: mention.rule,
      rank: mention.rank)
  }
}
