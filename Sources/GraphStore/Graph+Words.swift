import Documents
import GRDB
import Ontology

extension Graph {
  /// A subgraph that was read without words, with the evidence, speakers, attributes and rules
  /// of its claims.
  ///
  /// To choose what is drawn of a large graph needs no words; to draw it needs those of what
  /// was chosen.
  ///
  /// - Complexity: O(*k* log *n*) for *k* claims of the subgraph.
  public func worded(_ subgraph: Subgraph) throws(GraphError) -> Subgraph {
    try reading { db in
      let ids = JSONObject.list(
        numbers: subgraph.edges.flatMap { $0.claims.map(\.id.rawValue) }.filter { $0 > 0 }.sorted())
      var evidence: [Int64: [Evidence]] = [:]
      var rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT claim, start_byte, end_byte, quotation FROM evidence
          WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim, start_byte, end_byte
          """, arguments: [ids])
      while let row = try rows.next() {
        try evidence[row.value(0), default: []].append(
          Evidence(span: row.span(at: 1), quotation: row.value(3)))
      }
      var speakers: [Int64: [Node.ID]] = [:]
      rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT claim, entity FROM claim_speaker
          WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim, position
          """, arguments: [ids])
      while let row = try rows.next() {
        try speakers[row.value(0), default: []].append(Node.ID(row.value(1)))
      }
      var rest: [Int64: (attributes: [String: String], rule: String)] = [:]
      rows = try Row.fetchCursor(
        db,
        sql: "SELECT id, attributes, rule FROM claim WHERE id IN (SELECT value FROM json_each(?))",
        arguments: [ids])
      while let row = try rows.next() {
        rest[try row.value(0)] = try (ClaimSelection.attributes(row.value(1)), row.value(2))
      }
      var reader = NodeReader(db, schema: schema)
      var named = subgraph.speakers
      for id in Set(speakers.values.joined()) where named[id] == nil { named[id] = try reader[id] }
      let edges = subgraph.edges.map { edge in
        Edge(
          relation: edge.relation, from: edge.from, to: edge.to,
          claims: edge.claims.map { claim in
            // A mention has its words already.
            guard claim.id.rawValue > 0 else { return claim }
            return Claim(
              id: claim.id, source: claim.source, evidence: evidence[claim.id.rawValue] ?? [],
              speakers: speakers[claim.id.rawValue] ?? [], polarity: claim.polarity,
              modality: claim.modality, date: claim.date,
              attributes: rest[claim.id.rawValue]?.attributes ?? [:],
              rule: rest[claim.id.rawValue]?.rule ?? "", confidence: claim.confidence)
          })
      }
      return Subgraph(
        nodes: subgraph.nodes, edges: edges, sources: subgraph.sources, speakers: named)
    }
  }

  /// What tells this graph from others: SHA-256, in hexadecimal, of the documents that were
  /// read, and of what they were read with. The same records, read alike, give the same.
  ///
  /// - Complexity: O(*n*) for *n* documents.
  public func digest() throws(GraphError) -> String {
    try reading { db in
      var text = schema.relationTypes.map(\.name).joined(separator: " ") + "\n"
      for fingerprint in try String.fetchAll(
        db, sql: "SELECT DISTINCT fingerprint FROM file ORDER BY fingerprint")
      {
        text += fingerprint + "\n"
      }
      let rows = try Row.fetchCursor(db, sql: "SELECT key, sha256 FROM document ORDER BY key")
      while let row = try rows.next() {
        text += try (row.value(0) as String) + " " + row.value(1) + "\n"
      }
      return RecordFile.digest(of: Array(text.utf8))
    }
  }

  /// How many documents there are, and the first and the last of their dates.
  public func extent() throws(GraphError) -> (count: Int, dates: (first: EDTF, last: EDTF)?) {
    try reading { db in
      let count = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM document") ?? 0
      let dates = try String.fetchAll(
        db, sql: "SELECT DISTINCT date FROM document WHERE date IS NOT NULL"
      ).compactMap { EDTF($0) }
      let first = dates.min { ($0.earliest, $0.description) < ($1.earliest, $1.description) }
      let last = dates.max { ($0.latest, $0.description) < ($1.latest, $1.description) }
      return (count, first.flatMap { first in last.map { (first, $0) } })
    }
  }
}
