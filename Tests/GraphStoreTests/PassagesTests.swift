import Documents
import GraphStore
import Testing

@Suite struct PassagesTests {
  let graph: Graph

  init() throws {
    func text(_ id: String, _ text: String) -> FileUpdate {
      file(
        Contribution(
          document: Document(id: .init(id), source: id, text: Text(text)), entities: [],
          mentions: [], claims: [], unresolved: []))
    }
    graph = try GraphStoreTests.graph(
      text(
        "a", String(repeating: "Wheat was discussed. ", count: 30) + "Gerő asked for tungsten ore."),
      text(
        "b", "Tungsten. " + String(repeating: "Nothing else. ", count: 30) + "An ore of tungsten."),
      text("c", "Coal was sent."))
  }

  @Test func `finds documents that hold every word, and shows where`() throws {
    let passages = try graph.passages(matching: "TUNGSTEN ore")
    #expect(passages.map(\.source.key).sorted() == ["a", "b"])
    for passage in passages {
      let text = try #require(try graph.text(of: passage.source.id))
      #expect(text[passage.span] == passage.text)
      #expect(Set(passage.hits.map { text[$0].lowercased() }) == ["tungsten", "ore"])
      #expect(passage.hits.allSatisfy { passage.span.contains($0) })
      #expect(passage.text.count < 300)
    }
  }

  @Test func `case and diacritics do not count`() throws {
    #expect(try graph.passages(matching: "GERO").first?.source.key == "a")
    #expect(try graph.passages(matching: "gero\u{30B}").first?.source.key == "a")
  }

  @Test(arguments: [
    "", "\"", "\"\"\"", "tungsten\"", "NEAR(", "a OR", "* ^ - + :", "text : x", "(((",
    "'; DROP TABLE x",
    "tungsten AND NOT", "😀", "\u{301}", "\0", "{text} : coal",
  ])
  func `no query breaks it`(query: String) throws { _ = try graph.passages(matching: query) }
}
