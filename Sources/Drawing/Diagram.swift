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
  /// What a figure is made of; it can be made again, smaller or simpler.
  public struct Plan: Sendable {
    /// What is to be drawn.
    public var scene: Scene

    /// What stands over it; nothing where it is empty.
    public var title: String

    /// What stands under it, beside what the figure counts itself.
    public var caption: Caption

    /// How nodes are put together.
    public var arrangement = Arrangement.free

    /// Shapes, colours and sizes.
    public var style = Style.standard

    /// How much it may hold.
    public var limits = Limits.standard

    /// Whether the strongest edges alone are kept where not all fit; otherwise more is tried
    /// first, see ``Reduction``.
    public var keepsOnlyStrongest = true

    /// Parts the nodes of a subgraph into communities, for the reduction.
    public var communities: (@Sendable (Subgraph) -> [[Node.ID]])?

    /// The state that each person and organization acts for, for the reduction.
    public var states: [Node.ID: Node] = [:]

    /// Fills in the words of what is drawn, where the scene's claims have none yet.
    public var words: (@Sendable (Subgraph) -> Subgraph)?

    /// How it is laid out; by default what suits its size.
    public var engine: LayoutEngine?

    /// Whether lines are numbered, and their sources listed under the figure.
    public var listsSources = false

    /// Straight lines without labels: what Graphviz still lays out where it fails otherwise.
    public var isSimple = false

    public init(_ scene: Scene, title: String, caption: Caption = Caption()) {
      self.scene = scene
      self.title = title
      self.caption = caption
    }
  }

  /// What it was made of.
  public let plan: Plan

  /// What is drawn: all that was given, or as much as fits.
  public let subgraph: Subgraph

  /// "12 of 40 edges …", as it stands on the figure.
  public let counts: String

  /// Nodes with a heavy outline: the ends of a path.
  public let emphasized: Set<Node.ID>

  /// How it is laid out.
  public let engine: LayoutEngine

  let arranged: ArrangedScene
  let lines: [Line]
  let looks: [(type: EntityType, look: Style.Look)]
  let scale: Scale
  let ids: ElementIDs

  /// What stands over the figure.
  public var title: String { plan.title }
  var caption: Caption { plan.caption }
  var style: Style { plan.style }
  var scene: Scene { arranged.scene }

  /// Makes what is to be drawn fit, arranges it, and chooses what suits its size.
  ///
  /// - Complexity: O(*m* log *m*) for *m* edges, and what the plan's communities cost.
  public init(_ plan: Plan) {
    self.plan = plan
    let reduction = Reduction(
      of: plan.scene, limits: plan.limits,
      ways: .init(communities: plan.communities, states: plan.states),
      onlyStrongest: plan.keepsOnlyStrongest)
    counts = reduction.counts
    var chosen = reduction.scene
    if let words = plan.words { chosen.subgraph = words(chosen.subgraph) }
    arranged = ArrangedScene(chosen, as: plan.arrangement)
    let scene = arranged.scene
    subgraph = scene.subgraph
    emphasized = scene.emphasized
    lines = subgraph.edges.flatMap { Line.lines(of: $0, in: scene) }
    looks = plan.style.looks(of: subgraph.nodes.map(\.type)).map { (type: $0, look: $1) }
    var neighbours: [Node.ID: Set<Node.ID>] = [:]
    for edge in subgraph.edges {
      neighbours[edge.from, default: []].insert(edge.to)
      neighbours[edge.to, default: []].insert(edge.from)
    }
    scale = Scale(
      nodes: subgraph.nodes.count, lines: lines.count,
      spokes: neighbours.values.map(\.count).max() ?? 0)
    // Only `dot` keeps years in their order.
    engine = arranged.isInBands ? .dot : plan.engine ?? scale.engine
    ids = ElementIDs(nodes: subgraph.nodes, lines: lines)
  }

  /// The diagram of a subgraph as it stands, the strongest edges kept where not all fit.
  public init(
    _ subgraph: Subgraph, title: String, caption: Caption = Caption(),
    emphasizing emphasized: some Sequence<Node.ID> = [], style: Style = .standard,
    limits: Limits = .standard, engine: LayoutEngine? = nil
  ) {
    var plan = Plan(Scene(subgraph, emphasizing: emphasized), title: title, caption: caption)
    plan.style = style
    plan.limits = limits
    plan.engine = engine
    self.init(plan)
  }

  /// Whether lines have words beside them.
  var hasLabels: Bool { !plan.isSimple && (scale.hasLabels || plan.listsSources) }

  /// Whether the lines of this figure are straight.
  var hasStraightLines: Bool { plan.isSimple || scale.hasStraightLines(engine) }
}

/// The ids of nodes and lines in SVG, which say what they are and stay the same while the
/// graph around them grows.
struct ElementIDs: Sendable {
  let nodes: [String]
  let lines: [String]

  init(nodes: [Node], lines: [Line]) {
    var taken: Set<String> = []
    func unique(_ id: String) -> String {
      var candidate = id
      var number = 2
      while !taken.insert(candidate).inserted {
        candidate = "\(id)-\(number)"
        number += 1
      }
      return candidate
    }
    func word(_ node: Node) -> String {
      String(DOT.className("\(node.type.name)-\(node.key)").prefix(60))
    }
    self.nodes = nodes.map { unique("node-" + word($0)) }
    self.lines = lines.map { line in
      let status = line.status
      return unique(
        (["line", DOT.className(line.relation.name), word(line.from), word(line.to)]
          + (status.isNegated ? ["negated"] : [])
          + (status.modality == .asserted ? [] : [status.modality.rawValue]))
          .joined(separator: "-"))
    }
  }
}
