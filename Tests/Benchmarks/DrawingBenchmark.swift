import Documents
import Drawing
import Foundation
import FoundationXML
import GraphStore
import Ontology
import TestSupport

/// Drawings by the hundred: whether each succeeds, is sound, and leaves no memory behind.
struct DrawingBenchmark {
  enum Command: String { case draw, seed, names, renders, graph }

  let schema: Schema

  init() throws { schema = try Vocabulary.schema(extendedBy: nil) }

  func run(_ command: Command, _ argument: String) async throws {
    switch command {
    case .draw: try await drawRandom(Int(argument) ?? 2_000)
    case .seed: print(DOT(Diagram(plan(seed: Int(argument) ?? 0))).text)
    case .names: try await drawNames(Int(argument) ?? 2_000)
    case .renders: try await renderAgain(Int(argument) ?? 1_000)
    case .graph: try makeGraph(argument)
    }
  }

  /// Random graphs in random views and styles, each as one format.
  private func drawRandom(_ count: Int) async throws {
    let outcomes = await withTaskGroup(of: Outcome.self) { group in
      var next = 0
      var outcomes: [Outcome] = []
      func add() {
        guard next < count else { return }
        let seed = next
        next += 1
        group.addTask { await outcome(seed) }
      }
      for _ in 0..<3 { add() }
      while let outcome = await group.next() {
        outcomes.append(outcome)
        if outcomes.count % 100 == 0 { tell("\(outcomes.count) of \(count)") }
        add()
      }
      return outcomes
    }
    for outcome in outcomes.sorted(by: { $0.seed < $1.seed }) {
      if let error = outcome.error { print("seed \(outcome.seed): \(error)") }
    }
    let simpler = outcomes.count(where: \.isSimpler)
    print(
      "\(count) drawings: \(outcomes.count { $0.error != nil }) failed, \(simpler) needed a simpler profile (\(percent(simpler, count)))"
    )
  }

  private func plan(seed: Int) -> Diagram.Plan {
    var random = RandomDrawing(seed: seed, schema: schema)
    let size = random.size()
    return random.plan(of: random.subgraph(nodes: size.nodes, edges: size.edges))
  }

  private struct Outcome: Sendable {
    let seed: Int
    var isSimpler = false
    var error: String?
  }

  private func outcome(_ seed: Int) async -> Outcome {
    let plan = plan(seed: seed)
    let format = [LayoutFormat.svg, .svg, .svg, .png, .pdf, .dot][seed % 6]
    do {
      let picture = try await Diagram(plan).drawn(as: format, within: .seconds(60))
      var outcome = Outcome(seed: seed, isSimpler: picture.diagram.plan.isSimple)
      outcome.error = Self.fault(in: picture.bytes, as: format)
      return outcome
    } catch {
      return Outcome(seed: seed, error: "\(error)")
    }
  }

  /// Hostile names, fifty a graph, each graph in every format.
  private func drawNames(_ count: Int) async throws {
    var faults = 0
    var files = 0
    for place in 0..<max(1, count / 50) {
      var random = RandomDrawing(seed: 1_000_000 + place, schema: schema)
      var plan = Diagram.Plan(
        Scene(random.subgraph(nodes: 50, edges: 60)), title: random.name(),
        caption: Caption(question: random.name(), source: random.name()))
      plan.listsSources = place % 3 == 0
      let diagram = Diagram(plan)
      for format in LayoutFormat.allCases {
        let picture = try await diagram.drawn(as: format, within: .seconds(60))
        files += 1
        if let fault = Self.fault(in: picture.bytes, as: format) {
          faults += 1
          print("graph \(place) as \(format.rawValue): \(fault)")
        }
      }
      var exported = ""
      try GraphDOT(diagram.subgraph) { evidence, _ in evidence.span.start..<evidence.span.end }
        .write { exported += $0 }
      for (name, text) in [("DOT", DOT(diagram).text), ("DOT for programs", exported)] {
        files += 1
        if let fault = Self.fault(in: Array(text.utf8), as: .dot) {
          faults += 1
          print("graph \(place) as \(name): \(fault)")
        }
      }
    }
    print("\(count) names in \(files) files: \(faults) faulty")
  }

  /// The same diagram again and again, by one process.
  private func renderAgain(_ count: Int) async throws {
    var random = RandomDrawing(seed: 7, schema: schema)
    let diagram = Diagram(random.subgraph(nodes: 30, edges: 40), title: "Again")
    // As it is, and with what the allocator holds free given back.
    func measure() -> (whole: Int, used: Int) {
      let whole = Self.memory()
      typealias Trim = @convention(c) (Int) -> Int32
      if let trim = dlsym(nil, "malloc_trim") { _ = unsafeBitCast(trim, to: Trim.self)(0) }
      return (whole, Self.memory())
    }
    var first = (whole: 0, used: 0)
    for place in 1...count {
      _ = try await diagram.drawn(as: .svg, within: .seconds(60))
      if place == count / 10 { first = measure() }
    }
    let last = measure()
    func told(_ first: Int, _ last: Int) -> String {
      let growth = 100 * Double(last - first) / Double(first)
      return "\(first) kB after \(count / 10), \(last) kB at the end "
        + "(\(String(format: "%+.1f", growth)) %)"
    }
    print(
      "\(count) renders: \(told(first.whole, last.whole)); in use \(told(first.used, last.used))")
  }

