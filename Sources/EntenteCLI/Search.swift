import ArgumentParser
import GraphStore

struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find people, states, places, topics and passages by words.")

  @Argument(help: ArgumentHelp("A name or words.", valueName: "words"))
  var words: [String]

  @Option(help: ArgumentHelp("Only entities of this type.", valueName: "type"))
  var type: String?

  @Option(help: "How many at the most.")
  var limit = 20

  @Flag(help: "Also passages of the records' texts that hold all the words.")
  var passages = false

  @OptionGroup var options: GraphOptions

  struct Answer: Encodable {
    struct Hit: Encodable {
      let node: NodeAnswer
      let alias: String
      let mentions: Int
      let documents: Int
    }
    struct PassageHit: Encodable {
      let document: String
      let citation: String
      let text: String
    }
    let entities: [Hit]
    let passages: [PassageHit]
  }

  func run() throws {
    let graph = try options.open()
    let text = words.joined(separator: " ")
    let type = try type.map { try FilterOptions.type($0, in: graph.schema) }
    let found = try graph.search(text, of: type, limit: limit)
    let cited = passages ? try graph.passages(matching: text, limit: limit) : []
    switch options.format {
    case .text:
      for candidate in found { Printed.line(Printed.plain(candidate.line)) }
      for passage in cited {
        Printed.line(Printed.quotation(passage.text))
        Printed.line("  \(Printed.dim("— " + Printed.plain(passage.source.reference)))")
      }
    case .json:
      try Printed.json(
        Answer(
          entities: found.map {
            .init(
              node: NodeAnswer($0.node), alias: $0.alias, mentions: $0.mentionCount,
              documents: $0.documentCount)
          },
          passages: cited.map {
            .init(
              document: $0.source.key, citation: $0.source.citation ?? $0.source.reference,
              text: $0.text)
          }))
    }
    guard found.isEmpty, cited.isEmpty else { return }
    Talk.say("nothing is named '\(text)' in \(options.graph)")
    throw ExitCode(ExitStatus.nothing)
  }
}
