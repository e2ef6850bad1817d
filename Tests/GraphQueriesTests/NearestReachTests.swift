import GraphQueries
import GraphStore
import Testing

@Suite struct NearestReachTests {
  let subgraph = drawn(
    "Kim MET_WITH Li\nLi MET_WITH Mao\nMao MET_WITH Tito\nHoxha MET_WITH Nagy\nNobody")

  func reach(_ start: String, _ goal: String, within limit: Int) -> NearestReach? {
    Network(subgraph).nearestReach(
      from: subgraph.named(start).id, to: subgraph.named(goal).id, within: limit)
  }

  @Test func `a path that is too long is told, and how far the steps lead on it`() {
    guard case .beyond(let path, let last) = reach("Kim", "Tito", within: 2) else {
      Issue.record("not beyond")
      return
    }
    #expect(path.length == 3)
    #expect(last.name == "Mao")
  }

  @Test func `where no path leads there, both sides are measured`() {
    guard case .apart(let start, let goal) = reach("Kim", "Hoxha", within: 4) else {
      Issue.record("not apart")
      return
    }
    #expect((start.nodeCount, start.farthest) == (3, 3))
    #expect((goal.nodeCount, goal.farthest) == (1, 1))
    guard case .apart(_, let nobody) = reach("Kim", "Nobody", within: 4) else {
      Issue.record("not apart")
      return
    }
    #expect(nobody.nodeCount == 0)
  }

  @Test func `there is nothing to tell where a path is short enough`() {
    #expect(reach("Kim", "Mao", within: 2) == nil)
  }

  @Test(arguments: 0..<200)
  func `agrees with the distances of all nodes`(seed: Int) {
    let subgraph = randomSubgraph(seed: seed)
    let table = allDistances(subgraph)
    let network = Network(subgraph)
    for (place, node) in subgraph.nodes.enumerated() {
      for (other, goal) in subgraph.nodes.enumerated() {
        switch network.nearestReach(from: node.id, to: goal.id, within: 2) {
        case nil: #expect(table[place][other].map { $0 <= 2 } == true)
        case .beyond(let path, let last):
          #expect(table[place][other] == path.length)
          #expect(table[subgraph.place(of: last.id)!][other] == path.length - 2)
        case .apart(let start, let end):
          #expect(table[place][other] == nil)
          for (reach, row) in [(start, table[place]), (end, table[other])] {
            #expect(reach.nodeCount == row.compactMap(\.self).count - 1)
            #expect(reach.farthest == row.compactMap(\.self).max())
          }
        }
      }
    }
  }
}
