import Documents
import GraphStore
import Ontology
import TestSupport
import Testing

@testable import Drawing

/// ```
/// Rusk ──MET_WITH (1961)── Gromyko      Rusk ──MET_WITH (1962)── Adenauer
/// Rusk ──HOLDS_OFFICE▶ United States    Gromyko ──HOLDS_OFFICE▶ Soviet Union
/// Embassy ─ACCUSES (1962)▶ Soviet Union    Bohlen ──MET_WITH (undated)── Rusk
/// ```
private struct Talks {
  var records = Records()
  let rusk, gromyko, adenauer, bohlen, embassy, america, union: Node

  init() {
    rusk = records.node("Person", "Rusk")
    gromyko = records.node("Person", "Gromyko")
    adenauer = records.node("Person", "Adenauer")
    bohlen = records.node("Person", "Bohlen")
    embassy = records.node("Organization", "Embassy")
    america = records.node("State", "United States")
    union = records.node("State", "Soviet Union")
    records.edge(
      "MET_WITH", gromyko, rusk, records.claim("They met.", date: "1961"),
      records.claim("They met again.", document: 2, date: "1962-03"))
    records.edge("MET_WITH", adenauer, rusk, records.claim("He saw Adenauer.", date: "1962"))
    records.edge("MET_WITH", bohlen, rusk, records.claim("He saw Bohlen."))
    records.edge("HOLDS_OFFICE", rusk, america, records.claim("Secretary Rusk"))
    records.edge("HOLDS_OFFICE", gromyko, union, records.claim("Minister Gromyko"))
    records.edge(
      "ACCUSES", embassy, union, records.claim("It accused Moscow.", by: rusk, date: "1962"))
  }

  var scene: Scene { Scene(records.subgraph) }
  var states: [Node.ID: Node] { [rusk.id: america, gromyko.id: union, embassy.id: america] }
}

@Test func `folds people and bodies into their states, and still names them`() throws {
  let talks = Talks()
  let states = talks.scene.statesOnly(actingFor: talks.states)
  #expect(states.subgraph.nodes.map(\.name) == ["Soviet Union", "United States"])
  #expect(states.subgraph.edges.map(\.relation.name).sorted() == ["ACCUSES", "MET_WITH"])
  let met = try #require(states.subgraph.edges.first { $0.relation.name == "MET_WITH" })
  #expect(met.claims.count == 2)
  #expect(states.folded[talks.america.id]?.map(\.name).sorted() == ["Embassy", "Rusk"])
  // Adenauer and Bohlen have no state that is known.
  #expect(
    states.remarks == [
      "People and organizations are drawn as the states they act for; left out: "
        + "2 edges of 2 entities whose state no claim tells."
    ])
  var plan = Diagram.Plan(states, title: "")
  plan.listsSources = true
  #expect(Diagram(plan).sources.contains { $0.contains("Gromyko – Rusk: “They met.”") })
}

