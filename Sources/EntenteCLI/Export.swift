import ArgumentParser
import Documents
import Drawing
import Foundation
import GraphStore

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the whole graph as JSON Lines or DOT.",
    discussion: """
      The same records give the same bytes. DOT carries, on each node, its type, key and name; \
      on each edge its relation, polarity, modality, dates, speakers and evidence, and its \
      claims in full as JSON.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, dot
  }

  @Option(help: "json or dot.")
  var format = Format.json

  @Flag(help: "Also the texts of plain-text records, whose offsets count in their files.")
  var texts = false

  @Option(name: .shortAndLong, help: ArgumentHelp("The graph file.", valueName: "file"))
  var graph = "graph.entente"

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write, or - for standard output.", valueName: "file"))
  var output = "-"

  @OptionGroup var vocabulary: OntologyOption

  func run() throws {
    let graph = try Graph(reading: graph, schema: try vocabulary.schema())
    let sink = try openOutput()
    switch format {
    case .json:
      try graph.export(includingTexts: texts) { try sink.write(contentsOf: Data($0.utf8)) }
    case .dot:
      var filter = ClaimFilter.everything
      filter.entityTypes = Set(graph.schema.entityTypes)
      if let mentions = graph.schema.relationType("MENTIONS") {
        filter.relations = Set(graph.schema.relationTypes).subtracting([mentions])
      }
      let all = try graph.subgraph(matching: filter)
      var points: [Source.ID: CharacterOffsets] = [:]
      let dot = GraphDOT(all) { evidence, source in
        if points[source] == nil {
          points[source] = CharacterOffsets(try graph.text(of: source) ?? Text(""))
        }
        let points = points[source]!
        return points.codePoint(at: evidence.span.start)..<points.codePoint(at: evidence.span.end)
      }
      var waiting = Data()
      try dot.write { line in
        waiting.append(contentsOf: line.utf8)
        if waiting.count > 1 << 16 {
          try sink.write(contentsOf: waiting)
          waiting.removeAll(keepingCapacity: true)
        }
      }
      try sink.write(contentsOf: waiting)
    }
  }

  private func openOutput() throws -> FileHandle {
    if output == "-" { return .standardOutput }
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    return try FileHandle(forWritingTo: URL(fileURLWithPath: output))
  }
}
