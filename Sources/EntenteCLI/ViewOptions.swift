import ArgumentParser
import Documents
import Drawing
import Foundation
import GraphQueries
import GraphStore

/// What of a graph is drawn, and how it is put together.
struct ViewOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("What lies around this entity; may be repeated.", valueName: "name"))
  var around: [String] = []

  @Option(help: "How many steps around.")
  var steps = 1

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("The paths between these two.", valueName: "name"))
  var between: [String] = []

  @Option(help: "How many paths.")
  var count = 3

  @Option(help: ArgumentHelp("What one document says.", valueName: "id"))
  var document: String?

  @Option(
    help: ArgumentHelp(
      "An event, those tied to it, and what passed between them in the documents that tell of it.",
      valueName: "name"))
  var event: String?

  @Flag(help: "People and organizations folded into the states they act for.")
  var states = false

  @Flag(help: "In bands, one for each year; undated claims apart.")
  var timeline = false

  @Flag(help: "In boxes, one for each community.")
  var communities = false

  @Option(
    help: ArgumentHelp(
      "The difference of two times, --from and this: what is gone, new, and kept.",
      valueName: "date"))
  var compare: String?

  func validate() throws {
    guard between.isEmpty || between.count == 2 else {
      throw ValidationError("--between takes two names")
    }
    guard
      [!around.isEmpty, !between.isEmpty, document != nil, event != nil].filter(\.self).count <= 1
    else {
      throw ValidationError("give one of --around, --between, --document and --event")
    }
    guard !timeline || !communities else {
      throw ValidationError("give either --timeline or --communities")
    }
    guard steps > 0, count > 0 else {
      throw ValidationError("--steps and --count are 1 or more")
    }
    if let compare { _ = try TimeSpan.period(compare) }
  }

  var arrangement: Arrangement {
    if timeline { return .timeline }
    if communities { return .communities { Network($0).communities() } }
    return .free
  }

  /// What a view shows, before it is made to fit.
  struct Answer {
    var scene: Scene
    var title: String
    var question: String?
  }

  func answer(in graph: Graph, matching filter: ClaimFilter, _ search: PathOptions) throws
    -> Answer
  {
    if let document { return try of(document: document, in: graph, filter) }
    if let event { return try of(event: event, in: graph, filter) }
    if !around.isEmpty { return try aroundEntities(in: graph, filter) }
    if !between.isEmpty { return try betweenEntities(in: graph, filter, search) }
    let whole = try graph.subgraph(matching: filter, includingWords: false)
    return Answer(
      scene: Scene(whole), title: "Who dealt with whom")
  }

  /// The state that each acts for, by all claims that tell, whatever is drawn.
  func states(in graph: Graph) throws -> [Node.ID: Node] {
    var filter = ClaimFilter()
    filter.relations = Set(Allegiances.relations.compactMap(graph.schema.relationType))
    return Allegiances(try graph.subgraph(matching: filter, includingWords: false)).states
  }

  private func of(document: String, in graph: Graph, _ filter: ClaimFilter) throws -> Answer {
    guard let source = try graph.source(key: document) else {
      Talk.say("no document has the id '\(document)'; 'entente search' finds them by name")
      throw ExitCode(ExitStatus.nothing)
    }
    var filter = filter
    filter.source = source.id
    return Answer(
      scene: Scene(try graph.subgraph(matching: filter)), title: source.title ?? source.key,
      question: "What does this record say?")
  }

  private func of(event: String, in graph: Graph, _ filter: ClaimFilter) throws -> Answer {
    let centre = try graph.theOne(event)
    let own = try graph.subgraph(matching: filter, at: centre.id)
    let documents = Set(own.edges.flatMap { $0.claims.map(\.source) })
    let parties = Set(own.nodes.map(\.id))
    let all = try graph.subgraph(matching: filter, among: parties)
    let edges = all.edges.compactMap { edge -> Edge? in
      if edge.from == centre.id || edge.to == centre.id { return edge }
      let claims = edge.claims.filter { documents.contains($0.source) }
      return claims.isEmpty
        ? nil : Edge(relation: edge.relation, from: edge.from, to: edge.to, claims: claims)
    }
    return Answer(
      scene: Scene(all.restricted(to: parties, edges: edges), emphasizing: [centre.id]),
      title: centre.name,
      question: "Who took part in \(centre.name), and what passed between them there?")
  }

  private func aroundEntities(in graph: Graph, _ filter: ClaimFilter) throws -> Answer {
    let centres = try around.map { try graph.theOne($0) }
    let index = try PathIndex(of: graph)
    var near: Set<Node.ID>? = []
    for centre in centres {
      let some = index.nodes(around: centre.id, within: steps, matching: filter)
      near = near.flatMap { near in some.map(near.union) }
    }
    let found = Network(try graph.subgraph(matching: filter, among: near)).neighbourhood(
      of: centres.map(\.id), within: steps)
    let names = centres.map(\.name).joined(separator: " and ")
    return Answer(
      scene: Scene(found.subgraph, emphasizing: centres.map(\.id)), title: "Around \(names)",
      question: "Who is within \(steps == 1 ? "one step" : "\(steps) steps") of \(names)?")
  }

  private func betweenEntities(in graph: Graph, _ filter: ClaimFilter, _ search: PathOptions) throws
    -> Answer
  {
    let ends = try between.map { try graph.theOne($0) }
    let (paths, subgraph) = try search.paths(
      count, from: ends[0].id, to: ends[1].id, filter, in: graph)
    return Answer(
      scene: Scene(subgraph.restricted(to: paths), emphasizing: ends.map(\.id)),
      title: "\(ends[0].name) and \(ends[1].name)",
      question: "How are \(ends[0].name) and \(ends[1].name) connected?")
  }
}

