import ArgumentParser
import Drawing
import Foundation
import GraphQueries
import GraphStore
import Synchronization

struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Draw a graph, or a part of it, as SVG, PNG, PDF or DOT, or tell it in words.",
    discussion: """
      Without a view the whole graph is drawn, or as much of it as is readable; the figure says \
      what was left out, and why. Views of what is drawn (--around, --between, --document, \
      --event) go with views of how (--states, --timeline, --communities, --compare).
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case svg, png, pdf, dot, outline, table
  }

  @OptionGroup(title: "Views") var view: ViewOptions
  @OptionGroup var search: PathOptions
  @OptionGroup(title: "Looks") var looks: LookOptions
  @OptionGroup(title: "Claims") var filters: FilterOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write, or - for standard output; may be repeated, for several formats at once.",
      valueName: "file"))
  var output: [String] = []

  @Option(
    help: """
      svg, png, pdf, dot, or in words: outline, table (columns with tabs); by default what the \
      file's name says, else svg.
      """)
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "How long the drawing may take in all: 10s, 500ms; what does not fit is reduced.",
      valueName: "time"))
  var budget = TimeSpan(.seconds(20))

  @Flag(help: "Print a citation of the view; it is drawn only where --output is given too.")
  var cite = false

  @Flag(help: "Show the picture in the terminal (Kitty, iTerm2, WezTerm, or any with Sixel).")
  var inline = false

  @Option(help: "The protocol for --inline; by default the one that the terminal names.")
  var inlineAs: InlinePicture.Terminal?

  @Flag(help: "Lay out anew what was laid out before.")
  var noCache = false

  @Option(name: .shortAndLong, help: ArgumentHelp("The graph file.", valueName: "file"))
  var graph = "graph.entente"

  @OptionGroup var vocabulary: OntologyOption

  func validate() throws {
    if filters.from == nil, view.compare != nil {
      throw ValidationError("--compare goes with --from: --from 1958 --compare 1962")
    }
    if view.compare != nil, filters.to != nil || filters.asOf != nil {
      throw ValidationError("--compare goes with --from alone, without --to and --as-of")
    }
  }

  func run() async throws {
    let start = ContinuousClock.now
    let graph = try Graph(reading: graph, schema: try vocabulary.schema())
    var plan = try plan(of: graph)
    guard !plan.scene.subgraph.edges.isEmpty else {
      Talk.say("there is nothing to draw under these filters")
      throw ExitCode(ExitStatus.nothing)
    }
    if cite {
      Printed.line(citation(of: plan))
      if output.isEmpty { return }
    }
    // A large graph was read without words; those of what is drawn come now.
    let failure = Mutex<GraphError?>(nil)
    if plan.scene.subgraph.edges.contains(where: { $0.claims[0].evidence.isEmpty }) {
      plan.words = { subgraph in
        do throws(GraphError) {
          return try graph.worded(subgraph)
        } catch {
          failure.withLock { $0 = error }
          return subgraph
        }
      }
    }
    let diagram = Diagram(plan)
    if let error = failure.withLock(\.self) { throw error }
    let layouts = noCache ? nil : LayoutCache.standard(ProcessInfo.processInfo.environment)
    let targets = output.isEmpty ? ["-"] : output
    let left = budget.duration - (ContinuousClock.now - start)
    guard left > .zero else {
      Talk.say("error: reading the graph took longer than --budget; give it more time")
      throw ExitCode(ExitStatus.failed)
    }
    if inline || inlineAs != nil {
      let environment = ProcessInfo.processInfo.environment
      guard let terminal = inlineAs ?? InlinePicture.terminal(environment) else {
        Talk.say(
          "this terminal names no protocol for pictures; --inline-as kitty, iterm2 or sixel if it has one, else --output FILE"
        )
        throw ExitCode(ExitStatus.failed)
      }
      let picture = try await diagram.drawn(as: .png, within: left, cache: layouts)
      for note in picture.notes { Talk.say(note) }
      Printed.raw(try InlinePicture.text(picture.bytes, for: terminal))
      if output.isEmpty { return }
    }
    // Each in a helper of its own, all at once.
    let done = try await withThrowingTaskGroup(of: (Int, [UInt8], [String]).self) { group in
      for (place, target) in targets.enumerated() {
        let format = format(of: target)
        group.addTask {
          let (bytes, notes) = try await made(diagram, as: format, within: left, layouts)
          return (place, bytes, notes)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for (place, bytes, notes) in done.sorted(by: { $0.0 < $1.0 }) {
      for note in notes { Talk.say(note) }
      try write(bytes, to: targets[place])
    }
  }

  private func format(of target: String) -> Format {
    format ?? Format(rawValue: (target as NSString).pathExtension.lowercased()) ?? .svg
  }

  private func made(
    _ diagram: Diagram, as format: Format, within time: Duration, _ cache: LayoutCache?
  ) async throws -> ([UInt8], [String]) {
    func drawn(_ format: LayoutFormat) async throws -> ([UInt8], [String]) {
      let picture = try await diagram.drawn(as: format, within: time, cache: cache)
      return (picture.bytes, picture.notes)
    }
    switch format {
    case .dot: return (Array(DOT(diagram).text.utf8), [])
    case .outline: return (Array(Outline(diagram).text.utf8), [])
    case .table: return (Array(LineTable(diagram).text.utf8), [])
    case .svg: return try await drawn(.svg)
    case .png: return try await drawn(.png)
    case .pdf: return try await drawn(.pdf)
    }
  }

  private func write(_ bytes: [UInt8], to target: String) throws {
    if target == "-" {
      FileHandle.standardOutput.write(Data(bytes))
    } else {
      do {
        try Data(bytes).write(to: URL(fileURLWithPath: target))
      } catch let error as CocoaError {
        let reason = (error.underlying as? POSIXError)?.code
        Talk.say(
          "error: cannot write '\(target)': \(reason.map { String(cString: strerror($0.rawValue)) } ?? error.localizedDescription)"
        )
        throw ExitCode(ExitStatus.failed)
      }
    }
  }

  // MARK: The plan

  private func plan(of graph: Graph) throws -> Diagram.Plan {
    var filter = try filters.filter(in: graph)
    // The two times choose; what has none cannot be compared, and is counted.
    if view.compare != nil { filter.period = nil }
    let answer = try view.answer(in: graph, matching: filter, search)
    var plan = Diagram.Plan(
      answer.scene, title: looks.title ?? answer.title,
      caption: Caption(
        question: answer.question, filters: filters.words(comparing: view.compare),
        source: try source(of: graph),
        graph: String(try graph.digest().prefix(12)), command: command))
    try looks.lay(over: &plan)
    for weakness in looks.style == nil ? [] : plan.style.weaknesses {
      Talk.say("style: \(weakness)")
    }
    plan.limits = plan.limits.fitting(budget.duration / 2)
    plan.arrangement = view.arrangement
    plan.communities = { Network($0).communities() }
    if looks.limit == nil, looks.edges == nil {
      plan.keepsOnlyStrongest = false
      // Asked only where all else may not make it fit.
      let (nodes, edges) = (answer.scene.subgraph.nodes.count, answer.scene.subgraph.edges.count)
      if nodes > plan.limits.nodes || edges > plan.limits.edges {
        plan.states = try view.states(in: graph)
      }
    }
    if view.states {
      plan.scene = plan.scene.statesOnly(actingFor: try view.states(in: graph))
      plan.states = [:]
    }
    if view.timeline, filters.datedOnly { plan.scene = plan.scene.datedOnly() }
    if let compare = view.compare, let from = filters.from {
      plan.scene = plan.scene.compared(
        try TimeSpan.period(from), with: try TimeSpan.period(compare))
    }
    return plan
  }

  /// "9 records in pyongyang.entente, 1965-12-20 to 1966-01-05".
  private func source(of graph: Graph) throws -> String {
    if let source = looks.source { return source }
    let (count, dates) = try graph.extent()
    let name = (self.graph as NSString).lastPathComponent
    let span = dates.map { $0.first == $0.last ? ", \($0.first)" : ", \($0.first) to \($0.last)" }
    return "\(count) \(count == 1 ? "record" : "records") in \(name)\(span ?? "")"
  }

  /// The command that draws this, without where the graph and the figure lie.
  private var command: String {
    var words: [String] = []
    var rest = CommandLine.arguments.dropFirst()
    let dropped = ["--graph", "-g", "--output", "-o", "--format", "--budget", "--inline-as"]
    while let word = rest.popFirst() {
      if dropped.contains(word) {
        _ = rest.popFirst()
      } else if dropped.contains(where: { $0.count > 2 && word.hasPrefix($0 + "=") })
        || ["--cite", "--no-cache", "--inline"].contains(word)
      {
        continue
      } else {
        words.append(Self.quoted(word))
      }
    }
    return "entente " + words.joined(separator: " ")
  }

  /// A word as a shell takes it.
  private static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "="), 0x80...:
          true
        default: false
        }
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// "Around Kim Il Sung" (figure). 9 records …
  private func citation(of plan: Diagram.Plan) -> String {
    let version = EntenteCommand.configuration.version
    return "“\(Printed.plain(plan.title))”, figure drawn by Entente \(version) with Graphviz "
      + "\(Layout.graphvizVersion) from \(plan.caption.source ?? ""); graph sha256:"
      + "\(plan.caption.graph ?? ""); \(plan.caption.command ?? "")"
  }
}