  /// A graph file of about so many edges: `N:FILE`.
  private func makeGraph(_ argument: String) throws {
    let parts = argument.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let count = Int(parts[0]) else { throw CocoaError(.featureUnsupported) }
    let path = String(parts[1])
    var random = SeededGenerator(seed: count)
    let types = [schema.person, schema.state, schema.organization]
    let nodes = (0..<max(2, count * 2 / 3)).map { place in
      (type: types[place % 3], name: "\(types[place % 3].name) number \(place)")
    }
    let relations = schema.relationTypes.filter { relation in
      types.allSatisfy { a in types.allSatisfy { relation.mayJoin(a, $0) } }
    }
    let graph = try Graph(writing: path, schema: schema)
    for start in stride(from: 0, to: count, by: 100) {
      var text = ""
      var entities: [Contribution.Entity] = []
      var mentions: [Contribution.Mention] = []
      var claims: [Contribution.Claim] = []
      func end() -> Contribution.End {
        let share = Double.random(in: 0..<1, using: &random)
        let node = nodes[Int(share * share * Double(nodes.count))]
        let begin = text.utf8.count
        text += node.name
        let entity = Contribution.Entity(
          type: node.type, key: node.name.lowercased(), name: node.name)
        let index = entities.firstIndex(of: entity) ?? entities.count
        if index == entities.count { entities.append(entity) }
        mentions.append(.init(entity: index, span: Span(begin, text.utf8.count), kind: .name))
        return .entity(index)
      }
      for _ in start..<min(start + 100, count) {
        let begin = text.utf8.count
        let from = end()
        let relation = relations.randomElement(using: &random)!
        text += " \(relation.label) "
        let to = end()
        let span = Span(begin, text.utf8.count)
        text += ".\n"
        guard from != to else { continue }
        claims.append(
          .init(
            relation: relation, from: from, to: to,
            evidence: [.init(span: span, text: Text(text)[span])],
            date: EDTF(year: Int.random(in: 1950...1970, using: &random)), rule: "random",
            confidence: Double.random(in: 0.3...1, using: &random)))
      }
      let id = "record-\(start)"
      try graph.write(
        FileUpdate(
          path: id, digest: id, fingerprint: "random",
          contributions: [
            Contribution(
              document: Document(
                id: .init(id), source: id + ".txt", text: Text(text),
                header: .init(title: "Record \(start)")),
              entities: entities, mentions: mentions, claims: claims, unresolved: [])
          ]))
    }
    try graph.finish()
    try graph.close()
  }

  // MARK: What is checked

  /// What is wrong with a picture, or `nil`.
  private static func fault(in bytes: [UInt8], as format: LayoutFormat) -> String? {
    switch format {
    case .svg:
      let checker = SVGChecker()
      let parser = XMLParser(data: Data(bytes))
      parser.delegate = checker
      guard parser.parse() else {
        return "no XML: \(parser.parserError.map { "\($0)" } ?? "") line \(parser.lineNumber)"
      }
      return checker.fault
    case .png:
      return bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        && bytes.suffix(8).starts(with: Array("IEND".utf8)) ? nil : "no PNG"
    case .pdf: return run("pdfinfo", ["-"], bytes)
    case .dot: return run("dot", ["-Tcanon"], bytes) ?? run("gvpr", ["E{}"], bytes)
    }
  }

  /// What a program that reads the bytes complains of.
  private static func run(_ program: String, _ arguments: [String], _ bytes: [UInt8]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let path = NSTemporaryDirectory() + "entente-bench-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
    } catch {
      return "\(error)"
    }
    process.waitUntilExit()
    return process.terminationStatus == 0
      ? nil : "\(program) ended with \(process.terminationStatus)"
  }

  /// Resident memory in kilobytes.
  private static func memory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    return status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
      .flatMap { Int($0.split(whereSeparator: { $0 == " " || $0 == "\t" })[1]) } ?? 0
  }

  private func percent(_ part: Int, _ whole: Int) -> String {
    String(format: "%.2f %%", 100 * Double(part) / Double(max(1, whole)))
  }

  private func tell(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
  }
}

/// Looks for what no record may bring into an SVG.
private final class SVGChecker: NSObject, XMLParserDelegate {
  var fault: String?

  private static let elements: Set = [
    "svg", "g", "title", "desc", "a", "path", "polygon", "polyline", "ellipse", "text", "style",
    "rect",
  ]

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    if !Self.elements.contains(name) { fault = "element \(name)" }
    for (attribute, value) in attributes {
      if attribute.lowercased().hasPrefix("on") { fault = "attribute \(attribute)" }
      if attribute.hasSuffix("href"), !value.hasPrefix("#") { fault = "reference to \(value)" }
    }
  }
}