@Test func `compares two times`() throws {
  let talks = Talks()
  let scene = talks.scene.compared(try #require(EDTF("1961")), with: try #require(EDTF("1962")))
  let lines = Diagram(Diagram.Plan(scene, title: "")).lines
  #expect(
    lines.map { "\($0.from.name) \($0.to.name) \($0.change!.rawValue)" } == [
      "Adenauer Rusk new", "Embassy Soviet Union new", "Gromyko Rusk kept",
    ])
  #expect(scene.remarks == ["3 claims without a date cannot be compared."])
  let back = talks.scene.compared(try #require(EDTF("1962")), with: try #require(EDTF("1970")))
  let gone = Diagram(Diagram.Plan(back, title: ""))
  #expect(gone.lines.allSatisfy { $0.change == .gone })
  #expect(Legend(of: gone).entries.map(\.text).contains("− gone: 1962, not 1970"))
  #expect(DOT(gone).text.contains("− met with"))
}

@Test func `lays years in bands, with undated claims apart`() {
  let talks = Talks()
  var plan = Diagram.Plan(talks.scene, title: "")
  plan.arrangement = .timeline
  plan.engine = .sfdp
  let diagram = Diagram(plan)
  #expect(diagram.engine == .dot)
  #expect(diagram.arranged.groups.map(\.label) == ["1961", "1962", "without a date"])
  let names = diagram.arranged.groups.map { group in
    group.nodes.compactMap { diagram.subgraph.node($0)?.name }.sorted()
  }
  #expect(names[0] == ["Gromyko", "Rusk"])
  #expect(names[1] == ["Adenauer", "Embassy", "Gromyko", "Rusk", "Soviet Union"])
  // From 1961 to 1962, not to what has no date.
  #expect(diagram.arranged.threads.count == 2)
  #expect(diagram.lines.flatMap(\.claims).count == 7)
  #expect(diagram.counts.hasPrefix("6 edges between 7 entities"))
  let within = Diagram(
    {
      var plan = Diagram.Plan(
        talks.scene.compared(EDTF("1962")!, with: EDTF("1962")!), title: "")
      plan.arrangement = .timeline
      return plan
    }())
  #expect(within.arranged.groups.map(\.label) == ["1962, month unknown", "March 1962"])
}

@Test func `boxes communities, but nobody alone`() {
  let talks = Talks()
  let (rusk, gromyko, embassy) = (talks.rusk.id, talks.gromyko.id, talks.embassy.id)
  var plan = Diagram.Plan(talks.scene, title: "")
  plan.arrangement = .communities { _ in [[gromyko, rusk], [embassy]] }
  let diagram = Diagram(plan)
  #expect(diagram.arranged.groups.map(\.label) == ["around Rusk"])
  #expect(DOT(diagram).text.contains("subgraph \"cluster_group_1\""))
}

/// The same records stored in another order: other ids, but the same order of claims in each
/// document.
private func stored(_ subgraph: Subgraph, inOrder seed: Int) -> (Subgraph, [Node.ID: Node.ID]) {
  var random = SeededGenerator(seed: seed)
  let numbers = (0..<subgraph.nodes.count).shuffled(using: &random)
  var ids: [Node.ID: Node.ID] = [:]
  for (node, number) in zip(subgraph.nodes, numbers) { ids[node.id] = .init(Int64(number + 500)) }
  var sources: [Source.ID: Source.ID] = [:]
  let keys = subgraph.sources.keys.sorted().shuffled(using: &random)
  for (place, id) in keys.enumerated() { sources[id] = .init(Int64(place + 10)) }
  let edges = subgraph.edges.map { edge in
    Edge(
      relation: edge.relation, from: ids[edge.from]!, to: ids[edge.to]!,
      claims: edge.claims.map { claim in
        Claim(
          id: .init(sources[claim.source]!.rawValue * 1000 + claim.id.rawValue),
          source: sources[claim.source]!, evidence: claim.evidence,
          speakers: claim.speakers.map { ids[$0]! }, polarity: claim.polarity,
          modality: claim.modality, date: claim.date, attributes: claim.attributes,
          rule: claim.rule, confidence: claim.confidence)
      })
  }.shuffled(using: &random)
  let nodes = subgraph.nodes.map {
    Node(id: ids[$0.id]!, type: $0.type, key: $0.key, name: $0.name)
  }.shuffled(using: &random)
  let documents = subgraph.sources.values.map { source in
    Source(
      id: sources[source.id]!, key: source.key, path: source.path, title: source.title,
      date: source.date, citation: source.citation)
  }
  return (
    Subgraph(
      nodes: nodes, edges: edges,
      sources: Dictionary(uniqueKeysWithValues: documents.map { ($0.id, $0) }),
      speakers: Dictionary(
        uniqueKeysWithValues: nodes.filter { node in
          subgraph.speakers.keys.contains { ids[$0] == node.id }
        }.map { ($0.id, $0) })), ids
  )
}

@Test(arguments: 0..<10)
func `is the same figure in whatever order records were stored`(seed: Int) throws {
  let talks = Talks()
  let (shuffled, ids) = stored(talks.records.subgraph, inOrder: seed)
  func plans(_ scene: Scene, _ states: [Node.ID: Node]) -> [Diagram.Plan] {
    var years = Diagram.Plan(scene, title: "")
    years.arrangement = .timeline
    var small = Diagram.Plan(scene, title: "")
    small.limits = Limits(nodes: 4, edges: 3)
    small.keepsOnlyStrongest = false
    small.states = states
    return [
      Diagram.Plan(scene, title: ""), years, small,
      Diagram.Plan(scene.statesOnly(actingFor: states), title: ""),
    ]
  }
  let states = Dictionary(
    uniqueKeysWithValues: talks.states.map { (ids[$0.key]!, shuffled.node(ids[$0.value.id]!)!) })
  let pairs = zip(plans(talks.scene, talks.states), plans(Scene(shuffled), states))
  for (first, second) in pairs {
    let (first, second) = (Diagram(first), Diagram(second))
    #expect(DOT(first).text == DOT(second).text)
    // The text that is laid out; in a process of its own it gives one picture.
    #expect(DOT(first, hasTooltips: false).text == DOT(second, hasTooltips: false).text)
    #expect(Outline(first).text == Outline(second).text)
  }
}

// MARK: Making it fit

/// A hub with leaves, two that two documents join, and a pair apart.
private func hub(leaves: Int) -> Scene {
  var records = Records()
  let hub = records.node("State", "Hub")
  let friend = records.node("State", "Friend")
  for place in 0..<leaves {
    let leaf = records.node("State", "Leaf \(place)")
    records.edge(
      "SUPPORTS", hub, leaf, records.claim("one", document: 1), records.claim("two", document: 2))
  }
  let (far, near) = (records.node("State", "Far"), records.node("State", "Near"))
  for (from, to) in [(hub, friend), (friend, far), (far, near)] {
    records.edge(
      "ATTACKS", from, to, records.claim("a", document: 1), records.claim("b", document: 2),
      records.claim("c", document: 3))
  }
  for place in 0..<10 {
    let weak = records.node("State", "Weak \(place)")
    records.edge("OPPOSES", weak, hub, records.claim("once"))
  }
  return Scene(records.subgraph)
}

private func reduced(
  _ scene: Scene, nodes: Int, edges: Int = 1000,
  communities: (@Sendable (Subgraph) -> [[Node.ID]])? = nil, onlyStrongest: Bool = false
) -> Reduction {
  Reduction(
    of: scene, limits: Limits(nodes: nodes, edges: edges),
    ways: .init(communities: communities), onlyStrongest: onlyStrongest)
}

@Test func `leaves out the weakest first, and only as many as it must`() {
  let scene = hub(leaves: 5)
  let reduction = reduced(scene, nodes: 15)
  #expect(reduction.scene.subgraph.nodes.count == 15)
  #expect(reduction.scene.subgraph.edges.count { $0.relation.name == "OPPOSES" } == 6)
  #expect(reduction.scene.folded.isEmpty)
  #expect(
    reduction.counts.hasPrefix(
      "14 of 18 edges and 15 of 19 entities, because a figure holds at most 1,000 edges and 15 "
        + "entities: left out 4 edges that one document alone bears out;"), "\(reduction.counts)")
}

