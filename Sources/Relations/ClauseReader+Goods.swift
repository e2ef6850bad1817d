import Language

// What is given or sold, and how much of it: "600,000 tons of grain", "$10 million in loans".
extension ClauseReader {
  /// The words between a verb and the next preposition, the quantity apart.
  func goods(after end: Int) -> (name: String?, quantity: String?) {
    var token = end
    while token < range.upperBound,
      document.mention(at: token) != nil || document.cues.determiners.contains(document.norm(token))
    {
      token += 1
    }
    let limit = min(token + 9, range.upperBound)
    let (start, quantity) = quantity(from: token, before: limit)
    var last = start
    while last < min(start + 6, limit), document.tokens[last].kind != .sign,
      !Self.prepositions.contains(document.norm(last)) || document.norm(last) == "of"
    {
      last += 1
    }
    return (
      last > start ? document.document.text[document.prose.span(start..<last)] : nil,
      quantity.map { document.document.text[document.prose.span($0)] }
    )
  }

  /// A number with its unit, and where the thing counted begins.
  private func quantity(from first: Int, before limit: Int) -> (start: Int, words: Range<Int>?) {
    var token = first
    while token < limit, Self.about.contains(document.norm(token)) { token += 1 }
    if token < limit, ["$", "£", "₤"].contains(document.norm(token)) { token += 1 }
    guard token < limit, document.tokens[token].kind == .number || isNumeral(token) else {
      return (first, nil)
    }
    token += 1
    while token < limit,
      document.tokens[token].kind == .number || isNumeral(token)
        || [",", "."].contains(document.norm(token)) && token + 1 < limit
          && document.tokens[token + 1].kind == .number
    {
      token += 1
    }
    // "tons of grain", "worth of arms", "dollars in loans": the unit is part of it.
    for length in 0...2 where token + length < limit {
      if ["of", "in"].contains(document.norm(token + length)) {
        let end = document.norm(token + length - 1) == "worth" ? token + length - 1 : token + length
        return (token + length + 1, first..<end)
      }
    }
    return (token, first..<token)
  }

  private func isNumeral(_ token: Int) -> Bool { Self.numerals.contains(document.norm(token)) }

  private static let about: Set<String> = [
    "about", "some", "nearly", "over", "almost", "approximately", "another", "additional", "more",
    "than", "least", "at",
  ]

  private static let numerals: Set<String> = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty",
    "thirty", "forty", "fifty", "hundred", "thousand", "million", "billion", "dozen",
  ]
}
