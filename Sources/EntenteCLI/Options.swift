import ArgumentParser
import Documents
import Entente
import Foundation
import GraphStore
import Ontology

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// Which vocabulary is read with.
struct OntologyOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder of YAML files that extend the vocabulary; NAME.only.yaml replaces one.",
      valueName: "dir"))
  var ontology: String?

  func vocabulary() throws -> Vocabulary {
    if let ontology { return try Vocabulary.standard(extendedBy: ontology) }
    return try Vocabulary.standard()
  }

  /// The types alone, which a graph is opened with.
  func schema() throws -> Schema { try Vocabulary.schema(extendedBy: ontology) }
}

/// Which models are read with.
struct ModelOption: ParsableArguments {
  @Option(
    name: .customLong("model"),
    help: ArgumentHelp(
      "A model written by 'entente train' that is used for the built-in one of its kind; may be repeated.",
      valueName: "file"))
  var paths: [String] = []

  func models() throws -> Models {
    var models = try Models.standard()
    for path in paths {
      do {
        try models.add(path: path)
      } catch {
        Talk.say("error: \(path): \(error)")
        throw ExitCode(ExitStatus.failed)
      }
    }
    return models
  }
}

/// Which graph is asked, and how the answer is printed.
struct GraphOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("The graph file.", valueName: "file"))
  var graph = "graph.entente"

  @Option(help: "How the answer is printed: text or json.")
  var format = OutputFormat.text

  @OptionGroup var vocabulary: OntologyOption

  func open() throws -> Graph { try Graph(reading: graph, schema: try vocabulary.schema()) }
}

/// Which claims count.
struct FilterOptions: ParsableArguments {
  @Option(
    name: .customLong("relation"),
    help: ArgumentHelp("Only this relation and its kinds; may be repeated.", valueName: "type"))
  var relations: [String] = []

  @Option(help: ArgumentHelp("Only what this person or body says.", valueName: "name"))
  var accordingTo: String?

  @Option(
    help: ArgumentHelp(
      "Only what may have been so at this time (EDTF: 1958, 1961/1963).", valueName: "date"))
  var asOf: String?

  @Option(help: ArgumentHelp("Only what happened at this time or later.", valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp("Only what happened at this time or earlier.", valueName: "date"))
  var to: String?

  @Flag(help: "Leave out claims without a date, where a time is given.")
  var datedOnly = false

  @Flag(help: "Also claims that something is not so.")
  var negated = false

  @Flag(help: "Also claims of what is merely possible.")
  var hypothetical = false

  @Flag(help: "Only what is claimed as a fact, not what is planned.")
  var asserted = false

  @Option(help: ArgumentHelp("The least confidence that counts, from 0 to 1.", valueName: "number"))
  var confidence = 0.0

  @Option(
    name: .customLong("through"),
    help: ArgumentHelp(
      "Types of entities that count, such as Person; Document and Topic only where they are named here.",
      valueName: "type"))
  var types: [String] = []

  func validate() throws {
    for date in [asOf, from, to].compactMap({ $0 }) where EDTF(date) == nil {
      throw ValidationError("'\(date)' is no date; write 1965, 1965-12, 1965-12-26 or 1961/1963")
    }
    if asOf != nil, from != nil || to != nil {
      throw ValidationError("give either --as-of, or --from and --to")
    }
  }

  func filter(in graph: Graph) throws -> ClaimFilter {
    var filter = ClaimFilter()
    if !relations.isEmpty {
      filter.relations = Set(try relations.map { try Self.relation($0, in: graph.schema) })
    }
    if let accordingTo { filter.speaker = try graph.theOne(accordingTo).id }
    if negated { filter.polarities.insert(.negated) }
    if hypothetical { filter.modalities.insert(.hypothetical) }
    if asserted { filter.modalities = [.asserted] }
    if let asOf {
      filter.period = EDTF(asOf)
    } else if from != nil || to != nil {
      guard let period = EDTF("\(from ?? "..")/\(to ?? "..")") else {
        throw ValidationError("--from is later than --to")
      }
      filter.period = period
    }
    filter.includesUndated = !datedOnly
    filter.confidence = confidence
    if !types.isEmpty {
      filter.entityTypes = Set(try types.map { try Self.type($0, in: graph.schema) })
    }
    return filter
  }

  static func relation(_ name: String, in schema: Schema) throws -> RelationType {
    if let type = schema.relationType(name.uppercased()) { return type }
    let names = schema.relationTypes.map(\.name)
    let hint = Spelling.nearest(to: name.uppercased(), in: names).map { "; did you mean \($0)?" }
    throw ValidationError(
      "no relation is named '\(name)'\(hint ?? ": there are \(names.joined(separator: ", "))")")
  }

  static func type(_ name: String, in schema: Schema) throws -> EntityType {
    if let type = schema.entityTypes.first(where: { $0.name.lowercased() == name.lowercased() }) {
      return type
    }
    throw ValidationError(
      "no entity type is named '\(name)': there are \(schema.entityTypes.map(\.name).joined(separator: ", "))"
    )
  }

  /// What was left out or added on request, in words for a caption.
  func words(comparing later: String? = nil) -> [String] {
    var words: [String] = []
    if !relations.isEmpty { words.append("relations " + relations.joined(separator: ", ")) }
    if let accordingTo { words.append("according to \(accordingTo)") }
    if let asOf { words.append("as of \(asOf)") }
    if let from { words.append(later.map { "\(from) and \($0) compared" } ?? "from \(from)") }
    if let to { words.append("to \(to)") }
    if datedOnly { words.append("dated claims only") }
    words.append(negated ? "affirmed and negated claims" : "affirmed claims")
    if asserted { words.append("facts only") }
    if hypothetical { words.append("with what is possible") }
    if confidence > 0 { words.append("confidence \(confidence) or more") }
    return words
  }
}

extension Graph {
  /// The one node of a name; asks back, and ends, where there are none or several.
  func theOne(_ name: String) throws -> Node {
    switch try resolve(name) {
    case .one(let node): return node
    case .several(let candidates):
      Talk.say("'\(name)' may be any of these; give its type and key:")
      for candidate in candidates { Talk.say("  " + candidate.line) }
      throw ExitCode(ExitStatus.nothing)
    case .none(let suggestions):
      Talk.say("nobody and nothing is named '\(name)' in \(path)")
      if !suggestions.isEmpty { Talk.say("did you mean:") }
      for candidate in suggestions { Talk.say("  " + candidate.line) }
      throw ExitCode(ExitStatus.nothing)
    }
  }
}

extension Candidate {
  var line: String {
    "\(node.type.name):\(node.key)  \(node.name)  (\(mentionCount) mentions in \(documentCount) documents)"
  }
}
