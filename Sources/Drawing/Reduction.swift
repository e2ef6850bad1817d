import GraphStore

/// A scene made to fit a figure, and what that took.
///
/// What does not fit is reduced in this order, each step only as far as it must go: edges that
/// one document alone bears out, the weakest first; entities with one neighbour, folded into it;
/// communities, the weakest first, each drawn as one node; people and organizations, folded into
/// their states; at last all but the strongest. Where strength alone is asked for, only the last
/// is done. What is asked about stays to the end.
struct Reduction {
  /// How a scene is parted and folded; ways that are not given are not gone.
  struct Ways: Sendable {
    var communities: (@Sendable (Subgraph) -> [[Node.ID]])?
    var states: [Node.ID: Node] = [:]
  }

  private(set) var scene: Scene
  private let limits: Limits
  private let total: (edges: Int, nodes: Int)

  /// What was done, in words.
  private var steps: [String] = []

  init(of scene: Scene, limits: Limits, ways: Ways, onlyStrongest: Bool) {
    self.scene = scene
    self.limits = limits
    total = (scene.subgraph.edges.count, scene.subgraph.nodes.count)
    if !fits, !onlyStrongest {
      dropWeak()
      if !fits { foldLeaves() }
      if !fits, let communities = ways.communities { collapse(communities) }
      if !fits, !ways.states.isEmpty { keepStates(ways.states) }
    }
    if !fits { keepStrongest() }
  }

  private var fits: Bool {
    scene.subgraph.edges.count <= limits.edges && scene.subgraph.nodes.count <= limits.nodes
  }

  /// "12 of 40 edges and 9 of 30 entities, because …", as it stands on the figure.
  var counts: String {
    let drawn = scene.subgraph
    let evidence =
      "\(Count(drawn.edges.reduce(0) { $0 + $1.claims.count }, "claim")) of "
      + "\(Count(Set(drawn.edges.flatMap { $0.claims.map(\.source) }).count, "document"))"
    guard !steps.isEmpty else {
      return
        "\(Count(total.edges, "edge")) between \(Count(total.nodes, "entity", "entities")), \(evidence)."
    }
    return
      "\(Count.number(drawn.edges.count)) of \(Count(total.edges, "edge")) and "
      + "\(Count.number(drawn.nodes.count)) of \(Count(total.nodes, "entity", "entities")), because "
      + "\(limits.reason): \(steps.joined(separator: "; ")); \(evidence)."
  }

  // MARK: The steps

  private mutating func dropWeak() {
    let edges = scene.subgraph.edges
    var degrees = scene.subgraph.degrees
    var nodes = scene.subgraph.nodes.count
    let lone = scene.subgraph.nodes.filter {
      degrees[$0.id] == nil && !scene.emphasized.contains($0.id)
    }
    nodes -= lone.count
    var dropped: Set<Int> = []
    for place in strongestFirst().reversed() {
      guard edges.count - dropped.count > limits.edges || nodes > limits.nodes else { break }
      let edge = edges[place]
      guard edge.documentCount == 1, !isAsked(edge) else { continue }
      dropped.insert(place)
      for end in [edge.from, edge.to] {
        degrees[end]! -= 1
        if degrees[end] == 0, !scene.emphasized.contains(end) { nodes -= 1 }
      }
    }
    guard !dropped.isEmpty || !lone.isEmpty else { return }
    keep(edges.indices.filter { !dropped.contains($0) }.map { edges[$0] })
    steps.append(
      dropped.isEmpty
        ? "left out \(Count(lone.count, "entity", "entities")) that have no edge"
        : "left out \(Count(dropped.count, "edge")) that one document alone bears out")
  }

  private mutating func foldLeaves() {
    let edges = scene.subgraph.edges
    var neighbours: [Node.ID: Set<Node.ID>] = [:]
    var own: [Node.ID: [Int]] = [:]
    for (place, edge) in edges.enumerated() {
      neighbours[edge.from, default: []].insert(edge.to)
      neighbours[edge.to, default: []].insert(edge.from)
      own[edge.from, default: []].append(place)
      own[edge.to, default: []].append(place)
    }
    var ranks: [Int: Int] = [:]
    for (rank, place) in strongestFirst().enumerated() { ranks[place] = rank }
    func strength(_ id: Node.ID) -> Int { own[id]!.map { ranks[$0]! }.min()! }
    let leaves = scene.subgraph.nodes.filter { node in
      guard let near = neighbours[node.id], near.count == 1, !scene.emphasized.contains(node.id)
      else { return false }
      // Of two that have only one another, the first stays.
      let other = near.first!
      return neighbours[other]!.count > 1
        || scene.subgraph.place(of: other)! < scene.subgraph.place(of: node.id)!
    }.map { (node: $0, rank: strength($0.id)) }.sorted { $0.rank > $1.rank }
    var (nodes, lines) = (scene.subgraph.nodes.count, edges.count)
    var host: [Node.ID: Node] = [:]
    for (leaf, _) in leaves {
      guard nodes > limits.nodes || lines > limits.edges else { break }
      host[leaf.id] = scene.subgraph.node(neighbours[leaf.id]!.first!)!
      nodes -= 1
      lines -= own[leaf.id]!.count
    }
    guard !host.isEmpty else { return }
    scene = scene.merged { host[$0.id] ?? $0 }.scene
    steps.append(
      "folded \(Count(host.count, "entity", "entities")) with one neighbour into it")
  }

