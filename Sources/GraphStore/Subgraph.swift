import Ontology

/// A part of a graph, held in memory: what is asked, and what is drawn.
public struct Subgraph: Sendable {
  /// In the order of ``Node/precedes(_:_:)``.
  public let nodes: [Node]

  /// In order of their ends' places in `nodes`, then of the ontology.
  public let edges: [Edge]

  /// The documents that the edges' claims stand in.
  public let sources: [Source.ID: Source]

  /// Who is named as a speaker; they need not be among `nodes`.
  public let speakers: [Node.ID: Node]

  private let places: [Node.ID: Int]

  /// Puts nodes and edges in order; edges without both ends are left out.
  public init(
    nodes: [Node], edges: [Edge], sources: [Source.ID: Source], speakers: [Node.ID: Node] = [:]
  ) {
    let ordered = nodes.sorted(by: Node.precedes)
    var places: [Node.ID: Int] = [:]
    for (place, node) in ordered.enumerated() { places[node.id] = place }
    self.nodes = ordered
    // Sorted by index: an edge is heavy to move about.
    let order = edges.indices.compactMap { index -> (from: Int, to: Int, index: Int)? in
      guard let from = places[edges[index].from], let to = places[edges[index].to] else {
        return nil
      }
      return (from, to, index)
    }.sorted { a, b in
      if (a.from, a.to) != (b.from, b.to) { return (a.from, a.to) < (b.from, b.to) }
      return edges[a.index].relation < edges[b.index].relation
    }
    self.edges = order.map { edges[$0.index] }
    self.sources = sources
    self.speakers = speakers
    self.places = places
  }

  public var isEmpty: Bool { nodes.isEmpty }

  public func contains(_ id: Node.ID) -> Bool { places[id] != nil }

  /// A node, or `nil` where it is not part of this.
  public func node(_ id: Node.ID) -> Node? { places[id].map { nodes[$0] } }

  /// Who says something: a node of this or one that is only named as a speaker.
  public func speaker(_ id: Node.ID) -> Node? { speakers[id] ?? node(id) }

  /// The place of a node in `nodes`.
  public func place(of id: Node.ID) -> Int? { places[id] }

  /// The node with a type and key, or `nil`.
  public func node(_ type: EntityType, key: String) -> Node? {
    nodes.first { $0.type == type && $0.key == key }
  }

  /// Only these nodes, and the edges between them.
  public func restricted(to ids: Set<Node.ID>) -> Subgraph {
    restricted(to: ids, edges: edges.filter { ids.contains($0.from) && ids.contains($0.to) })
  }

  /// Only these nodes and edges.
  public func restricted(to ids: Set<Node.ID>, edges kept: [Edge]) -> Subgraph {
    let used = Set(kept.flatMap { $0.claims.map(\.source) })
    return Subgraph(
      nodes: nodes.filter { ids.contains($0.id) }, edges: kept,
      sources: sources.filter { used.contains($0.key) }, speakers: speakers)
  }
}
