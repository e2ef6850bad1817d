import ArgumentParser
import Drawing
import Foundation
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

  @Option(help: "How many paths.")
  var count = 1

  @Option(
    help: """
      Which ways count: acyclic (no node twice), simple (it may end where it began), trail (no \
      step twice) or walk (any).
      """)
  var mode = WayMode.acyclic

  @OptionGroup var search: PathOptions
  @OptionGroup var filters: FilterOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The graph file.", valueName: "file"))
  var graph = "graph.entente"

  @Option(help: "How the answer is given: text, json, dot or svg.")
  var format = Format.text

  @OptionGroup var vocabulary: OntologyOption

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, dot, svg
  }

  struct Answer: Encodable {
    let from: NodeAnswer
    let to: NodeAnswer
    let paths: [PathAnswer]
    let nearest: String?
  }

  func validate() throws {
    guard count > 0 else { throw ValidationError("--count is 1 or more") }
    guard search.by == .length || (count == 1 && mode == .acyclic) else {
      throw ValidationError("--by evidence gives one path, without --count and --mode")
    }
    guard mode == .acyclic || (!search.directed && search.hubLimit == nil && search.within <= 6)
    else {
      throw ValidationError(
        "--mode \(mode.rawValue) goes without --directed and --hub-limit, within 6 steps")
    }
  }

  func run() async throws {
    let graph = try Graph(reading: graph, schema: try vocabulary.schema())
    let (start, goal) = (try graph.theOne(start), try graph.theOne(goal))
    let filter = try filters.filter(in: graph)
    let (paths, subgraph) = try found(start, goal, filter, in: graph)
    let nearest =
      paths.isEmpty && !search.directed && search.hubLimit == nil
      ? told(
        Network(subgraph).nearestReach(from: start.id, to: goal.id, within: search.within), start,
        goal)
      : nil
    switch format {
    case .dot, .svg:
      if !paths.isEmpty { try await draw(paths, start, goal, in: graph, subgraph) }
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
    Talk.say("no path within \(search.within) steps from \(start.name) to \(goal.name)")
    if let nearest { Talk.say(nearest) }
    throw ExitCode(ExitStatus.nothing)
  }

  /// The paths, and the edges that they are told with.
  private func found(_ start: Node, _ goal: Node, _ filter: ClaimFilter, in graph: Graph) throws
    -> ([Path], Subgraph)
  {
    guard mode != .acyclic else {
      return try search.paths(count, from: start.id, to: goal.id, filter, in: graph)
    }
    let network = Network(try graph.subgraph(matching: filter))
    let ways = network.ways(mode, from: start.id, to: goal.id, within: search.within)
    return (Array(ways.prefix(count)), network.subgraph)
  }

  /// The paths as a figure.
  private func draw(
    _ paths: [Path], _ start: Node, _ goal: Node, in graph: Graph, _ subgraph: Subgraph
  ) async throws {
    let diagram = Diagram(
      subgraph.restricted(to: paths),
      title: "\(start.name) and \(goal.name)",
      caption: Caption(
        question: "How are \(start.name) and \(goal.name) connected?", filters: filters.words(),
        source: graph.path),
      emphasizing: [start.id, goal.id])
    if format == .dot {
      FileHandle.standardOutput.write(Data(DOT(diagram).text.utf8))
    } else {
      let picture = try await diagram.drawn(as: .svg)
      for note in picture.notes { Talk.say(note) }
      FileHandle.standardOutput.write(Data(picture.bytes))
    }
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
      "the shortest has \(path.length) steps; within \(search.within) one comes as far as \(last.name) (--within \(path.length) shows it)"
    case .apart(let near, let far):
      "no path at all under these filters: \(start.name) is connected with \(near.nodeCount) others, \(goal.name) with \(far.nodeCount)"
    }
  }
}

extension WayMode: ExpressibleByArgument {}
