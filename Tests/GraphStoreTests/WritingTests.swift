import Documents
import Foundation
import GRDB
import GraphStore
import Ontology
import Testing

@Suite struct WritingTests {
  @Test func `a claim comes back with its quotation, its document and its ends`() throws {
    let graph = try graph(
      file(record("cable", ["Person:Kim Il Sung MET_WITH Person:Li Xiannian"], title: "A cable")))
    let subgraph = try graph.subgraph()
    #expect(drawing(subgraph) == ["Kim Il Sung MET_WITH Li Xiannian"])
    let claim = try #require(subgraph.edges.first?.claims.first)
    #expect(claim.evidence.map(\.quotation) == ["Kim Il Sung MET_WITH Li Xiannian"])
    #expect(claim.evidence.map(\.span) == [Span(0, 32)])
    #expect(subgraph.sources[claim.source]?.title == "A cable")
    #expect(claim.rule == "test")
    #expect(claim.confidence == 0.9)
  }

  @Test(arguments: [
    ["Person:Kim MET_WITH Person:Li"], ["Person:Li MET_WITH Person:Kim"],
  ])
  func `a symmetric claim stands with the end whose type and key come first`(lines: [String]) throws
  {
    #expect(drawing(try graph(file(record("a", lines))).subgraph()) == ["Kim MET_WITH Li"])
  }

  @Test func `both directions of a symmetric relation are one edge`() throws {
    let graph = try graph(
      file(record("a", ["State:China MET_WITH Person:Kim", "Person:Kim MET_WITH State:China"])))
    #expect(drawing(try graph.subgraph()) == ["Kim MET_WITH China ×2"])
  }

