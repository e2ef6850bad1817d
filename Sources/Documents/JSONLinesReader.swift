import Foundation

/// Reads JSON Lines: an object a line with `id` and `text`, and optionally
/// `title`, `date`, `citation`, `language` and `mentions` (`start` and `end` in
/// code points, `type`, `entity`).
public enum JSONLinesReader: DocumentReader {
  public static func accepts(_ file: RecordFile) -> Bool {
    ["jsonl", "ndjson"].contains(file.pathExtension)
  }

  private struct Line: Decodable {
    struct Mention: Decodable {
      let start: Int
      let end: Int
      let type: String?
      let entity: String?
    }
    let id: String?
    let text: String
    let title: String?
    let date: String?
    let citation: String?
    let language: String?
    let mentions: [Mention]?
  }

  public static func read(_ file: RecordFile, id: Document.ID) -> Reading {
    var reading = Reading()
    var seen: Set<String> = []
    var number = 0
    for line in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let place = "\(file.path):\(number)"
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      guard line.count <= RecordFile.longestText else {
        reading.findings.append(
          Finding(
            .partly, at: place, "the line is \(line.count >> 20) MB long; at most 64 are read"))
        continue
      }
      do {
        let record = try JSONDecoder().decode(Line.self, from: Data(line))
        let key = record.id ?? "line-\(number)"
        guard seen.insert(key).inserted else {
          reading.findings.append(
            Finding(.partly, at: place, "a line above has the id '\(key)'; give each its own"))
          continue
        }
        guard record.text.contains(where: { !$0.isWhitespace }) else {
          reading.findings.append(Finding(.partly, at: place, "the text is empty"))
          continue
        }
        reading.documents.append(
          document(record, id: Document.ID("\(id.rawValue)/\(key)"), source: file.path))
        reading.findings += problems(in: record).map { Finding(.partly, at: place, $0) }
      } catch {
        reading.findings.append(
          Finding(.partly, at: place, "no JSON object with a \"text\": \(sentence(for: error))"))
      }
    }
    if reading.documents.isEmpty {
      reading.findings.append(Finding(.failed, at: file.path, "none of its lines could be read"))
    }
    return reading
  }

  private static func document(_ record: Line, id: Document.ID, source: String) -> Document {
    let text = Text(record.text)
    let layout = Layout(of: text)
    var header = layout.header
    header.title = record.title ?? header.title
    header.date = record.date.flatMap { EDTF($0) } ?? header.date
    header.citation = record.citation ?? header.citation
    header.language = record.language ?? header.language
    let offsets = CharacterOffsets(text)
    let marks = (record.mentions ?? []).compactMap { mark($0, offsets) }
    return Document(
      id: id, source: source, text: text, isVerbatim: false, header: header,
      sections: layout.sections, marks: marks.sorted { $0.span < $1.span })
  }

  private static let kinds: [String: Mark.Kind] = [
    "Person": .person, "Place": .place, "Organization": .organization, "State": .state,
    "Event": .event,
  ]

  private static func mark(_ mention: Line.Mention, _ offsets: CharacterOffsets) -> Mark? {
    guard let kind = kinds[mention.type ?? ""], let span = offsets.span(mention.start, mention.end)
    else { return nil }
    return Mark(kind, span, key: mention.entity)
  }

  /// What a record says that is not taken over.
  private static func problems(in record: Line) -> [String] {
    var problems: [String] = []
    if let date = record.date, EDTF(date) == nil {
      problems.append("the date '\(date)' is none; write it as 1965, 1965-12 or 1965-12-26")
    }
    let offsets = CharacterOffsets(Text(record.text))
    let lost = (record.mentions ?? []).filter { mark($0, offsets) == nil }
    if let first = lost.first {
      problems.append(
        "\(lost.count) mentions are left out, first \(first.start)–\(first.end): each needs "
          + "a start and an end inside the text, and one of the types "
          + kinds.keys.sorted().joined(separator: ", "))
    }
    return problems
  }

  private static func sentence(for error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "it has no \"\(key.stringValue)\""
    case DecodingError.typeMismatch(_, let context) where context.codingPath.isEmpty:
      "it is something else"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "\"\(context.codingPath.map(\.stringValue).joined(separator: "."))\" is of another type"
    default: "the JSON is damaged"
    }
  }
}
