import Documents
import Foundation

/// An annotated record without its text: offsets into a document of a volume.
///
/// Offsets count code points of ``Document/plainText``. The repository holds annotations of
/// published documents in this form, and no sentence of them.
struct StandoffRecord: Decodable {
  /// Start, end, and for what is no name its kind.
  struct Place: Decodable {
    let start: Int
    let end: Int
    let kind: String

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      start = try list.decode(Int.self)
      end = try list.decode(Int.self)
      kind = list.isAtEnd ? "name" : try list.decode(String.self)
    }
  }

  struct Entity: Decodable {
    let id: String
    let type: String
    let mentions: [Place]
  }

  struct Relation: Decodable {
    let type: String
    let from: String
    let to: String
    let evidence: Place
    let by: String?
    let polarity: String?
    let modality: String?
  }

  struct Topic: Decodable {
    let label: String
  }

  let volume: String
  let document: String
  /// SHA-256 of the text that the offsets are into.
  let digest: String
  let entities: [Entity]
  let relations: [Relation]
  let topics: [Topic]

  /// The records of a JSON Lines file, in order.
  ///
  /// - Throws: ``TrainingError`` with the line that is not of the form.
  static func read(_ path: String) throws -> [Self] {
    let file = try RecordFile(reading: path)
    return try file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated().filter { !$0.element.isEmpty }
      .map { number, line in
        guard let record = try? JSONDecoder().decode(Self.self, from: Data(line)) else {
          throw TrainingError.annotation(path, line: number + 1)
        }
        return record
      }
  }
}

extension Document {
  /// The text without the editor's notes, a line a paragraph, white space told once: what
  /// a reader would type off.
  var plainText: String {
    let notes = sections(.footnote).map(\.span).sorted()
    var kept = ""
    var offset = 0
    for note in notes where note.start >= offset {
      kept += text[Span(offset, note.start)]
      offset = note.end
    }
    kept += text[Span(offset, text.utf8.count)]
    return kept.split(whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}

extension GoldRecord {
  /// An annotation with the words that its offsets mean.
  ///
  /// - Throws: ``TrainingError/text(_:)`` where the text is another than was annotated.
  init(_ record: StandoffRecord, text: String) throws {
    let name = "\(record.volume)_\(record.document)"
    guard RecordFile.digest(of: Array(text.utf8)) == record.digest else {
      throw TrainingError.text(name)
    }
    let scalars = Array(text.unicodeScalars)
    func words(_ place: StandoffRecord.Place) throws -> String {
      guard 0 <= place.start, place.start < place.end, place.end <= scalars.count else {
        throw TrainingError.text(name)
      }
      return String(String.UnicodeScalarView(scalars[place.start..<place.end]))
    }
    entities = try record.entities.map { entity in
      Entity(
        id: entity.id, type: entity.type,
        mentions: try entity.mentions.map { place in
          let text = try words(place)
          let before = Self.occurrences(of: Array(text.unicodeScalars), in: scalars)
            .firstIndex(of: place.start)
          return Mention(
            text: text, occurrences: before.map { .some([$0 + 1]) } ?? .some([]), kind: place.kind)
        })
    }
    relations = try record.relations.map { relation in
      Relation(
        type: relation.type, from: relation.from, to: relation.to,
        evidence: try words(relation.evidence), attributedTo: relation.by,
        polarity: relation.polarity ?? "affirmed", modality: relation.modality ?? "asserted")
    }
    topics = record.topics.map { Topic(label: $0.label) }
  }
}
