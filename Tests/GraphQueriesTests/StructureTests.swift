import TestSupport
import Testing

@testable import GraphQueries

/// A small random graph, with loops and parallel ties, as a table and as sets.
private struct Drawn {
  let table: TieTable
  let ties: [TieRecord]
  let count: Int

  init(seed: Int) {
    var random = SeededGenerator(seed: seed)
    count = Int.random(in: 1...10, using: &random)
    let nodes = 0..<UInt32(count)
    ties = (0..<UInt32.random(in: 0...14, using: &random)).map {
      TieRecord(
        from: nodes.randomElement(using: &random)!, to: nodes.randomElement(using: &random)!,
        document: $0)
    }
    table = TieTable(ties, nodeCount: count)
  }

  func areTied(_ a: Int, _ b: Int) -> Bool {
    a != b
      && ties.contains {
        (Int($0.from), Int($0.to)) == (a, b) || (Int($0.from), Int($0.to)) == (b, a)
      }
  }

  /// The nodes that a walk reaches, some left out.
  func reached(from start: Int, without other: Int? = nil) -> Set<Int> {
    var found: Set = [start]
    var size = 0
    while found.count > size {
      size = found.count
      for a in found {
        for b in 0..<count where b != other && areTied(a, b) { found.insert(b) }
      }
    }
    return found
  }

  /// All shortest paths between two nodes.
  func shortest(_ a: Int, _ b: Int) -> [[Int]] {
    var level = [[a]]
    while !level.isEmpty {
      let there = level.filter { $0.last == b }
      if !there.isEmpty { return there }
      level = level.flatMap { way in
        (0..<count).filter { !way.contains($0) && areTied(way.last!, $0) }.map { way + [$0] }
      }
    }
    return []
  }
}

@Suite struct StructureTests {
  @Test(arguments: 0..<200)
  func `components are what can be reached`(seed: Int) {
    let drawn = Drawn(seed: seed)
    let component = drawn.table.adjacency.components()
    for a in 0..<drawn.count {
      let reached = drawn.reached(from: a)
      for b in 0..<drawn.count { #expect((component[a] == component[b]) == reached.contains(b)) }
    }
  }

  @Test(arguments: 0..<200)
  func `a cut node is one without which its neighbours fall apart`(seed: Int) {
    let drawn = Drawn(seed: seed)
    let parts = drawn.table.adjacency.partsWithout()
    for node in 0..<drawn.count {
      let others = drawn.reached(from: node).subtracting([node])
      let apart = Set(others.map { drawn.reached(from: $0, without: node).min()! }).count
      #expect(parts[node] == apart, "node \(node)")
    }
  }

  @Test(arguments: 0..<200)
  func `betweenness counts the shortest paths between all others`(seed: Int) {
    let drawn = Drawn(seed: seed)
    var expected = [Double](repeating: 0, count: drawn.count)
    var pairs = [Double](repeating: 0, count: drawn.count)
    for a in 0..<drawn.count {
      for b in 0..<drawn.count where a != b {
        let ways = drawn.shortest(a, b)
        if !ways.isEmpty {
          for node in drawn.reached(from: a) where node != a && node != b { pairs[node] += 1 }
        }
        for way in ways {
          for node in way.dropFirst().dropLast() { expected[node] += 1 / Double(ways.count) }
        }
      }
    }
    for (node, found) in drawn.table.adjacency.betweenness().enumerated() {
      let wanted = pairs[node] > 0 ? expected[node] / pairs[node] : 0
      #expect(abs(found.share - wanted) < 1e-9)
      #expect(abs(found.pairs - expected[node]) < 1e-9)
    }
  }

  @Test(arguments: 0..<200)
  func `page ranks are what they are made of`(seed: Int) {
    let drawn = Drawn(seed: seed)
    let rank = drawn.table.adjacency.pageRank(tolerance: 1e-12)
    #expect(abs(rank.reduce(0, +) - 1) < 1e-9)
    for node in 0..<drawn.count {
      var wanted = 0.15 / Double(drawn.count)
      for other in 0..<drawn.count {
        let leaving = drawn.ties.count { Int($0.from) == other }
        let here = drawn.ties.count { Int($0.from) == other && Int($0.to) == node }
        wanted +=
          0.85 * rank[other]
          * (leaving == 0 ? 1 / Double(drawn.count) : Double(here) / Double(leaving))
      }
      #expect(abs(rank[node] - wanted) < 1e-8)
    }
  }

  @Test(arguments: 0..<200)
  func
    `no node would be better off in the community of a neighbour, and they are numbered in order`(
      seed: Int
    )
  {
    let drawn = Drawn(seed: seed)
    let adjacency = drawn.table.adjacency
    let groups = adjacency.communities()
    let component = adjacency.components()
    #expect(groups.first == 0)
    for node in 1..<max(1, groups.count) { #expect(groups[node] <= groups[..<node].max()! + 1) }
    for a in 0..<drawn.count {
      for b in 0..<drawn.count where groups[a] == groups[b] {
        #expect(component[a] == component[b])
      }
    }
    let all = adjacency.modularity(of: groups)
    #expect(all >= adjacency.modularity(of: Array(0..<drawn.count)) - 1e-9)
  }

  @Test func `who lies between all others has all`() {
    let table = TieTable(
      [TieRecord(from: 0, to: 1, document: 0), TieRecord(from: 1, to: 2, document: 0)],
      nodeCount: 5)
    #expect(table.adjacency.betweenness().map(\.share) == [0, 1, 0, 0, 0])
  }

  @Test func `two rings that one tie joins are two communities, and its ends their brokers`() {
    // 0-1-2-0, 3-4-5-3, 2-3
    let pairs: [(UInt32, UInt32)] = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)]
    let table = TieTable(
      pairs.enumerated().map { TieRecord(from: $1.0, to: $1.1, document: UInt32($0)) }, nodeCount: 6
    )
    #expect(table.adjacency.communities() == [0, 0, 0, 1, 1, 1])
    #expect(table.adjacency.partsWithout() == [1, 1, 2, 2, 1, 1])
    let between = table.adjacency.betweenness().map(\.share)
    #expect(between[2] == between.max() && between[3] == between[2])
    #expect(table.adjacency.commonNeighbours(of: 0, 1) == [2])
    #expect(table.adjacency.commonNeighbours(of: 0, 3) == [2])
  }
}
