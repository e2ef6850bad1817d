import ArgumentParser
import Entente
import Foundation
import Language

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Learn from records annotated by hand, and write models.",
    discussion: """
      Goes on from the built-in models with folders of NAME.txt and NAME.gold.json, measures on \
      every fifth record before and after, and writes names-records.entmodel and \
      relations.entmodel; use them with --model.

      With --standard it makes the built-in models anew, from a folder that holds corpora, gold \
      and packs. The same data give the same bytes.
      """)

  @Argument(help: ArgumentHelp("Folders of annotated records.", valueName: "dir"))
  var folders: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Where models are written.", valueName: "dir"))
  var output = "."

  @Option(
    help: ArgumentHelp("Make the built-in models anew from this folder's data.", valueName: "dir"))
  var standard: String?

  @Option(
    help: ArgumentHelp(
      "With --standard: the stand-off annotations to learn from too.", valueName: "file"))
  var annotations = "Sources/CModels/annotations.jsonl"

  @OptionGroup var vocabulary: OntologyOption

  @OptionGroup var models: ModelOption

  func validate() throws {
    if folders.isEmpty == (standard == nil) {
      throw ValidationError("give either folders of annotated records, or --standard")
    }
  }

  func run() throws {
    let trainer = try Trainer(try vocabulary.vocabulary())
    if let standard {
      let sources = try Trainer.Sources(standard, annotations: annotations)
      for (name, model) in try trainer.standardModels(sources, progress: Talk.say) {
        try write(model, as: name)
      }
      return
    }
    let lesson = try trainer.lesson(
      from: folders, base: try models.models(), progress: Talk.say)
    for model in lesson.models { try write(model, as: model.header.kind) }
    if lesson.after.documents > 0 {
      for (name, score) in [("before", lesson.before), ("after", lesson.after)] {
        Printed.line("\(name), on records that were held out:")
        for line in score.lines { Printed.line("  " + line) }
      }
    }
  }

  private func write(_ model: ModelFile, as name: String) throws {
    let path = "\(output)/\(name).entmodel"
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    let bytes = model.encoded()
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    Printed.line("\(path): \(bytes.count) bytes, \(model.header.licence)")
  }
}
