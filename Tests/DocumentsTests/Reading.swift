import Documents
import Foundation

/// What comes of a file of this name and text.
func read(_ name: String, _ text: String) -> Reading { read(name, bytes: Array(text.utf8)) }

func read(_ name: String, bytes: [UInt8]) -> Reading {
  let file = RecordFile(path: name, bytes: bytes)
  return FormatReader.read(file, id: Document.ID(file.stem))
}

/// The sections of a document as lines: "title: Letter to Mr. Rusk".
func drawn(_ document: Document?) -> [String] {
  guard let document else { return [] }
  return document.sections.map { "\($0.kind.rawValue): \(document.text[$0.span])" }
}

/// The marks of a document as lines: "person p_DR1: Rusk".
func drawnMarks(_ document: Document?) -> [String] {
  guard let document else { return [] }
  return document.marks.map {
    "\($0.kind.rawValue) \($0.key ?? "-"): \(document.text[$0.span])"
  }
}

/// Whether sections and marks lie inside the text, at whole characters, and sections one
/// after the other.
func isSound(_ document: Document) -> Bool {
  let utf8 = document.text.utf8
  func isBoundary(_ offset: Int) -> Bool { offset == utf8.count || utf8[offset] & 0xC0 != 0x80 }
  func isInside(_ span: Span) -> Bool {
    span.end <= utf8.count && !span.isEmpty && isBoundary(span.start) && isBoundary(span.end)
  }
  return document.sections.allSatisfy { isInside($0.span) }
    && document.marks.allSatisfy { isInside($0.span) }
    && zip(document.sections, document.sections.dropFirst()).allSatisfy {
      $0.span.end <= $1.span.start
    }
}

/// A folder of its own for a test, gone when it ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "documents-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ text: String = "Text.") throws -> String {
    try write(name, bytes: Array(text.utf8))
  }

  @discardableResult
  func write(_ name: String, bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }
}
