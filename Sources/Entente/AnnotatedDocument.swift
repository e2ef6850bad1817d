import Documents
import Foundation

/// A document in which somebody marked the names: what a tagger learns from.
///
/// Read from folders of gold records (NAME.gold.json beside NAME.txt) and from packs,
/// JSON Lines with stand-off mentions.
public struct AnnotatedDocument: Sendable {
  public let document: Document

  /// Every name, with the type of what it names.
  public let names: [(span: Span, type: String)]

  /// Whether names may be unmarked; then the rules say what else is one.
  public let isPartial: Bool

  /// Reads all annotated documents of a path, in a fixed order.
  ///
  /// - Throws: ``TrainingError`` with the file and line that is not of the form.
  public static func read(_ path: String) throws -> [Self] {
    path.hasSuffix(".jsonl") ? try pack(path) : try folder(path)
  }

  /// Documents of an edited volume, in which the editors marked persons and abbreviations;
  /// the marks become what is to be found, and are taken from the document.
  ///
  /// - Parameters:
  ///   - documents: a volume's.
  ///   - limit: how many of them, evenly from the whole volume.
  ///   - types: what an abbreviation is the name of, such as `State`.
  static func marked(
    _ documents: [Document], limit: Int, types: (Volume.Term) -> String?
  ) -> [Self] {
    let documents = documents.filter { (800...12_000).contains($0.text.utf8.count) }
    let step = max(1, documents.count / max(limit, 1))
    var typeOfKey: [String: String?] = [:]
    return stride(from: step / 2, to: documents.count, by: step).prefix(limit).map { index in
      let document = documents[index]
      let names = document.marks.compactMap { mark -> (span: Span, type: String)? in
        switch mark.kind {
        case .person: return (mark.span, "Person")
        case .term:
          guard let key = mark.key, let term = document.volume?.terms[key] else { return nil }
          let type = typeOfKey[key] ?? types(term)
          typeOfKey[key] = .some(type)
          return type.map { (mark.span, $0) }
        default: return nil
        }
      }
      let plain = Document(
        id: document.id, source: document.source, text: document.text, header: document.header,
        sections: document.sections)
      return Self(document: plain, names: names, isPartial: true)
    }
  }

  static func folder(_ path: String) throws -> [Self] {
    let records = try GoldFolder(path).annotated()
    guard !records.isEmpty else { throw TrainingError.nothing(path) }
    return records.map { Self($0) }
  }

  init(_ record: GoldDocument) {
    let offsets = CharacterOffsets(record.document.text)
    document = record.document
    isPartial = false
    names = record.gold.placed(in: record.scalars)
      .filter(\.isProper)
      .compactMap { mention in
        offsets.span(mention.start, mention.end).map { ($0, mention.type) }
      }
  }

  private struct PackRecord: Decodable {
    struct Mention: Decodable {
      let start: Int
      let end: Int
      let type: String
    }
    let id: String
    let text: String
    let mentions: [Mention]
    let partial: Bool?
  }

  static func pack(_ path: String) throws -> [Self] {
    let file = try RecordFile(reading: path)
    var found: [Self] = []
    let lines = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !line.isEmpty {
      guard let record = try? JSONDecoder().decode(PackRecord.self, from: Data(line)) else {
        throw TrainingError.form(path, line: number + 1)
      }
      let plain = RecordFile(path: record.id + ".txt", bytes: Array(record.text.utf8))
      guard let document = FormatReader.read(plain, id: Document.ID(record.id)).documents.first
      else { continue }
      let offsets = CharacterOffsets(document.text)
      let names = try record.mentions.map { mention in
        guard let span = offsets.span(mention.start, mention.end) else {
          throw TrainingError.form(path, line: number + 1)
        }
        return (span, mention.type)
      }
      found.append(Self(document: document, names: names, isPartial: record.partial ?? false))
    }
    guard !found.isEmpty else { throw TrainingError.nothing(path) }
    return found
  }

  private init(document: Document, names: [(span: Span, type: String)], isPartial: Bool) {
    self.document = document
    self.names = names
    self.isPartial = isPartial
  }
}

/// Why nothing could be learned.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
  case nothing(String)
  case form(String, line: Int)
  case annotation(String, line: Int)
  case text(String)
  case missing(String)

  public var description: String {
    switch self {
    case .nothing(let path):
      "\(path) holds no annotated documents: NAME.gold.json beside NAME.txt, or JSON Lines"
    case .form(let path, let line):
      "\(path):\(line) is no document with mentions (id, text, mentions with start, end, type)"
    case .annotation(let path, let line):
      "\(path):\(line) is no annotation (volume, document, digest, entities, relations)"
    case .text(let name):
      "the text of \(name) is not the one that was annotated; use the volumes as published"
    case .missing(let path): "\(path) is needed to train, and is not there"
    }
  }
}
