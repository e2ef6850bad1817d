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

  @Option(help: "The most steps.")
  var within = 4

  @Option(help: "How many paths.")
  var count = 1

  @Option(
    help: """
      What the first path is first by: length, or evidence (the fewest steps that a single \
      document bears out).
      """)
  var by = Order.length

  @Option(
    help: """
      Which ways count: acyclic (no node twice), simple (it may end where it began), trail (no \
      step twice) or walk (any).
      """)
  var mode = WayMode.acyclic

  @Flag(help: "Only along the direction of relations.")
  var directed = false

  @Option(
    help: ArgumentHelp(
      "Pass through nobody with more ties than this, one for each claim and speaker: hubs connect everything.",
      valueName: "ties"))
  var hubLimit: Int?

  @OptionGroup var filters: FilterOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The graph file.", valueName: "file"))
  var graph = "graph.entente"

  @Option(help: "How the answer is given: text, json, dot or svg.")
  var format = Format.text

  @OptionGroup var vocabulary: OntologyOption

  enum Order: String, ExpressibleByArgument, CaseIterable {
    case length, evidence
  }

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
    guard within > 0, count > 0, hubLimit ?? 1 > 0 else {
      throw ValidationError("--within, --count and --hub-limit are 1 or more")
    }
    guard by == .length || (count == 1 && mode == .acyclic && !directed && hubLimit == nil) else {
      throw ValidationError(
        "--by evidence gives one path, without --count, --mode, --directed and --hub-limit")
    }
    guard mode == .acyclic || (!directed && hubLimit == nil && within <= 6) else {
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
      paths.isEmpty && !directed && hubLimit == nil
      ? told(
        Network(subgraph).nearestReach(from: start.id, to: goal.id, within: within), start, goal)
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
    Talk.say("no path within \(within) steps from \(start.name) to \(goal.name)")
    if let nearest { Talk.say(nearest) }
    throw ExitCode(ExitStatus.nothing)
  }

  /// The paths, by the snapshot where that can tell, and the edges that they are told with.
  private func found(_ start: Node, _ goal: Node, _ filter: ClaimFilter, in graph: Graph) throws
    -> ([Path], Subgraph)
  {
    if by == .length, mode == .acyclic {
      let ways = try PathIndex(of: graph).paths(
        count, from: start.id, to: goal.id, within: within, matching: filter,
        isDirected: directed, hubLimit: hubLimit)
      if let ways {
        // Where there is none, all is needed to say what is nearest.
        let nodes = ways.isEmpty ? nil : Set(ways.joined())
        let network = Network(try graph.subgraph(matching: filter, among: nodes))
        let paths = ways.compactMap { network.path(through: $0, isDirected: directed) }
        return (paths, network.subgraph)
      }
      guard !directed, hubLimit == nil else {
        throw ValidationError(
          "--directed and --hub-limit go without --confidence, with times of whole years, and with fewer steps or paths where there are too many ways"
        )
      }
    }
    let network = Network(try graph.subgraph(matching: filter))
    if mode != .acyclic {
      let ways = network.ways(mode, from: start.id, to: goal.id, within: within)
      return (Array(ways.prefix(count)), network.subgraph)
    }
    if by == .evidence {
      let path = network.lightestPath(from: start.id, to: goal.id, within: within)
      return (path.map { [$0] } ?? [], network.subgraph)
    }
    return (
      network.shortestPaths(count, from: start.id, to: goal.id, within: within), network.subgraph
    )
  }

  /// The paths as a figure.
  private func draw(
    _ paths: [Path], _ start: Node, _ goal: Node, in graph: Graph, _ subgraph: Subgraph
  ) async throws {
    let diagram = Diagram(
      subgraph.restricted(to: paths),
      title: "\(start.name) and \(goal.name)",
      caption: Caption(
        question: "How are \(start.name) and \(goal.name) connected?", filters: filters.words,
        source: graph.path),
      emphasizing: [start.id, goal.id])
    if format == .dot {
      FileHandle.standardOutput.write(Data(DOT(diagram).text.utf8))
    } else {
      let picture = try await diagram.drawn(as: .svg, by: Layout(timeLimit: .seconds(20)))
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
      "the shortest has \(path.length) steps; within \(within) one comes as far as \(last.name) (--within \(path.length) shows it)"
    case .apart(let near, let far):
      "no path at all under these filters: \(start.name) is connected with \(near.nodeCount) others, \(goal.name) with \(far.nodeCount)"
    }
  }
}

extension WayMode: ExpressibleByArgument {}