@Test func `then folds those with one neighbour into it`() throws {
  let reduction = reduced(hub(leaves: 5), nodes: 6)
  let subgraph = reduction.scene.subgraph
  #expect(subgraph.nodes.count == 6)
  #expect(!subgraph.edges.contains { $0.relation.name == "OPPOSES" })
  let hub = try #require(subgraph.nodes.first { $0.name == "Hub" })
  #expect(reduction.scene.folded[hub.id]?.count == 3)
  #expect(reduction.counts.contains("folded 3 entities with one neighbour into it"))
}

@Test func `then draws communities as one node`() throws {
  var records = Records()
  let nodes = (0..<5).map { records.node("State", "N \($0)") }
  for (place, a) in nodes.enumerated() {
    for b in nodes[..<place] {
      records.edge(
        "SUPPORTS", b, a, records.claim("x", document: 1), records.claim("y", document: 2))
    }
  }
  let reduction = reduced(
    Scene(records.subgraph), nodes: 4,
    communities: { subgraph in
      [Array(subgraph.nodes.prefix(2).map(\.id)), Array(subgraph.nodes.suffix(3).map(\.id))]
    })
  // The lighter of the two, which is enough.
  let names = reduction.scene.subgraph.nodes.map(\.name)
  #expect(names == ["N 0 and 1 other", "N 2", "N 3", "N 4"])
  #expect(reduction.scene.folded.values.map(\.count) == [2])
  #expect(reduction.counts.contains("drew 1 community as one node each"))
  #expect(reduction.counts.hasPrefix("6 of 10 edges and 4 of 5 entities"), "\(reduction.counts)")
}

