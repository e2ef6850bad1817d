/// A kind of claim the graph may hold, such as "met with".
///
/// Only a ``Schema`` makes these.
public struct RelationType: Hashable, Sendable, Comparable {
  /// The name in files and queries: `MET_WITH`.
  public let name: String

  /// How it reads between its ends: "met with".
  public let label: String

  /// How it reads the other way round: "was accused by".
  public let inverse: String

  /// The types that may stand at the near end.
  public let from: Set<EntityType>

  /// The types that may stand at the far end.
  public let to: Set<EntityType>

  /// Whether it holds both ways, so that a claim has no direction.
  public let isSymmetric: Bool

  /// The types that this is a kind of, nearest first.
  public let ancestors: [String]

  /// The event class of PLOVER's 2016 draft that comes nearest.
  public let plover: String?

  let rank: Int

  /// The name of the widest type that this is a kind of; its own where it is of none.
  public var base: String { ancestors.last ?? name }

  /// Whether this is `type`, or a kind of it.
  public func isKind(of type: RelationType) -> Bool {
    name == type.name || ancestors.contains(type.name)
  }

  /// Whether a claim may join these.
  public func mayJoin(_ from: EntityType, _ to: EntityType) -> Bool {
    self.from.contains(from) && self.to.contains(to)
  }

  public static func == (a: Self, b: Self) -> Bool { a.name == b.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}
