import Documents
import Foundation
import GRDB
import Ontology

/// A place where a node is named.
public struct Occurrence: Sendable, Hashable {
  public let source: Source
  public let span: Span
  public let quotation: String
  public let kind: Contribution.Mention.Kind
}

/// A way in which records write a node's name.
public struct Alias: Sendable, Hashable {
  public let text: String
  public let count: Int
}

/// Why a document's mentions are taken for a node.
public struct Identification: Sendable, Hashable {
  public let source: Source

  /// The name that the document gives the node.
  public let name: String
  public let reasons: [String]
}

extension Graph {
  /// The node of an id, or `nil`.
  public func node(_ id: Node.ID) throws(GraphError) -> Node? {
    try reading { db in try NodeReader(db, schema: schema).find(id) }
  }

  /// The node of a type and key, or `nil`.
  public func node(_ type: EntityType, key: String) throws(GraphError) -> Node? {
    try reading { db in try NodeReader(db, schema: schema).find(type, key: key) }
  }

  /// The nodes of a type, or of all types, in the order of results.
  public func nodes(of type: EntityType? = nil) throws(GraphError) -> [Node] {
    try reading { db in
      let reader = NodeReader(db, schema: schema)
      let nodes =
        try type.map { try reader.all(where: "type = ?", [$0.name]) }
        ?? reader.all(where: "true", [])
      return nodes.sorted(by: Node.precedes)
    }
  }

  /// All documents, in order of identifier.
  public func sources() throws(GraphError) -> [Source] {
    try reading { db in try SourceReader(db).all() }
  }

  /// The document of an identifier, or `nil`.
  public func source(key: String) throws(GraphError) -> Source? {
    try reading { db in try SourceReader(db).find("key = ?", [key.storable]) }
  }

  /// The document of an id, or `nil`.
  public func source(_ id: Source.ID) throws(GraphError) -> Source? {
    try reading { db in try SourceReader(db).find("id = ?", [id.rawValue]) }
  }

  /// The text of a document, byte for byte; `nil` where there is no such document.
  public func text(of source: Source.ID) throws(GraphError) -> Text? {
    try reading { db in
      let data = try Data.fetchOne(
        db, sql: "SELECT text FROM document WHERE id = ?", arguments: [source.rawValue])
      return data.map { Text(utf8: Array($0)) }
    }
  }

  /// Where a node is named, in order of document and place.
  public func occurrences(of node: Node.ID) throws(GraphError) -> [Occurrence] {
    try reading { db in
      var sources = SourceReader(db)
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT mention.document, start_byte, end_byte, kind
          FROM mention JOIN document ON document.id = mention.document
          WHERE mention.entity = ? ORDER BY key, start_byte, end_byte
          """, arguments: [node.rawValue])
      return try rows.map { row in
        let id = try Source.ID(row.value(0))
        let span = try row.span(at: 1)
        return try Occurrence(
          source: sources[id], span: span, quotation: try sources.quotation(at: span, of: id),
          kind: row.named(3))
      }
    }
  }

  /// How records write a node's name, the most frequent first.
  public func aliases(of node: Node.ID) throws(GraphError) -> [Alias] {
    try reading { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT text, SUM(count) AS total FROM alias WHERE entity = ?
          GROUP BY text HAVING total > 0 ORDER BY total DESC, text
          """, arguments: [node.rawValue])
      return try rows.map { try Alias(text: $0.value(0), count: $0.value(1)) }
    }
  }

  /// Why mentions are taken for a node, in order of document.
  public func identifications(of node: Node.ID) throws(GraphError) -> [Identification] {
    try reading { db in
      var sources = SourceReader(db)
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT naming.document, name, reasons
          FROM naming JOIN document ON document.id = naming.document
          WHERE naming.entity = ? ORDER BY key, name
          """, arguments: [node.rawValue])
      return try rows.map { row in
        try Identification(
          source: sources[Source.ID(row.value(0))], name: row.value(1),
          reasons: try JSONDecoder().decode(
            [String].self, from: Data((row.value(2) as String).utf8)))
      }
    }
  }

  /// Refuses a graph that holds what the schema does not define, rather than
  /// leave it out in silence.
  func checkTypes(_ db: Database) throws {
    for name in try String.fetchAll(db, sql: "SELECT DISTINCT type FROM entity ORDER BY type")
    where schema.entityType(name) == nil {
      throw GraphError.undefinedEntity(name)
    }
    for name in try String.fetchAll(
      db, sql: "SELECT DISTINCT relation FROM claim ORDER BY relation")
    where schema.relationType(name) == nil {
      throw GraphError.undefinedRelation(name)
    }
  }
}
