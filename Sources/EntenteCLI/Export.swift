import ArgumentParser
import Drawing
import Foundation
import GraphStore

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the whole graph as JSON Lines or DOT.",
    discussion: "The same records give the same bytes.")

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
      let unlimited = Limits(nodes: .max, edges: .max)
      let diagram = Diagram(all, title: "All claims", caption: Caption(), limits: unlimited)
      try sink.write(contentsOf: Data(DOT(diagram).text.utf8))
    }
  }

  private func openOutput() throws -> FileHandle {
    if output == "-" { return .standardOutput }
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    return try FileHandle(forWritingTo: URL(fileURLWithPath: output))
  }
}
