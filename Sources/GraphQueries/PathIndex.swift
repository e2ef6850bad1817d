import GraphStore
import Ontology

/// The snapshot of a graph that paths are sought in, in a file beside the graph's.
///
/// It belongs to one state of one graph. A missing, damaged or stale one is made anew; where
/// the folder cannot be written, it lives in memory for one question.
public final class PathIndex {
  private let search: PathSearch
  private let table: NodeTable
  private let schema: Schema

  /// Opens the snapshot of a graph, or makes it.
  ///
  /// - Throws: ``GraphError`` where the graph cannot be read.
  /// - Complexity: O(*n* + *m*), at memory speed where the snapshot is there.
  public init(of graph: Graph) throws(GraphError) {
    let now = try graph.state()
    let state = AdjacencyFile.State(graph: now.content, changes: now.changes)
    let path = Self.path(of: graph)
    schema = graph.schema
    if let path, let file = try? AdjacencyFile(path: path, state: state),
      let table = NodeTable(file.attachment, nodeCount: file.adjacency.nodeCount),
      table.types.allSatisfy({ Int($0) < graph.schema.entityTypes.count })
    {
      search = PathSearch(file)
      self.table = table
    } else {
      let (ties, table) = try Self.ties(of: graph)
      // What cannot be kept is made again next time.
      if let path {
        try? AdjacencyFile.write(
          ties, nodeCount: table.nodes.count, state: state, attachment: table.bytes, to: path)
      }
      let made = TieTable(ties, nodeCount: table.nodes.count)
      search = PathSearch(made.adjacency, owner: made)
      self.table = table
    }
  }

  /// Where the snapshot of a graph lies; `nil` of one in memory.
  public static func path(of graph: Graph) -> String? {
    graph.path == ":memory:" ? nil : graph.path + ".paths"
  }

  /// The best paths as nodes, in the order of ``Path/precedes(_:_:)``; `nil` where the filter
  /// asks for more than the snapshot tells (days, a confidence, one document, documents as nodes), or the search
  /// took too long.
  ///
  /// - Parameters:
  ///   - isDirected: only along relations; symmetric ones go both ways.
  ///   - hubLimit: the most ties of a node that is passed through, one for each claim and speaker.
  /// - Complexity: see ``PathSearch/shortestPaths(_:from:to:within:_:)``.
  public func paths(
    _ count: Int, from start: Node.ID, to goal: Node.ID, within limit: Int,
    matching filter: ClaimFilter, isDirected: Bool = false, hubLimit: Int? = nil
  ) -> [[Node.ID]]? {
    guard var ties = tieFilter(filter) else { return nil }
    if isDirected {
      ties.goesBackward = false
      ties.isSymmetric = schema.relationTypes.map(\.isSymmetric)
    }
    ties.greatestDegree = hubLimit
    guard let from = table.nodes.firstIndex(of: start), let to = table.nodes.firstIndex(of: goal),
      ties.passable?[from] ?? true, ties.passable?[to] ?? true
    else { return [] }
    search.budget = Self.mostSteps
    let found =
      count == 1
      ? search.shortestPath(from: from, to: to, within: limit, ties).map { [$0] } ?? []
      : search.shortestPaths(count, from: from, to: to, within: limit, ties)
    return search.isExhausted ? nil : found.map { path in path.nodes.map { table.nodes[$0] } }
  }

  /// The nodes within some steps of one, itself included; `nil` where the filter asks for
  /// more than the snapshot tells.
  ///
  /// - Complexity: O(*n* + *m*) at most, for what lies within.
  public func nodes(around centre: Node.ID, within steps: Int, matching filter: ClaimFilter)
    -> Set<Node.ID>?
  {
    guard let ties = tieFilter(filter) else { return nil }
    guard let centre = table.nodes.firstIndex(of: centre), ties.passable?[centre] ?? true else {
      return []
    }
    return Set(search.nodes(around: centre, within: steps, ties).map { table.nodes[$0] })
  }

  /// Longer walks in depth are left to the plain search, whose cost is bounded.
  private static let mostSteps = 5_000_000

  // MARK: Filters

  private static let negated: UInt8 = 1
  private static let affirmed: UInt8 = 2

  private static func bit(_ modality: Modality) -> UInt8 {
    switch modality {
    case .asserted: 4
    case .planned: 8
    case .hypothetical: 16
    }
  }

  /// Years that the facts of a tie can tell apart.
  private static let years = 1802...2054

  private func tieFilter(_ filter: ClaimFilter) -> TieFilter? {
    var ties = TieFilter()
    let admitted = filter.admittedTypes(in: schema)
    guard filter.confidence == 0, filter.source == nil, !admitted.contains(schema.document),
      schema.relationTypes.count < 256, schema.entityTypes.count < 256
    else { return nil }
    ties.relations = schema.relationTypes.map { type in
      filter.relations?.contains(where: type.isKind) ?? true
    }
    if !filter.polarities.contains(.affirmed) { ties.forbiddenStatus |= Self.affirmed }
    if !filter.polarities.contains(.negated) { ties.forbiddenStatus |= Self.negated }
    for modality in Modality.allCases where !filter.modalities.contains(modality) {
      ties.forbiddenStatus |= Self.bit(modality)
    }
    if let speaker = filter.speaker {
      guard table.hasAllSpeakers else { return nil }
      // Who says nothing has a number that no tie has.
      ties.speaker = table.speakers.firstIndex(of: speaker).map { UInt16($0 + 1) } ?? .max
    }
    if let period = filter.period {
      let (first, last) = (period.earliest, period.latest)
      let begins = first == 0 || first % 10000 == 101 && Self.years.contains(first / 10000)
      let ends = last == 9999_12_31 || last % 10000 == 1231 && Self.years.contains(last / 10000)
      guard begins, ends else { return nil }
      ties.years = max(first / 10000, 1801)...min(last / 10000, 2055)
      ties.admitsUndated = filter.includesUndated
    }
    let isAdmitted = schema.entityTypes.map { admitted.contains($0) }
    if isAdmitted.contains(false) { ties.passable = table.types.map { isAdmitted[Int($0)] } }
    return ties
  }

