import Documents
import Foundation
import GRDB
import Ontology

/// Writes a graph as JSON, section by section, from one state of the file.
struct GraphExport {
  let db: Database
  let schema: Schema
  let includesTexts: Bool
  let write: (String) throws -> Void

  init(
    _ db: Database, schema: Schema, includesTexts: Bool, write: @escaping (String) throws -> Void
  ) {
    self.db = db
    self.schema = schema
    self.includesTexts = includesTexts
    self.write = write
  }

  func run() throws {
    try write("{\"format\": \"entente-graph\", \"version\": 1")
    try section("files") { line in
      for entry in try Graph.ledger(db) { try line(Self.object(entry)) }
    }
    try section("documents", documents)
    try section("entities", entities)
    try section("mentions", mentions)
    try section("claims", claims)
    try section("unresolved", unresolved)
    try section("refusals") { line in
      for refusal in try Graph.refusals(db) { try line(Self.object(refusal)) }
    }
    try write("}\n")
  }

  private typealias Line = (JSONObject) throws -> Void

  private func section(_ name: String, _ body: (Line) throws -> Void) throws {
    try write(",\n\"\(name)\": [")
    var isFirst = true
    try body { object in
      try write((isFirst ? "\n" : ",\n") + object.text)
      isFirst = false
    }
    try write(isFirst ? "]" : "\n]")
  }

  private static func object(_ entry: LedgerEntry) -> JSONObject {
    var object = JSONObject()
    object.add("path", entry.path)
    object.add("digest", entry.digest)
    object.add("fingerprint", entry.fingerprint)
    object.add("status", entry.status.rawValue)
    object.add("findings", entry.findings.map(Self.object))
    return object
  }

  private static func object(_ finding: Finding) -> JSONObject {
    var object = JSONObject()
    object.add("status", finding.status.rawValue)
    object.add("place", finding.place)
    object.add("reason", finding.reason)
    return object
  }

  private static func object(_ refusal: Refusal) -> JSONObject {
    var object = JSONObject()
    object.add("document", refusal.document)
    object.add("type", refusal.relation)
    object.add("from", refusal.from)
    object.add("to", refusal.to)
    object.add("reason", refusal.reason.rawValue)
    return object
  }

