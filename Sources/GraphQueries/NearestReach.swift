import GraphStore

/// How near one comes to a node that is not reached within some steps.
public enum NearestReach: Sendable {
  /// There is a path, but a longer one.
  ///
  /// - Parameters:
  ///   - path: the shortest.
  ///   - last: the node on it that the allowed steps lead to, the nearest to the
  ///     goal that can be reached.
  case beyond(Path, last: Node)

  /// No path at all leads there.
  case apart(start: Reach, goal: Reach)

  /// What is connected with a node, however remotely.
  public struct Reach: Sendable, Hashable {
    /// How many other nodes; none where the node has no edges that count.
    public let nodeCount: Int

    /// The most steps that are needed to one of them.
    public let farthest: Int
  }
}

extension Network {
  /// What there is in place of a path within some steps; `nil` where there is one.
  ///
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  public func nearestReach(from start: Node.ID, to goal: Node.ID, within limit: Int)
    -> NearestReach?
  {
    guard let path = shortestPath(from: start, to: goal) else {
      return .apart(start: reach(of: start), goal: reach(of: goal))
    }
    return path.length <= limit ? nil : .beyond(path, last: path.nodes[max(0, limit)])
  }

  private func reach(of node: Node.ID) -> NearestReach.Reach {
    guard let place = subgraph.place(of: node) else {
      return NearestReach.Reach(nodeCount: 0, farthest: 0)
    }
    let reached = distances(to: [place]).compactMap(\.self)
    return NearestReach.Reach(nodeCount: reached.count - 1, farthest: reached.max() ?? 0)
  }
}
