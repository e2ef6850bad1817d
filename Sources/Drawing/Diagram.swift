public import GraphStore
import Ontology

/// A figure before it is laid out: what is drawn, how, and the words around it.
///
/// It draws what it is given; which claims count is the question's choice.
///
/// ```swift
/// let diagram = Diagram(
///   answer, title: "From Pyongyang to Beijing",
///   caption: Caption(source: "Wilson Center Digital Archive"), emphasizing: [kim.id, li.id])
/// let svg = try await diagram.drawn(as: .svg).bytes
/// ```
public struct Diagram: Sendable {
  public let title: String
  public let caption: Caption

  /// What is drawn: all that was given, or the strongest part of it.
  public let subgraph: Subgraph

  /// "12 of 40 edges …", as it stands on the figure.
  public let counts: String

  /// Nodes with a heavy outline: the ends of a path.
  public let emphasized: Set<Node.ID>

  /// How it is laid out, unless another is asked for.
  public let engine: LayoutEngine

  let lines: [Line]
  let looks: [(type: EntityType, look: Style.Look)]
  let scale: Scale

  public init(
    _ subgraph: Subgraph, title: String, caption: Caption = Caption(),
    emphasizing emphasized: some Sequence<Node.ID> = [], style: Style = .standard,
    limits: Limits = .standard, engine: LayoutEngine? = nil
  ) {
    let emphasized = Set(emphasized)
    let selection = Selection(of: subgraph, limits: limits, emphasizing: emphasized)
    self.title = title
    self.caption = caption
    self.subgraph = selection.subgraph
    self.counts = selection.counts
    self.emphasized = emphasized.filter(selection.subgraph.contains)
    lines = selection.subgraph.edges.flatMap { Line.lines(of: $0, in: selection.subgraph) }
    looks = style.looks(of: selection.subgraph.nodes.map(\.type)).map { (type: $0, look: $1) }
    var neighbours: [Node.ID: Set<Node.ID>] = [:]
    for edge in selection.subgraph.edges {
      neighbours[edge.from, default: []].insert(edge.to)
      neighbours[edge.to, default: []].insert(edge.from)
    }
    scale = Scale(
      nodes: selection.subgraph.nodes.count, lines: lines.count,
      spokes: neighbours.values.map(\.count).max() ?? 0)
    self.engine = engine ?? scale.engine
  }
}
