/// How much a figure may hold.
public struct Limits: Sendable, Hashable {
  public var nodes: Int
  public var edges: Int

  /// Why it may not hold more, as the figure says it.
  public var reason: String

  /// Numbers above 5,000 nodes or 10,000 edges are brought down to these:
  /// more is not laid out in the time that anyone waits.
  public init(nodes: Int = 60, edges: Int = 120, reason: String? = nil) {
    self.nodes = min(max(nodes, 1), 5_000)
    self.edges = min(max(edges, 1), 10_000)
    self.reason =
      reason
      ?? "a figure holds at most \(Count(self.edges, "edge")) and \(Count(self.nodes, "entity", "entities"))"
  }

  /// What one can still read.
  public static let standard = Limits()

  /// Also no more than is laid out in a time, as measured on Graphviz 2.42: `sfdp` takes a
  /// second for 2,000 lines.
  public func fitting(_ time: Duration) -> Limits {
    let seconds = max(0.05, time / .seconds(1))
    let (nodes, edges) = (Int(500 * seconds), Int(1_000 * seconds))
    guard nodes < self.nodes || edges < self.edges else { return self }
    return Limits(
      nodes: min(nodes, self.nodes), edges: min(edges, self.edges),
      reason: "it is to be laid out within \(time.inSeconds)")
  }
}

/// How a figure of some size is laid out, as measured on Graphviz 2.42.
struct Scale: Sendable {
  let nodes: Int
  let lines: Int

  /// The most nodes that one node is joined to.
  var spokes = 0

  /// Ranks along the direction of the lines, which leave room for labels; forces for a cloud.
  var engine: LayoutEngine { nodes > 400 || lines > 700 ? .sfdp : .dot }

  /// With labels a drawing of 500 nodes takes four times as long, of 2,000 more than 45 s.
  var hasLabels: Bool { nodes < 500 && lines < 1_000 }

  /// From left to right, where ranks from the top would grow too wide to read.
  var runsFromLeft: Bool { nodes > 25 || spokes > 10 }

  /// Only `dot` leads curves around nodes quickly; the others take 10 s for 200.
  func hasStraightLines(_ engine: LayoutEngine) -> Bool {
    engine == .dot ? nodes >= 500 || lines >= 1_000 : nodes > 60 || lines > 100
  }

  /// Dates and speakers beside lines, where there is room for them.
  var hasDetails: Bool { lines <= 60 }

  /// The words of every line in the picture itself, to be shown when it is chosen.
  var hasCards: Bool { lines <= 400 }
}
