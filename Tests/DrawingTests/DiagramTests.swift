import GraphStore
import Ontology
import Testing

@testable import Drawing

@Test func `explains exactly what is drawn`() {
  let all = Legend(of: Diagram(Records.cable, title: "")).entries.map(\.text)
  #expect(
    all == [
      "person", "state", "place", "stated as fact", "planned", "hypothetical",
      "negated: said not to be so", "no arrow: holds both ways", "1 document", "2 documents",
    ])
  let states = Records.cable.nodes.filter { $0.type.name == "State" }.map(\.id)
  let part = Records.cable.restricted(to: Set(states))
  let some = Legend(of: Diagram(part, title: "", emphasizing: [states[0]])).entries.map(\.text)
  #expect(
    some == [
      "state", "asked about", "stated as fact", "hypothetical", "negated: said not to be so",
    ])
}

@Test func `says how much is shown`() {
  #expect(
    Diagram(Records.cable, title: "").counts
      == "4 edges between 6 entities, 6 claims of 2 documents.")
}

@Test func `keeps the strongest edges and says so`() {
  let whole = Records.cable
  let kept = Diagram(whole, title: "", limits: Limits(nodes: 10, edges: 2))
  #expect(kept.subgraph.edges.map(\.relation.name).sorted() == ["ATTACKS", "MET_WITH"])
  #expect(kept.subgraph.nodes.count == 4)
  #expect(
    kept.counts.hasPrefix(
      "2 of 4 edges and 4 of 6 entities, because a figure holds at most 2 edges"))
}

@Test func `keeps the edges of what is asked about first`() {
  let whole = Records.cable
  let china = whole.nodes.first { $0.name == "China" }!
  let kept = Diagram(
    whole, title: "", emphasizing: [china.id], limits: Limits(nodes: 10, edges: 1))
  #expect(kept.subgraph.edges.map(\.relation.name) == ["SUPPORTS"])
}

@Test func `never draws more nodes than the limit`() {
  let diagram = Diagram(Records.row(of: 60), title: "", limits: Limits(nodes: 20, edges: 30))
  #expect(diagram.subgraph.nodes.count <= 20)
  #expect(diagram.subgraph.edges.count <= 30)
  #expect(!diagram.subgraph.isEmpty)
}

@Test func `leaves labels out and draws straight lines where there are many nodes`() {
  let text = DOT(
    Diagram(Records.row(of: 501), title: "", limits: Limits(nodes: 600, edges: 600))
  ).text
  #expect(text.contains("splines=\"line\""))
  #expect(!text.contains("labeltooltip"))
  let large = Diagram(Records.row(of: 1_600), title: "", limits: Limits(nodes: 2_000, edges: 2_000))
  #expect(large.engine == .sfdp)
}

@Test func `draws a subgraph without edges, and an empty one`() {
  let nodes = Array(Records.cable.nodes.prefix(2))
  let lone = Diagram(Subgraph(nodes: nodes, edges: [], sources: [:]), title: "")
  #expect(lone.counts == "0 edges between 2 entities, 0 claims of 0 documents.")
  #expect(Legend(of: lone).entries.map(\.text) == ["state", "person"].sorted(by: >).reversed())
}

@Test func `reads as a sentence`() {
  let sentences = Diagram(Records.cable, title: "").lines.map(\.sentence)
  #expect(
    sentences == [
      "China supports North Korea", "Kim Il Sung met with Li Xiannian",
      "Li Xiannian travelled to Pyongyang, planned",
      "South Korea attacks North Korea, hypothetical", "not: South Korea attacks North Korea",
    ])
}
