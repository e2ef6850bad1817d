import Foundation
import TestSupport
import Testing

@testable import GraphQueries

/// A random graph with loops and parallel ties, and a random filter.
private struct Case {
  let ties: [TieRecord]
  let nodeCount: Int
  var filter = TieFilter()

  init(seed: Int) {
    var random = SeededGenerator(seed: seed)
    nodeCount = Int.random(in: 2...9, using: &random)
    let count = UInt32(nodeCount)
    ties = (0..<Int.random(in: 0...24, using: &random)).map { _ in
      TieRecord(
        from: .random(in: 0..<count, using: &random), to: .random(in: 0..<count, using: &random),
        document: .random(in: 0...3, using: &random),
        facts: TieFacts(
          relation: .random(in: 0...3, using: &random), status: .random(in: 0...3, using: &random),
          confidence: .random(in: 0...100, using: &random),
          years: Bool.random(using: &random)
            ? nil : Int.random(in: 1900...1950, using: &random)...1960,
          speaker: .random(in: 0...1, using: &random)))
    }
    guard seed % 4 != 0 else { return }
    if Bool.random(using: &random) { filter.relations = [true, true, false, true] }
    if Bool.random(using: &random) {
      filter.years = 1890...Int.random(in: 1900...1950, using: &random)
      filter.admitsUndated = Bool.random(using: &random)
    }
    if seed % 3 == 0 { filter.forbiddenStatus = 2 }
    if seed % 5 == 0 { filter.confidence = 30 }
    if seed % 7 == 0 { filter.speaker = 1 }
    if seed % 6 == 1 { filter.goesBackward = false }
    if seed % 12 == 1 { filter.isSymmetric = [false, true, false, false] }
    if seed % 6 == 2 {
      filter.passable = (0..<nodeCount).map { _ in Bool.random(using: &random) }
    }
    if seed % 6 == 3 { filter.greatestDegree = 5 }
  }

  /// Whether one may step along a tie from a node, by the words of the filter.
  private func admits(_ tie: TieRecord, from node: UInt32) -> Bool {
    let facts = tie.facts
    if let relations = filter.relations, !relations[Int(facts.relation)] { return false }
    if let years = filter.years {
      if facts.firstYear == 0 {
        if !filter.admitsUndated { return false }
      } else if Int(facts.firstYear) + 1800 > years.upperBound
        || Int(facts.lastYear) + 1800 < years.lowerBound
      {
        return false
      }
    }
    return facts.status & filter.forbiddenStatus == 0 && facts.confidence >= filter.confidence
      && (filter.speaker == nil || facts.speaker == filter.speaker)
      && (filter.isSymmetric?[Int(facts.relation)] == true
        || (tie.from == node ? filter.goesForward : filter.goesBackward))
  }

  private func isPassable(_ node: Int) -> Bool {
    let degree = ties.count { Int($0.from) == node } + ties.count { Int($0.to) == node }
    return filter.passable?[node] ?? true && degree <= filter.greatestDegree ?? .max
  }

  /// All simple paths, by trying everything.
  func paths(from start: Int, to goal: Int, within limit: Int) -> [PathSearch.Found] {
    var found: [PathSearch.Found] = []
    func walk(_ nodes: [Int], _ documents: Int) {
      let node = nodes.last!
      if node == goal {
        found.append(.init(nodes: nodes, documents: documents))
        return
      }
      guard nodes.count <= limit, node == start || isPassable(node) else { return }
      for next in 0..<nodeCount where !nodes.contains(next) {
        let between = ties.filter {
          (Int($0.from) == node && Int($0.to) == next || Int($0.to) == node && Int($0.from) == next)
            && admits($0, from: UInt32(node))
        }
        let edges = Dictionary(grouping: between) { [UInt32($0.facts.relation), $0.from] }
        guard let most = edges.values.map({ Set($0.map(\.document)).count }).max() else { continue }
        walk(nodes + [next], documents + most)
      }
    }
    walk([start], 0)
    return found.sorted(by: PathSearch.precedes)
  }
}

private func temporaryFile() -> String {
  FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
}

private func opened(_ some: Case) throws -> PathSearch {
  let path = temporaryFile()
  defer { try? FileManager.default.removeItem(atPath: path) }
  try AdjacencyFile.write(
    some.ties, nodeCount: some.nodeCount, state: .init(graph: 1, changes: 2), to: path)
  return PathSearch(try AdjacencyFile(path: path))
}

