import ArgumentParser
import Documents
import Entente
import Foundation
import GraphStore

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Read records into a graph file; read only what is new or changed.",
    discussion: "Files and folders of .txt, .md, .html, .jsonl and TEI .xml, also packed with xz.")

  @Argument(help: ArgumentHelp("Files and folders of records.", valueName: "path"))
  var paths: [String]

  @OptionGroup var options: GraphOptions

  @OptionGroup var models: ModelOption

  func run() throws {
    let vocabulary = try options.vocabulary.vocabulary()
    let graph = try Graph(writing: options.graph, schema: vocabulary.schema)
    Interrupt.watch()
    let started = Date()
    let report = try Pipeline(vocabulary, try models.models()).build(paths, into: graph) {
      progress in
      let seconds = Date().timeIntervalSince(started)
      let rate = Double(progress.filesDone) / max(seconds, 0.001)
      let left = Int(Double(progress.filesTotal - progress.filesDone) / max(rate, 0.001))
      Talk.progress(
        "\(progress.filesDone) of \(progress.filesTotal) files, \(progress.documents) documents, "
          + "\(Int(rate)) files/s, \(left) s left")
      return !Interrupt.isAsked
    }
    Talk.endProgress()
    for finding in report.findings { Talk.say(finding.description) }
    let statistics = try graph.statistics()
    try graph.close()
    switch options.format {
    case .text: print(report, statistics)
    case .json: try Printed.json(BuildAnswer(report, statistics, graph: options.graph))
    }
    if report.isCancelled {
      Talk.say("stopped; what was read is kept, and the same command goes on from there")
      throw ExitCode(130)
    }
    if report.findings.contains(where: { $0.status == .failed }) {
      throw ExitCode(ExitStatus.failed)
    }
    if statistics.documents == 0 { throw ExitCode(ExitStatus.nothing) }
  }

  private func print(_ report: Pipeline.Report, _ statistics: Statistics) {
    Printed.line(
      "\(options.graph): \(report.read) files read, \(report.unchanged) unchanged, \(report.removed) removed"
    )
    Printed.line(
      "  \(statistics.documents) documents, \(statistics.entities) entities, "
        + "\(statistics.claims) claims in \(statistics.edges) edges")
    for count in statistics.refusalsByReason {
      Printed.line("  \(count.count) claims refused: \(count.kind)")
    }
    if statistics.unresolved > 0 {
      Printed.line("  \(statistics.unresolved) names left ambiguous ('entente stats' lists them)")
    }
  }
}

struct BuildAnswer: Encodable {
  struct FindingAnswer: Encodable {
    let status: String
    let place: String
    let reason: String
  }

  let graph: String
  let read, unchanged, removed, documents, entities, claims, edges, refused, unresolved: Int
  let findings: [FindingAnswer]

  init(_ report: Pipeline.Report, _ statistics: Statistics, graph: String) {
    self.graph = graph
    read = report.read
    unchanged = report.unchanged
    removed = report.removed
    documents = statistics.documents
    entities = statistics.entities
    claims = statistics.claims
    edges = statistics.edges
    refused = statistics.refusalsByReason.reduce(0) { $0 + $1.count }
    unresolved = statistics.unresolved
    findings = report.findings.map {
      FindingAnswer(status: $0.status.rawValue, place: $0.place, reason: $0.reason)
    }
  }
}