  private mutating func collapse(_ communities: (Subgraph) -> [[Node.ID]]) {
    var weights: [Node.ID: Int] = [:]
    for edge in scene.subgraph.edges {
      for end in [edge.from, edge.to] { weights[end, default: 0] += edge.claims.count }
    }
    let parts = communities(scene.subgraph).filter { part in
      part.count > 1 && !part.contains(where: scene.emphasized.contains)
    }.map { part in (part: part, weight: part.reduce(0) { $0 + (weights[$1] ?? 0) }) }
    let order = parts.indices.sorted {
      (parts[$0].weight, $0) < (parts[$1].weight, $1)
    }
    var nodes = scene.subgraph.nodes.count
    var stand: [Node.ID: Node] = [:]
    var count = 0
    for place in order {
      guard nodes > limits.nodes else { break }
      let part = parts[place].part
      let first = scene.subgraph.centre(of: part, by: weights)!
      let community = Node(
        id: Node.ID(-1_000_000 - Int64(place)), type: first.type, key: first.key + "+",
        name: "\(first.name) and \(Count(part.count - 1, "other"))")
      for id in part { stand[id] = community }
      nodes -= part.count - 1
      count += 1
    }
    guard count > 0 else { return }
    scene = scene.merged { stand[$0.id] ?? $0 }.scene
    steps.append("drew \(Count(count, "community", "communities")) as one node each")
  }

  private mutating func keepStates(_ states: [Node.ID: Node]) {
    let folded = scene.statesOnly(actingFor: states)
    guard !folded.subgraph.edges.isEmpty else { return }
    scene = folded
    steps.append("drew states only")
  }

  private mutating func keepStrongest() {
    var nodes = scene.emphasized
    var kept: Set<Int> = []
    let edges = scene.subgraph.edges
    for place in strongestFirst() {
      guard kept.count < limits.edges else { break }
      let new = Set([edges[place].from, edges[place].to]).subtracting(nodes)
      guard nodes.count + new.count <= limits.nodes else { continue }
      nodes.formUnion(new)
      kept.insert(place)
    }
    if edges.isEmpty {
      for node in scene.subgraph.nodes where nodes.count < limits.nodes { nodes.insert(node.id) }
    }
    scene.subgraph = scene.subgraph.restricted(to: nodes, edges: kept.sorted().map { edges[$0] })
    scene.emphasized = scene.emphasized.filter(scene.subgraph.contains)
    steps.append("kept those that most documents bear out")
  }

  // MARK: What they share

  private func isAsked(_ edge: Edge) -> Bool {
    scene.emphasized.contains(edge.from) || scene.emphasized.contains(edge.to)
  }

  /// These edges, and the nodes that they leave.
  private mutating func keep(_ edges: [Edge]) {
    let ends = Set(edges.flatMap { [$0.from, $0.to] }).union(scene.emphasized)
    scene.subgraph = scene.subgraph.restricted(to: ends, edges: edges)
  }

  /// Places of edges: at emphasised nodes, then by documents, claims, how many edges the less
  /// connected end has, so that what stays hangs together, confidence, and order.
  private func strongestFirst() -> [Int] {
    let degrees = scene.subgraph.degrees
    let ranks = scene.subgraph.edges.enumerated().map { place, edge in
      let ends = [edge.from, edge.to].count { scene.emphasized.contains($0) }
      let confidence = edge.claims.reduce(0) { max($0, $1.confidence) }
      return (
        place: place, ends: ends, documents: edge.documentCount, claims: edge.claims.count,
        degree: min(degrees[edge.from]!, degrees[edge.to]!), confidence: confidence
      )
    }
    return ranks.sorted { a, b in
      if a.ends != b.ends { return a.ends > b.ends }
      return (b.documents, b.claims, b.degree, b.confidence, a.place)
        < (a.documents, a.claims, a.degree, a.confidence, b.place)
    }.map(\.place)
  }
}
