import GraphQueries
import GraphStore
import Testing

@Suite struct NeighbourhoodTests {
  @Test func `holds the nodes within some steps, and the edges between them`() {
    let subgraph = drawn(
      """
      Kim MET_WITH Li
      Zhou SUPPORTS Kim
      Zhou MET_WITH Li
      Li MET_WITH Mao
      Mao MET_WITH Tito
      """)
    let near = Network(subgraph).neighbourhood(of: [subgraph.named("Kim").id], within: 1)
    #expect(near.nodes(at: 0).map(\.name) == ["Kim"])
    #expect(near.nodes(at: 1).map(\.name) == ["Li", "Zhou"])
    #expect(near.subgraph.edges.count == 3)
  }

  @Test(arguments: 0..<200)
  func `has the nodes that lie as near by the distances of all nodes`(seed: Int) {
    let subgraph = randomSubgraph(seed: seed)
    let table = allDistances(subgraph)
    for steps in 0...4 {
      let centres = [0, seed % subgraph.nodes.count]
      let found = Network(subgraph).neighbourhood(
        of: centres.map { subgraph.nodes[$0].id }, within: steps)
      for (place, node) in subgraph.nodes.enumerated() {
        let nearest = centres.compactMap { table[$0][place] }.min()
        let expected = nearest.flatMap { $0 <= steps ? $0 : nil }
        #expect(found.distances[node.id] == expected)
        #expect(found.subgraph.contains(node.id) == (expected != nil))
      }
    }
  }
}
