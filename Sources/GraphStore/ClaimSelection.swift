import Documents
import Foundation
import GRDB
import Ontology

/// The stored claims that a filter admits.
///
/// SQL leaves out what it can; ``ClaimFilter/admits(_:)`` decides.
struct ClaimSelection {
  private let filter: ClaimFilter
  private let condition: String
  private let arguments: StatementArguments

  init(
    _ filter: ClaimFilter, at node: Node.ID?, among nodes: Set<Node.ID>? = nil, in schema: Schema
  ) {
    self.filter = filter
    let types = JSONObject.list(filter.admittedTypes(in: schema).map(\.name))
    let relations = schema.relationTypes.filter { type in
      filter.relations?.contains(where: type.isKind) ?? true
    }
    var condition = """
      FROM claim JOIN document ON document.id = claim.document
      JOIN entity AS near ON near.id = from_entity JOIN entity AS far ON far.id = to_entity
      WHERE polarity IN (SELECT value FROM json_each(?))
        AND modality IN (SELECT value FROM json_each(?))
        AND relation IN (SELECT value FROM json_each(?))
        AND near.type IN (SELECT value FROM json_each(?))
        AND far.type IN (SELECT value FROM json_each(?))
        AND confidence >= ?

      """
    var arguments: StatementArguments = [
      JSONObject.list(filter.polarities.map(\.rawValue)),
      JSONObject.list(filter.modalities.map(\.rawValue)),
      JSONObject.list(relations.map(\.name)), types, types, filter.confidence,
    ]
    if let source = filter.source {
      condition += "AND claim.document = ?\n"
      arguments += [source.rawValue]
    }
    if let node {
      condition += "AND (from_entity = ? OR to_entity = ?)\n"
      arguments += [node.rawValue, node.rawValue]
    }
    if let nodes {
      condition += """
        AND from_entity IN (SELECT value FROM json_each(?))
        AND to_entity IN (SELECT value FROM json_each(?))

        """
      let list = "[\(nodes.map(\.rawValue).sorted().map(String.init).joined(separator: ","))]"
      arguments += [list, list]
    }
    self.condition = condition
    self.arguments = arguments
  }

  /// The claims by relation and ends, in order of document and place.
  func edges(_ db: Database, schema: Schema, includingWords: Bool = true) throws -> [Edge] {
    let evidence = includingWords ? try evidence(db) : [:]
    let speakers = includingWords || filter.speaker != nil ? try speakers(db) : [:]
    var places: [Ends: Int] = [:]
    var groups: [(ends: Ends, claims: [Claim])] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT claim.id, claim.document, relation, from_entity, to_entity, polarity, modality,
          claim.date, attributes, rule, confidence
        \(condition) ORDER BY document.key, claim.id
        """, arguments: arguments)
    while let row = try rows.next() {
      let id: Int64 = try row.value(0)
      let name: String = try row.value(2)
      guard let relation = schema.relationType(name) else {
        throw GraphError.undefinedRelation(name)
      }
      let claim = try Self.claim(
        row, evidence: evidence[id] ?? [], speakers: speakers[id] ?? [],
        includingWords: includingWords)
      guard filter.admits(claim) else { continue }
      let ends = try Ends(
        relation: relation, from: Node.ID(row.value(3)), to: Node.ID(row.value(4)))
      if let place = places[ends] {
        groups[place].claims.append(claim)
      } else {
        places[ends] = groups.count
        groups.append((ends, [claim]))
      }
    }
    return groups.map { group in
      Edge(
        relation: group.ends.relation, from: group.ends.from, to: group.ends.to,
        claims: group.claims)
    }
  }

  private struct Ends: Hashable {
    let relation: RelationType
    let from: Node.ID
    let to: Node.ID
  }

  private func evidence(_ db: Database) throws -> [Int64: [Evidence]] {
    var evidence: [Int64: [Evidence]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT claim, start_byte, end_byte, quotation FROM evidence
        WHERE claim IN (SELECT claim.id \(condition)) ORDER BY claim, start_byte, end_byte
        """, arguments: arguments)
    while let row = try rows.next() {
      try evidence[row.value(0), default: []].append(
        Evidence(span: row.span(at: 1), quotation: row.value(3)))
    }
    return evidence
  }

  private func speakers(_ db: Database) throws -> [Int64: [Node.ID]] {
    var speakers: [Int64: [Node.ID]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT claim, entity FROM claim_speaker
        WHERE claim IN (SELECT claim.id \(condition)) ORDER BY claim, position
        """, arguments: arguments)
    while let row = try rows.next() {
      try speakers[row.value(0), default: []].append(Node.ID(row.value(1)))
    }
    return speakers
  }

  private static func claim(
    _ row: Row, evidence: [Evidence], speakers: [Node.ID], includingWords: Bool
  ) throws -> Claim {
    let date: String? = try row.value(7)
    return try Claim(
      id: Claim.ID(row.value(0)), source: Source.ID(row.value(1)), evidence: evidence,
      speakers: speakers,
      polarity: row.named(5),
      modality: row.named(6), date: date.flatMap { EDTF($0) },
      attributes: includingWords ? attributes(row.value(8)) : [:],
      rule: includingWords ? row.value(9) : "", confidence: row.value(10))
  }

  /// The texts of an object of JSON, by name.
  static func attributes(_ json: String) throws -> [String: String] {
    if json == "{}" { return [:] }
    do {
      return try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
    } catch {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a claim's attributes are no JSON")
    }
  }
}
