import Documents
import GraphStore
import Ontology
import Testing

@Suite struct ReadingTests {
  let lines = [
    "Person:Kim MET_WITH Person:Li", "Person:Kim TRAVELED_TO State:China",
    "State:China REQUESTS State:Albania", "State:China SUPPORTS Topic:tungsten",
  ]

  @Test func `documents and topics are no part of a subgraph unless they are asked for`() throws {
    let graph = try graph(file(record("a", lines)))
    #expect(
      drawing(try graph.subgraph()) == [
        "China REQUESTS Albania", "Kim TRAVELED_TO China", "Kim MET_WITH Li",
      ])
    var filter = ClaimFilter()
    filter.entityTypes = [schema.topic, schema.state]
    #expect(
      drawing(try graph.subgraph(matching: filter)) == [
        "China REQUESTS Albania", "China SUPPORTS tungsten",
      ])
  }

  @Test func `where documents are admitted, each mentions what it names`() throws {
    let graph = try graph(
      file(record("a", ["Person:Kim MET_WITH Person:Li", "Person:Kim MET_WITH Person:Zhou"])))
    var filter = ClaimFilter()
    filter.entityTypes = [schema.document, schema.person]
    filter.relations = [schema.relationType("MENTIONS")!]
    let subgraph = try graph.subgraph(matching: filter)
    #expect(drawing(subgraph) == ["a MENTIONS Kim", "a MENTIONS Li", "a MENTIONS Zhou"])
    #expect(subgraph.edges[0].claims[0].evidence.map(\.quotation) == ["Kim", "Kim"])
    filter.speaker = subgraph.nodes[0].id
    #expect(try graph.subgraph(matching: filter).edges.isEmpty)
  }

  @Test func `a relation answers for its kinds`() throws {
    var filter = ClaimFilter()
    filter.relations = [schema.relationType("COMMUNICATED_WITH")!]
    let subgraph = try graph(file(record("a", lines))).subgraph(matching: filter)
    #expect(drawing(subgraph) == ["China REQUESTS Albania"])
  }

  @Test func `a subgraph at a node has its edges only`() throws {
    let graph = try graph(file(record("a", lines)))
    let li = try #require(try graph.node(schema.person, key: "li"))
    #expect(drawing(try graph.subgraph(at: li.id)) == ["Kim MET_WITH Li"])
    #expect(
      try graph.subgraph(includingIsolated: true).nodes.map(\.name) == [
        "Albania", "China", "Kim", "Li",
      ])
  }

  @Test func `filters by speaker, period and confidence`() throws {
    var builder = RecordBuilder()
    builder.add("State:China AIDS State:Albania")
    builder.add("State:China AIDS State:Cuba")
    let kim = builder.entity("Person:Kim")
    let claim = builder.claims[0]
    builder.claims[0] = Contribution.Claim(
      relation: claim.relation, from: claim.from, to: claim.to, evidence: claim.evidence,
      speakers: [kim], date: EDTF("1964"), rule: "r", confidence: 0.4)
    let graph = try graph(file(builder.contribution("a")))
    func edges(_ change: (inout ClaimFilter) throws -> Void) throws -> [String] {
      var filter = ClaimFilter()
      try change(&filter)
      return drawing(try graph.subgraph(matching: filter))
    }
    #expect(
      try edges { $0.speaker = try graph.node(schema.person, key: "kim")?.id }
        == ["China AIDS Albania"])
    #expect(try edges { $0.confidence = 0.5 } == ["China AIDS Cuba"])
    #expect(try edges { $0.period = EDTF("1958") } == ["China AIDS Cuba"])
    #expect(
      try edges { ($0.period, $0.includesUndated) = (EDTF("1964-02"), false) }
        == ["China AIDS Albania"])
  }

  @Test func `claims of an edge stand in order of document and place`() throws {
    let line = "State:China AIDS State:Albania"
    let graph = try graph(file(record("b", [line])), file(record("a", [line, line])))
    let subgraph = try graph.subgraph()
    let claims = subgraph.edges[0].claims
    #expect(claims.map { subgraph.sources[$0.source]!.key } == ["a", "a", "b"])
    #expect(claims.map(\.evidence[0].span.start) == [0, 19, 0])
    #expect(subgraph.edges[0].documentCount == 2)
  }

  @Test func `a node shows where it is named, how, and why`() throws {
    let graph = try graph(
      file(record("b", ["Person:Kim MET_WITH Person:Li"])),
      file(record("a", ["Person:Li MET_WITH Person:Kim"])))
    let kim = try #require(try graph.node(schema.person, key: "kim"))
    let occurrences = try graph.occurrences(of: kim.id)
    #expect(occurrences.map(\.source.key) == ["a", "b"])
    #expect(occurrences.map(\.span) == [Span(12, 15), Span(0, 3)])
    #expect(occurrences.map(\.quotation) == ["Kim", "Kim"])
    #expect(try graph.aliases(of: kim.id).map { "\($0.text) \($0.count)" } == ["Kim 2"])
    #expect(
      try graph.identifications(of: kim.id).map(\.reasons) == [
        ["its name is Kim"], ["its name is Kim"],
      ])
  }

  @Test func `the ledger tells what became of each file`() throws {
    let failed = FileUpdate(
      path: "b.pdf", digest: "1", fingerprint: "2",
      findings: [
        Finding(.skipped, at: "b.pdf", "no text"), Finding(.failed, at: "b.pdf:3", "bad"),
      ],
      contributions: [])
    let graph = try graph(failed, file(record("a", ["Person:Kim MET_WITH Person:Li"])))
    let ledger = try graph.ledger()
    #expect(ledger.map(\.path) == ["b.pdf", "records/a.txt"])
    #expect(ledger.map(\.status) == [.failed, .read])
    #expect(ledger[0].findings == failed.findings)
    #expect(ledger.map(\.documentCount) == [0, 1])
    #expect(ledger[0].isCurrent(digest: "1", fingerprint: "2"))
    #expect(!ledger[0].isCurrent(digest: "1", fingerprint: "3"))
  }

  @Test func `names that are not decided are listed by document and place`() throws {
    let text = Text("Johnson met Johnson.")
    let names = [12, 0].map {
      Contribution.Unresolved(span: Span($0, $0 + 7), text: "Johnson", reason: "Lyndon or Alexis")
    }
    let graph = try graph(
      file(
        Contribution(
          document: Document(id: .init("a"), source: "a", text: text), entities: [], mentions: [],
          claims: [], unresolved: names)))
    #expect(try graph.unresolved().map(\.span.start) == [0, 12])
    #expect(try graph.statistics().unresolved == 2)
  }

  @Test func `statistics count by kind, in the order of the ontology`() throws {
    let statistics = try graph(file(record("a", lines))).statistics()
    #expect(statistics.entitiesByType.map(\.kind.name) == ["Person", "State", "Topic", "Document"])
    #expect(statistics.entitiesByType.map(\.count) == [2, 2, 1, 1])
    #expect(
      statistics.claimsByRelation.map(\.kind.name) == [
        "TRAVELED_TO", "MET_WITH", "REQUESTS", "SUPPORTS",
      ])
    #expect(statistics.claims == 4)
    #expect(statistics.edges == 4)
    #expect(statistics.filesByStatus.map(\.count) == [1])
  }
}
