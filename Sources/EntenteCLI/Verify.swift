import ArgumentParser
import GraphStore

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Prove that every quotation stands where the graph says.")

  @OptionGroup var options: GraphOptions

  struct Answer: Encodable {
    let documents, claims, quotations, mentions: Int
    let problems: [String]
  }

  func run() throws {
    let found = try options.open().verify()
    switch options.format {
    case .text:
      for problem in found.problems { Printed.line(Printed.plain(problem.description)) }
      Printed.line(
        "\(found.quotations) quotations of \(found.claims) claims and \(found.mentions) mentions in "
          + "\(found.documents) documents: "
          + (found.problems.isEmpty ? "all found" : "\(found.problems.count) problems"))
    case .json:
      try Printed.json(
        Answer(
          documents: found.documents, claims: found.claims, quotations: found.quotations,
          mentions: found.mentions, problems: found.problems.map(\.description)))
    }
    if !found.problems.isEmpty { throw ExitCode(ExitStatus.failed) }
  }
}
