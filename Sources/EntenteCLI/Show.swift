import ArgumentParser
import GraphStore

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one entity: its names, its claims, and why.")

  @Argument(help: ArgumentHelp("A name, or Type:key.", valueName: "entity"))
  var entity: String

  @Flag(help: "Also why its mentions are taken for it, document by document.")
  var why = false

  @OptionGroup var filters: FilterOptions
  @OptionGroup var options: GraphOptions

  struct Answer: Encodable {
    struct AliasAnswer: Encodable {
      let text: String
      let count: Int
    }
    struct Identity: Encodable {
      let document: String
      let name: String
      let reasons: [String]
    }
    let node: NodeAnswer
    let aliases: [AliasAnswer]
    let edges: [EdgeAnswer]
    let identity: [Identity]
  }

  func run() throws {
    let graph = try options.open()
    let node = try graph.theOne(entity)
    var filter = try filters.filter(in: graph)
    // All that is known of it: also its documents and topics, and what is denied.
    if filters.types.isEmpty { filter.entityTypes = Set(graph.schema.entityTypes) }
    filter.polarities = [.affirmed, .negated]
    if filters.relations.isEmpty, let mentions = graph.schema.relationType("MENTIONS") {
      filter.relations = Set(graph.schema.relationTypes).subtracting([mentions])
    }
    let subgraph = try graph.subgraph(matching: filter, at: node.id)
    let aliases = try graph.aliases(of: node.id)
    let identity = why ? try graph.identifications(of: node.id) : []
    switch options.format {
    case .text:
      Printed.line(
        "\(Printed.colored(Printed.plain(node.name), as: node.type)) (\(node.type.label), \(node.type.name):\(node.key))"
      )
      if !aliases.isEmpty {
        Printed.line(
          "  named "
            + aliases.prefix(12).map { "\(Printed.plain($0.text)) (\($0.count))" }.joined(
              separator: ", "))
      }
      let teller = ClaimTeller(subgraph: subgraph)
      var branches = subgraph.edges.map { teller.branch($0, from: node.id, limit: 2) }
      branches += identity.map { item in
        Branch(
          "\(Printed.plain(item.source.key)): \(Printed.plain(item.name))",
          item.reasons.map(Printed.plain))
      }
      Branch.print(branches)
    case .json:
      var writer = AnswerWriter(graph, subgraph)
      try Printed.json(
        Answer(
          node: NodeAnswer(node), aliases: aliases.map { .init(text: $0.text, count: $0.count) },
          edges: try subgraph.edges.map { try writer.edge($0) },
          identity: identity.map {
            .init(document: $0.source.key, name: $0.name, reasons: $0.reasons)
          }))
    }
  }
}
