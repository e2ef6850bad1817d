import GraphStore
import TestSupport
import Testing

@testable import GraphQueries

@Suite struct WaysTests {
  /// All sequences of neighbours, by trying everything.
  private func walks(_ network: Network, _ start: Int, _ goal: Int, _ limit: Int) -> [[Int]] {
    var level = [[start]]
    var found: [[Int]] = []
    for _ in 0..<limit {
      level = level.flatMap { way in network.ties(of: way.last!).map { way + [$0.neighbour] } }
      found += level.filter { $0.last == goal }
    }
    return found
  }

  private func fits(_ way: [Int], _ mode: WayMode) -> Bool {
    let steps = zip(way, way.dropFirst()).map { Set([$0, $1]) }
    return switch mode {
    case .walk: true
    case .trail: Set(steps).count == steps.count
    case .acyclic: Set(way).count == way.count
    case .simple:
      Set(way.dropLast()).count == way.count - 1 && Set(way.dropFirst()).count == way.count - 1
    }
  }

  @Test(arguments: 0..<200)
  func `each mode gives the walks that fit it`(seed: Int) {
    let network = Network(randomSubgraph(seed: seed))
    let nodes = network.subgraph.nodes
    for start in nodes.indices.prefix(4) {
      for goal in nodes.indices.prefix(4) {
        let all = walks(network, start, goal, 4)
        for mode in WayMode.allCases {
          let ways = network.ways(mode, from: nodes[start].id, to: nodes[goal].id, within: 4)
          let found = ways.map { $0.nodes.map { network.subgraph.place(of: $0.id)! } }
          #expect(Set(found) == Set(all.filter { fits($0, mode) }), "\(mode)")
          #expect(Set(found).count == found.count)
          #expect(zip(ways, ways.dropFirst()).allSatisfy { !Path.precedes($1, $0) })
        }
      }
    }
  }

  @Test(arguments: 0..<200)
  func `the lightest path has the fewest weak links`(seed: Int) {
    let network = Network(randomSubgraph(seed: seed))
    let nodes = network.subgraph.nodes
    func weak(_ path: Path) -> Int { path.steps.count { $0.edge.documentCount == 1 } }
    for start in nodes {
      for goal in nodes where goal.id != start.id {
        for limit in [2, 4, 9] {
          let best = network.shortestPaths(5000, from: start.id, to: goal.id, within: limit)
            .enumerated().min { (weak($0.element), $0.offset) < (weak($1.element), $1.offset) }
          let found = network.lightestPath(from: start.id, to: goal.id, within: limit)
          #expect(found == best?.element, "\(start.name) to \(goal.name)")
        }
      }
    }
  }
}
