import ArgumentParser
import Drawing
import Entente
import Foundation
import Language
import Ontology

struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check that all that entente needs is here and works.")

  @OptionGroup var vocabulary: OntologyOption

  func run() async throws {
    var isWell = true
    func tell(_ name: String, _ problem: String?) {
      Printed.line("\(problem == nil ? "ok  " : "FAIL") \(name)\(problem.map { ": \($0)" } ?? "")")
      if problem != nil { isWell = false }
    }
    do {
      let words = try vocabulary.vocabulary()
      tell(
        "vocabulary: \(words.schema.entityTypes.count) entity types, \(words.schema.relationTypes.count) relations, "
          + "\(words.lexicon.entries.count) names, \(words.lexicon.frames.count) frames", nil)
    } catch {
      tell("vocabulary", "\(error)")
    }
    do {
      for header in try Models.standard().headers {
        let scores = header.scores.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        tell(
          "model \(header.kind): \(header.data.joined(separator: ", ")); \(header.licence)"
            + (scores.isEmpty ? "" : "; held out: \(scores.joined(separator: ", "))"), nil)
      }
    } catch {
      tell("models", "\(error)")
    }
    for format in [LayoutFormat.svg, .png, .pdf] {
      do {
        let picture = try await Layout().render(
          dot: "digraph g { a -> b }", format: format, timeLimit: .seconds(10))
        tell("Graphviz draws \(format.rawValue)", picture.isEmpty ? "it drew nothing" : nil)
      } catch {
        tell("Graphviz draws \(format.rawValue)", "\(error)")
      }
    }
    if !isWell { throw ExitCode(ExitStatus.failed) }
  }
}
