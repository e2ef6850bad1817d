public import GraphStore

extension Scene {
  /// People and organizations folded into the states they act for.
  ///
  /// A line between two states is what either did, or their people and bodies did; each
  /// citation still names those that its words name. Who acts for whom is the caller's
  /// knowledge; whoever acts for nobody, and whatever is no state, is left out, and the
  /// caption says how many.
  ///
  /// - Parameter states: the state of each person and organization that has one.
  public func statesOnly(actingFor states: [Node.ID: Node]) -> Scene {
    var told = self
    // What offices and parts say is what the folding is made of.
    let telling: Set = ["HOLDS_OFFICE", "PART_OF", "MEMBER_OF", "LOCATED_IN"]
    told.subgraph = subgraph.restricted(
      to: Set(subgraph.nodes.map(\.id)),
      edges: subgraph.edges.filter { !telling.contains($0.relation.name) })
    var lost = 0
    let isUsed = Set(told.subgraph.edges.flatMap { [$0.from, $0.to] })
    var (scene, inside, without) = told.merged { node in
      guard isUsed.contains(node.id) else { return nil }
      if node.type.name == "State" { return node }
      if let state = states[node.id] { return state }
      lost += 1
      return nil
    }
    // A state that has only itself to deal with is no part of who dealt with whom.
    let joined = Set(scene.subgraph.edges.flatMap { [$0.from, $0.to] })
      .union(scene.emphasized)
    scene.subgraph = scene.subgraph.restricted(to: joined, edges: scene.subgraph.edges)
    var left: [String] = []
    if without > 0 {
      left.append(
        "\(Count(without, "edge")) of \(Count(lost, "entity", "entities")) whose state no claim tells"
      )
    }
    if inside > 0 { left.append("\(Count(inside, "edge")) within one state") }
    scene.remarks.append(
      "People and organizations are drawn as the states they act for"
        + (left.isEmpty ? "." : "; left out: \(left.joined(separator: ", ")).")
    )
    return scene
  }
}
