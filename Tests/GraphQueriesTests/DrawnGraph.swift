import Documents
import GraphQueries
import GraphStore
import Ontology
import TestSupport

let schema = try! Vocabulary.standard().schema

/// A subgraph drawn as lines, such as `Kim MET_WITH Li ×2`: a claim in each of two
/// documents. A line of one name is a node without edges; `~` stands before a
/// planned claim, `?` before a hypothetical one.
func drawn(_ lines: String) -> Subgraph {
  var drawing = Drawing()
  for line in lines.split(separator: "\n") {
    drawing.add(line.split(separator: " ").map(String.init))
  }
  return drawing.subgraph
}

private struct Drawing {
  var ids: [String: Node.ID] = [:]
  var nodes: [Node] = []
  var edges: [Edge] = []

  mutating func node(_ name: String) -> Node.ID {
    if let id = ids[name] { return id }
    // Ids run against the order of names, which must not matter.
    let node = Node(
      id: .init(Int64(1000 - nodes.count)), type: schema.person, key: name.lowercased(), name: name)
    nodes.append(node)
    ids[name] = node.id
    return node.id
  }

  mutating func add(_ words: [String]) {
    var words = words
    let modality: Modality =
      switch words[0] {
      case "~": .planned
      case "?": .hypothetical
      default: .asserted
      }
    if modality != .asserted { words.removeFirst() }
    let from = node(words[0])
    guard words.count > 1 else { return }
    let count = words.count > 3 ? Int(words[3].dropFirst())! : 1
    edges.append(edge(from, words[1], node(words[2]), count, modality))
  }

  var subgraph: Subgraph { Subgraph(nodes: nodes, edges: edges, sources: [:]) }

  private func edge(
    _ from: Node.ID, _ relation: String, _ to: Node.ID, _ count: Int, _ modality: Modality
  ) -> Edge {
    let claims = (0..<count).map { index in
      Claim(
        id: .init(Int64(edges.count * 10 + index)), source: .init(Int64(index)),
        evidence: [Evidence(span: Span(0, 1), quotation: "x")], speakers: [], polarity: .affirmed,
        modality: modality, date: nil, attributes: [:], rule: "drawn", confidence: 0.5)
    }
    return Edge(relation: schema.relationType(relation)!, from: from, to: to, claims: claims)
  }
}

/// A random subgraph of persons, with parallel edges, edges to oneself and nodes
/// without any.
func randomSubgraph(seed: Int) -> Subgraph {
  var generator = SeededGenerator(seed: seed)
  let names = (0..<Int.random(in: 1...9, using: &generator)).map { "N\($0)" }.shuffled(
    using: &generator)
  var lines = names
  for _ in 0..<Int.random(in: 0...16, using: &generator) {
    let relation = ["MET_WITH", "SUPPORTS", "ACCUSES", "OPPOSES"].randomElement(using: &generator)!
    let mark = ["", "", "", "~ ", "? "].randomElement(using: &generator)!
    lines.append(
      mark + names.randomElement(using: &generator)! + " \(relation) "
        + names.randomElement(using: &generator)! + " ×\(Int.random(in: 1...3, using: &generator))")
  }
  return drawn(lines.joined(separator: "\n"))
}

extension Subgraph {
  /// The node of a name.
  func named(_ name: String) -> Node { nodes.first { $0.name == name }! }
}

/// A path as a line: `Kim -MET_WITH- Li <SUPPORTS- Mao`.
func drawing(_ path: Path?) -> String? {
  guard let path else { return nil }
  return path.nodes[0].name
    + path.steps.map { step in
      let name = step.edge.relation.name
      return switch step.direction {
      case .forward: " -\(name)> \(step.to.name)"
      case .backward: " <\(name)- \(step.to.name)"
      case .mutual: " -\(name)- \(step.to.name)"
      }
    }.joined()
}
