import Documents
import GRDB
import Ontology

/// The identifier of a document where two files, or two parts of one, claim the same.
enum DocumentKey {
  /// The identifiers that a document may get, best first: its own, then with a
  /// digest of its path, then of its path and place.
  static func candidates(_ own: String, path: String, position: Int) -> some Sequence<String> {
    (0...).lazy.map { attempt -> String in
      switch attempt {
      case 0: own
      case 1: "\(own)~\(digest(path))"
      default: "\(own)~\(digest("\(path)#\(position)#\(attempt)"))"
      }
    }
  }

  /// The first identifier that no stored document has.
  static func free(_ own: String, path: String, position: Int, _ db: Database) throws -> String {
    for key in candidates(own, path: path, position: position)
    where try holder(of: key, db) == nil { return key }
    fatalError("digests do not run out")
  }

  /// Gives the plain identifier to the first of the documents that claim it, by
  /// path and place in the file, whichever was written first.
  static func settle(_ db: Database, type: EntityType) throws {
    let contested = try contested(db)
    let movable = Set(contested.map(\.id))
    var taken: Set<String> = []
    var moves: [(claimant: Claimant, key: String)] = []
    for claimant in contested {
      let candidates = candidates(
        claimant.own, path: claimant.path, position: claimant.position)
      for key in candidates where !taken.contains(key) {
        if let holder = try holder(of: key, db), !movable.contains(holder) { continue }
        taken.insert(key)
        if key != claimant.key { moves.append((claimant, key)) }
        break
      }
    }
    // In two steps, as an identifier may pass from one document to another.
    for move in moves {
      try db.execute(
        sql: "UPDATE document SET key = char(31) || id WHERE id = ?",
        arguments: [move.claimant.id])
    }
    for move in moves { try self.move(move.claimant, to: move.key, type: type, db) }
  }

  /// A document that shares its own identifier with another, or has lost it.
  private struct Claimant {
    let id: Int64
    let entity: Int64
    let own: String
    let key: String
    let title: String?
    let path: String
    let position: Int
  }

  private static func contested(_ db: Database) throws -> [Claimant] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT document.id, entity, own_key, key, title, file.path, position FROM document
        JOIN file ON file.id = document.file
        WHERE own_key IN (
          SELECT own_key FROM document GROUP BY own_key
          HAVING COUNT(*) > 1 OR MIN(key = own_key) = 0)
        ORDER BY own_key, file.path, position
        """)
    return try rows.map { row in
      try Claimant(
        id: row.value(0), entity: row.value(1), own: row.value(2), key: row.value(3),
        title: row.value(4), path: row.value(5),
        position: row.value(6))
    }
  }

  private static func move(
    _ claimant: Claimant, to key: String, type: EntityType, _ db: Database
  ) throws {
    let name = claimant.title ?? key
    try db.execute(
      sql: "INSERT INTO entity (type, key, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      arguments: [type.name, key, name])
    let new = try Int64.fetchOne(
      db, sql: "SELECT id FROM entity WHERE type = ? AND key = ?", arguments: [type.name, key])!
    for sql in [
      "UPDATE claim SET from_entity = ?1 WHERE document = ?2 AND from_entity = ?3",
      "UPDATE claim SET to_entity = ?1 WHERE document = ?2 AND to_entity = ?3",
      "UPDATE document SET entity = ?1 WHERE id = ?2 AND entity = ?3",
    ] {
      try db.execute(sql: sql, arguments: [new, claimant.id, claimant.entity])
    }
    for table in ["naming", "alias"] {
      try db.execute(
        sql: "DELETE FROM \(table) WHERE document = ? AND entity = ?",
        arguments: [claimant.id, claimant.entity])
    }
    try db.execute(sql: "UPDATE document SET key = ? WHERE id = ?", arguments: [key, claimant.id])
    try NameWriter(db).write(name, of: new, in: claimant.id)
  }

  private static func holder(of key: String, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM document WHERE key = ?"), arguments: [key])
  }

  private static func digest(_ string: String) -> String {
    String(RecordFile.digest(of: Array(string.utf8)).prefix(8))
  }
}
