import CGraphviz
import Foundation
import GraphStore
import Testing

@testable import Drawing

private let diagram = Diagram(Records.cable, title: "Pyongyang 1965")

@Test func `tells every line of the figure in words`() {
  let text = Outline(diagram).text
  #expect(text.hasPrefix("Pyongyang 1965\n\n"))
  for (place, line) in diagram.lines.enumerated() {
    #expect(text.contains("\n  \(place + 1). \(line.sentence)\n"))
  }
  #expect(text.contains("“We are with you.” — according to Li Xiannian"))
  #expect(text.contains("\nKim Il Sung, person\n"))
}

@Test func `lists every line of the figure as a row`() throws {
  let rows = LineTable(diagram).text.split(separator: "\n").map {
    $0.split(separator: "\t", omittingEmptySubsequences: false)
  }
  #expect(rows.count == diagram.lines.count + 1)
  #expect(rows.allSatisfy { $0.count == rows[0].count })
  let negated = try #require(rows.first { $0.contains("negated") })
  #expect(negated.contains("South Korea") && negated.contains("ATTACKS"))
}

@Test(arguments: ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "a\tb\nc"])
func `gives a spreadsheet no formula, and no cell more`(name: String) {
  let rows = LineTable(diagramOf(name)).text.split(separator: "\n").map {
    $0.split(separator: "\t", omittingEmptySubsequences: false)
  }
  #expect(rows.allSatisfy { $0.count == rows[0].count })
  #expect(!rows.joined().contains { $0.first.map { "=+-@".contains($0) } ?? false })
}

@Test func `hears the same lines in the outline, the table and the figure`() {
  let ids = diagram.ids.lines
  #expect(Set(ids).count == ids.count)
  #expect(LineTable(diagram).text.split(separator: "\n").count - 1 == ids.count)
}

// MARK: DOT for programs

private func exported(_ subgraph: Subgraph) throws -> String {
  var text = ""
  let dot = GraphDOT(subgraph) { evidence, _ in evidence.span.start..<evidence.span.end }
  try dot.write { text += $0 }
  return text
}

private struct ClaimJSON: Decodable {
  struct Place: Decodable {
    let start: Int
    let end: Int
    let text: String
  }
  let document: String
  let evidence: [Place]
  let attributionChain: [String]
  let polarity: String
  let modality: String
  let date: String?
  let attributes: [String: String]
  let rule: String
  let confidence: Double
}

/// What a value of DOT stood for.
private func plain(_ value: UnsafePointer<CChar>) -> String {
  var plain = String.UnicodeScalarView()
  var isEscaped = false
  for scalar in String(cString: value).unicodeScalars {
    if !isEscaped, scalar == "\\" {
      isEscaped = true
      continue
    }
    plain.append(!isEscaped ? scalar : scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
    isEscaped = false
  }
  return String(plain)
}

@Test func `loses nothing on the way through libcgraph`() throws {
  let whole = Records.cable
  let text = try exported(whole)
  let graph = try oneAtATime.withLock { _ in try #require(entente_read(text)) }
  let read = nodes(of: graph)
  #expect(read.map { plain(entente_get($0, "name")) } == whole.nodes.map(\.name))
  #expect(read.map { plain(entente_get($0, "key")) } == whole.nodes.map(\.key))
  #expect(read.map { plain(entente_get($0, "type")) } == whole.nodes.map(\.type.name))
  let lines = edges(of: graph)
  let claims = try lines.flatMap { line in
    try JSONDecoder().decode(
      [ClaimJSON].self, from: Data(String(cString: entente_get(line, "claims")).utf8))
  }
  let given = whole.edges.flatMap(\.claims)
  #expect(claims.count == given.count)
  #expect(
    Set(claims.map(\.evidence[0].text)) == Set(given.map { $0.evidence[0].quotation }))
  #expect(claims.count { $0.polarity == "negated" } == 1)
  #expect(claims.contains { $0.attributionChain == ["Person:li-xiannian"] })
  let supports = try #require(lines.first { plain(entente_get($0, "relation")) == "SUPPORTS" })
  #expect(plain(entente_get(supports, "speakers")) == "Li Xiannian")
  #expect(plain(entente_get(supports, "evidence")) == "We are with you.")
}

@Test func `writes the same bytes for a graph in another order`() throws {
  let whole = Records.cable
  let shuffled = Subgraph(
    nodes: whole.nodes.reversed(), edges: whole.edges.reversed(), sources: whole.sources,
    speakers: whole.speakers)
  #expect(try exported(whole) == exported(shuffled))
}

@Test(arguments: 0..<12)
func `reads any name back as it was`(seed: Int) throws {
  let names = seed == 11 ? hostileNames : hostileNames(seed: seed)
  let subgraph = diagram(of: names).subgraph
  let text = try exported(subgraph)
  let graph = try oneAtATime.withLock { _ in try #require(entente_read(text)) }
  let read = nodes(of: graph).map { plain(entente_get($0, "name")) }.sorted()
  // DOT can hold all but the character that ends a string of C.
  let given = subgraph.nodes.map { node in
    String(String.UnicodeScalarView(node.name.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }
  // Two of one name are one node.
  #expect(Set(read) == Set(given))
  for line in edges(of: graph) {
    let json = Data(String(cString: entente_get(line, "claims")).utf8)
    #expect(throws: Never.self) { try JSONDecoder().decode([ClaimJSON].self, from: json) }
  }
}

private func diagramOf(_ name: String) -> Diagram { diagram(of: [name]) }
