import CGraphviz
import GraphStore
import TestSupport
import Testing

@testable import Drawing

private let caption = Caption(
  question: "Who dealt with whom?", filters: ["all claims"], source: "two cables",
  date: "1 May 2025")

@Test func `writes a small diagram line by line`() {
  let kim = Records.cable.nodes.first { $0.key == "kim-il-sung" }!
  let diagram = Diagram(
    Records.cable, title: "Pyongyang 1965", caption: caption, emphasizing: [kim.id])
  let difference = snapshotDifference(DOT(diagram).text, besideThisFile("Snapshots/cable.dot"))
  #expect(difference == nil)
}

@Test func `gives the same bytes whatever the order of nodes and edges`() {
  let whole = Records.cable
  let shuffled = Subgraph(
    nodes: whole.nodes.reversed(), edges: whole.edges.reversed(), sources: whole.sources,
    speakers: whole.speakers)
  #expect(DOT(Diagram(whole, title: "a")).text == DOT(Diagram(shuffled, title: "a")).text)
}

@Test func `draws each status of an edge as a line that differs`() throws {
  let lines = DOT(Diagram(Records.cable, title: "")).text.split(separator: "\n")
  let negated = try #require(lines.first { $0.contains("class=\"ATTACKS negated asserted\"") })
  let possible = try #require(
    lines.first { $0.contains("class=\"ATTACKS affirmed hypothetical\"") })
  let planned = try #require(lines.first { $0.contains("class=\"TRAVELED_TO affirmed planned\"") })
  let mutual = try #require(lines.first { $0.contains("class=\"MET_WITH affirmed asserted\"") })
  #expect(negated.contains("arrowhead=\"tee\""))
  #expect(negated.contains("style=\"solid\""))
  #expect(negated.contains("not: attacks"))
  #expect(negated.contains("color=\"#B04A00\""))
  #expect(possible.contains("style=\"dotted\""))
  #expect(possible.contains("arrowhead=\"normal\""))
  #expect(planned.contains("style=\"dashed\""))
  #expect(mutual.contains("dir=\"none\""))
  #expect(mutual.contains("penwidth=\"2.00\""))
}

@Test func `cites words, speaker, date and document beside a line`() {
  let text = DOT(Diagram(Records.cable, title: "")).text
  #expect(
    text.contains(
      "“We are with you.” — according to Li Xiannian — Cable No. 1, 1965-12-26, [cable-1]"))
}

@Test func `shortens a long quotation between words`() {
  var records = Records()
  let (a, b) = (records.node("State", "A"), records.node("State", "B"))
  records.edge(
    "SUPPORTS", a, b, records.claim(String(repeating: "words without end ", count: 40)))
  let text = DOT(Diagram(records.subgraph, title: "")).text
  #expect(text.contains("without…”") || text.contains("words…”") || text.contains("end…”"))
}

@Test(arguments: hostileNames)
func `keeps any name one quoted string`(name: String) throws {
  let graph = try #require(read(diagram(of: [name])))
  let names = nodes(of: graph).map { String(cString: entente_name($0)) }
  let ours = ["title", "legend-1", "legend-2", "legend-3", "legend-3-text"]
  #expect(names.filter { $0.hasPrefix("Document:") || $0.hasPrefix("Person:") }.count == 2)
  #expect(
    names.filter { !$0.contains(":") && !$0.hasPrefix("caption-") && !ours.contains($0) } == [])
  // The line, and its sample in the legend.
  #expect(agnedges(graph) == 2)
  for kind in [0, 1, 2] {
    for attribute in attributes(of: graph, kind) {
      #expect(Attribute(rawValue: attribute) != nil, "\(attribute)")
    }
  }
}

@Test(arguments: 0..<10)
func `keeps random names one quoted string each`(seed: Int) throws {
  let names = hostileNames(seed: seed)
  let graph = try #require(read(diagram(of: names)))
  // Title, legend, caption, and the node that mentions all.
  #expect(Int(agnedges(graph)) == names.count + 1)
  let labels = Set(
    nodes(of: graph).map { String(cString: entente_get($0, "tooltip")) })
  #expect(labels.count >= Set(names.map { Printable($0).line }).count)
  for kind in [0, 1, 2] {
    for attribute in attributes(of: graph, kind) {
      #expect(Attribute(rawValue: attribute) != nil, "\(attribute)")
    }
  }
}

/// Parses as Graphviz does; parsing shares state, so one at a time.
private func read(_ diagram: Diagram) -> UnsafeMutablePointer<Agraph_t>? {
  oneAtATime.withLock { _ in entente_read(DOT(diagram).text) }
}

private func attributes(of graph: UnsafeMutablePointer<Agraph_t>, _ kind: Int) -> [String] {
  Array(
    sequence(state: agnxtattr(graph, Int32(kind), nil)) { attribute in
      defer { attribute = attribute.flatMap { agnxtattr(graph, Int32(kind), $0) } }
      return attribute.map { String(cString: $0.pointee.name) }
    })
}
