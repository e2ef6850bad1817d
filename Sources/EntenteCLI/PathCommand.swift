import ArgumentParser
import Drawing
import GraphQueries
import GraphStore

struct PathCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "How are two connected, and on whose word?",
    discussion: "Paths pass through people, states, places, organizations and events, never "
      + "through a document or a topic, unless --through names those types.")

  @Argument(help: ArgumentHelp("A name, or Type:key.", valueName: "from")) var start: String
  @Argument(help: ArgumentHelp("A name, or Type:key.", valueName: "to")) var goal: String

  @Option(help: "The most steps.")
  var within = 4

  @Option(help: "How many paths.")
  var count = 1

  @OptionGroup var filters: FilterOptions
  @OptionGroup var options: GraphOptions

  struct Answer: Encodable {
    let from: NodeAnswer
    let to: NodeAnswer
    let paths: [PathAnswer]
    let nearest: String?
  }

  func validate() throws {
    guard within > 0, count > 0 else { throw ValidationError("--within and --count are 1 or more") }
  }

  func run() async throws {
    let graph = try options.open()
    let (start, goal) = (try graph.theOne(start), try graph.theOne(goal))
    let filter = try filters.filter(in: graph)
    let (paths, subgraph) = try found(start, goal, filter, in: graph)
    let nearest =
      paths.isEmpty
      ? told(
        Network(subgraph).nearestReach(from: start.id, to: goal.id, within: within), start, goal)
      : nil
    switch options.format {
    case .text:
      for (number, path) in paths.enumerated() {
        print(path, number + 1, of: paths.count, subgraph)
      }
    case .json:
      var writer = AnswerWriter(graph, subgraph)
      try Printed.json(
        Answer(
          from: NodeAnswer(start), to: NodeAnswer(goal),
          paths: try paths.map { try writer.path($0) },
          nearest: nearest))
    }
    guard paths.isEmpty else { return }
    Talk.say("no path within \(within) steps from \(start.name) to \(goal.name)")
    if let nearest { Talk.say(nearest) }
    throw ExitCode(ExitStatus.nothing)
  }

  /// The paths, by the snapshot where that can tell, and the edges that they are told with.
  private func found(_ start: Node, _ goal: Node, _ filter: ClaimFilter, in graph: Graph) throws
    -> ([Path], Subgraph)
  {
    if let ways = try PathIndex(of: graph)
      .paths(count, from: start.id, to: goal.id, within: within, matching: filter), !ways.isEmpty
    {
      let network = Network(
        try graph.subgraph(matching: filter, among: Set(ways.joined())))
      let paths = ways.compactMap { network.path(through: $0) }
      if paths.count == ways.count { return (paths, network.subgraph) }
    }
    let network = Network(try graph.subgraph(matching: filter))
    return (
      network.shortestPaths(count, from: start.id, to: goal.id, within: within), network.subgraph
    )
  }

  private func print(_ path: Path, _ number: Int, of count: Int, _ subgraph: Subgraph) {
    let teller = ClaimTeller(subgraph: subgraph)
    let names = path.nodes.map { Printed.plain($0.name) }.joined(separator: " → ")
    let steps = path.length == 1 ? "1 step" : "\(path.length) steps"
    Printed.line((count > 1 ? "\(number). " : "") + Printed.bold(names) + " (\(steps))")
    for (place, step) in path.steps.enumerated() {
      Printed.line("  \(place + 1). " + teller.sentence(step.edge, from: step.from.id))
      for line in teller.claims(step.edge, indent: "       ", limit: 2) { Printed.line(line) }
      for other in step.others {
        Printed.line("     also: " + teller.sentence(other, from: step.from.id))
      }
    }
    if path.length > 1, let weakest = path.weakestStep {
      let documents =
        weakest.edge.documentCount == 1 ? "1 document" : "\(weakest.edge.documentCount) documents"
      Printed.line(
        "  weakest link: \(Printed.plain(weakest.from.name)) – \(Printed.plain(weakest.to.name)) (\(documents))"
      )
    }
  }

  private func told(_ reach: NearestReach?, _ start: Node, _ goal: Node) -> String? {
    switch reach {
    case nil: nil
    case .beyond(let path, let last):
      "the shortest has \(path.length) steps; within \(within) one comes as far as \(last.name) (--within \(path.length) shows it)"
    case .apart(let near, let far):
      "no path at all under these filters: \(start.name) is connected with \(near.nodeCount) others, \(goal.name) with \(far.nodeCount)"
    }
  }
}
