import GraphStore

/// A subgraph with its ties laid out by node, so that it can be walked.
///
/// Nodes are their places in ``Subgraph/nodes``, that is, in the order of
/// results. A tie is all edges between two nodes, whichever way they point; an
/// edge from a node to itself leads nowhere and is left out.
///
/// - Complexity: O(*n* + *m* log *m*) to make, for *n* nodes and *m* edges.
public struct Network: Sendable {
  public let subgraph: Subgraph

  /// All edges between a node and one of its neighbours.
  struct Tie: Sendable {
    let neighbour: Int

    /// Indexes into the subgraph's edges, the strongest first.
    let edges: [Int]

    /// The number of documents that bear the strongest out.
    let documentCount: Int
  }

  /// In order of neighbour; those of a node stand together.
  private let ties: [Tie]

  /// Where the ties of each node begin.
  private let starts: [Int]

  public init(_ subgraph: Subgraph) {
    self.subgraph = subgraph
    let strengths = subgraph.edges.map(Strength.init)
    let halves = Self.halves(of: subgraph).sorted { a, b in
      if (a.near, a.far) != (b.near, b.far) { return (a.near, a.far) < (b.near, b.far) }
      if strengths[a.edge] != strengths[b.edge] { return strengths[a.edge] > strengths[b.edge] }
      return a.edge < b.edge
    }
    var ties: [Tie] = []
    var starts = [0]
    var index = 0
    for node in subgraph.nodes.indices {
      while index < halves.count, halves[index].near == node {
        let begin = index
        while index < halves.count, halves[index].near == node,
          halves[index].far == halves[begin].far
        {
          index += 1
        }
        ties.append(
          Tie(
            neighbour: halves[begin].far, edges: halves[begin..<index].map(\.edge),
            documentCount: strengths[halves[begin].edge].documentCount))
      }
      starts.append(ties.count)
    }
    self.ties = ties
    self.starts = starts
  }

  /// The ties of a node, in order of neighbour.
  func ties(of node: Int) -> ArraySlice<Tie> { ties[starts[node]..<starts[node + 1]] }

  private struct Half {
    let near: Int
    let far: Int
    let edge: Int
  }

  /// Each edge once from either end.
  private static func halves(of subgraph: Subgraph) -> [Half] {
    var halves: [Half] = []
    halves.reserveCapacity(2 * subgraph.edges.count)
    for (index, edge) in subgraph.edges.enumerated() {
      guard let from = subgraph.place(of: edge.from), let to = subgraph.place(of: edge.to),
        from != to
      else { continue }
      halves.append(Half(near: from, far: to, edge: index))
      halves.append(Half(near: to, far: from, edge: index))
    }
    return halves
  }
}
