import Documents
import Language
import TestSupport
import Testing

private let tokenizer = Tokenizer(abbreviations: ["Mr.", "Gen."])

@Test(arguments: [
  ("Mr. Brown met the U.S. envoy.", "Mr.|Brown|met|the|U.S.|envoy|."),
  ("Kim's visit; they didn't go", "Kim|'s|visit|;|they|did|n't|go"),
  ("[North] Korea’s 300,000 tons", "[|North|]|Korea|’s|300,000|tons"),
  ("Chou En-lai and O'Neill at the Quai d'Orsay", "Chou|En|-|lai|and|O'Neill|at|the|Quai|d'Orsay"),
  ("the 28th at 10:30 a.m. today", "the|28th|at|10:30|a.m.|today"),
  ("朴正熙 met Nguyễn", "朴正熙|met|Nguyễn"),
])
func `cuts text into words, numbers and signs`(text: String, expected: String) {
  #expect(tokenizer.tokens(of: text).map(\.text).joined(separator: "|") == expected)
}

@Test(arguments: 0..<200)
func `every byte that is not white space is in one token`(seed: Int) {
  var random = SeededGenerator(seed: Int(seed))
  let pieces = [
    "a", "Z", " ", "\n", "’", "'s", "n't", ".", "-", "9", "é", "\u{301}", "中", "🙂", "[", "\u{0}",
  ]
  let string = (0..<60).map { _ in pieces.randomElement(using: &random)! }.joined()
  let text = Text(string)
  var covered = [Bool](repeating: false, count: text.utf8.count)
  for token in tokenizer.tokens(in: text, text.span) {
    #expect(token.text == text[token.span])
    for offset in token.span.start..<token.span.end {
      #expect(!covered[offset])
      covered[offset] = true
    }
  }
  for (offset, isCovered) in covered.enumerated() where !isCovered {
    #expect(text.utf8[offset] <= 0x20)
  }
}
