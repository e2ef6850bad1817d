import Documents
import GraphStore
import Ontology

let schema = try! Vocabulary.standard().schema

/// A subgraph put together by hand.
///
/// ```
/// Kim ──MET_WITH── Li ──TRAVELED_TO (planned)──▶ Pyongyang
/// China ─SUPPORTS▶ North Korea ◀ATTACKS (negated, and hypothetical)─ South Korea
/// ```
struct Records {
  var nodes: [Node] = []
  var edges: [Edge] = []
  var sources: [Source.ID: Source] = [:]
  var speakers: [Node.ID: Node] = [:]
  private var claimCount: Int64 = 0

  mutating func node(_ type: String, _ name: String, key: String? = nil) -> Node {
    let node = Node(
      id: .init(Int64(nodes.count + 1)), type: schema.entityType(type)!, key: key ?? name,
      name: name)
    nodes.append(node)
    return node
  }

  mutating func claim(
    _ quotation: String, document: Int = 1, by speaker: Node? = nil,
    _ polarity: Polarity = .affirmed,
    _ modality: Modality = .asserted, date: String? = nil
  ) -> Claim {
    claimCount += 1
    let source = Source.ID(Int64(document))
    sources[source] = Source(
      id: source, key: "cable-\(document)", path: "records/\(document).txt",
      title: "Cable No. \(document)", date: EDTF("1965-12-26"), citation: nil)
    if let speaker { speakers[speaker.id] = speaker }
    return Claim(
      id: .init(claimCount), source: source,
      evidence: [Evidence(span: Span(0, quotation.utf8.count), quotation: quotation)],
      speakers: speaker.map { [$0.id] } ?? [], polarity: polarity, modality: modality,
      date: date.flatMap { EDTF($0) }, attributes: [:], rule: "by hand", confidence: 1)
  }

  mutating func edge(_ relation: String, _ from: Node, _ to: Node, _ claims: Claim...) {
    edges.append(
      Edge(
        relation: schema.relationType(relation)!, from: from.id, to: to.id, claims: claims))
  }

  var subgraph: Subgraph {
    Subgraph(nodes: nodes, edges: edges, sources: sources, speakers: speakers)
  }

  static let cable: Subgraph = {
    var records = Records()
    let kim = records.node("Person", "Kim Il Sung", key: "kim-il-sung")
    let li = records.node("Person", "Li Xiannian", key: "li-xiannian")
    let pyongyang = records.node("Place", "Pyongyang", key: "pyongyang")
    let china = records.node("State", "China", key: "CHN")
    let north = records.node("State", "North Korea", key: "PRK")
    let south = records.node("State", "South Korea", key: "KOR")
    records.edge(
      "MET_WITH", kim, li, records.claim("The Premier received Li.", date: "1965-12-26"),
      records.claim("Li met Kim.", document: 2, date: "1965-12-26"))
    records.edge(
      "TRAVELED_TO", li, pyongyang, records.claim("Li will go to Pyongyang.", .affirmed, .planned))
    records.edge("SUPPORTS", china, north, records.claim("We are with you.", by: li))
    records.edge(
      "ATTACKS", south, north,
      records.claim("They lack the capability to invade.", by: kim, .negated),
      records.claim("The South may invade.", document: 2, .affirmed, .hypothetical))
    return records.subgraph
  }()

  /// Every edge a line of `count` nodes that each support the next.
  static func row(of count: Int) -> Subgraph {
    var records = Records()
    let nodes = (0..<count).map { records.node("State", "State \($0)") }
    for place in 1..<count {
      records.edge(
        "SUPPORTS", nodes[place - 1], nodes[place], records.claim("…", document: place % 7))
    }
    return records.subgraph
  }
}
