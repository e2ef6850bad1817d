/// How much a figure may hold.
public struct Limits: Sendable, Hashable {
  public var nodes: Int
  public var edges: Int

  /// Numbers above 5,000 nodes or 10,000 edges are brought down to these:
  /// more is not laid out in the time that anyone waits.
  public init(nodes: Int = 300, edges: Int = 500) {
    self.nodes = min(max(nodes, 1), 5_000)
    self.edges = min(max(edges, 1), 10_000)
  }

  public static let standard = Limits()
}

/// How a figure of some size is laid out, as measured on Graphviz 2.42.
struct Scale: Sendable {
  let nodes: Int
  let lines: Int

  /// The most nodes that one node is joined to.
  var spokes = 0

  /// Ranks from the top for a figure that one can read, rings around a hub whose
  /// neighbours would fill one rank, springs for a cloud.
  var engine: LayoutEngine { nodes > 1_500 ? .sfdp : spokes >= 24 ? .twopi : .dot }

  /// With labels a drawing of 500 nodes takes four times as long, of 2,000 more than 45 s.
  var hasLabels: Bool { nodes < 500 && lines < 1_000 }

  /// Only `dot` leads curves around nodes quickly; the others take 10 s for 200.
  func hasStraightLines(_ engine: LayoutEngine) -> Bool {
    engine == .dot ? nodes >= 500 || lines >= 1_000 : nodes > 60 || lines > 100
  }

  /// Dates and speakers beside lines, where there is room for them.
  var hasDetails: Bool { lines <= 60 }
}
