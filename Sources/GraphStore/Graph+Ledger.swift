import Documents
import GRDB

/// What became of one file.
public struct LedgerEntry: Sendable, Hashable {
  /// Names the file in the ledger: its path as given.
  public let path: String

  /// SHA-256 of the file as it lies on disk, in hexadecimal; empty where it could not be opened.
  public let digest: String

  /// What else the reading depended on, such as the vocabulary, the models, the version.
  public let fingerprint: String

  /// What became of the file as a whole.
  public let status: Finding.Status

  /// What its user should know, in the order in which it was stored.
  public let findings: [Finding]

  /// How many documents it gave.
  public let documentCount: Int

  /// Whether a file of this digest, read in this way, would give the same again.
  public func isCurrent(digest: String, fingerprint: String) -> Bool {
    self.digest == digest && self.fingerprint == fingerprint
  }
}

/// A name that the text does not decide, for review.
public struct UnresolvedName: Sendable, Hashable {
  /// The document that it stands in.
  public let source: Source

  /// In UTF-8 bytes of the document's text.
  public let span: Span

  /// The name as it is written.
  public let text: String

  /// Why, with the candidates.
  public let reason: String
}

extension Graph {
  /// Every file that was read, in order of path.
  ///
  /// - Throws: ``GraphError`` where the file cannot be read, or is damaged.
  /// - Complexity: O(*n* log *n*) for *n* files, findings and documents, in two queries of SQL.
  public func ledger() throws(GraphError) -> [LedgerEntry] {
    try reading { db in try Self.ledger(db) }
  }

  /// The claims that were not stored, in order of document.
  ///
  /// - Throws: ``GraphError`` where the file cannot be read, or is damaged.
  /// - Complexity: O(*n* log *n*) for *n* refusals, in one query of SQL.
  public func refusals() throws(GraphError) -> [Refusal] {
    try reading { db in try Self.refusals(db) }
  }

  /// The names that the texts do not decide, in order of document and place.
  ///
  /// - Throws: ``GraphError`` where the file cannot be read, or is damaged.
  /// - Complexity: O(*n* log *n*) for *n* names, in one query of SQL and one a document.
  public func unresolved() throws(GraphError) -> [UnresolvedName] {
    try reading { db in
      var sources = SourceReader(db)
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT document.id, start_byte, end_byte, unresolved.text, reason
          FROM unresolved JOIN document ON document.id = unresolved.document
          ORDER BY key, start_byte, end_byte, unresolved.text, reason
          """)
      return try rows.map { row in
        try UnresolvedName(
          source: sources[Source.ID(row.value(0))], span: row.span(at: 1),
          text: row.value(3),
          reason: row.value(4))
      }
    }
  }

  static func ledger(_ db: Database) throws -> [LedgerEntry] {
    var findings: [Int64: [Finding]] = [:]
    let notes = try Row.fetchCursor(
      db, sql: "SELECT file, status, place, reason FROM finding ORDER BY file, position")
    while let row = try notes.next() {
      try findings[row.value(0), default: []].append(
        Finding(row.named(1), at: row.value(2), row.value(3)))
    }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, path, digest, fingerprint, status,
          (SELECT COUNT(*) FROM document WHERE document.file = file.id)
        FROM file ORDER BY path
        """)
    return try rows.map { row in
      try LedgerEntry(
        path: row.value(1), digest: row.value(2), fingerprint: row.value(3), status: row.named(4),
        findings: findings[row.value(0)] ?? [], documentCount: row.value(5))
    }
  }

  static func refusals(_ db: Database) throws -> [Refusal] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT key, relation, from_name, to_name, reason
        FROM refusal JOIN document ON document.id = refusal.document
        ORDER BY key, relation, from_name, to_name, reason
        """)
    return try rows.map { row in
      try Refusal(
        document: row.value(0), relation: row.value(1), from: row.value(2), to: row.value(3),
        reason: row.named(4))
    }
  }
}
