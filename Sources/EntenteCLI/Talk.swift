import Foundation
import Ontology

/// What is said to the user, apart from the data: on standard error.
enum Talk {
  static let isTerminal = isatty(2) == 1

  static func say(_ line: String) {
    FileHandle.standardError.write(Data("\(Printed.plain(line))\n".utf8))
  }

  /// A line that the next one takes the place of; nothing where it is no terminal.
  static func progress(_ line: String) {
    guard isTerminal else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(Printed.plain(line))".utf8))
  }

  static func endProgress() {
    if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8)) }
  }
}

/// The data, on standard output.
enum Printed {
  static func line(_ line: String = "") { raw("\(line)\n") }

  static func raw(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// Without characters that a terminal obeys: documents are hostile.
  static func plain(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { plain.append(isControl(scalar) ? " " : scalar) }
    return String(plain)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 0x20 && scalar != "\n") || (0x7F...0x9F).contains(scalar.value)
      || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  /// A quotation on one line, cut in the middle of what is too long.
  static func quotation(_ text: String, limit: Int = 280) -> String {
    let line = plain(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard line.count > limit else { return "“\(line)”" }
    return "“\(line.prefix(limit - 1))…”"
  }

  static let isColored =
    isatty(1) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty

  static func bold(_ text: String) -> String {
    isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  /// Bold, in the colour of a type, which its shape or its word tells too.
  static func colored(_ text: String, as type: EntityType) -> String {
    guard isColored else { return text }
    let color =
      switch type.name {
      case "Person": 36
      case "State": 33
      case "Organization": 32
      case "Place": 93
      case "Event": 35
      case "Topic": 34
      default: 39
      }
    return "\u{1B}[1;\(color)m\(text)\u{1B}[0m"
  }

  static func dim(_ text: String) -> String {
    isColored ? "\u{1B}[2m\(text)\u{1B}[0m" : text
  }

  /// One line of JSON with sorted keys.
  static func json(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    raw(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
  }
}
