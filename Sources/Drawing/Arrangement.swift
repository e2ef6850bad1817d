public import GraphStore

/// How the nodes of a figure are put together.
public enum Arrangement: Sendable {
  /// As their lines have it.
  case free

  /// In boxes, one for each community. The closure parts the nodes of a subgraph; those that
  /// it names in no part, or in a part of one, stand free.
  case communities(@Sendable (Subgraph) -> [[Node.ID]])

  /// In bands, one for each year, each with what is dated in it; undated claims apart. A node
  /// stands in every band that it has a line in.
  case timeline
}

/// Nodes that stand in one box.
struct Group: Sendable {
  let label: String
  let nodes: [Node.ID]
}

/// A scene arranged: with a copy of a node for each band that it stands in.
struct ArrangedScene: Sendable {
  var scene: Scene
  var groups: [Group] = []

  /// From a node's copy in one band to the next.
  var threads: [Thread] = []

  /// Whether the groups follow one another, as years do.
  var isInBands = false

  struct Thread: Sendable {
    let from: Node.ID
    let to: Node.ID
  }

  init(_ scene: Scene, as arrangement: Arrangement) {
    self.scene = scene
    switch arrangement {
    case .free: break
    case .communities(let parts): group(into: parts(scene.subgraph))
    case .timeline: layInBands()
    }
  }

  private mutating func group(into parts: [[Node.ID]]) {
    let degrees = scene.subgraph.degrees
    for part in parts where part.count > 1 {
      // Named by the one with the most lines.
      let name = scene.subgraph.centre(of: part, by: degrees)?.name ?? ""
      groups.append(Group(label: "around \(Printable(name).line(cutAt: 40))", nodes: part))
    }
  }

  private mutating func layInBands() {
    isInBands = true
    let whole = scene.subgraph
    let claims = whole.edges.flatMap(\.claims)
    let years = Set(claims.compactMap { $0.date?.year }.filter { $0 > 0 })
    // Within one year, by months.
    let byMonth = years.count == 1
    func time(of claim: Claim) -> Int? {
      guard let date = claim.date, date.year > 0 else { return nil }
      return byMonth ? date.year * 100 + (date.month ?? 0) : date.year * 100
    }
    let bands = Set(claims.compactMap(time)).sorted()
    var nodes: [Node] = []
    var edges: [Edge] = []
    var copies: [Int: [Node.ID: Node]] = [:]
    var latest: [Node.ID: Node] = [:]
    var folded: [Node.ID: [Node]] = [:]
    var emphasized: Set<Node.ID> = []
    for (place, band) in (bands.map(Optional.some) + [nil]).enumerated() {
      let label = band.map { Self.label($0, byMonth) } ?? "without a date"
      var members: [Node.ID] = []
      func copy(_ id: Node.ID) -> Node.ID {
        if let there = copies[place]?[id] { return there.id }
        let node = whole.node(id)!
        let copy = Node(
          id: Node.ID(-Int64(nodes.count) - 1), type: node.type,
          key: "\(node.key)@\(label.replacing(" ", with: "-"))", name: node.name)
        nodes.append(copy)
        members.append(copy.id)
        copies[place, default: [:]][id] = copy
        if scene.emphasized.contains(id) { emphasized.insert(copy.id) }
        folded[copy.id] = scene.folded[id]
        // What has no date is on no thread.
        if band != nil {
          if let before = latest[id] { threads.append(Thread(from: before.id, to: copy.id)) }
          latest[id] = copy
        }
        return copy.id
      }
      for edge in whole.edges {
        let own = edge.claims.filter { time(of: $0) == band }
        guard !own.isEmpty else { continue }
        edges.append(
          Edge(relation: edge.relation, from: copy(edge.from), to: copy(edge.to), claims: own))
      }
      if !members.isEmpty { groups.append(Group(label: label, nodes: members)) }
    }
    scene.subgraph = Subgraph(
      nodes: nodes, edges: edges, sources: whole.sources, speakers: whole.speakers)
    scene.folded = folded
    scene.emphasized = emphasized
  }

  private static func label(_ band: Int, _ byMonth: Bool) -> String {
    let (year, month) = (band / 100, band % 100)
    guard byMonth, month > 0 else { return byMonth ? "\(year), month unknown" : "\(year)" }
    return "\(months[month - 1]) \(year)"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
