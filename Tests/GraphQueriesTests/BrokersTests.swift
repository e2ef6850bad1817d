import GraphStore
import TestSupport
import Testing

@testable import GraphQueries

@Suite struct BrokersTests {
  @Test func `who joins two halves comes first, with whom it joins and by which edges`() {
    let network = Network(
      drawn(
        """
        Anna MET_WITH Boris
        Boris MET_WITH Carol ×2
        Anna MET_WITH Carol
        Carol MET_WITH Dora ×3
        Dora MET_WITH Emil
        Dora MET_WITH Fritz
        Emil MET_WITH Fritz
        """))
    let brokers = network.brokers(2)
    #expect(brokers.map(\.node.name) == ["Carol", "Dora"])
    #expect(brokers.map(\.partCount) == [2, 2])
    #expect(brokers[0].share == brokers[1].share)
    #expect(brokers[0].sides.count == 2)
    #expect(brokers[0].sides.map(\.memberCount) == [3, 3])
    let between = network.brokers(
      between: network.subgraph.nodes[0].id, and: network.subgraph.nodes[5].id)
    #expect(between.map(\.node.name) == ["Carol", "Dora"])
    #expect(between.map(\.share) == [1, 1])
  }

  @Test func `who joins many comes before who joins two`() {
    let lines =
      (0..<6).map { "Hub MET_WITH N\($0)" } + ["Far MET_WITH Away", "Away MET_WITH There"]
    #expect(
      Network(drawn(lines.joined(separator: "\n"))).brokers(5).map(\.node.name) == ["Hub", "Away"])
  }

  @Test func `where nobody is needed, nobody is a broker`() {
    #expect(Network(drawn("Anna MET_WITH Boris")).brokers(5).isEmpty)
    #expect(Network(drawn("")).brokers(5).isEmpty)
  }

  @Test(arguments: 0..<200)
  func `shares between two count all of their shortest paths`(seed: Int) {
    let network = Network(randomSubgraph(seed: seed))
    let nodes = network.subgraph.nodes
    for start in nodes {
      for goal in nodes where goal.id != start.id {
        let all = network.shortestPaths(1000, from: start.id, to: goal.id, within: 9)
        let best = all.filter { $0.length == all.first?.length }
        let brokers = network.brokers(between: start.id, and: goal.id)
        for node in nodes where node.id != start.id && node.id != goal.id {
          let wanted =
            best.isEmpty
            ? 0 : Double(best.count { $0.nodes.contains(node) }) / Double(best.count)
          let found = brokers.first { $0.node.id == node.id }?.share ?? 0
          #expect(abs(found - wanted) < 1e-9)
        }
      }
    }
  }
}
