import ArgumentParser
import Entente
import Foundation

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score what is read against records annotated by hand.",
    discussion:
      "Takes folders that hold NAME.txt and NAME.gold.json, or records/NAME.txt and gold/NAME.gold.json."
  )

  @Argument(help: ArgumentHelp("Folders of annotated records.", valueName: "dir"))
  var folders: [String]

  @Option(help: "How it is printed: text or json.")
  var format = OutputFormat.text

  @OptionGroup var vocabulary: OntologyOption

  @OptionGroup var models: ModelOption

  func run() throws {
    let extractor = try Extractor(try vocabulary.vocabulary(), try models.models())
    let score = try folders.map { try GoldFolder($0).score(by: extractor) }.reduce(Score(), +)
    guard score.documents > 0 else {
      Talk.say("no annotated record in \(folders.joined(separator: ", "))")
      throw ExitCode(ExitStatus.nothing)
    }
    switch format {
    case .text: for line in score.lines { Printed.line(line) }
    case .json: try Printed.json(score.figures)
    }
  }
}