  private func documents(_ line: Line) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT key, source, title, date, citation, language, sha256, is_verbatim, text
        FROM document ORDER BY key
        """)
    while let row = try rows.next() {
      var object = JSONObject()
      try object.add("id", row.value(0) as String)
      try object.add("source", row.value(1) as String)
      try object.add("title", row.value(2) as String?)
      try object.add("date", row.value(3) as String?)
      try object.add("citation", row.value(4) as String?)
      try object.add("language", row.value(5) as String?)
      try object.add("sha256", row.value(6) as String)
      if try includesTexts || !(row.value(7) as Bool) {
        try object.add("text", String(decoding: row.value(8) as Data, as: UTF8.self))
      }
      try line(object)
    }
  }

  private func entities(_ line: Line) throws {
    let aliases = try db.makeStatement(
      sql: """
        SELECT text FROM alias WHERE entity = ?
        GROUP BY text HAVING SUM(count) > 0 ORDER BY text
        """)
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, type, key, name FROM entity ORDER BY type, key")
    while let row = try rows.next() {
      let (type, key, name): (String, String, String) = try (
        row.value(1), row.value(2), row.value(3)
      )
      var object = JSONObject()
      object.add("id", Self.id(type, key))
      object.add("type", type)
      object.add("name", name)
      object.add(
        "aliases",
        try String.fetchAll(aliases, arguments: [row.value(0) as Int64]).filter { $0 != name })
      try line(object)
    }
  }

  private func mentions(_ line: Line) throws {
    var places = PlaceReader(db)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT document.id, document.key, type, entity.key, start_byte, end_byte, kind
        FROM mention JOIN document ON document.id = mention.document
        JOIN entity ON entity.id = mention.entity
        ORDER BY document.key, start_byte, end_byte, type, entity.key
        """)
    while let row = try rows.next() {
      var object = JSONObject()
      try object.add("document", row.value(1) as String)
      try object.add("entity", Self.id(row.value(2), row.value(3)))
      try places.add(row.span(at: 4), of: row.value(0), to: &object)
      try object.add("kind", row.value(6) as String)
      try line(object)
    }
  }

  private func claims(_ line: Line) throws {
    var places = PlaceReader(db)
    let evidence = try db.makeStatement(
      sql: "SELECT start_byte, end_byte FROM evidence WHERE claim = ? ORDER BY start_byte, end_byte"
    )
    let speakers = try db.makeStatement(
      sql: """
        SELECT type, key FROM claim_speaker JOIN entity ON entity.id = entity
        WHERE claim = ? ORDER BY position
        """)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT claim.id, document.id, document.key, relation, near.type, near.key, far.type,
          far.key, polarity, modality, claim.date, attributes, rule, confidence
        FROM claim JOIN document ON document.id = claim.document
        JOIN entity AS near ON near.id = from_entity JOIN entity AS far ON far.id = to_entity
        ORDER BY document.key, claim.id
        """)
    while let row = try rows.next() {
      let (claim, document): (Int64, Int64) = try (row.value(0), row.value(1))
      let relation: String = try row.value(3)
      let chain = try Row.fetchAll(speakers, arguments: [claim]).map {
        try Self.id($0.value(0), $0.value(1))
      }
      var object = JSONObject()
      try object.add("document", row.value(2) as String)
      object.add("type", relation)
      object.add("isA", schema.relationType(relation)?.ancestors ?? [])
      try object.add("from", Self.id(row.value(4), row.value(5)))
      try object.add("to", Self.id(row.value(6), row.value(7)))
      object.add(
        "evidence",
        try Row.fetchAll(evidence, arguments: [claim]).map { row in
          var quotation = JSONObject()
          try places.add(row.span(at: 0), of: document, to: &quotation)
          return quotation
        })
      object.add("attributedTo", chain.first)
      object.add("attributionChain", chain)
      try object.add("polarity", row.value(8) as String)
      try object.add("modality", row.value(9) as String)
      try object.add("date", row.value(10) as String?)
      try object.add("attributes", json: row.value(11))
      try object.add("rule", row.value(12) as String)
      try object.add("confidence", row.value(13) as Double)
      try line(object)
    }
  }

  private func unresolved(_ line: Line) throws {
    var places = PlaceReader(db)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT document.id, document.key, start_byte, end_byte, reason
        FROM unresolved JOIN document ON document.id = unresolved.document
        ORDER BY document.key, start_byte, end_byte, unresolved.text, reason
        """)
    while let row = try rows.next() {
      var object = JSONObject()
      try object.add("document", row.value(1) as String)
      try places.add(row.span(at: 2), of: row.value(0), to: &object)
      try object.add("reason", row.value(4) as String)
      try line(object)
    }
  }

  private static func id(_ type: String, _ key: String) -> String { "\(type):\(key)" }
}

/// Tells places in code points, document by document.
private struct PlaceReader {
  private var sources: SourceReader
  private var offsets: (id: Int64, offsets: CharacterOffsets)?

  init(_ db: Database) { sources = SourceReader(db) }

  /// Adds start, end and text of a place of a document.
  mutating func add(_ span: Span, of document: Int64, to object: inout JSONObject) throws {
    let quotation = try sources.quotation(at: span, of: Source.ID(document))
    if offsets?.id != document {
      offsets = (document, CharacterOffsets(try sources.text(of: Source.ID(document))))
    }
    object.add("start", offsets!.offsets.codePoint(at: span.start))
    object.add("end", offsets!.offsets.codePoint(at: span.end))
    object.add("text", quotation)
  }
}
