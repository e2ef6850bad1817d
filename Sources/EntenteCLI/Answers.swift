import Documents
import GraphQueries
import GraphStore
import Ontology

/// A node as JSON.
struct NodeAnswer: Encodable {
  let id: String
  let type: String
  let name: String

  init(_ node: Node) {
    id = "\(node.type.name):\(node.key)"
    type = node.type.name
    name = node.name
  }
}

/// A claim as JSON; offsets count Unicode code points of the document's text.
struct ClaimAnswer: Encodable {
  struct Place: Encodable {
    let start: Int
    let end: Int
    let text: String
  }

  let type: String
  let isA: [String]
  let from: String
  let to: String
  let document: String
  let citation: String
  let evidence: [Place]
  let attributedTo: String?
  let attributionChain: [String]
  let polarity: Polarity
  let modality: Modality
  let date: String?
  let attributes: [String: String]
  let rule: String
  let confidence: Double
}

/// An edge as JSON.
struct EdgeAnswer: Encodable {
  let type: String
  let label: String
  let from: NodeAnswer
  let to: NodeAnswer
  let symmetric: Bool
  let documents: Int
  let claims: [ClaimAnswer]
}

/// A path as JSON.
struct PathAnswer: Encodable {
  struct Step: Encodable {
    let from: NodeAnswer
    let to: NodeAnswer
    let direction: String
    let edge: EdgeAnswer
    let others: [EdgeAnswer]
  }

  let length: Int
  let steps: [Step]
  let weakestStep: Int?
}

/// Makes answers out of what a graph gives, with offsets in code points.
struct AnswerWriter {
  let graph: Graph
  let subgraph: Subgraph
  private var offsets: [Source.ID: CharacterOffsets] = [:]

  init(_ graph: Graph, _ subgraph: Subgraph) {
    self.graph = graph
    self.subgraph = subgraph
  }

  mutating func edge(_ edge: Edge) throws -> EdgeAnswer {
    EdgeAnswer(
      type: edge.relation.name, label: edge.relation.label,
      from: NodeAnswer(subgraph.node(edge.from)!),
      to: NodeAnswer(subgraph.node(edge.to)!), symmetric: edge.relation.isSymmetric,
      documents: edge.documentCount, claims: try edge.claims.map { try claim($0, edge) })
  }

  private mutating func claim(_ claim: Claim, _ edge: Edge) throws -> ClaimAnswer {
    let speakers = claim.speakers.compactMap(subgraph.speaker)
      .map { NodeAnswer($0).id }
    let source = subgraph.sources[claim.source]!
    return ClaimAnswer(
      type: edge.relation.name, isA: edge.relation.ancestors,
      from: NodeAnswer(subgraph.node(edge.from)!).id, to: NodeAnswer(subgraph.node(edge.to)!).id,
      document: source.key, citation: source.citation ?? source.reference,
      evidence: try claim.evidence.map { try place($0, in: claim.source) },
      attributedTo: speakers.first, attributionChain: speakers, polarity: claim.polarity,
      modality: claim.modality, date: claim.date?.description, attributes: claim.attributes,
      rule: claim.rule, confidence: claim.confidence)
  }

  private mutating func place(_ evidence: Evidence, in source: Source.ID) throws
    -> ClaimAnswer.Place
  {
    if offsets[source] == nil {
      offsets[source] = CharacterOffsets(try graph.text(of: source) ?? Text(""))
    }
    let points = offsets[source]!
    return ClaimAnswer.Place(
      start: points.codePoint(at: evidence.span.start),
      end: points.codePoint(at: evidence.span.end),
      text: evidence.quotation)
  }

  mutating func path(_ path: Path) throws -> PathAnswer {
    var steps: [PathAnswer.Step] = []
    for step in path.steps {
      steps.append(
        PathAnswer.Step(
          from: NodeAnswer(step.from), to: NodeAnswer(step.to), direction: step.direction.label,
          edge: try edge(step.edge), others: try step.others.map { try edge($0) }))
    }
    return PathAnswer(
      length: path.length, steps: steps,
      weakestStep: path.weakestStep.flatMap { weakest in
        path.steps.firstIndex { $0.from == weakest.from && $0.to == weakest.to }
      }.map { $0 + 1 })
  }
}

extension Path.Direction {
  var label: String {
    switch self {
    case .forward: "forward"
    case .backward: "backward"
    case .mutual: "both"
    }
  }
}
