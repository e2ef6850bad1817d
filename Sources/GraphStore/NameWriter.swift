import GRDB

/// Stores under which names a document knows its entities.
struct NameWriter {
  private let naming: Statement
  private let alias: Statement

  init(_ db: Database) throws {
    naming = try db.cachedStatement(
      sql: """
        INSERT INTO naming (document, entity, name, reasons) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """)
    alias = try db.cachedStatement(
      sql: """
        INSERT INTO alias (document, entity, text, folded, count) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET count = count + excluded.count
        """)
  }

  /// Stores a name that the document shows an entity by, and the reasons.
  func write(_ name: String, of entity: Int64, in document: Int64, reasons: [String] = [])
    throws
  {
    let name = name.storable
    try naming.execute(
      arguments: [document, entity, name, JSONObject.list(reasons.map(\.storable))])
    try write(alias: name, of: entity, in: document, count: 0)
  }

  /// Stores how often a document writes a name in this way.
  func write(alias text: String, of entity: Int64, in document: Int64, count: Int) throws {
    let text = text.storable
    try alias.execute(arguments: [document, entity, text, NameForm(text).text, count])
  }
}

extension String {
  /// The text with U+FFFD for NUL, which the file cannot keep.
  var storable: String { utf8.contains(0) ? replacing("\0", with: "\u{FFFD}") : self }
}
