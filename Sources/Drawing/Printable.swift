/// Text of a record made fit to print: on a figure, in DOT and in XML.
struct Printable: Hashable, Sendable {
  /// Without control characters, without directional overrides, and only with
  /// characters that XML 1.0 allows; a line end is a line feed.
  let text: String

  init(_ raw: String) {
    if raw.utf8.allSatisfy(Self.isPlain) {
      text = raw
    } else {
      text = Self.clean(raw)
    }
  }

  /// Whether a byte of UTF-8 starts nothing that may have to go, whatever follows.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x20...0x7E, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE: true
    default: false
    }
  }

  private static func clean(_ raw: String) -> String {
    var clean = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in raw.unicodeScalars {
      defer { wasReturn = scalar == "\r" }
      switch scalar.value {
      case 0x0A where wasReturn: continue
      case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: clean.append("\n")
      case 0x09, 0xA0: clean.append(" ")
      case 0xFEFF: continue
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF:
        clean.append("\u{FFFD}")
      case let value where value & 0xFFFE == 0xFFFE: clean.append("\u{FFFD}")
      default: clean.append(scalar)
      }
    }
    return String(clean)
  }

  /// On one line, with one space between words.
  var line: String {
    var wasSpace = true
    let isOneLine = text.utf8.allSatisfy { byte in
      let isSpace = byte == UInt8(ascii: " ")
      defer { wasSpace = isSpace }
      return byte != UInt8(ascii: "\n") && !(isSpace && wasSpace)
    }
    if isOneLine, !wasSpace { return text }
    return text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  /// On one line, cut between words after at most so many characters.
  func line(cutAt limit: Int) -> String {
    let line = self.line
    guard line.utf8.count > limit, line.count > limit else { return line }
    let head = line.prefix(limit)
    let words = head.lastIndex(of: " ").map { head[..<$0] } ?? head
    // A word that fills the better part is cut inside.
    return (words.count * 2 < limit ? head : words) + "…"
  }
}
