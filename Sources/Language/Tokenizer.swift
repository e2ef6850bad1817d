import Documents

/// Cuts text into tokens with exact offsets.
///
/// A possessive `'s` and a negation `n't` are tokens of their own, and so is every
/// hyphen; the full stop of an abbreviation belongs to it. A token is never empty
/// and never holds white space, and every byte that is not white space is in one.
///
/// - Complexity: O(*n*) for *n* bytes.
public struct Tokenizer: Sendable {
  private let abbreviations: Set<String>

  /// - Parameter abbreviations: words with their full stop, such as `Mr.`
  public init(abbreviations: some Sequence<String>) {
    self.abbreviations = Set(abbreviations)
  }

  /// The tokens of a part of a text.
  public func tokens(in text: Text, _ range: Span) -> [Token] {
    var scanner = Scanner(utf8: text.utf8, range: range, abbreviations: abbreviations)
    return scanner.run()
  }

  /// The tokens of a name or a phrase.
  public func tokens(of phrase: String) -> [Token] {
    let text = Text(phrase)
    return tokens(in: text, text.span)
  }
}

private struct Scanner {
  let utf8: [UInt8]
  let end: Int
  let abbreviations: Set<String>
  var offset: Int
  var tokens: [Token] = []
  private var isAfterSpace = true
  private var isAtLineStart = true

  /// A longer run of letters is cut, so that hostile text costs no more than text.
  private static let longestWord = 256

  init(utf8: [UInt8], range: Span, abbreviations: Set<String>) {
    self.utf8 = utf8
    self.abbreviations = abbreviations
    offset = range.start
    end = range.end
    tokens.reserveCapacity(range.length / 5)
  }

  mutating func run() -> [Token] {
    while offset < end {
      let scalar = scalar(at: offset)
      if scalar.isSpace {
        if utf8[offset] == UInt8(ascii: "\n") { isAtLineStart = true }
        isAfterSpace = true
        offset += scalar.width
      } else if scalar.isDigit {
        scanNumber()
      } else if scalar.isLetter {
        scanWord()
      } else if isPossessive(at: offset) {
        add(.word, to: offset + scalar.width + 1)
      } else {
        add(.sign, to: offset + scalar.width)
      }
    }
    return tokens
  }

  private func scalar(at offset: Int) -> Scalar { Scalar(utf8, offset, end) }

  private func isDigit(_ offset: Int) -> Bool {
    offset < end && (48...57).contains(utf8[offset])
  }

  private mutating func scanNumber() {
    var next = offset
    while next < end, next - offset < Self.longestWord {
      if isDigit(next) {
        next += 1
      } else if [0x2C, 0x2E, 0x3A].contains(utf8[next]), isDigit(next + 1) {
        next += 2  // 300,000  1.5  10:30
      } else {
        break
      }
    }
    // "28th", "F8F"; but "10 a.m." has a space.
    while next < end, next - offset < Self.longestWord, scalar(at: next).isLetter || isDigit(next) {
      next += scalar(at: next).width
    }
    add(.number, to: next)
  }

  private mutating func scanWord() {
    var next = offset
    while next < end, next - offset < Self.longestWord {
      let here = scalar(at: next)
      if here.isLetter || here.isDigit {
        next += here.width
      } else if here.isApostrophe, continuesName(after: next, next + here.width) {
        next += here.width
      } else {
        break
      }
    }
    if let initials = endOfInitials(from: offset, to: next) {
      add(.word, to: initials)
      return
    }
    if let contraction = startOfContraction(from: offset, to: next) {
      add(.word, to: contraction)
      add(.word, to: min(next + apostropheWidth(at: next) + 1, end))
      return
    }
    if next < end, utf8[next] == UInt8(ascii: "."),
      abbreviations.contains(string(offset, next + 1)) || isInitial(offset, next)
    {
      next += 1
    }
    add(.word, to: next)
  }

  /// "U.S.", "U.S.S.R.", "a.m.": single letters with their full stops, the last of
  /// which may be missing.
  private func endOfInitials(from start: Int, to first: Int) -> Int? {
    var next = first
    guard scalar(at: start).width == first - start else { return nil }
    var count = 0
    while next + 1 < end, utf8[next] == UInt8(ascii: ".") {
      let letter = scalar(at: next + 1)
      guard letter.isLetter else { break }
      let after = next + 1 + letter.width
      if after < end, scalar(at: after).isLetter { break }
      next = after
      count += 1
    }
    guard count > 0 else { return nil }
    if next < end, utf8[next] == UInt8(ascii: ".") { next += 1 }
    return next
  }

