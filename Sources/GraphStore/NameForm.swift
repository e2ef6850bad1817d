import Foundation

/// A name as it is compared: without case, diacritics, punctuation and line breaks.
///
/// "Ri Ju-yŏn" and "RI JU YON" have one form, "U.S.S.R." and "USSR" too.
struct NameForm: Hashable {
  let text: String

  init(_ name: String) {
    text = name.utf8.allSatisfy { $0 < 0x80 } ? Self.ascii(name) : Self.unicode(name)
  }

  private static func ascii(_ name: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case UInt8(ascii: "."), UInt8(ascii: "'"): break
      default: if bytes.last != 0x20, !bytes.isEmpty { bytes.append(0x20) }
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return bytes.isEmpty ? name : String(decoding: bytes, as: UTF8.self)
  }

  private static func unicode(_ name: String) -> String {
    let plain = name.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    var result = ""
    for scalar in plain.unicodeScalars {
      if let letters = letters[scalar] {
        result += letters
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        result.unicodeScalars.append(scalar)
      } else if !".'’‘`".unicodeScalars.contains(scalar), !result.isEmpty, result.last != " " {
        result += " "
      }
    }
    if result.last == " " { result.removeLast() }
    return result.isEmpty ? name : result
  }

  /// Letters whose stroke is no diacritic to Unicode.
  private static let letters: [Unicode.Scalar: String] = [
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th",
  ]

  var words: [Substring] { text.split(separator: " ") }

  /// How many letters a name may be off to be suggested for this one.
  var tolerance: Int {
    switch text.unicodeScalars.count {
    case ...3: 0
    case 4...5: 1
    default: 2
    }
  }

  /// The number of letters to insert, drop or replace between two forms, or
  /// `nil` where it is more than a limit.
  ///
  /// - Complexity: O(*n* · *limit*) for *n* letters.
  func distance(to other: NameForm, limit: Int) -> Int? {
    let (a, b) = (Array(text.unicodeScalars), Array(other.text.unicodeScalars))
    guard abs(a.count - b.count) <= limit else { return nil }
    let far = limit + 1
    var above = (0...b.count).map { min($0, far) }
    for row in 0..<a.count {
      var current = [Int](repeating: far, count: b.count + 1)
      if row + 1 <= limit { current[0] = row + 1 }
      let first = max(0, row - limit)
      let last = min(b.count, row + limit + 1)
      for column in first..<max(first, last) {
        let change = above[column] + (a[row] == b[column] ? 0 : 1)
        current[column + 1] = min(change, above[column + 1] + 1, current[column] + 1, far)
      }
      guard current.contains(where: { $0 <= limit }) else { return nil }
      above = current
    }
    return above[b.count] <= limit ? above[b.count] : nil
  }
}
