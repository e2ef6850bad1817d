import ArgumentParser
import GraphQueries
import GraphStore

struct Neighbors: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "neighbors", abstract: "Who and what is connected with an entity?")

  @Argument(help: ArgumentHelp("A name, or Type:key.", valueName: "entity"))
  var entity: String

  @Option(help: "How many steps away.")
  var steps = 1

  @OptionGroup var filters: FilterOptions
  @OptionGroup var options: GraphOptions

  struct Answer: Encodable {
    struct Neighbor: Encodable {
      let node: NodeAnswer
      let distance: Int
    }
    let node: NodeAnswer
    let neighbors: [Neighbor]
    let edges: [EdgeAnswer]
  }

  func validate() throws {
    guard steps > 0 else { throw ValidationError("--steps is 1 or more") }
  }

  func run() throws {
    let graph = try options.open()
    let node = try graph.theOne(entity)
    let filter = try filters.filter(in: graph)
    let near = try PathIndex(of: graph).nodes(around: node.id, within: steps, matching: filter)
    let subgraph = try graph.subgraph(matching: filter, among: near)
    let found = Network(subgraph).neighbourhood(of: [node.id], within: steps)
    let farthest = min(steps, found.distances.values.max() ?? 0)
    let neighbors = (0..<farthest).map { $0 + 1 }.flatMap { distance in
      found.nodes(at: distance).map { ($0, distance) }
    }
    switch options.format {
    case .text: print(node, found, neighbors)
    case .json:
      var writer = AnswerWriter(graph, found.subgraph)
      try Printed.json(
        Answer(
          node: NodeAnswer(node),
          neighbors: neighbors.map { .init(node: NodeAnswer($0.0), distance: $0.1) },
          edges: try found.subgraph.edges.map { try writer.edge($0) }))
    }
    guard neighbors.isEmpty else { return }
    Talk.say("nothing is connected with \(node.name) under these filters")
    throw ExitCode(ExitStatus.nothing)
  }

  /// As a tree: each under the first of those through whom it is reached.
  private func print(_ node: Node, _ found: Neighbourhood, _ neighbors: [(Node, Int)]) {
    let teller = ClaimTeller(subgraph: found.subgraph)
    var children: [Node.ID: [(node: Node, distance: Int, edges: [Edge])]] = [:]
    for (neighbor, distance) in neighbors {
      let edges = found.subgraph.edges.filter { edge in
        let other = edge.from == neighbor.id ? edge.to : edge.to == neighbor.id ? edge.from : nil
        return other.map { (found.distances[$0] ?? .max) < distance } ?? false
      }
      guard let parent = edges.first?.other(than: neighbor.id) else { continue }
      children[parent, default: []].append((neighbor, distance, edges))
    }
    func branches(of id: Node.ID) -> [Branch] {
      (children[id] ?? []).map { child in
        let name = Printed.colored(Printed.plain(child.node.name), as: child.node.type)
        var lines: [String] = []
        for edge in child.edges {
          lines.append(teller.sentence(edge, from: edge.other(than: child.node.id)))
          lines += teller.claims(edge, indent: "  ", limit: 1)
        }
        return Branch(
          "\(child.distance)  \(name) (\(child.node.type.label))", lines,
          branches: branches(of: child.node.id))
      }
    }
    Printed.line(
      "\(Printed.colored(Printed.plain(node.name), as: node.type)) (\(node.type.label))")
    Branch.print(branches(of: node.id))
  }
}