  /// A single capital with a full stop is an initial: "J.".
  private func isInitial(_ start: Int, _ next: Int) -> Bool {
    next - start == 1 && (65...90).contains(utf8[start])
  }

  /// Whether an apostrophe stands inside a name: "O'Neill", "d'Orsay".
  private func continuesName(after apostrophe: Int, _ next: Int) -> Bool {
    guard next < end, scalar(at: next).isLetter else { return false }
    let letters = apostrophe - offset
    if letters <= 2, scalar(at: next).isUpper { return true }
    // Not "it's", "don't", "we've".
    var length = 0
    var at = next
    while at < end, scalar(at: at).isLetter {
      at += scalar(at: at).width
      length += 1
    }
    return length > 2 && letters <= 8 && !["ll", "ve", "re"].contains(string(next, at))
  }

  /// Where "n't" begins in "don't".
  private func startOfContraction(from start: Int, to next: Int) -> Int? {
    let width = apostropheWidth(at: next)
    guard width > 0, next - start >= 3, utf8[next - 1] == UInt8(ascii: "n"),
      next + width < end, utf8[next + width] == UInt8(ascii: "t"),
      next + width + 1 >= end || !scalar(at: next + width + 1).isLetter
    else { return nil }
    return next - 1
  }

  private func apostropheWidth(at offset: Int) -> Int {
    guard offset < end else { return 0 }
    let here = scalar(at: offset)
    return here.isApostrophe ? here.width : 0
  }

  /// "'s" at the end of a word.
  private func isPossessive(at offset: Int) -> Bool {
    let width = apostropheWidth(at: offset)
    guard width > 0, !isAfterSpace, offset + width < end,
      utf8[offset + width] | 0x20 == UInt8(ascii: "s")
    else { return false }
    let after = offset + width + 1
    return after >= end || !(scalar(at: after).isLetter || isDigit(after))
  }

  private func string(_ start: Int, _ end: Int) -> String {
    utf8.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[start..<end]), as: UTF8.self)
    }
  }

  private mutating func add(_ kind: Token.Kind, to next: Int) {
    let text = string(offset, next)
    var hasUpper = false
    var hasLower = false
    var isPlain = true
    for byte in utf8[offset..<next] {
      if (65...90).contains(byte) {
        hasUpper = true
      } else if (97...122).contains(byte) {
        hasLower = true
      } else if byte >= 0x80 {
        isPlain = false
      }
    }
    let norm = isPlain ? (hasUpper ? text.lowercased() : text) : Self.norm(of: text)
    tokens.append(
      Token(
        span: Span(offset, next), kind: kind, text: text, norm: norm,
        isCapitalized: scalar(at: offset).isUpper,
        isAllCaps: kind == .word && hasUpper && !hasLower && next - offset >= 2,
        followsSpace: isAfterSpace, startsLine: isAtLineStart))
    isAfterSpace = false
    isAtLineStart = false
    offset = next
  }

  private static func norm(of text: String) -> String {
    var norm = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{2019}", "\u{2018}", "\u{02BC}": norm.append("'")
      case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}": norm.append("-")
      default: norm.append(scalar)
      }
    }
    return String(norm).lowercased()
  }
}

/// A Unicode scalar of valid UTF-8, sorted by what a tokenizer asks.
private struct Scalar {
  let value: UInt32
  let width: Int

  init(_ utf8: [UInt8], _ offset: Int, _ end: Int) {
    let first = utf8[offset]
    if first < 0x80 {
      value = UInt32(first)
      width = 1
      return
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard offset + length <= end else {
      value = 0xFFFD
      width = end - offset
      return
    }
    var bits = UInt32(first) & (0xFF >> UInt32(length + 1))
    for byte in utf8[(offset + 1)..<(offset + length)] { bits = bits << 6 | UInt32(byte & 0x3F) }
    value = bits
    width = length
  }

  var isSpace: Bool {
    value <= 0x20 || value == 0xA0 || value == 0xFEFF || (0x2000...0x200B).contains(value)
      || value == 0x3000
  }

  var isDigit: Bool { (48...57).contains(value) }

  var isApostrophe: Bool { value == 0x27 || value == 0x2019 || value == 0x02BC }

  var isUpper: Bool {
    if value < 0x80 { return (65...90).contains(value) }
    return Unicode.Scalar(value)?.properties.isUppercase ?? false
  }

  var isLetter: Bool {
    if value < 0x80 { return (65...90).contains(value) || (97...122).contains(value) }
    guard let scalar = Unicode.Scalar(value) else { return false }
    if (0x2000...0x2BFF).contains(value) || (0x3000...0x303F).contains(value) { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark:
      return value != 0x02BC
    default: return false
    }
  }
}
