import Documents
import Drawing
import Foundation
import GraphQueries
import GraphStore
import Ontology
import TestSupport

/// Graphs, views, styles and names as no record would have them all.
struct RandomDrawing {
  private var random: SeededGenerator
  private let schema: Schema
  private let styles = Style.Theme.allCases.map(Style.theme)

  init(seed: Int, schema: Schema) {
    random = SeededGenerator(seed: seed)
    self.schema = schema
  }

  private static let pieces = [
    "Kim", "Molotov", "Брежнев", "朴正熙", "김일성", "شاه إيران", "Ծովակալ", "e\u{301}\u{323}", "🇰🇵👩‍🚀𝔘",
    "\\", "\"",
    "<b>", "&lt;", "&#60;", "]]>", "<!--", "-->", "\u{202E}", "\u{0}\u{1B}[31m", "\n", "\r", "\t",
    "{|<c>}",
    "\\N\\G\\E", "$(rm -rf)", "';--", "%3", "\" URL=\"http://evil.example/",
    "<script>alert(1)</script>",
    "javascript:", "subgraph cluster_legend", "\u{FFFE}\u{FFFF}", "\u{FEFF}", " ",
    "the Ministry of",
  ]

  mutating func name() -> String {
    switch Int.random(in: 0..<40, using: &random) {
    case 0: ""
    case 1: String(repeating: "long ", count: Int.random(in: 1...400, using: &random))
    case 2: String(repeating: "x", count: Int.random(in: 1...5_000, using: &random))
    default:
      (0..<Int.random(in: 1...5, using: &random)).map { _ in
        Self.pieces.randomElement(using: &random)!
      }.joined(separator: Bool.random(using: &random) ? " " : "")
    }
  }

  mutating func subgraph(nodes nodeCount: Int, edges edgeCount: Int) -> Subgraph {
    let types = schema.entityTypes
    let nodes = (0..<nodeCount).map { place in
      Node(
        id: .init(Int64(place + 1)), type: types.randomElement(using: &random)!,
        key: "\(place) \(name())", name: name())
    }
    var sources: [Source.ID: Source] = [:]
    for place in 1...12 {
      let id = Source.ID(Int64(place))
      sources[id] = Source(
        id: id, key: name(), path: name(), title: name(), date: EDTF("1965"), citation: nil)
    }
    var edges: [Edge] = []
    var taken: Set<[Int]> = []
    var claims: Int64 = 0
    for _ in 0..<edgeCount {
      let relation = Int.random(in: 0..<schema.relationTypes.count, using: &random)
      // Hubs draw more than their share.
      func place() -> Int {
        let share = Double.random(in: 0..<1, using: &random)
        return Int(share * share * Double(nodeCount))
      }
      let (from, to) = (place(), place())
      guard from != to || Int.random(in: 0..<10, using: &random) == 0 else { continue }
      guard taken.insert([relation, from, to]).inserted else { continue }
      let own = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        claims += 1
        let quotation = name()
        return Claim(
          id: .init(claims), source: .init(Int64.random(in: 1...12, using: &random)),
          evidence: [
            Evidence(span: Span(0, quotation.utf8.count), quotation: quotation)
          ],
          speakers: Bool.random(using: &random)
            ? [] : [nodes.randomElement(using: &random)!.id],
          polarity: Int.random(in: 0..<5, using: &random) == 0 ? .negated : .affirmed,
          modality: Modality.allCases.randomElement(using: &random)!,
          date: Bool.random(using: &random)
            ? nil : EDTF(year: Int.random(in: 1955...1966, using: &random)),
          attributes: [:], rule: "random", confidence: Double.random(in: 0...1, using: &random))
      }
      edges.append(
        Edge(
          relation: schema.relationTypes[relation], from: nodes[from].id, to: nodes[to].id,
          claims: own))
    }
    return Subgraph(nodes: nodes, edges: edges, sources: sources)
  }

  /// A view, a style and an engine for a graph, all by chance.
  mutating func plan(of subgraph: Subgraph) -> Diagram.Plan {
    var scene = Scene(
      subgraph,
      emphasizing: Int.random(in: 0..<3, using: &random) == 0
        ? subgraph.nodes.prefix(2).map(\.id) : [])
    switch Int.random(in: 0..<6, using: &random) {
    case 0: scene = scene.compared(EDTF("1955/1960")!, with: EDTF("1961/1966")!)
    case 1:
      let states = subgraph.nodes.filter { $0.type.name == "State" }
      if !states.isEmpty {
        var acting: [Node.ID: Node] = [:]
        for node in subgraph.nodes where node.type.name != "State" {
          acting[node.id] = states.randomElement(using: &random)
        }
        scene = scene.statesOnly(actingFor: acting)
      }
    default: break
    }
    var plan = Diagram.Plan(
      scene, title: name(),
      caption: Caption(question: name(), filters: [name()], source: name(), command: name()))
    switch Int.random(in: 0..<4, using: &random) {
    case 0: plan.arrangement = .timeline
    case 1: plan.arrangement = .communities { Network($0).communities() }
    default: break
    }
    plan.style = styles.randomElement(using: &random)!
    plan.communities = { Network($0).communities() }
    plan.keepsOnlyStrongest = Bool.random(using: &random)
    plan.listsSources = Int.random(in: 0..<4, using: &random) == 0
    if Bool.random(using: &random) {
      plan.engine = LayoutEngine.allCases.randomElement(using: &random)
    }
    plan.limits = Limits(
      nodes: Int.random(in: 5...150, using: &random), edges: Int.random(in: 5...300, using: &random)
    )
    return plan
  }

  mutating func size() -> (nodes: Int, edges: Int) {
    let nodes = Int.random(in: 1...120, using: &random)
    return (nodes, Int.random(in: 0...(2 * nodes), using: &random))
  }
}
