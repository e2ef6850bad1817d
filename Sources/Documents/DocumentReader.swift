/// What came of reading one file.
public struct Reading: Sendable {
  public var documents: [Document]
  public var findings: [Finding]

  public init(documents: [Document] = [], findings: [Finding] = []) {
    self.documents = documents
    self.findings = findings
  }

  /// The worst that was found.
  public var status: Finding.Status {
    findings.map(\.status).max() ?? (documents.isEmpty ? .skipped : .read)
  }
}

/// Reads one format.
public protocol DocumentReader {
  /// Whether a file looks like this format.
  static func accepts(_ file: RecordFile) -> Bool

  /// The documents in a file, and what went wrong.
  static func read(_ file: RecordFile, id: Document.ID) -> Reading
}

/// Reads any supported format.
public enum FormatReader {
  /// The formats in the order in which they are asked; what none of them takes is
  /// plain text.
  static var readers: [any DocumentReader.Type] {
    [TEIReader.self, JSONLinesReader.self, HTMLReader.self, MarkdownReader.self]
  }

  /// Extensions of formats that hold no text for us.
  private static let otherExtensions: Set<String> = [
    "png", "jpg", "jpeg", "gif", "tif", "tiff", "webp", "svg", "zip", "gz", "tar", "mp3", "mp4",
    "mov", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "epub", "sqlite", "db",
    "entente", "yaml", "yml", "dot", "css", "js", "json", "rtf",
  ]

  /// Reads a file's documents; what cannot be read becomes a finding.
  ///
  /// - Parameter id: the identifier of the document, or the beginning of those
  ///   of the documents of a volume.
  public static func read(_ file: RecordFile, id: Document.ID) -> Reading {
    if file.bytes.isEmpty {
      return Reading(findings: [Finding(.skipped, at: file.path, "the file is empty")])
    }
    if otherExtensions.contains(file.pathExtension) {
      return Reading(
        findings: [
          Finding(
            .skipped, at: file.path,
            "files of type .\(file.pathExtension) are not read; save the text as .txt or .html")
        ])
    }
    let reader = readers.first { $0.accepts(file) } ?? PlainTextReader.self
    return reader.read(file, id: id)
  }
}

/// The text of a file in whatever encoding it has.
struct DecodedText {
  let utf8: [UInt8]

  /// Whether the bytes are the file's own.
  let isVerbatim: Bool

  /// What was wrong with the encoding.
  let problem: String?

  /// Decodes UTF-8, or UTF-16 with a byte-order mark; `nil` for what is no text.
  ///
  /// Bytes that are not UTF-8 become U+FFFD, and the first is named by its line.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let isLittle = bytes[0] == 0xFF
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { offset in
        isLittle
          ? UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8
          : UInt16(bytes[offset]) << 8 | UInt16(bytes[offset + 1])
      }
      utf8 = Array(String(decoding: units, as: UTF16.self).utf8)
      isVerbatim = false
      problem = nil
      return
    }
    if bytes.contains(0) { return nil }
    let string = String(decoding: bytes, as: UTF8.self)
    let decoded = Array(string.utf8)
    if decoded == bytes {
      utf8 = bytes
      isVerbatim = true
      problem = nil
      return
    }
    let bad = zip(bytes, decoded).prefix { $0 == $1 }.count
    let replaced = string.unicodeScalars.lazy.filter { $0 == "\u{FFFD}" }.count
    guard replaced * 10 < decoded.count else { return nil }
    let line = bytes[..<bad].lazy.filter { $0 == UInt8(ascii: "\n") }.count + 1
    utf8 = decoded
    isVerbatim = false
    problem =
      "line \(line): the text is not UTF-8; "
      + (replaced == 1 ? "one character is" : "\(replaced) characters are") + " shown as \u{FFFD}; "
      + "save it as UTF-8 to mend that"
  }
}
