import GRDB
import Ontology

/// Reads entities, each once.
struct NodeReader {
  private let db: Database
  private let schema: Schema
  private var nodes: [Node.ID: Node] = [:]

  init(_ db: Database, schema: Schema) {
    self.db = db
    self.schema = schema
  }

  /// An entity that claims or mentions refer to.
  subscript(id: Node.ID) -> Node {
    mutating get throws {
      if let node = nodes[id] { return node }
      guard let node = try find(id) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an entity is missing")
      }
      nodes[id] = node
      return node
    }
  }

  /// An entity, or `nil`.
  func find(_ id: Node.ID) throws -> Node? {
    try first("id = ?", [id.rawValue])
  }

  func find(_ type: EntityType, key: String) throws -> Node? {
    try first("type = ? AND key = ?", [type.name, key.storable])
  }

  /// The entities that a condition of SQL selects, in the order of ids.
  func all(where condition: String, _ arguments: StatementArguments) throws -> [Node] {
    let statement = try db.cachedStatement(sql: Self.selection + condition + " ORDER BY id")
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    var nodes: [Node] = []
    while let row = try rows.next() { nodes.append(try node(row)) }
    return nodes
  }

  private static let selection = "SELECT id, type, key, name FROM entity WHERE "

  private func first(_ condition: String, _ arguments: StatementArguments) throws -> Node? {
    let statement = try db.cachedStatement(sql: Self.selection + condition)
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    return try rows.next().map(node)
  }

  private func node(_ row: Row) throws -> Node {
    let name: String = try row.value(1)
    guard let type = schema.entityType(name) else { throw GraphError.undefinedEntity(name) }
    return try Node(id: Node.ID(row.value(0)), type: type, key: row.value(2), name: row.value(3))
  }
}
