import ArgumentParser
import Drawing
import Foundation
import GraphQueries
import GraphStore

struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Draw a graph, or a part of it, as SVG, PNG, PDF or DOT.",
    discussion: """
      Without --around, --between or --document the whole graph is drawn, or as much of it as \
      is readable; the figure says what was left out.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case svg, png, pdf, dot
  }

  @Option(
    help: ArgumentHelp("Draw what lies around this entity; may be repeated.", valueName: "name"))
  var around: [String] = []

  @Option(help: "How many steps around.")
  var steps = 1

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Draw the paths between these two.", valueName: "name"))
  var between: [String] = []

  @Option(help: "The most steps of a path.")
  var within = 4

  @Option(help: "How many paths.")
  var count = 3

  @Option(help: ArgumentHelp("Draw one document.", valueName: "id"))
  var document: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write, or - for standard output.", valueName: "file"))
  var output = "-"

  @Option(help: "svg, png, pdf or dot; by default what the file's name says, else svg.")
  var format: Format?

  @Option(
    help:
      "How it is laid out: dot, neato, fdp, sfdp, circo or twopi; by default what fits its size.")
  var engine: String?

  @Option(
    help: "The most entities that are drawn, the best borne out; the figure says what is left out.")
  var limit = 40

  @Option(help: "A title for the figure.")
  var title: String?

  @Option(
    help: ArgumentHelp("The records that it is drawn from, for the caption.", valueName: "words"))
  var source: String?

  @Option(help: "How many seconds the layout may take.")
  var timeLimit = 20

  @OptionGroup var filters: FilterOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The graph file.", valueName: "file"))
  var graph = "graph.entente"

  @OptionGroup var vocabulary: OntologyOption

  func validate() throws {
    guard between.isEmpty || between.count == 2 else {
      throw ValidationError("--between takes two names")
    }
    guard [!around.isEmpty, !between.isEmpty, document != nil].filter(\.self).count <= 1 else {
      throw ValidationError("give one of --around, --between and --document")
    }
    guard steps > 0, within > 0, count > 0, timeLimit > 0, limit > 0 else {
      throw ValidationError("--steps, --within, --count, --limit and --time-limit are 1 or more")
    }
    if let engine, LayoutEngine(rawValue: engine) == nil {
      throw ValidationError(
        "no engine is named '\(engine)': there are \(LayoutEngine.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
  }

  func run() async throws {
    let graph = try Graph(reading: graph, schema: try vocabulary.schema())
    let view = try view(of: graph)
    guard !view.subgraph.edges.isEmpty else {
      Talk.say("there is nothing to draw under these filters")
      throw ExitCode(ExitStatus.nothing)
    }
    let diagram = Diagram(
      view.subgraph, title: title ?? view.title,
      caption: Caption(
        question: view.question, filters: filters.words, source: try source ?? origin(of: graph)),
      emphasizing: view.emphasized, limits: Limits(nodes: limit, edges: 2 * limit),
      engine: engine.flatMap { LayoutEngine(rawValue: $0) })
    switch chosenFormat {
    case .dot: try write(Array(DOT(diagram).text.utf8))
    case .svg: try await draw(diagram, .svg)
    case .png: try await draw(diagram, .png)
    case .pdf: try await draw(diagram, .pdf)
    }
  }

  private var chosenFormat: Format {
    format ?? Format(rawValue: (output as NSString).pathExtension.lowercased()) ?? .svg
  }

  private func draw(_ diagram: Diagram, _ format: LayoutFormat) async throws {
    let picture = try await diagram.drawn(as: format, by: Layout(timeLimit: .seconds(timeLimit)))
    for note in picture.notes { Talk.say(note) }
    try write(picture.bytes)
  }

  private func write(_ bytes: [UInt8]) throws {
    if output == "-" {
      FileHandle.standardOutput.write(Data(bytes))
    } else {
      try Data(bytes).write(to: URL(fileURLWithPath: output))
    }
  }

  private struct View {
    var subgraph: Subgraph
    var title: String
    var question: String?
    var emphasized: [Node.ID] = []
  }

  private func view(of graph: Graph) throws -> View {
    let filter = try filters.filter(in: graph)
    if let document {
      guard let source = try graph.source(key: document) else {
        Talk.say("no document has the id '\(document)'; 'entente search' finds them by name")
        throw ExitCode(ExitStatus.nothing)
      }
      let all = try graph.subgraph(matching: filter)
      let edges = all.edges.compactMap { edge -> Edge? in
        let own = edge.claims.filter { $0.source == source.id }
        return own.isEmpty
          ? nil : Edge(relation: edge.relation, from: edge.from, to: edge.to, claims: own)
      }
      let ends = Set(edges.flatMap { [$0.from, $0.to] })
      return View(
        subgraph: all.restricted(to: ends, edges: edges), title: source.title ?? source.key,
        question: "What does this record say?")
    }
    if !around.isEmpty {
      let centres = try around.map { try graph.theOne($0) }
      let found = Network(try graph.subgraph(matching: filter)).neighbourhood(
        of: centres.map(\.id), within: steps)
      let names = centres.map(\.name).joined(separator: " and ")
      return View(
        subgraph: found.subgraph, title: "Around \(names)",
        question: "Who is within \(steps == 1 ? "one step" : "\(steps) steps") of \(names)?",
        emphasized: centres.map(\.id))
    }
    if !between.isEmpty {
      let ends = try between.map { try graph.theOne($0) }
      let all = try graph.subgraph(matching: filter)
      let paths = Network(all).shortestPaths(
        count, from: ends[0].id, to: ends[1].id, within: within)
      return View(
        subgraph: all.restricted(to: paths),
        title: "\(ends[0].name) and \(ends[1].name)",
        question: "How are \(ends[0].name) and \(ends[1].name) connected?",
        emphasized: ends.map(\.id))
    }
    return View(subgraph: try graph.subgraph(matching: filter), title: "Who dealt with whom")
  }

  /// "9 records in pyongyang.entente, 1965-12-20 to 1966-01-05".
  private func origin(of graph: Graph) throws -> String {
    let sources = try graph.sources()
    let dates = sources.compactMap(\.date).map(\.description).sorted()
    let span = dates.first.map { first in
      dates.last == first ? ", \(first)" : ", \(first) to \(dates.last!)"
    }
    let name = (self.graph as NSString).lastPathComponent
    return "\(sources.count) \(sources.count == 1 ? "record" : "records") in \(name)\(span ?? "")"
  }
}
