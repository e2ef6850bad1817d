import ArgumentParser
import GraphQueries
import GraphStore

struct Brokers: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who stands between others, and which documents make each tie?",
    discussion: """
      Without names: who lies on most of the shortest paths of the whole graph, and what falls \
      apart without them. With two names: who lies between these two.
      """)

  @Argument(help: ArgumentHelp("Two names, or Type:key.", valueName: "between"))
  var names: [String] = []

  @Option(help: "How many brokers.")
  var count = 10

  @OptionGroup var filters: FilterOptions
  @OptionGroup var options: GraphOptions

  struct Answer: Encodable {
    struct Broker: Encodable {
      struct Side: Encodable {
        let centre: NodeAnswer
        let members: Int
        let edges: [EdgeAnswer]
      }
      let node: NodeAnswer
      let share: Double
      let parts: Int
      let sides: [Side]
    }
    let brokers: [Broker]
  }

  func validate() throws {
    guard count > 0 else { throw ValidationError("--count is 1 or more") }
    guard names.isEmpty || names.count == 2 else {
      throw ValidationError("give no names, or two")
    }
  }

  func run() throws {
    let graph = try options.open()
    let ends = try names.map { try graph.theOne($0) }
    let filter = try filters.filter(in: graph)
    let network = Network(try graph.subgraph(matching: filter, includingWords: false))
    let found =
      ends.isEmpty
      ? network.brokers(count)
      : network.brokers(between: ends[0].id, and: ends[1].id, count)
    let told = try Told(found, matching: filter, in: graph)
    switch options.format {
    case .text: print(found, told)
    case .json:
      var writer = AnswerWriter(graph, told.subgraph)
      try Printed.json(
        Answer(
          brokers: try found.map { broker in
            .init(
              node: NodeAnswer(broker.node), share: broker.share, parts: broker.partCount,
              sides: try broker.sides.map { side in
                .init(
                  centre: NodeAnswer(side.centre), members: side.memberCount,
                  edges: try side.edges.prefix(Told.most).map { try writer.edge(told.edge($0)) })
              })
          }))
    }
    guard found.isEmpty else { return }
    Talk.say(
      ends.isEmpty
        ? "nobody stands between others under these filters"
        : "nobody stands between \(ends[0].name) and \(ends[1].name) under these filters")
    throw ExitCode(ExitStatus.nothing)
  }

  /// The edges that are shown, with their words.
  private struct Told {
    static let most = 3
    let subgraph: Subgraph

    init(_ brokers: [Broker], matching filter: ClaimFilter, in graph: Graph) throws {
      let edges = brokers.flatMap { $0.sides.flatMap { $0.edges.prefix(Self.most) } }
      subgraph = try graph.subgraph(
        matching: filter, among: Set(edges.flatMap { [$0.from, $0.to] }))
    }

    func edge(_ bare: Edge) -> Edge {
      subgraph.edges.first {
        $0.relation == bare.relation && $0.from == bare.from && $0.to == bare.to
      } ?? bare
    }
  }

  private func print(_ brokers: [Broker], _ told: Told) {
    let teller = ClaimTeller(subgraph: told.subgraph)
    for (number, broker) in brokers.enumerated() {
      let share = broker.share * 100
      let percent = share < 1 ? "less than 1 %" : "\(Int(share.rounded())) %"
      let cut = broker.partCount > 1 ? "; without it \(broker.partCount) parts fall apart" : ""
      Printed.line(
        "\(number + 1). \(Printed.bold(Printed.plain(broker.node.name))) (\(broker.node.type.label)): "
          + "on \(percent) of the shortest paths\(cut)")
      for side in broker.sides.prefix(3) {
        let others = side.memberCount - 1
        Printed.line(
          "     to those around \(Printed.plain(side.centre.name)) (\(others) \(others == 1 ? "other" : "others")):"
        )
        for edge in side.edges.prefix(1).map(told.edge) {
          Printed.line("       " + teller.sentence(edge, from: broker.node.id))
          for line in teller.claims(edge, indent: "         ", limit: 1) { Printed.line(line) }
        }
      }
      if broker.sides.count > 3 {
        Printed.line("     and to \(broker.sides.count - 3) more groups")
      }
    }
  }
}
