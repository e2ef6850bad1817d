import GraphStore
import Ontology

/// A question of the form "who met with China?": two ends and a relation, each
/// of which may be left open.
public struct RelationQuery: Sendable {
  /// What may stand at an end.
  public enum End: Sendable, Hashable {
    case any
    case type(EntityType)
    case node(Node.ID)

    func admits(_ node: Node) -> Bool {
      switch self {
      case .any: true
      case .type(let type): node.type == type
      case .node(let id): node.id == id
      }
    }
  }

  public var subject: End
  public var object: End

  /// The relation, with its kinds; `nil` for any.
  public var relation: RelationType?

  public init(_ subject: End = .any, _ relation: RelationType? = nil, _ object: End = .any) {
    self.subject = subject
    self.relation = relation
    self.object = object
  }

  /// An edge that answers.
  public struct Answer: Sendable, Hashable {
    public let subject: Node
    public let edge: Edge
    public let object: Node
  }

  /// The edges that answer, in the order of the subgraph.
  ///
  /// An edge of a symmetric relation is read both ways round: it answers once, as
  /// it stands where that answers, else turned round.
  ///
  /// - Complexity: O(*m*) for *m* edges.
  public func answers(in subgraph: Subgraph) -> [Answer] {
    subgraph.edges.compactMap { edge in
      guard relation.map(edge.relation.isKind) ?? true, let from = subgraph.node(edge.from),
        let to = subgraph.node(edge.to)
      else { return nil }
      if subject.admits(from), object.admits(to) {
        return Answer(subject: from, edge: edge, object: to)
      }
      if edge.relation.isSymmetric, subject.admits(to), object.admits(from) {
        return Answer(subject: to, edge: edge, object: from)
      }
      return nil
    }
  }
}
