import Documents
import Entente
import Foundation
import GraphQueries
import GraphStore
import Ontology
import TestSupport
import Testing

/// A graph of the sample records, in a folder of its own.
private final class Sample {
  let folder: String
  let graph: Graph

  init() throws {
    folder = NSTemporaryDirectory() + "entente-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    graph = try Graph(writing: folder + "/graph.entente", schema: standardVocabulary.schema)
    let records = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Graphs").path
    try Pipeline(standardVocabulary, standardModels).build([records], into: graph) { _ in true }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var snapshot: String { PathIndex.path(of: graph)! }

  /// Filters of every kind that the snapshot answers.
  func filters() throws -> [ClaimFilter] {
    var filters = [ClaimFilter(), .everything]
    func add(_ change: (inout ClaimFilter) -> Void) {
      var filter = ClaimFilter()
      change(&filter)
      filters.append(filter)
    }
    let schema = graph.schema
    add { $0.relations = [schema.relationType("COMMUNICATED_WITH")!] }
    add { $0.relations = [schema.relationType("MET_WITH")!, schema.relationType("OPPOSES")!] }
    add { $0.period = EDTF("1965") }
    add {
      $0.period = EDTF("1948/1949")
      $0.includesUndated = false
    }
    add { $0.period = EDTF("../1948") }
    add { $0.modalities = [.asserted] }
    add { $0.entityTypes = [schema.person, schema.state] }
    add { $0.entityTypes = Set(schema.entityTypes.filter { $0 != schema.document }) }
    let speakers = try graph.bareClaims().flatMap(\.speakers)
    for speaker in Set(speakers).sorted(by: { $0.rawValue < $1.rawValue }).prefix(3) {
      add { $0.speaker = speaker }
    }
    add { $0.speaker = Node.ID(-1) }
    return filters
  }
}

@Suite struct PathIndexTests {
  @Test func `gives the paths that the plain search gives, under every filter`() throws {
    let sample = try Sample()
    let index = try PathIndex(of: sample.graph)
    var found = 0
    for filter in try sample.filters() {
      let network = Network(try sample.graph.subgraph(matching: filter))
      // Topics are tied to documents alone, and few paths end at them.
      let schema = sample.graph.schema
      let nodes = try sample.graph.nodes()
        .filter { $0.type != schema.document && $0.type != schema.topic }
      let some = stride(from: 0, to: nodes.count, by: 7).map { nodes[$0] }
      for start in some {
        for goal in some where goal.id != start.id {
          for count in [1, 3] {
            let plain = network.shortestPaths(count, from: start.id, to: goal.id, within: 3)
            let fast = index.paths(
              count, from: start.id, to: goal.id, within: 3, matching: filter)
            #expect(fast == plain.map { $0.nodes.map(\.id) }, "\(start.name) to \(goal.name)")
            found += plain.count
          }
        }
      }
    }
    #expect(found > 1000)
  }

  @Test func `knows who lies about a node, under every filter`() throws {
    let sample = try Sample()
    let index = try PathIndex(of: sample.graph)
    for filter in try sample.filters() {
      let network = Network(try sample.graph.subgraph(matching: filter))
      for node in network.subgraph.nodes {
        for steps in 1...2 {
          let plain = network.neighbourhood(of: [node.id], within: steps)
          #expect(
            index.nodes(around: node.id, within: steps, matching: filter)
              == Set(plain.distances.keys), "\(node.name)")
        }
      }
    }
  }

  @Test func `leaves to the plain search what it cannot tell`() throws {
    let sample = try Sample()
    let index = try PathIndex(of: sample.graph)
    let nodes = try sample.graph.nodes()
    func paths(_ change: (inout ClaimFilter) -> Void) -> [[Node.ID]]? {
      var filter = ClaimFilter()
      change(&filter)
      return index.paths(1, from: nodes[0].id, to: nodes[1].id, within: 4, matching: filter)
    }
    #expect(paths { $0.confidence = 0.5 } == nil)
    #expect(paths { $0.period = EDTF("1965-12") } == nil)
    #expect(paths { $0.period = EDTF("1066") } == nil)
    #expect(paths { $0.entityTypes = [sample.graph.schema.document] } == nil)
    #expect(paths { _ in } != nil)
  }

  @Test func `is made once, and anew where it is damaged or the graph has changed`() throws {
    let sample = try Sample()
    _ = try PathIndex(of: sample.graph)
    let first = try Data(contentsOf: URL(fileURLWithPath: sample.snapshot))
    let before = try sample.graph.state()
    _ = try PathIndex(of: sample.graph)
    #expect(try Data(contentsOf: URL(fileURLWithPath: sample.snapshot)) == first)
    // Damaged: the same is made again.
    var changed = first
    changed[first.count / 2] ^= 1
    try changed.write(to: URL(fileURLWithPath: sample.snapshot))
    _ = try PathIndex(of: sample.graph)
    #expect(try Data(contentsOf: URL(fileURLWithPath: sample.snapshot)) == first)
    // Something changed in the graph.
    try sample.graph.remember("word", as: "key")
    #expect(try sample.graph.state() != before)
    _ = try PathIndex(of: sample.graph)
    #expect(try Data(contentsOf: URL(fileURLWithPath: sample.snapshot)) != first)
  }

  @Test func `reading changes no state, and an empty graph has no paths`() throws {
    let graph = try Graph(inMemory: standardVocabulary.schema)
    #expect(PathIndex.path(of: graph) == nil)
    let before = try graph.state()
    let index = try PathIndex(of: graph)
    #expect(
      index.paths(1, from: Node.ID(1), to: Node.ID(2), within: 4, matching: ClaimFilter()) == [])
    #expect(try graph.state() == before)
  }
}
