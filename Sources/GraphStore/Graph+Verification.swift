import Documents
import Foundation
import GRDB
import Ontology

/// What came of comparing everything that is cited with the texts.
public struct Verification: Sendable {
  public internal(set) var documents = 0
  public internal(set) var claims = 0
  public internal(set) var quotations = 0
  public internal(set) var mentions = 0

  /// Empty where every claim is borne out by the text at its place.
  public internal(set) var problems: [Problem] = []

  /// Something that is not as it was stored.
  public enum Problem: Sendable, Hashable {
    /// What SQLite says of the file.
    case file(String)
    /// A document's text is not the one that was read.
    case textDiffers(document: String)
    /// A quotation is not what stands at its offsets.
    case quotationDiffers(document: String, span: Span, quotation: String)
    /// A mention's offsets are not those of characters of the text.
    case mentionOutOfBounds(document: String, span: Span)
    /// No quotation bears a claim out.
    case noEvidence(document: String, relation: String, from: String, to: String)
    /// The ontology does not let a relation join these.
    case forbiddenEnds(document: String, relation: String, from: String, to: String)
    case undefinedEntity(String)
    case undefinedRelation(String)
  }
}

extension Verification.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let detail): "the file is damaged: \(detail)"
    case .textDiffers(let document): "\(document): the text is not the one that was read"
    case .quotationDiffers(let document, let span, let quotation):
      "\(document): bytes \(span.start)-\(span.end) do not say '\(quotation)'"
    case .mentionOutOfBounds(let document, let span):
      "\(document): bytes \(span.start)-\(span.end) are no characters of the text"
    case .noEvidence(let document, let relation, let from, let to):
      "\(document): nothing bears out \(from) \(relation) \(to)"
    case .forbiddenEnds(let document, let relation, let from, let to):
      "\(document): the ontology does not allow \(from) \(relation) \(to)"
    case .undefinedEntity(let name): "the ontology does not define the entity type '\(name)'"
    case .undefinedRelation(let name): "the ontology does not define the relation '\(name)'"
    }
  }
}

extension Graph {
  /// Compares every text with its digest and every quotation with the text at its
  /// offsets, and the file with what SQLite expects.
  public func verify() throws(GraphError) -> Verification {
    var verification = Verification()
    do {
      try reading { db in
        try Self.verifyFile(db, &verification)
        try verifyTexts(db, &verification)
        try verifyClaims(db, &verification)
      }
    } catch .damaged(_, let detail) {
      verification.problems.append(.file(detail))
    }
    return verification
  }

  private static func verifyFile(_ db: Database, _ verification: inout Verification) throws {
    for line in try String.fetchAll(db, sql: "PRAGMA integrity_check") where line != "ok" {
      verification.problems.append(.file(line))
    }
    for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
      let (table, parent): (String, String) = try (row.value(0), row.value(2))
      verification.problems.append(.file("an entry of '\(table)' lacks its '\(parent)'"))
    }
  }

  private func verifyTexts(_ db: Database, _ verification: inout Verification) throws {
    let documents = try Row.fetchCursor(
      db, sql: "SELECT id, key, sha256, text FROM document ORDER BY key")
    while let row = try documents.next() {
      let (id, key, digest): (Int64, String, String) = try (
        row.value(0), row.value(1), row.value(2)
      )
      let text = try Text(utf8: Array(row.value(3) as Data))
      verification.documents += 1
      if RecordFile.digest(of: text.utf8) != digest {
        verification.problems.append(.textDiffers(document: key))
      }
      try Self.verifyQuotations(db, of: id, key, text, &verification)
      try Self.verifyMentions(db, of: id, key, text, &verification)
    }
  }

  private static func verifyQuotations(
    _ db: Database, of document: Int64, _ key: String, _ text: Text,
    _ verification: inout Verification
  ) throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT start_byte, end_byte, quotation FROM claim
        JOIN evidence ON evidence.claim = claim.id
        WHERE claim.document = ? ORDER BY claim.id, start_byte, end_byte
        """)
    let rows = try Row.fetchCursor(statement, arguments: [document])
    while let row = try rows.next() {
      let (span, quotation) = try (row.span(at: 0), row.value(2) as String)
      verification.quotations += 1
      let stands =
        text.hasCharacters(at: span)
        && text.utf8[span.start..<span.end].elementsEqual(quotation.utf8)
      if !stands {
        verification.problems.append(
          .quotationDiffers(document: key, span: span, quotation: quotation))
      }
    }
  }

  private static func verifyMentions(
    _ db: Database, of document: Int64, _ key: String, _ text: Text,
    _ verification: inout Verification
  ) throws {
    let statement = try db.cachedStatement(
      sql: "SELECT start_byte, end_byte FROM mention WHERE document = ? ORDER BY start_byte")
    let rows = try Row.fetchCursor(statement, arguments: [document])
    while let row = try rows.next() {
      let span = try row.span(at: 0)
      verification.mentions += 1
      if !text.hasCharacters(at: span) {
        verification.problems.append(.mentionOutOfBounds(document: key, span: span))
      }
    }
  }

  private func verifyClaims(_ db: Database, _ verification: inout Verification) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT document.key, relation, near.type, near.name, far.type, far.name,
          EXISTS (SELECT 1 FROM evidence WHERE evidence.claim = claim.id)
        FROM claim JOIN document ON document.id = claim.document
        JOIN entity AS near ON near.id = from_entity JOIN entity AS far ON far.id = to_entity
        ORDER BY document.key, claim.id
        """)
    var undefined: Set<Verification.Problem> = []
    func note(_ problem: Verification.Problem) {
      if undefined.insert(problem).inserted { verification.problems.append(problem) }
    }
    while let row = try rows.next() {
      verification.claims += 1
      let (document, relation): (String, String) = try (row.value(0), row.value(1))
      let (fromType, from, toType, to): (String, String, String, String) = try (
        row.value(2), row.value(3), row.value(4), row.value(5)
      )
      if try !(row.value(6) as Bool) {
        verification.problems.append(
          .noEvidence(document: document, relation: relation, from: from, to: to))
      }
      let ends = (schema.entityType(fromType), schema.entityType(toType))
      if ends.0 == nil { note(.undefinedEntity(fromType)) }
      if ends.1 == nil { note(.undefinedEntity(toType)) }
      guard let type = schema.relationType(relation) else {
        note(.undefinedRelation(relation))
        continue
      }
      guard let near = ends.0, let far = ends.1 else { continue }
      if !type.mayJoin(near, far), !(type.isSymmetric && type.mayJoin(far, near)) {
        verification.problems.append(
          .forbiddenEnds(document: document, relation: relation, from: from, to: to))
      }
    }
  }
}
