import ArgumentParser
import Entente
import Foundation
import Language

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score what is read against records annotated by hand.",
    discussion:
      "Takes folders that hold NAME.txt and NAME.gold.json, or records/NAME.txt and gold/NAME.gold.json."
  )

  @Argument(help: ArgumentHelp("Folders of annotated records.", valueName: "dir"))
  var folders: [String] = []

  @Option(
    help: ArgumentHelp(
      "Score tags and trees against a CoNLL-U treebank instead.", valueName: "file"))
  var treebank: String?

  @Option(help: "How it is printed: text or json.")
  var format = OutputFormat.text

  @OptionGroup var vocabulary: OntologyOption

  @OptionGroup var models: ModelOption

  func validate() throws {
    if folders.isEmpty == (treebank == nil) {
      throw ValidationError("give either folders of annotated records, or --treebank")
    }
  }

  func run() throws {
    if let treebank { return try evaluate(treebank) }
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

  private func evaluate(_ path: String) throws {
    guard let file = try models.models().file(Grammar.kind) else {
      throw ValidationError("there is no model of kind \(Grammar.kind)")
    }
    let score = try Grammar(file).agreement(with: try Treebank(reading: path))
    switch format {
    case .text:
      Printed.line(
        "tags \(score.tags) %, heads (UAS) \(score.unlabelled) %, heads and relations (LAS) \(score.labelled) %"
      )
    case .json:
      try Printed.json(["tags": score.tags, "uas": score.unlabelled, "las": score.labelled])
    }
  }
}
