import GraphStore

/// A way from one node to another, along edges whichever way they point, that
/// meets no node twice.
public struct Path: Sendable, Hashable {
  /// From the start to the goal.
  public let nodes: [Node]

  /// One less than there are nodes.
  public let steps: [Step]

  /// From one node to the next.
  public struct Step: Sendable, Hashable {
    public let from: Node
    public let to: Node

    /// The strongest of the edges between the two.
    public let edge: Edge

    /// The other edges between them, the strongest first.
    public let others: [Edge]

    public var direction: Direction {
      if edge.relation.isSymmetric { return .mutual }
      return edge.from == from.id ? .forward : .backward
    }
  }

  /// Whether an edge points along the path.
  public enum Direction: Sendable {
    case forward
    case backward
    /// The relation holds both ways.
    case mutual
  }

  /// The number of steps.
  public var length: Int { steps.count }

  /// How many documents bear out the steps, added up; each step counts with its
  /// strongest edge.
  public var documentCount: Int { steps.reduce(0) { $0 + $1.edge.documentCount } }

  /// The step that is borne out worst, the first of several; `nil` where the path
  /// has none. See ``Strength`` for what counts.
  public var weakestStep: Step? {
    steps.min { Strength($0.edge) < Strength($1.edge) }
  }

  /// Shorter paths first, then those with the most documents, then by the nodes
  /// in the order of results. A total order on the paths between two nodes.
  public static func precedes(_ a: Path, _ b: Path) -> Bool {
    if a.length != b.length { return a.length < b.length }
    let (documents, others) = (a.documentCount, b.documentCount)
    if documents != others { return documents > others }
    return a.nodes.lexicographicallyPrecedes(b.nodes, by: Node.precedes)
  }
}

extension Subgraph {
  /// What some paths are made of: their nodes, and all edges of their steps.
  public func restricted(to paths: [Path]) -> Subgraph {
    var seen: Set<Edge> = []
    let edges = paths.flatMap { $0.steps.flatMap { [$0.edge] + $0.others } }
    return restricted(
      to: Set(paths.flatMap { $0.nodes.map(\.id) }),
      edges: edges.filter { seen.insert($0).inserted })
  }
}

extension Network {
  /// The path along places of nodes that are neighbours.
  func path(along places: [Int]) -> Path {
    let nodes = places.map { subgraph.nodes[$0] }
    let steps = zip(places, places.dropFirst()).map { near, far in
      let edges = ties(of: near).first { $0.neighbour == far }!.edges.map { subgraph.edges[$0] }
      return Path.Step(
        from: subgraph.nodes[near], to: subgraph.nodes[far], edge: edges[0],
        others: Array(edges.dropFirst()))
    }
    return Path(nodes: nodes, steps: steps)
  }
}
