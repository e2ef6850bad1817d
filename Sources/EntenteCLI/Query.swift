import ArgumentParser
import GraphQueries
import GraphStore

struct Query: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "List who did what to whom.",
    discussion: """
      Each end is a name, a type (such as Person) or _ for anything:
        entente query _ AIDS "North Korea"
        entente query Person MET_WITH Person --from 1965
      """)

  @Argument(help: ArgumentHelp("A name, a type or _.", valueName: "from")) var subject: String
  @Argument(help: ArgumentHelp("A relation or _.", valueName: "relation")) var relation: String
  @Argument(help: ArgumentHelp("A name, a type or _.", valueName: "to")) var object: String

  @OptionGroup var filters: FilterOptions
  @OptionGroup var options: GraphOptions

  struct Answer: Encodable {
    let edges: [EdgeAnswer]
  }

  func run() throws {
    let graph = try options.open()
    let relation = relation == "_" ? nil : try FilterOptions.relation(relation, in: graph.schema)
    let query = RelationQuery(try end(subject, graph), relation, try end(object, graph))
    var filter = try filters.filter(in: graph)
    // Documents and topics count where the question itself names them.
    let asked = [query.subject, query.object].compactMap { end -> Bool? in
      if case .type(let type) = end {
        type == graph.schema.document || type == graph.schema.topic
      } else {
        nil
      }
    }
    if filters.types.isEmpty, asked.contains(true) || (relation?.from == [graph.schema.document]) {
      filter.entityTypes = Set(graph.schema.entityTypes)
    }
    let subgraph = try graph.subgraph(matching: filter)
    let answers = query.answers(in: subgraph)
    switch options.format {
    case .text:
      let teller = ClaimTeller(subgraph: subgraph)
      for answer in answers {
        Printed.line(teller.sentence(answer.edge, from: answer.subject.id))
        for line in teller.claims(answer.edge, indent: "    ", limit: 2) { Printed.line(line) }
      }
    case .json:
      var writer = AnswerWriter(graph, subgraph)
      try Printed.json(Answer(edges: try answers.map { try writer.edge($0.edge) }))
    }
    guard answers.isEmpty else { return }
    Talk.say("nothing answers")
    throw ExitCode(ExitStatus.nothing)
  }

  private func end(_ text: String, _ graph: Graph) throws -> RelationQuery.End {
    if text == "_" { return .any }
    if let type = graph.schema.entityTypes.first(where: { $0.name == text }) { return .type(type) }
    return .node(try graph.theOne(text).id)
  }
}
