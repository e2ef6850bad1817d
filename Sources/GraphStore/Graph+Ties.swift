import Documents
import GRDB
import Ontology

extension Graph {
  /// A claim without its words: all that a path is sought by.
  public struct BareClaim: Sendable {
    public let relation: RelationType
    public let from: Node.ID
    public let to: Node.ID
    public let document: Source.ID
    public let polarity: Polarity
    public let modality: Modality
    public let date: EDTF?
    public let speakers: [Node.ID]
  }

  /// All claims, in order of document and place.
  ///
  /// - Complexity: O(*n*) for *n* claims.
  public func bareClaims() throws(GraphError) -> [BareClaim] {
    try reading { db in
      var speakers: [Int64: [Node.ID]] = [:]
      let said = try Row.fetchCursor(
        db, sql: "SELECT claim, entity FROM claim_speaker ORDER BY claim, position")
      while let row = try said.next() {
        try speakers[row.value(0), default: []].append(Node.ID(row.value(1)))
      }
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT claim.id, relation, from_entity, to_entity, document, polarity, modality, date
          FROM claim ORDER BY claim.id
          """)
      var claims: [BareClaim] = []
      while let row = try rows.next() {
        let name: String = try row.value(1)
        guard let relation = schema.relationType(name) else {
          throw GraphError.undefinedRelation(name)
        }
        let date: String? = try row.value(7)
        claims.append(
          try BareClaim(
            relation: relation, from: Node.ID(row.value(2)), to: Node.ID(row.value(3)),
            document: Source.ID(row.value(4)), polarity: row.named(5), modality: row.named(6),
            date: date.flatMap { EDTF($0) }, speakers: speakers[row.value(0)] ?? []))
      }
      return claims
    }
  }

  /// Two numbers that tell the graph's present state from others, and from other graphs': one
  /// of the files and vocabulary that it was read from and of how much they gave, one of how
  /// often it was written.
  ///
  /// - Complexity: O(*n*) for *n* files and claims.
  public func state() throws(GraphError) -> (content: UInt64, changes: UInt64) {
    try reading { db in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      func add(_ text: String) {
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ 0xFF) &* 0x100_0000_01b3
      }
      for type in schema.relationTypes { add(type.name) }
      for type in schema.entityTypes { add(type.name) }
      let rows = try Row.fetchCursor(
        db, sql: "SELECT path, digest, fingerprint FROM file ORDER BY id")
      while let row = try rows.next() {
        for column in 0..<3 { add(try row.value(column)) }
      }
      for table in ["claim", "entity", "document"] {
        let row = try Row.fetchOne(db, sql: "SELECT COUNT(*), IFNULL(MAX(id), 0) FROM \(table)")
        if let row { add("\(try row.value(0) as Int64) \(try row.value(1) as Int64)") }
      }
      let changes = try String.fetchOne(
        db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [Self.changesKey])
      return (hash, changes.flatMap { UInt64($0) } ?? 0)
    }
  }

  static let changesKey = "changes"

  /// Counts a transaction that changed something.
  static func countChange(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO meta (key, value) VALUES (?, '1')
        ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)
        """, arguments: [changesKey])
  }
}
