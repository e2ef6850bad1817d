/// A kind of thing the graph may hold, such as a person or a state.
///
/// Only a ``Schema`` makes these, so holding one proves that the ontology
/// defines it.
public struct EntityType: Hashable, Sendable, Comparable {
  /// The name in files and queries: `Person`.
  public let name: String

  /// The word for one of them: "person".
  public let label: String

  /// The word for many: "people".
  public let plural: String

  /// The place in the ontology's order.
  let rank: Int

  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}
