import ArgumentParser
import Documents
import Entente
import Foundation

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print what records say, without a graph.",
    discussion: "With a folder or a volume it prints one JSON object a document and line.")

  @Argument(help: ArgumentHelp("A file or folder of records.", valueName: "path"))
  var paths: [String]

  @Option(help: "How it is printed: text or json.")
  var format = OutputFormat.text

  @OptionGroup var vocabulary: OntologyOption

  @OptionGroup var models: ModelOption

  func run() throws {
    let extractor = try Extractor(try vocabulary.vocabulary(), try models.models())
    let folder = RecordFolder(paths)
    var hasFailed = !folder.findings.isEmpty
    var count = 0
    for finding in folder.findings { Talk.say(finding.description) }
    // Small files are read side by side, as many as fit; the order stays.
    var entries = folder.entries[...]
    while !entries.isEmpty {
      let batch = entries.prefix(64)
      entries = entries.dropFirst(64)
      let readings = batch.map { ($0, Self.read($0)) }
      let documents = readings.flatMap { $0.1.documents }
      var extractions = extractor.extract(documents)[...]
      for (entry, reading) in readings {
        for finding in reading.findings { Talk.say(finding.description) }
        if reading.status == .failed { hasFailed = true }
        let own = extractions.prefix(reading.documents.count)
        extractions = extractions.dropFirst(reading.documents.count)
        count += own.count
        try print(own, of: entry, reading.findings)
      }
    }
    if hasFailed { throw ExitCode(ExitStatus.failed) }
    if count == 0 { throw ExitCode(ExitStatus.nothing) }
  }

  private static func read(_ entry: RecordFolder.Entry) -> Reading {
    do {
      return FormatReader.read(try RecordFile(reading: entry.path), id: entry.id)
    } catch {
      return Reading(findings: [Finding(.failed, at: entry.path, error.description)])
    }
  }

  private func print(
    _ extractions: ArraySlice<Extraction>, of entry: RecordFolder.Entry, _ findings: [Finding]
  ) throws {
    switch format {
    case .json:
      for (index, extraction) in extractions.enumerated() {
        // What is wrong with a file stands with its first document.
        let json = ExtractionJSON(extraction, findings: index == 0 ? findings : [])
        Printed.raw(String(decoding: try json.line(), as: UTF8.self) + "\n")
      }
      if extractions.isEmpty {
        let json = ExtractionJSON(source: entry.path, id: entry.id, findings: findings)
        Printed.raw(String(decoding: try json.line(), as: UTF8.self) + "\n")
      }
    case .text:
      for extraction in extractions {
        for line in ExtractionTeller(extraction).lines { Printed.line(line) }
      }
    }
  }
}
