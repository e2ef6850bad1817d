import GRDB

/// The statements that store a contribution.
struct Inserts {
  let removal, file, finding, entity, entityID, document, mention, claim, evidence: Statement
  let speaker, refusal, unresolved: Statement

  init(_ db: Database) throws {
    func statement(_ table: String, _ columns: String, else conflict: String = "") throws
      -> Statement
    {
      let places = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
      return try db.cachedStatement(
        sql: "INSERT INTO \(table) (\(columns)) VALUES (\(places)) \(conflict)")
    }
    removal = try db.cachedStatement(sql: "DELETE FROM file WHERE path = ?")
    file = try statement("file", "path, digest, fingerprint, status")
    finding = try statement("finding", "file, position, status, place, reason")
    entity = try statement("entity", "type, key, name", else: "ON CONFLICT DO NOTHING")
    entityID = try db.cachedStatement(sql: "SELECT id FROM entity WHERE type = ? AND key = ?")
    document = try statement(
      "document",
      """
      file, position, entity, key, own_key, source, title, date, citation, language, is_verbatim,
      sha256, text
      """)
    mention = try statement(
      "mention", "document, start_byte, end_byte, entity, kind", else: "ON CONFLICT DO NOTHING")
    claim = try statement(
      "claim",
      """
      document, relation, from_entity, to_entity, polarity, modality, date, attributes, rule,
      confidence
      """)
    evidence = try statement("evidence", "claim, start_byte, end_byte, quotation")
    speaker = try statement("claim_speaker", "claim, position, entity")
    refusal = try statement("refusal", "document, relation, from_name, to_name, reason")
    unresolved = try statement("unresolved", "document, start_byte, end_byte, text, reason")
  }
}
