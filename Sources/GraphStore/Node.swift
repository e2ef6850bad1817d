import Documents
import Ontology

/// An entity of the graph: a person, a state, a document.
public struct Node: Sendable, Hashable, Identifiable {
  public struct ID: Hashable, Comparable, Sendable {
    public let rawValue: Int64

    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// Names the node in one graph file; another file may give it another id.
  public let id: ID
  public let type: EntityType

  /// Names the node among those of its type, in any graph of the same records.
  public let key: String

  /// The name to show.
  public let name: String

  public init(id: ID, type: EntityType, key: String, name: String) {
    self.id = id
    self.type = type
    self.key = key
    self.name = name
  }

  public static func == (a: Self, b: Self) -> Bool { a.id == b.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// The order of results: by name, then type, then key. Never by id.
  public static func precedes(_ a: Node, _ b: Node) -> Bool {
    (a.name, a.type, a.key) < (b.name, b.type, b.key)
  }
}