  @Test func `parallel relations stay parallel, and claims for and against stand side by side`()
    throws
  {
    var builder = RecordBuilder()
    builder.add("State:China AIDS State:Albania")
    builder.add("State:China SUPPORTS State:Albania")
    let claim = builder.claims[0]
    builder.claims.append(claim.changed(polarity: .negated))
    let graph = try graph(file(builder.contribution("a")))
    #expect(
      drawing(try graph.subgraph()) == ["China SUPPORTS Albania", "China AIDS Albania"])
    #expect(
      drawing(try graph.subgraph(matching: .everything))
        == ["China SUPPORTS Albania", "China AIDS Albania ×2"])
  }

  @Test func `one and the same claim made twice is one claim`() throws {
    var builder = RecordBuilder()
    builder.add("State:China AIDS State:Albania")
    builder.claims.append(builder.claims[0])
    #expect(
      drawing(try graph(file(builder.contribution("a"))).subgraph()) == ["China AIDS Albania"])
  }

  @Test func `speakers, dates and attributes come back as they were`() throws {
    var builder = RecordBuilder()
    builder.add("State:China AIDS State:Albania")
    let speakers = [builder.entity("Person:Kim"), builder.entity("Person:Li")]
    let claim = builder.claims[0]
    builder.claims[0] = Contribution.Claim(
      relation: claim.relation, from: claim.from, to: claim.to, evidence: claim.evidence,
      speakers: speakers.reversed(), modality: .planned, date: EDTF("1964~"),
      attributes: ["commodity": "wheat", "quantity": "5,000 \"tons\""], rule: "r", confidence: 0.5)
    let subgraph = try graph(file(builder.contribution("a"))).subgraph()
    let stored = try #require(subgraph.edges.first?.claims.first)
    #expect(stored.speakers.map { subgraph.speakers[$0]!.name } == ["Li", "Kim"])
    #expect(stored.modality == .planned)
    #expect(stored.date?.description == "1964~")
    #expect(stored.attributes == ["commodity": "wheat", "quantity": "5,000 \"tons\""])
  }

  @Test func `an update moves only the file's own claims and keeps shared entities`() throws {
    let first = record(
      "a", ["Person:Kim MET_WITH Person:Li", "Person:Kim TRAVELED_TO State:China"])
    let second = record("b", ["Person:Kim TRAVELED_TO State:Albania"])
    let graph = try graph(file(first), file(second))
    let kim = try graph.node(schema.person, key: "kim")?.id

    try graph.write(file(record("a", ["Person:Kim MET_WITH Person:Zhou"])))
    try graph.finish()
    let subgraph = try graph.subgraph()
    #expect(drawing(subgraph) == ["Kim TRAVELED_TO Albania", "Kim MET_WITH Zhou"])
    #expect(try graph.node(schema.person, key: "kim")?.id == kim)
    #expect(try graph.node(schema.person, key: "li") == nil)
    #expect(try graph.exported() == graphOfTheSame().exported())
  }

  private func graphOfTheSame() throws -> Graph {
    try graph(
      file(record("b", ["Person:Kim TRAVELED_TO State:Albania"])),
      file(record("a", ["Person:Kim MET_WITH Person:Zhou"])))
  }

  @Test func `removing a file drops what nothing else names`() throws {
    let graph = try graph(
      file(record("a", ["Person:Kim MET_WITH Person:Li"])),
      file(record("b", ["Person:Kim TRAVELED_TO State:Albania"])))
    try graph.remove(files: ["records/a.txt", "records/unknown.txt"])
    try graph.finish()
    #expect(drawing(try graph.subgraph()) == ["Kim TRAVELED_TO Albania"])
    #expect(try graph.nodes().map(\.name) == ["Albania", "Kim", "b"])
    #expect(try graph.passages(matching: "MET_WITH").isEmpty)
  }

  @Test func `what throws in the middle of a transaction leaves nothing behind`() throws {
    try withTemporaryPath { path in
      let graph = try Graph(writing: path, schema: schema)
      try graph.write(file(record("a", ["Person:Kim MET_WITH Person:Li"])))
      try graph.finish()
      let before = try graph.exported()
      let other = try DatabaseQueue(path: path)
      try other.write { db in
        try db.execute(
          sql: """
            CREATE TRIGGER strike BEFORE INSERT ON file WHEN new.path = 'z'
            BEGIN SELECT RAISE(ABORT, 'the archive is closed'); END
            """)
      }
      let update = FileUpdate(path: "z", digest: "d", fingerprint: "f", contributions: [])
      #expect(throws: GraphError.failed(path: path, detail: "the archive is closed")) {
        try graph.write([file(record("a", ["Person:Kim MET_WITH Person:Zhou"])), update])
      }
      #expect(try graph.exported() == before)
    }
  }

  @Test func `a process that is killed while it writes leaves a usable graph`() async throws {
    let folder = NSTemporaryDirectory() + "entente-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/test.entente"
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let graph = try Graph(writing: path, schema: schema)
      try graph.write(file(record("a", ["Person:Kim MET_WITH Person:Li"])))
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: 0.05)
        kill(getpid(), SIGKILL)
      }
      for index in 0... {
        let lines = (0..<50).map { "Person:P\($0) MET_WITH Person:Q\(index)" }
        try graph.write(file(record("b", lines), record("b\(index)", lines)))
      }
    }
    let graph = try Graph(writing: path, schema: schema)
    #expect(try graph.verify().problems == [])
    #expect(try graph.source(key: "a") != nil)
    try graph.write(file(record("b", ["Person:Kim MET_WITH Person:Li"])))
    try graph.finish()
    #expect(drawing(try graph.subgraph()) == ["Kim MET_WITH Li ×2"])
  }

  @Test func `a node is shown by the name that most documents give it`() throws {
    func named(_ id: String, _ name: String) -> FileUpdate {
      let entity = Contribution.Entity(type: schema.person, key: "kim", name: name)
      return file(
        Contribution(
          document: Document(id: .init(id), source: id, text: Text("")), entities: [entity],
          mentions: [], claims: [], unresolved: []))
    }
    let files = [
      named("a", "Kim Il-sung"), named("b", "Kim Il Sung"), named("c", "Kim Il Sung"),
      named("d", "The Very Great Leader Kim"),
    ]
    let graph = try Graph(inMemory: schema)
    try graph.write(files)
    try graph.finish()
    #expect(try graph.node(schema.person, key: "kim")?.name == "Kim Il Sung")
    try graph.remove(files: ["records/b.txt"])
    try graph.finish()
    #expect(try graph.node(schema.person, key: "kim")?.name == "The Very Great Leader Kim")
  }

  @Test func `two files that give one identifier keep both documents, in either order`() throws {
    func same(_ path: String) -> FileUpdate {
      FileUpdate(
        path: path, digest: "d", fingerprint: "f",
        contributions: [record("cable", ["Person:\(path) MET_WITH Person:Li"])])
    }
    let graphs = [
      try graph(same("x"), same("y"), same("z")), try graph(same("z"), same("x"), same("y")),
    ]
    let keys = try graphs[0].sources().map(\.key)
    #expect(keys.count == 3)
    #expect(keys[0] == "cable")
    #expect(keys[1].wholeMatch(of: /cable~[0-9a-f]{8}/) != nil)
    #expect(try graphs[0].exported() == graphs[1].exported())

    for graph in graphs {
      try graph.remove(files: ["x", "z"])
      try graph.finish()
      #expect(try graph.exported() == exported(same("y")))
    }
  }

  private func exported(_ file: FileUpdate) throws -> Data {
    let graph = try Graph(inMemory: schema)
    try graph.write(file)
    try graph.finish()
    return try graph.exported()
  }

  @Test func `hostile names do no harm and come back as they were`() throws {
    let names = [
      "Robert'); DROP TABLE claim;--", "\"quoted\" 'twice'", "tab\tand bell\u{7}", "%_?*",
      "\u{202E}right to left", "e\u{301} and é", "😀 \u{200D} \u{FEFF}", "new\nline",
    ]
    var entities: [Contribution.Entity] = []
    var mentions: [Contribution.Mention] = []
    var text = ""
    for (index, name) in names.enumerated() {
      let start = text.utf8.count
      text += name
      mentions.append(.init(entity: index, span: Span(start, text.utf8.count), kind: .name))
      entities.append(.init(type: schema.person, key: name, name: name))
    }
    let graph = try graph(
      file(
        Contribution(
          document: Document(id: .init("x"), source: "x", text: Text(text)), entities: entities,
          mentions: mentions, claims: [], unresolved: [])))
    for name in names {
      let node = try #require(try graph.node(schema.person, key: name))
      #expect(Array(node.name.utf8) == Array(name.utf8))
      #expect(
        try graph.occurrences(of: node.id).map { Array($0.quotation.utf8) } == [Array(name.utf8)])
      _ = try graph.search(name)
      _ = try graph.passages(matching: name)
      guard case .one(let found) = try graph.resolve("Person:" + name) else {
        Issue.record("\(name) is not found")
        continue
      }
      #expect(NameFormTests.same(found.name, name))
    }
    #expect(try graph.verify().problems == [])
  }

  @Test func `a NUL in a name is shown as U+FFFD`() throws {
    let entity = Contribution.Entity(type: schema.person, key: "a\0b", name: "a\0b")
    let graph = try graph(
      file(
        Contribution(
          document: Document(id: .init("x"), source: "x", text: Text("a\0b")), entities: [entity],
          mentions: [.init(entity: 0, span: Span(0, 3), kind: .name)], claims: [], unresolved: [])))
    let node = try #require(try graph.node(schema.person, key: "a\0b"))
    #expect(node.name == "a\u{FFFD}b")
    #expect(try graph.text(of: graph.sources()[0].id)?.utf8 == [0x61, 0, 0x62])
    #expect(try graph.occurrences(of: node.id).map(\.quotation) == ["a\0b"])
  }
}

extension Contribution.Claim {
  func changed(
    relation: RelationType? = nil, evidence: [Contribution.Quotation]? = nil,
    polarity: Polarity? = nil, from: Contribution.End? = nil
  ) -> Self {
    Self(
      relation: relation ?? self.relation, from: from ?? self.from, to: to,
      evidence: evidence ?? self.evidence, polarity: polarity ?? self.polarity, rule: rule,
      confidence: confidence)
  }
}
