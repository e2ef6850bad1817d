import Documents
import GRDB
import Ontology

extension Graph {
  /// What a question is about, held in memory.
  ///
  /// Where the filter admits documents, each has an edge MENTIONS to whatever it
  /// names, made of the mentions.
  ///
  /// - Parameters:
  ///   - node: only edges at this node; all where it is not given.
  ///   - nodes: only edges between these; all where they are not given.
  ///   - includingIsolated: also nodes without edges.
  ///   - includingWords: evidence, speakers, attributes and rules too, which are most
  ///     of what a claim costs.
  public func subgraph(
    matching filter: ClaimFilter = ClaimFilter(), at node: Node.ID? = nil,
    among nodes: Set<Node.ID>? = nil, includingIsolated: Bool = false, includingWords: Bool = true
  ) throws(GraphError) -> Subgraph {
    try reading { db in
      try checkTypes(db)
      let types = Set(filter.admittedTypes(in: schema))
      let selection = ClaimSelection(filter, at: node, among: nodes, in: schema)
      var edges = try selection.edges(db, schema: schema, includingWords: includingWords)
      edges += try mentionEdges(filter, types, at: node, among: nodes, db)

      var reader = NodeReader(db, schema: schema)
      var found: [Node.ID: Node] = [:]
      var speakers: [Node.ID: Node] = [:]
      var sources: [Source.ID: Source] = [:]
      var sourceReader = SourceReader(db)
      for edge in edges {
        for end in [edge.from, edge.to] { found[end] = try reader[end] }
        for claim in edge.claims {
          sources[claim.source] = try sourceReader[claim.source]
          for speaker in claim.speakers { speakers[speaker] = try reader[speaker] }
        }
      }
      if let node, let only = try reader.find(node) { found[node] = only }
      if includingIsolated, node == nil {
        for other in try reader.all(where: "true", []) where types.contains(other.type) {
          found[other.id] = other
        }
      }
      return Subgraph(
        nodes: Array(found.values), edges: edges, sources: sources, speakers: speakers)
    }
  }

  private func mentionEdges(
    _ filter: ClaimFilter, _ types: Set<EntityType>, at node: Node.ID?,
    among nodes: Set<Node.ID>?, _ db: Database
  ) throws -> [Edge] {
    guard types.contains(schema.document), let mentions = schema.relationType("MENTIONS"),
      filter.relations?.contains(where: mentions.isKind) ?? true
    else { return [] }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT document.id, document.entity, entity.id, entity.type, start_byte, end_byte
        FROM mention JOIN document ON document.id = mention.document
        JOIN entity ON entity.id = mention.entity
        WHERE ?1 IS NULL OR document.entity = ?1 OR entity.id = ?1
        ORDER BY document.key, entity.id, start_byte, end_byte
        """, arguments: [node?.rawValue])
    var edges: [Edge] = []
    var sources = SourceReader(db)
    var open: (source: Source.ID, from: Node.ID, to: Node.ID, evidence: [Evidence])?
    func close() {
      guard let group = open else { return }
      let claim = Claim(
        id: Claim.ID(-Int64(edges.count) - 1), source: group.source, evidence: group.evidence,
        speakers: [], polarity: .affirmed, modality: .asserted, date: nil, attributes: [:],
        rule: "mentions", confidence: 1)
      guard filter.admits(claim) else { return }
      edges.append(Edge(relation: mentions, from: group.from, to: group.to, claims: [claim]))
    }
    while let row = try rows.next() {
      guard try schema.entityType(row.value(3)).map(types.contains) ?? false else { continue }
      let (source, from, to) = try (
        Source.ID(row.value(0)), Node.ID(row.value(1)), Node.ID(row.value(2))
      )
      if let nodes, !nodes.contains(from) || !nodes.contains(to) { continue }
      let span = try row.span(at: 4)
      let evidence = Evidence(
        span: span, quotation: try sources.quotation(at: span, of: source))
      if open?.source == source, open?.to == to {
        open?.evidence.append(evidence)
      } else {
        close()
        open = (source, from, to, [evidence])
      }
    }
    close()
    return edges
  }
}

extension ClaimFilter {
  /// The types of entities that count; without a choice all but documents and topics.
  package func admittedTypes(in schema: Schema) -> [EntityType] {
    schema.entityTypes.filter { type in
      entityTypes?.contains(type) ?? (type != schema.document && type != schema.topic)
    }
  }
}
