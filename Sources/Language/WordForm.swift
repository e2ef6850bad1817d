/// A word as the learners see it: numbers for its letters, endings and shape.
///
/// Made once a token, so that no learner handles strings.
package struct WordForm: Sendable {
  /// The word in lower case; digits count as one digit.
  package let norm: UInt32
  /// The letters as they stand.
  package let exact: UInt32
  package let prefix1: UInt32
  package let prefix3: UInt32
  package let suffix2: UInt32
  package let suffix3: UInt32
  package let suffix4: UInt32
  /// Capitals, small letters, digits and signs, with runs told once: "Xx", "X.X.", "d".
  package let shape: UInt32

  /// What stands outside a sentence.
  package static let outside = WordForm()

  private init() {
    (norm, exact, prefix1, prefix3, suffix2, suffix3, suffix4, shape) = (1, 1, 1, 1, 1, 1, 1, 1)
  }

  package init(_ word: String) {
    var word = word
    self = word.withUTF8 { bytes in
      guard bytes.contains(0xE2) else { return WordForm(bytes: bytes) }
      return Self.plain(bytes).withUnsafeBufferPointer { WordForm(bytes: $0) }
    }
  }

  /// The number that ``norm`` is, alone: for words of which no learner asks more.
  package static func norm(of word: String) -> UInt32 {
    var word = word
    return word.withUTF8 { bytes in
      func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
        bytes.reduce(start) { ($0 ^ UInt32(kind($1).small)) &* prime }
      }
      return bytes.contains(0xE2) ? hash(plain(bytes)) : hash(bytes)
    }
  }

  // FNV-1a (Fowler, Noll, Vo; public domain).
  private static let start: UInt32 = 0x811C_9DC5
  private static let prime: UInt32 = 0x0100_0193

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    var norm = Self.start
    var exact = Self.start
    var shape = Self.start
    var lastKind: UInt8 = 0
    for byte in bytes {
      let (small, kind) = Self.kind(byte)
      norm = (norm ^ UInt32(small)) &* Self.prime
      exact = (exact ^ UInt32(byte)) &* Self.prime
      if kind != lastKind {
        shape = (shape ^ UInt32(kind)) &* Self.prime
        lastKind = kind
      }
    }
    self.norm = norm
    self.exact = exact
    // One capital alone is an initial or an article, not a word in capitals.
    self.shape = shape ^ (bytes.count == 1 ? 0x55 : 0)
    func hash(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32 {
      part.reduce(Self.start) { ($0 ^ UInt32(Self.kind($1).small)) &* Self.prime }
    }
    prefix1 = hash(bytes.prefix(1))
    prefix3 = hash(bytes.prefix(3))
    suffix2 = hash(bytes.suffix(2))
    suffix3 = hash(bytes.suffix(3))
    suffix4 = hash(bytes.suffix(4))
  }

  /// Typographic quotation marks, apostrophes and dashes as plain ones.
  private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80 {
        switch bytes[index + 2] {
        case 0x90...0x95: plain.append(UInt8(ascii: "-"))
        case 0x98, 0x99: plain.append(UInt8(ascii: "'"))
        case 0x9C, 0x9D: plain.append(UInt8(ascii: "\""))
        default: plain += bytes[index...(index + 2)]
        }
        index += 3
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return plain
  }

  @inline(__always)
  private static func kind(_ byte: UInt8) -> (small: UInt8, kind: UInt8) {
    switch byte {
    case 65...90: (byte | 0x20, 1)
    case 97...122: (byte, 2)
    case 48...57: (UInt8(ascii: "0"), 3)
    case 0x80...: (byte, 2)
    default: (byte, byte)
    }
  }
}
