import GraphQueries
import GraphStore
import Testing

@Suite struct KShortestPathsTests {
  @Test func `lists paths by length, then documents, then names`() {
    let subgraph = drawn(
      """
      Kim MET_WITH Li
      Kim SUPPORTS Li
      Li MET_WITH Mao
      Kim MET_WITH Mao
      Kim MET_WITH Zhou ×2
      Zhou MET_WITH Mao
      Zhou MET_WITH Li
      """)
    let paths = Network(subgraph).shortestPaths(
      9, from: subgraph.named("Kim").id, to: subgraph.named("Mao").id, within: 3)
    #expect(
      paths.map(describe) == [
        "Kim Mao (1)", "Kim Zhou Mao (3)", "Kim Li Mao (2)", "Kim Zhou Li Mao (4)",
        "Kim Li Zhou Mao (3)",
      ])
  }

  @Test(arguments: 0..<200)
  func `are the first of every path there is`(seed: Int) {
    let subgraph = randomSubgraph(seed: seed)
    let network = Network(subgraph)
    for start in subgraph.nodes.prefix(3) {
      for goal in subgraph.nodes.suffix(3) {
        for (count, limit) in [(1, 3), (4, 4), (7, 8), (1000, 8)] {
          let all = everyPath(subgraph, from: start, to: goal, within: limit)
          let found = network.shortestPaths(count, from: start.id, to: goal.id, within: limit)
          #expect(found.map(describe) == Array(all.prefix(count)), "\(count) within \(limit)")
        }
      }
    }
  }
}
