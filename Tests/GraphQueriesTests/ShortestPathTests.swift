import GraphQueries
import GraphStore
import Testing

@Suite struct ShortestPathTests {
  func path(_ lines: String, _ start: String, _ goal: String, within limit: Int = .max) -> Path? {
    let subgraph = drawn(lines)
    return Network(subgraph).shortestPath(
      from: subgraph.named(start).id, to: subgraph.named(goal).id, within: limit)
  }

  @Test func `takes the fewest steps, along edges whichever way they point`() {
    let lines = """
      Kim MET_WITH Li
      Mao SUPPORTS Li
      Mao ACCUSES Tito
      Kim SUPPORTS A
      A SUPPORTS B
      B SUPPORTS C
      C SUPPORTS Tito
      """
    #expect(
      drawing(path(lines, "Kim", "Tito")) == "Kim -MET_WITH- Li <SUPPORTS- Mao -ACCUSES> Tito")
    #expect(
      drawing(path(lines, "Tito", "Kim")) == "Tito <ACCUSES- Mao -SUPPORTS> Li -MET_WITH- Kim")
  }

  @Test func `of equally short paths takes the one that most documents bear out, then by name`() {
    let lines = """
      Kim MET_WITH Anna
      Anna MET_WITH Tito
      Kim MET_WITH Berta
      Berta MET_WITH Tito
      Kim MET_WITH Carl ×2
      Carl MET_WITH Tito
      Kim MET_WITH Doris
      Doris MET_WITH Tito ×2
      """
    #expect(path(lines, "Kim", "Tito")?.nodes[1].name == "Carl")
  }

  @Test func `a step shows the strongest edge and lists the others`() throws {
    let step = try #require(
      path(
        """
        Kim MET_WITH Li
        Li SUPPORTS Kim ×2
        ? Kim ACCUSES Li
        ~ Kim OPPOSES Li
        """, "Kim", "Li")?.steps.first)
    #expect(step.edge.relation.name == "SUPPORTS")
    #expect(step.direction == .backward)
    #expect(step.others.map(\.relation.name) == ["MET_WITH", "OPPOSES", "ACCUSES"])
  }

  @Test(arguments: [
    ("Kim MET_WITH Li ×2\nLi MET_WITH Mao\nMao MET_WITH Tito ×2", "Li"),
    ("~ Kim MET_WITH Li\nLi MET_WITH Mao\nMao MET_WITH Tito", "Kim"),
    ("~ Kim MET_WITH Li\n? Li MET_WITH Mao\nMao MET_WITH Tito", "Li"),
    ("Kim MET_WITH Li\nLi MET_WITH Mao\nMao MET_WITH Tito", "Kim"),
  ])
  func `names the weakest step`(lines: String, start: String) {
    #expect(path(lines, "Kim", "Tito")?.weakestStep?.from.name == start)
  }

  @Test func `there may be no path, or none within so many steps`() {
    let lines = "Kim MET_WITH Li\nLi MET_WITH Mao\nTito MET_WITH Hoxha\nNobody"
    #expect(path(lines, "Kim", "Tito") == nil)
    #expect(path(lines, "Kim", "Nobody") == nil)
    #expect(path(lines, "Kim", "Mao", within: 1) == nil)
    #expect(path(lines, "Kim", "Mao", within: 2)?.length == 2)
    #expect(path(lines, "Kim", "Kim", within: 0)?.length == 0)
    let network = Network(drawn(lines))
    #expect(network.shortestPath(from: .init(1), to: .init(2)) == nil)
  }

  @Test(arguments: 0..<200)
  func `is the first of every path there is`(seed: Int) {
    let subgraph = randomSubgraph(seed: seed)
    let network = Network(subgraph)
    for start in subgraph.nodes {
      for goal in subgraph.nodes {
        let all = everyPath(subgraph, from: start, to: goal, within: .max)
        #expect(network.shortestPath(from: start.id, to: goal.id).map(describe) == all.first)
      }
    }
  }
}
