import GraphQueries
import GraphStore
import Ontology
import Testing

@Suite struct RelationQueryTests {
  let subgraph = drawn(
    """
    Kim MET_WITH Li
    Li REQUESTS Mao
    Mao COMMUNICATED_WITH Kim
    Mao SUPPORTS Kim
    """)

  func answers(_ subject: RelationQuery.End, _ relation: String?, _ object: RelationQuery.End)
    -> [String]
  {
    let query = RelationQuery(subject, relation.flatMap(schema.relationType), object)
    return query.answers(in: subgraph).map {
      "\($0.subject.name) \($0.edge.relation.name) \($0.object.name)"
    }
  }

  func node(_ name: String) -> RelationQuery.End { .node(subgraph.named(name).id) }

  @Test func `an end may be open, a type or a node`() {
    #expect(answers(.any, nil, .any).count == 4)
    #expect(answers(.type(schema.state), nil, .any).isEmpty)
    #expect(answers(.type(schema.person), "SUPPORTS", .any) == ["Mao SUPPORTS Kim"])
    #expect(answers(node("Kim"), "SUPPORTS", .any).isEmpty)
  }

  @Test func `a relation is answered by its kinds`() {
    #expect(
      answers(.any, "COMMUNICATED_WITH", .any) == [
        "Li REQUESTS Mao", "Mao COMMUNICATED_WITH Kim",
      ])
  }

  @Test func `a symmetric relation is read both ways round`() {
    #expect(answers(node("Kim"), "MET_WITH", .any) == ["Kim MET_WITH Li"])
    #expect(answers(node("Li"), "MET_WITH", .any) == ["Li MET_WITH Kim"])
    #expect(answers(.any, "MET_WITH", node("Kim")) == ["Li MET_WITH Kim"])
  }

  @Test(arguments: 0..<200)
  func `agrees with asking each edge and each way round`(seed: Int) {
    let subgraph = randomSubgraph(seed: seed)
    let centre = subgraph.nodes[0]
    for relation in [nil] + schema.relationTypes.map(Optional.some) {
      var expected: Set<String> = []
      for edge in subgraph.edges {
        let ways =
          edge.relation.isSymmetric
          ? [(edge.from, edge.to), (edge.to, edge.from)]
          : [(edge.from, edge.to)]
        let isAsked =
          relation == nil || relation == edge.relation
          || edge.relation.ancestors.contains(relation!.name)
        for (near, far) in ways where isAsked && near == centre.id {
          expected.insert("\(edge.relation.name) \(far.rawValue)")
        }
      }
      let found = RelationQuery(.node(centre.id), relation).answers(in: subgraph)
      #expect(Set(found.map { "\($0.edge.relation.name) \($0.object.id.rawValue)" }) == expected)
    }
  }
}