@Test func `of two that have only one another one stays`() {
  var records = Records()
  let pairs = (0..<4).map { place in
    (records.node("State", "A \(place)"), records.node("State", "B \(place)"))
  }
  for (a, b) in pairs {
    records.edge(
      "SUPPORTS", a, b, records.claim("x", document: 1), records.claim("y", document: 2))
  }
  let reduction = reduced(Scene(records.subgraph), nodes: 6)
  #expect(reduction.scene.subgraph.nodes.count == 6)
  #expect(reduction.scene.folded.values.map(\.count) == [1, 1])
}

@Test(arguments: 0..<60)
func `fits at last, keeps what is asked about, and counts right`(seed: Int) {
  var random = SeededGenerator(seed: seed)
  var records = Records()
  let nodes = (0..<Int.random(in: 2...40, using: &random)).map {
    records.node(["State", "Person", "Organization"].randomElement(using: &random)!, "N \($0)")
  }
  for place in 0..<Int.random(in: 1...80, using: &random) {
    let (a, b) = (nodes.randomElement(using: &random)!, nodes.randomElement(using: &random)!)
    guard a != b else { continue }
    let claims = (0..<Int.random(in: 1...3, using: &random)).map { number in
      records.claim("\(place) \(number)", document: Int.random(in: 1...5, using: &random))
    }
    // One edge a pair and relation.
    guard !records.edges.contains(where: { $0.from == a.id && $0.to == b.id }) else { continue }
    records.edges.append(
      Edge(relation: schema.relationType("SUPPORTS")!, from: a.id, to: b.id, claims: claims))
  }
  let asked = nodes[0]
  let scene = Scene(records.subgraph, emphasizing: [asked.id])
  let (most, lines) = (
    Int.random(in: 1...30, using: &random), Int.random(in: 1...40, using: &random)
  )
  for onlyStrongest in [true, false] {
    let reduction = reduced(
      scene, nodes: most, edges: lines,
      communities: { subgraph in
        let ids = subgraph.nodes.map(\.id)
        return [Array(ids.prefix(ids.count / 2)), Array(ids.dropFirst(ids.count / 2))]
      }, onlyStrongest: onlyStrongest)
    let subgraph = reduction.scene.subgraph
    #expect(subgraph.nodes.count <= most && subgraph.edges.count <= lines)
    #expect(subgraph.contains(asked.id))
    let isWhole =
      subgraph.edges.count == scene.subgraph.edges.count
      && subgraph.nodes.count == scene.subgraph.nodes.count
    #expect(reduction.counts.contains("because") != isWhole)
    // Every claim that is drawn is one that was given.
    let given = Set(scene.subgraph.edges.flatMap { $0.claims.map(\.id) })
    #expect(Set(subgraph.edges.flatMap { $0.claims.map(\.id) }).isSubset(of: given))
  }
}