@Suite struct PathSearchTests {
  @Test(arguments: 0..<200)
  func `finds what trying everything finds, in the same order`(seed: Int) throws {
    let some = Case(seed: seed)
    let search = try opened(some)
    for start in 0..<some.nodeCount {
      for goal in 0..<some.nodeCount where goal != start {
        let all = some.paths(from: start, to: goal, within: some.nodeCount)
        #expect(
          search.shortestPath(from: start, to: goal, some.filter) == all.first,
          "from \(start) to \(goal)")
        #expect(search.distance(from: start, to: goal, some.filter) == all.first?.length)
        for count in [1, 3, 100] {
          #expect(
            search.shortestPaths(
              count, from: start, to: goal, within: some.nodeCount, some.filter)
              == Array(all.prefix(count)), "\(count) from \(start) to \(goal)")
        }
        let lengths = Set(all.map(\.length)).sorted().prefix(2)
        #expect(
          search.shortestGroups(2, from: start, to: goal, within: some.nodeCount, some.filter)
            == lengths.map { length in all.filter { $0.length == length } })
        for limit in 1...4 {
          #expect(
            search.countSimplePaths(from: start, to: goal, within: limit, some.filter)
              == all.count { $0.length <= limit }, "within \(limit) from \(start) to \(goal)")
        }
      }
    }
  }

  @Test(arguments: 0..<200)
  func `reaches the nodes to which a path leads`(seed: Int) throws {
    let some = Case(seed: seed)
    let search = try opened(some)
    for start in 0..<some.nodeCount {
      for steps in 0...3 {
        let reached = (0..<some.nodeCount).count { goal in
          goal != start && !some.paths(from: start, to: goal, within: steps).isEmpty
        }
        #expect(search.reach(of: start, within: steps, some.filter) == reached)
      }
    }
  }

  @Test func `a path from a node to itself has no steps`() throws {
    let search = try opened(Case(seed: 3))
    #expect(search.shortestPath(from: 1, to: 1)?.nodes == [1])
    #expect(search.shortestPaths(2, from: 1, to: 1, within: 3).map(\.length) == [0])
  }

  @Test func `gives up where ways without end lead nowhere, and says so`() throws {
    // Two that hang on a hub, and a hundred others that hang together.
    var ties = [TieRecord(from: 0, to: 2, document: 0), TieRecord(from: 1, to: 2, document: 0)]
    for node in UInt32(3)..<40 {
      ties.append(TieRecord(from: 2, to: node, document: 0))
      for other in 3..<node { ties.append(TieRecord(from: node, to: other, document: 0)) }
    }
    let table = TieTable(ties, nodeCount: 40)
    let search = PathSearch(table.adjacency, owner: table)
    search.budget = 100_000
    #expect(search.shortestPaths(2, from: 0, to: 1, within: 9).map(\.nodes) == [[0, 2, 1]])
    #expect(search.isExhausted)
    search.budget = 100_000
    #expect(search.shortestPaths(1, from: 0, to: 1, within: 9).map(\.nodes) == [[0, 2, 1]])
    #expect(!search.isExhausted)
  }

  @Test func `a directed path is told with the edges that point along it`() {
    let network = Network(drawn("Anna SUPPORTS Boris\nBoris OPPOSES Anna ×3"))
    let ids = network.subgraph.nodes.map(\.id)
    #expect(network.path(through: ids)?.steps[0].edge.relation.name == "OPPOSES")
    #expect(network.path(through: ids, isDirected: true)?.steps[0].edge.relation.name == "SUPPORTS")
    #expect(network.path(through: ids, isDirected: true)?.steps[0].others.isEmpty == true)
  }

  @Test func `no path is longer than allowed`() throws {
    // 0 - 1 - 2 - 3
    let path = temporaryFile()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try AdjacencyFile.write(
      (0..<3).map { TieRecord(from: $0, to: $0 + 1, document: $0) }, nodeCount: 5,
      state: .init(graph: 0, changes: 0), to: path)
    let search = PathSearch(try AdjacencyFile(path: path))
    #expect(search.distance(from: 0, to: 3, within: 3) == 3)
    #expect(search.distance(from: 0, to: 3, within: 2) == nil)
    #expect(search.shortestPaths(1, from: 0, to: 3, within: 2).isEmpty)
    #expect(search.distance(from: 0, to: 4) == nil)
  }
}
