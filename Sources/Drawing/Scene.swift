public import GraphStore

/// What a figure is to show, before it is made to fit and arranged.
///
/// A question's answer is a scene as it stands; views such as ``statesOnly(actingFor:)`` and
/// ``compared(_:with:)`` make another of it. Whoever chose the claims, a scene draws them.
public struct Scene: Sendable {
  /// The nodes and edges.
  public var subgraph: Subgraph

  /// Nodes with a heavy outline: whom the question is about.
  public var emphasized: Set<Node.ID>

  /// Whom a node stands for beside itself.
  public var folded: [Node.ID: [Node]] = [:]

  /// Whom a claim names, where its line joins others that stand for them.
  public var parties: [Claim.ID: Parties] = [:]

  /// The two times whose difference is drawn.
  public var comparison: Comparison?

  /// Sentences for the caption: what the view leaves out, and why.
  public var remarks: [String] = []

  /// A scene of a subgraph as it stands.
  public init(_ subgraph: Subgraph, emphasizing emphasized: some Sequence<Node.ID> = []) {
    self.subgraph = subgraph
    self.emphasized = Set(emphasized).filter(subgraph.contains)
  }

  /// The two that a claim names.
  public struct Parties: Sendable, Hashable {
    public let from: Node
    public let to: Node
  }

  /// The scene with every node drawn as the one that stands for it.
  ///
  /// Edges of one relation between the same two become one; what joins a node with itself, or
  /// nobody stands for, is left out and counted.
  ///
  /// - Complexity: O(*n* + *m*).
  func merged(_ stand: (Node) -> Node?) -> (scene: Scene, inside: Int, without: Int) {
    var stands: [Node.ID: Node] = [:]
    var nodes: [Node.ID: Node] = [:]
    var members: [Node.ID: [Node]] = [:]
    for node in subgraph.nodes {
      guard let other = stand(node) else { continue }
      stands[node.id] = other
      nodes[other.id] = other
      if other.id != node.id { members[other.id, default: []].append(node) }
      members[other.id, default: []] += folded[node.id] ?? []
    }
    var groups: [Ends: [Claim]] = [:]
    var parties = parties
    var (inside, without) = (0, 0)
    for edge in subgraph.edges {
      guard let from = stands[edge.from], let to = stands[edge.to] else {
        without += 1
        continue
      }
      guard from.id != to.id else {
        inside += 1
        continue
      }
      let isTurned =
        edge.relation.isSymmetric && (to.type, to.key) < (from.type, from.key)
      let ends = Ends(
        relation: edge.relation.name, from: isTurned ? to.id : from.id,
        to: isTurned ? from.id : to.id)
      groups[ends, default: []] += edge.claims
      if from.id != edge.from || to.id != edge.to, let a = subgraph.node(edge.from),
        let b = subgraph.node(edge.to)
      {
        for claim in edge.claims where parties[claim.id] == nil {
          parties[claim.id] = Parties(from: a, to: b)
        }
      }
    }
    let relations = Dictionary(
      subgraph.edges.map { ($0.relation.name, $0.relation) },
      uniquingKeysWith: { first, _ in first })
    let edges = groups.map { ends, claims in
      Edge(
        relation: relations[ends.relation]!, from: ends.from, to: ends.to,
        claims: claims.map { (key: subgraph.sources[$0.source]?.key ?? "", claim: $0) }
          .sorted { ($0.key, $0.claim.id) < ($1.key, $1.claim.id) }.map(\.claim))
    }
    var scene = self
    scene.subgraph = Subgraph(
      nodes: Array(nodes.values), edges: edges, sources: subgraph.sources,
      speakers: subgraph.speakers)
    scene.folded = members.filter { !$0.value.isEmpty }
    scene.parties = parties
    scene.emphasized = Set(emphasized.compactMap { stands[$0]?.id })
    return (scene, inside, without)
  }

  private struct Ends: Hashable {
    let relation: String
    let from: Node.ID
    let to: Node.ID
  }
}
