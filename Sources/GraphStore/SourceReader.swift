import Documents
import Foundation
import GRDB

/// Reads what is known of documents, each once, and the last text that was asked for.
struct SourceReader {
  private let db: Database
  private var sources: [Source.ID: Source] = [:]
  private var text: (id: Source.ID, text: Text)?

  init(_ db: Database) { self.db = db }

  /// A document that claims or mentions refer to.
  subscript(id: Source.ID) -> Source {
    mutating get throws {
      if let source = sources[id] { return source }
      guard let source = try find("id = ?", [id.rawValue]) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a document is missing")
      }
      sources[id] = source
      return source
    }
  }

  /// The text of a document.
  mutating func text(of id: Source.ID) throws -> Text {
    if let text, text.id == id { return text.text }
    let statement = try db.cachedStatement(sql: "SELECT text FROM document WHERE id = ?")
    guard let data = try Data.fetchOne(statement, arguments: [id.rawValue]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a document is missing")
    }
    let found = Text(utf8: Array(data))
    guard String(validating: found.utf8, as: UTF8.self) != nil else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a text is not UTF-8")
    }
    text = (id, found)
    return found
  }

  /// The words at a place of a document.
  mutating func quotation(at span: Span, of id: Source.ID) throws -> String {
    let text = try text(of: id)
    guard text.hasCharacters(at: span) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "a passage lies outside its document")
    }
    return text[span]
  }

  /// The document that a condition of SQL selects, or `nil`.
  func find(_ condition: String, _ arguments: StatementArguments) throws -> Source? {
    let statement = try db.cachedStatement(sql: Self.selection + "WHERE " + condition)
    return try Row.fetchOne(statement, arguments: arguments).map(Self.source)
  }

  /// All documents in order of identifier.
  func all() throws -> [Source] {
    try Row.fetchAll(db, sql: Self.selection + "ORDER BY key").map(Self.source)
  }

  private static let selection = "SELECT id, key, source, title, date, citation FROM document "

  private static func source(_ row: Row) throws -> Source {
    let date: String? = try row.value(4)
    return try Source(
      id: Source.ID(row.value(0)), key: row.value(1), path: row.value(2), title: row.value(3),
      date: date.flatMap { EDTF($0) }, citation: row.value(5))
  }
}
