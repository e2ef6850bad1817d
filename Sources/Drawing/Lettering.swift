/// How wide text is, so that boxes fit it on every machine.
///
/// Graphviz asks the fonts of the machine, or, without them, counts bytes as
/// if each were a letter of Latin-1, which makes Russian half as wide again.
/// These are the widths of Helvetica, which Arial, Liberation Sans and Nimbus
/// Sans share; other scripts are estimated.
enum Lettering {
  static let font = "Helvetica"

  /// The distance of two lines, in sizes of the font.
  static let leading = 1.2

  /// The width of one line in points.
  static func width(of line: String, size: Double, isBold: Bool = false) -> Double {
    points(units(of: line[...]), size, isBold)
  }

  private static func points(_ units: Int, _ size: Double, _ isBold: Bool) -> Double {
    Double(units) / 1000 * size * (isBold ? 1.09 : 1.02)
  }

  private static func units(of line: Substring) -> Int {
    var units = 0
    for byte in line.utf8 {
      guard 32..<127 ~= byte else {
        return line.unicodeScalars.reduce(0) { $0 + width(of: $1) }
      }
      units += ascii[Int(byte) - 32]
    }
    return units
  }

  /// The size of lines in points.
  static func size(of lines: [String], size: Double, isBold: Bool = false)
    -> (width: Double, height: Double)
  {
    let widest = lines.map { width(of: $0, size: size, isBold: isBold) }.max() ?? 0
    return (widest, Double(lines.count) * size * leading)
  }

  /// Lines of at most a width, broken between words; a longer word is broken.
  ///
  /// - Complexity: O(*n*) for *n* characters.
  static func wrapped(_ text: String, width limit: Double, size: Double, isBold: Bool = false)
    -> [String]
  {
    var lines: [String] = []
    var line = ""
    var used = 0
    func fits(_ units: Int) -> Bool { points(units, size, isBold) <= limit }
    for word in text.split(separator: " ") {
      let units = units(of: word)
      if line.isEmpty ? fits(units) : fits(used + ascii[0] + units) {
        if !line.isEmpty {
          line += " "
          used += ascii[0]
        }
        line += word
        used += units
        continue
      }
      if !line.isEmpty { lines.append(line) }
      if fits(units) {
        (line, used) = (String(word), units)
        continue
      }
      (line, used) = ("", 0)
      for character in word {
        let units = character.unicodeScalars.reduce(0) { $0 + width(of: $1) }
        if !line.isEmpty, !fits(used + units) {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(character)
        used += units
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// In thousandths of the font's size.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    let value = Int(scalar.value)
    if 32..<127 ~= value { return ascii[value - 32] }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD, 0x2026, 0x2014:
      return 1000
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    case .uppercaseLetter: return 720
    default: return 600
    }
  }

  /// From the font's metrics, space to tilde.
  private static let ascii: [Int] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
}
