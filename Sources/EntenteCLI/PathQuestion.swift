import ArgumentParser
import GraphQueries
import GraphStore

/// How two are connected: the options of `path`, which `render --between` has too.
struct PathOptions: ParsableArguments {
  @Option(help: "The most steps of a path.")
  var within = 4

  @Option(
    help: """
      What the first path is first by: length, or evidence (the fewest steps that a single \
      document bears out).
      """)
  var by = Order.length

  @Flag(help: "Only along the direction of relations.")
  var directed = false

  @Option(
    help: ArgumentHelp(
      "Pass through nobody with more ties than this, one for each claim and speaker: hubs connect everything.",
      valueName: "ties"))
  var hubLimit: Int?

  enum Order: String, ExpressibleByArgument, CaseIterable {
    case length, evidence
  }

  func validate() throws {
    guard within > 0, hubLimit ?? 1 > 0 else {
      throw ValidationError("--within and --hub-limit are 1 or more")
    }
    guard by == .length || (!directed && hubLimit == nil) else {
      throw ValidationError("--by evidence goes without --directed and --hub-limit")
    }
  }

  /// The paths, by the snapshot where that can tell, and the edges that they are told with.
  func paths(
    _ count: Int, from start: Node.ID, to goal: Node.ID, _ filter: ClaimFilter, in graph: Graph
  ) throws -> ([Path], Subgraph) {
    if by == .length {
      let ways = try PathIndex(of: graph).paths(
        count, from: start, to: goal, within: within, matching: filter,
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
    if by == .evidence {
      let path = network.lightestPath(from: start, to: goal, within: within)
      return (path.map { [$0] } ?? [], network.subgraph)
    }
    return (
      network.shortestPaths(count, from: start, to: goal, within: within), network.subgraph
    )
  }
}
