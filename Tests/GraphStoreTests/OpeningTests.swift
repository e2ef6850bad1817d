import Documents
import Foundation
import GRDB
import GraphStore
import Ontology
import TestSupport
import Testing

@Suite struct OpeningTests {
  @Test func `a graph that was closed is read again`() throws {
    try withTemporaryPath { path in
      let writer = try Graph(writing: path, schema: schema)
      try writer.write(file(record("a", ["Person:Kim MET_WITH Person:Li"])))
      try writer.finish()
      try writer.close()
      let reader = try Graph(reading: path, schema: schema)
      #expect(drawing(try reader.subgraph()) == ["Kim MET_WITH Li"])
      #expect(throws: GraphError.readOnly(path: path)) { try reader.remove(files: ["a"]) }
      try reader.close()
      let folder = (path as NSString).deletingLastPathComponent
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["test.entente"])
    }
  }

  @Test func `a graph is read while it is written`() throws {
    try withTemporaryPath { path in
      let writer = try Graph(writing: path, schema: schema)
      let reader = try Graph(reading: path, schema: schema)
      #expect(try reader.subgraph().isEmpty)
      try writer.write(file(record("a", ["Person:Kim MET_WITH Person:Li"])))
      #expect(drawing(try reader.subgraph()) == ["Kim MET_WITH Li"])
    }
  }

  @Test func `a graph in a folder that may not be written is read`() async throws {
    let folder = NSTemporaryDirectory() + "entente-\(UUID().uuidString) ?#%20"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer {
      chmod(folder, 0o755)
      try? FileManager.default.removeItem(atPath: folder)
    }
    let path = folder + "/test.entente"
    let writer = try Graph(writing: path, schema: schema)
    try writer.write(file(record("a", ["Person:Kim MET_WITH Person:Li"])))
    try writer.close()
    chmod(path, 0o444)
    chmod(folder, 0o555)
    await #expect(processExitsWith: .success) { [path = path as String] in
      // Root may write anywhere, and so becomes nobody.
      if geteuid() == 0 { try #require(setuid(65534) == 0) }
      let graph = try Graph(reading: path, schema: schema)
      #expect(drawing(try graph.subgraph()) == ["Kim MET_WITH Li"])
    }
  }

  @Test func `a file that is missing, or no graph, says so`() throws {
    try withTemporaryPath { path in
      #expect(throws: GraphError.missing(path: path)) { try Graph(reading: path, schema: schema) }
      try Data(
        "Dear Mr. President, this is a letter. ".utf8 + [UInt8](repeating: 0x41, count: 4096)
      )
      .write(to: URL(fileURLWithPath: path))
      #expect(throws: GraphError.notAGraph(path: path)) { try Graph(reading: path, schema: schema) }
      #expect(throws: GraphError.notAGraph(path: path)) { try Graph(writing: path, schema: schema) }
      try Data().write(to: URL(fileURLWithPath: path))
      #expect(throws: GraphError.notAGraph(path: path)) { try Graph(reading: path, schema: schema) }
    }
  }

  @Test func `the database of another application is left as it is`() throws {
    try withTemporaryPath { path in
      let other = try DatabaseQueue(path: path)
      try other.write { db in try db.execute(sql: "CREATE TABLE letter (text TEXT)") }
      try other.close()
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(throws: GraphError.foreign(path: path)) { try Graph(writing: path, schema: schema) }
      #expect(throws: GraphError.foreign(path: path)) { try Graph(reading: path, schema: schema) }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }
  }

  @Test func `a graph of a later version is not touched`() throws {
    try withTemporaryPath { path in
      try Graph(writing: path, schema: schema).close()
      let later = try DatabaseQueue(path: path)
      try later.write { db in
        try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('999')")
      }
      try later.close()
      #expect(throws: GraphError.newer(path: path)) { try Graph(writing: path, schema: schema) }
      #expect(throws: GraphError.newer(path: path)) { try Graph(reading: path, schema: schema) }
    }
  }

  @Test func `damage is found, page by page`() throws {
    try withDamage { whole, damaged in
      for page in 1..<(whole.count / 4096) {
        try damaged { bytes in
          for offset in page * 4096..<page * 4096 + 512 { bytes[offset] = 0xFF }
        } _: { graph in
          let problems = try graph.verify().problems
          #expect(!problems.isEmpty, "page \(page)")
        }
      }
    }
  }

  @Test func `bytes that are wrong give errors, or problems, but never end the process`() throws {
    var generator = SeededGenerator(seed: 1)
    try withDamage { whole, damaged in
      for _ in 0..<100 {
        try damaged { bytes in
          for _ in 0..<20 {
            bytes[.random(in: 100..<whole.count, using: &generator)] = .random(
              in: 0...255, using: &generator)
          }
        } _: { graph in
          _ = try graph.verify()
          _ = try? graph.subgraph(matching: .everything, includingIsolated: true)
          _ = try? graph.exported()
          _ = try? graph.search("Kim 1")
          _ = try? graph.passages(matching: "Kim")
          for node in (try? graph.nodes()) ?? [] where node.key.hasSuffix("7") {
            _ = try? graph.occurrences(of: node.id)
            _ = try? graph.identifications(of: node.id)
          }
        }
      }
    }
  }

  /// Calls with the bytes of a graph, and with a function that changes them and
  /// asks the graph that is left, if there is one.
  private func withDamage(
    _ body: (Data, ((inout Data) -> Void, (Graph) throws -> Void) throws -> Void) throws -> Void
  ) throws {
    try withTemporaryPath { path in
      let writer = try Graph(writing: path, schema: schema)
      try writer.write(
        file(record("a", (0..<200).map { "Person:Kim \($0) MET_WITH Person:Li \($0)" })))
      try writer.close()
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      try body(whole) { change, ask in
        var bytes = whole
        change(&bytes)
        try bytes.write(to: URL(fileURLWithPath: path))
        do {
          try ask(Graph(reading: path, schema: schema))
        } catch let error as GraphError {
          #expect(!error.description.isEmpty)
        }
      }
    }
  }

  @Test func `a type that the ontology lacks is named`() throws {
    try withTemporaryPath { path in
      let writer = try Graph(writing: path, schema: schema)
      try writer.write(file(record("a", ["Person:Kim MET_WITH Person:Li"])))
      try writer.close()
      let queue = try DatabaseQueue(path: path)
      try queue.write { db in try db.execute(sql: "UPDATE claim SET relation = 'DINED_WITH'") }
      try queue.close()
      let graph = try Graph(reading: path, schema: schema)
      #expect(throws: GraphError.undefinedRelation("DINED_WITH")) { try graph.subgraph() }
      #expect(try graph.verify().problems == [.undefinedRelation("DINED_WITH")])
    }
  }

  @Test func `a word that is kept comes back`() throws {
    let graph = try Graph(inMemory: schema)
    #expect(try graph.recall("vocabulary") == nil)
    try graph.remember("abc", as: "vocabulary")
    #expect(try graph.recall("vocabulary") == "abc")
  }
}