  // MARK: Making

  private static func ties(of graph: Graph) throws(GraphError) -> ([TieRecord], NodeTable) {
    let nodes = try graph.nodes()
    let claims = try graph.bareClaims()
    var places: [Node.ID: UInt32] = [:]
    for (place, node) in nodes.enumerated() { places[node.id] = UInt32(place) }
    var relations: [RelationType: UInt8] = [:]
    for (index, type) in graph.schema.relationTypes.prefix(256).enumerated() {
      relations[type] = UInt8(index)
    }
    var typeNumbers: [EntityType: UInt8] = [:]
    for (index, type) in graph.schema.entityTypes.prefix(256).enumerated() {
      typeNumbers[type] = UInt8(index)
    }
    let said = Set(claims.flatMap(\.speakers)).sorted { $0.rawValue < $1.rawValue }
    var speakers: [Node.ID: UInt16] = [:]
    for (index, speaker) in said.prefix(65_000).enumerated() {
      speakers[speaker] = UInt16(index + 1)
    }
    var documents: [Source.ID: UInt32] = [:]
    var ties: [TieRecord] = []
    for claim in claims {
      guard let from = places[claim.from], let to = places[claim.to],
        let relation = relations[claim.relation]
      else { continue }
      let document = documents[claim.document] ?? UInt32(documents.count)
      documents[claim.document] = document
      var facts = TieFacts(
        relation: relation,
        status: (claim.polarity == .negated ? negated : affirmed) | bit(claim.modality),
        years: claim.date.map { $0.earliest / 10000...$0.latest / 10000 })
      // A tie for each who says so, at whatever hand; documents count once all the same.
      for speaker in claim.speakers.isEmpty ? [0] : claim.speakers.map({ speakers[$0] ?? 0 }) {
        facts.speaker = speaker
        ties.append(TieRecord(from: from, to: to, document: document, facts: facts))
      }
    }
    return (
      ties,
      NodeTable(
        nodes: nodes.map(\.id), types: nodes.map { typeNumbers[$0.type] ?? 255 },
        speakers: said.count <= 65_000 ? said : [], hasAllSpeakers: said.count <= 65_000)
    )
  }
}

/// Which node each number of a snapshot is, and who speaks.
private struct NodeTable {
  let nodes: [Node.ID]
  let types: [UInt8]
  let speakers: [Node.ID]
  let hasAllSpeakers: Bool

  init(nodes: [Node.ID], types: [UInt8], speakers: [Node.ID], hasAllSpeakers: Bool) {
    self.nodes = nodes
    self.types = types
    self.speakers = speakers
    self.hasAllSpeakers = hasAllSpeakers
  }

  /// Numbers of eight bytes: the count of speakers, whether they are all, nodes, speakers;
  /// then a byte for each node's type.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    func add(_ number: Int64) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    add(Int64(speakers.count))
    add(hasAllSpeakers ? 1 : 0)
    for node in nodes { add(node.rawValue) }
    for speaker in speakers { add(speaker.rawValue) }
    return bytes + types
  }

  init?(_ bytes: UnsafeRawBufferPointer, nodeCount: Int) {
    func number(_ index: Int) -> Int64 {
      bytes.loadUnaligned(fromByteOffset: 8 * index, as: Int64.self).littleEndian
    }
    guard bytes.count >= 16 else { return nil }
    let count = number(0)
    guard (0...65_000).contains(count),
      bytes.count == 16 + 9 * nodeCount + 8 * Int(count)
    else { return nil }
    nodes = (0..<nodeCount).map { Node.ID(number(2 + $0)) }
    speakers = (0..<Int(count)).map { Node.ID(number(2 + nodeCount + $0)) }
    types = Array(bytes.suffix(nodeCount))
    hasAllSpeakers = number(1) == 1
  }
}

extension Network {
  /// The path through some nodes that are neighbours; `nil` where two of them are not.
  ///
  /// - Parameter isDirected: only with edges that point along it, or hold both ways.
  public func path(through nodes: [Node.ID], isDirected: Bool = false) -> Path? {
    let places = nodes.compactMap { subgraph.place(of: $0) }
    guard places.count == nodes.count,
      zip(places, places.dropFirst()).allSatisfy({ near, far in
        ties(of: near).contains { $0.neighbour == far }
      })
    else { return nil }
    let path = path(along: places)
    guard isDirected else { return path }
    let steps = path.steps.compactMap { step -> Path.Step? in
      let edges = ([step.edge] + step.others).filter {
        $0.relation.isSymmetric || $0.from == step.from.id
      }
      return edges.first.map {
        Path.Step(from: step.from, to: step.to, edge: $0, others: Array(edges.dropFirst()))
      }
    }
    return steps.count == path.steps.count ? Path(nodes: path.nodes, steps: steps) : nil
  }
}