/// How a figure looks, and how much it holds.
struct LookOptions: ParsableArguments {
  @Option(help: "screen, print (black and white) or slides (large).")
  var theme = Style.Theme.screen

  @Option(
    help: ArgumentHelp(
      "A YAML file of shapes, colours and sizes that is laid over the theme.", valueName: "file"))
  var style: String?

  @Option(
    help:
      "How it is laid out: dot, neato, fdp, sfdp, circo or twopi; by default what fits its size.")
  var engine: LayoutEngine?

  @Option(
    help: ArgumentHelp(
      "The most entities that are drawn, the best borne out; the figure says what is left out.",
      valueName: "number"))
  var limit: Int?

  @Option(
    help: ArgumentHelp("The most edges that are drawn, the best borne out.", valueName: "number"))
  var edges: Int?

  @Flag(help: "Number the lines, and list their sources under the figure.")
  var sources = false

  @Option(help: "A title for the figure.")
  var title: String?

  @Option(
    help: ArgumentHelp("The records that it is drawn from, for the caption.", valueName: "words"))
  var source: String?

  func validate() throws {
    guard limit ?? 1 > 0, edges ?? 1 > 0 else {
      throw ValidationError("--limit and --edges are 1 or more")
    }
  }

  func lay(over plan: inout Diagram.Plan) throws {
    plan.style = Style.theme(theme)
    if let style {
      let yaml = try String(contentsOf: URL(fileURLWithPath: style), encoding: .utf8)
      plan.style = try plan.style.overlaid(with: yaml, named: style)
    }
    plan.engine = engine
    plan.listsSources = sources
    if limit != nil || edges != nil {
      plan.limits = Limits(
        nodes: limit ?? 2 * edges!, edges: edges ?? 2 * limit!)
    }
  }
}

/// A length of time as it is typed: `10s`, `500ms`, `2m`, `10`.
struct TimeSpan: ExpressibleByArgument {
  let duration: Duration

  init(_ duration: Duration) { self.duration = duration }

  init?(argument: String) {
    let digits = argument.prefix { $0.isNumber || $0 == "." }
    guard let number = Double(digits), number > 0, number <= 86_400 else { return nil }
    switch argument.dropFirst(digits.count) {
    case "", "s": duration = .seconds(number)
    case "ms": duration = .milliseconds(number)
    case "m": duration = .seconds(number * 60)
    default: return nil
    }
  }

  var defaultValueDescription: String { "\(Int(duration / .seconds(1)))s" }

  /// A date or an interval of the Extended Date/Time Format.
  static func period(_ text: String) throws -> EDTF {
    guard let period = EDTF(text) else {
      throw ValidationError("'\(text)' is no date; write 1965, 1965-12, 1965-12-26 or 1961/1963")
    }
    return period
  }
}

extension LayoutEngine: ExpressibleByArgument {}
extension Style.Theme: ExpressibleByArgument {}
