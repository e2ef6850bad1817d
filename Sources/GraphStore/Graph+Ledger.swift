import Documents
import GRDB

/// What became of one file.
public struct LedgerEntry: Sendable, Hashable {
  public let path: String
  public let digest: String
  public let fingerprint: String
  public let status: Finding.Status
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
  public let source: Source
  public let span: Span
  public let text: String
  public let reason: String
}

extension Graph {
  /// Every file that was read, in order of path.
  public func ledger() throws(GraphError) -> [LedgerEntry] {
    try reading { db in try Self.ledger(db) }
  }

  /// Every file that was read, by path.
  public func files() throws(GraphError) -> [String: LedgerEntry] {
    Dictionary(uniqueKeysWithValues: try ledger().map { ($0.path, $0) })
  }

  /// The claims that were not stored, in order of document.
  public func refusals() throws(GraphError) -> [Refusal] {
    try reading { db in try Self.refusals(db) }
  }

  /// The names that the texts do not decide, in order of document and place.
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
