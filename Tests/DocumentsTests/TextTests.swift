import Documents
import TestSupport
import Testing

@Test func `lines are trimmed, and empty ones left out`() {
  let text = Text("\u{FEFF}one \r\n\r\n\u{A0} two\n\n\tthree\rfour")
  #expect(text.lines(in: text.span).map { text[$0] } == ["one", "two", "three", "four"])
}

@Test func `an empty text has no lines`() {
  #expect(Text("").lines(in: Text("").span).isEmpty)
  #expect(Text(" \n\u{A0}\n").lines(in: Span(0, 5)).isEmpty)
}

/// A slow second opinion: counts the scalars of the string.
private struct SlowOffsets {
  let scalars: [Unicode.Scalar]

  init(_ string: String) { scalars = Array(string.unicodeScalars) }

  func utf8Offset(of codePoint: Int) -> Int? {
    guard 0...scalars.count ~= codePoint else { return nil }
    return scalars[..<codePoint].reduce(0) { $0 + String($1).utf8.count }
  }
}

@Test func `offsets are those of a slow second implementation`() {
  let alphabet: [Unicode.Scalar] = ["a", " ", "\n", "é", "\u{301}", "–", "金", "𝄞", "🏳"]
  for seed in 0..<200 {
    var random = SeededGenerator(seed: seed)
    // Lengths around the checkpoints at every 256 bytes.
    let count = [0, 1, 63, 64, 127, 128, 255, 256, 257, 700].randomElement(using: &random)!
    let letters = seed % 4 == 0 ? alphabet.prefix(3) : alphabet[...]
    var string = ""
    for _ in 0..<count { string.unicodeScalars.append(letters.randomElement(using: &random)!) }
    let slow = SlowOffsets(string)
    let offsets = CharacterOffsets(Text(string))
    for _ in 0..<20 {
      let codePoint = Int.random(in: -2...count + 2, using: &random)
      let offset = offsets.utf8Offset(of: codePoint)
      #expect(offset == slow.utf8Offset(of: codePoint), "seed \(seed), code point \(codePoint)")
      if let offset { #expect(offsets.codePoint(at: offset) == codePoint, "seed \(seed)") }
    }
    for codePoint in [-1, 0, count, count + 1] {
      #expect(offsets.utf8Offset(of: codePoint) == slow.utf8Offset(of: codePoint), "seed \(seed)")
    }
  }
}
