import Documents
import Foundation

/// A record annotated by hand: what a careful reader finds in it.
struct GoldRecord: Decodable {
  struct Mention: Decodable {
    /// "all", or which of the places where the words stand, counted from 1.
    enum Occurrences {
      case all
      case some(Set<Int>)
    }

    let text: String
    let occurrences: Occurrences
    let kind: String

    enum CodingKeys: CodingKey { case text, occurrences, kind }

    init(text: String, occurrences: Occurrences, kind: String) {
      self.text = text
      self.occurrences = occurrences
      self.kind = kind
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      text = try container.decode(String.self, forKey: .text)
      kind = try container.decodeIfPresent(String.self, forKey: .kind) ?? "name"
      if let list = try? container.decode([Int].self, forKey: .occurrences) {
        occurrences = .some(Set(list))
      } else {
        occurrences = .all
      }
    }
  }

  struct Entity: Decodable {
    let id: String
    let type: String
    let mentions: [Mention]
  }

  struct Relation: Decodable {
    let type: String
    let from: String
    let to: String
    let evidence: String
    let attributedTo: String?
    let polarity: String?
    let modality: String?

    enum CodingKeys: String, CodingKey {
      case type, from, to, evidence, polarity, modality
      case attributedTo = "attributed_to"
    }
  }

  struct Topic: Decodable {
    let label: String
  }

  let entities: [Entity]
  let relations: [Relation]
  let topics: [Topic]?

  /// A mention with its place in the text, as code points.
  struct PlacedMention {
    let start: Int
    let end: Int
    let entity: String
    let type: String
    let isName: Bool
    /// Whether it is a name or stands for one, no description.
    let isProper: Bool
  }

  /// Where the mentions stand: of two that overlap, the longer.
  func placed(in text: [Unicode.Scalar]) -> [PlacedMention] {
    var all: [PlacedMention] = []
    for entity in entities {
      for mention in entity.mentions {
        let words = Array(mention.text.unicodeScalars)
        for (number, start) in Self.occurrences(of: words, in: text).enumerated() {
          if case .some(let wanted) = mention.occurrences, !wanted.contains(number + 1) { continue }
          let article = Self.articleLength(text, at: start)
          all.append(
            PlacedMention(
              start: start + article, end: start + words.count, entity: entity.id,
              type: entity.type,
              isName: mention.kind == "name", isProper: mention.kind != "nominal"))
        }
      }
    }
    all.sort { ($0.start - $0.end, $0.start) < ($1.start - $1.end, $1.start) }
    var kept: [PlacedMention] = []
    for mention in all
    where !kept.contains(where: { $0.start < mention.end && mention.start < $0.end }) {
      kept.append(mention)
    }
    return kept.sorted { $0.start < $1.start }
  }

  /// Places where words stand between word boundaries.
  static func occurrences(of words: [Unicode.Scalar], in text: [Unicode.Scalar]) -> [Int] {
    guard let first = words.first, let last = words.last, words.count <= text.count else {
      return []
    }
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    return (0...(text.count - words.count)).filter { start in
      guard text[start] == first, text[start..<(start + words.count)].elementsEqual(words) else {
        return false
      }
      let end = start + words.count
      let opens = start == 0 || !(isWord(text[start - 1]) && isWord(first))
      let closes = end == text.count || !(isWord(text[end]) && isWord(last))
      return opens && closes
    }
  }

  /// A leading article is no part of a name.
  static func articleLength(_ text: [Unicode.Scalar], at start: Int) -> Int {
    guard start + 4 <= text.count else { return 0 }
    let head = String(String.UnicodeScalarView(text[start..<(start + 4)]))
    return head == "the " || head == "The " ? 4 : 0
  }
}

/// A document with what was found in it by hand.
struct GoldDocument {
  let document: Document
  let gold: GoldRecord

  /// The code points of the text, in which the annotation counts.
  var scalars: [Unicode.Scalar] { Array(document.text.string.unicodeScalars) }

  /// How well an extractor reads it.
  func score(by extractor: Extractor) -> Score {
    Score(gold, ExtractionJSON(extractor.extract(document)), text: scalars)
  }
}

/// A folder of annotated records: NAME.gold.json beside NAME.txt, or in `gold` with the
/// text in `records`.
public struct GoldFolder {
  private let records: [(text: String, gold: String)]

  /// Lists the annotated records of a folder, in order of name.
  ///
  /// - Throws: where the folder cannot be read.
  public init(_ folder: String) throws {
    var records: [(String, String)] = []
    for (golds, texts) in [(folder, folder), (folder + "/gold", folder + "/records")] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: golds)) ?? []
      for name in names.sorted() where name.hasSuffix(".gold.json") {
        let stem = name.dropLast(".gold.json".count)
        records.append(("\(texts)/\(stem).txt", "\(golds)/\(name)"))
      }
    }
    self.records = records
  }

  /// The texts, for whoever wants to read them otherwise.
  public var count: Int { records.count }

  /// How well an extractor does on the folder.
  ///
  /// - Throws: where a file cannot be read, or an annotation is not of the form.
  public func score(by extractor: Extractor) throws -> Score {
    try annotated().reduce(Score()) { $0 + $1.score(by: extractor) }
  }

  /// The records with what was found in them by hand.
  func annotated() throws -> [GoldDocument] {
    try records.map { record in
      let file = try RecordFile(reading: record.text)
      guard let annotation = FileManager.default.contents(atPath: record.gold) else {
        throw RecordFileError.unreadable
      }
      let gold = try JSONDecoder().decode(GoldRecord.self, from: annotation)
      guard let document = FormatReader.read(file, id: Document.ID(file.stem)).documents.first
      else { throw RecordFileError.unreadable }
      return GoldDocument(document: document, gold: gold)
    }
  }
}
