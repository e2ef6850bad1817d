import ArgumentParser
import GraphStore

struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Count what a graph holds; list what was not read, refused or left ambiguous.")

  @OptionGroup var options: GraphOptions

  struct Answer: Encodable {
    struct File: Encodable {
      let path: String
      let status: String
      let documents: Int
      let findings: [String]
    }
    struct Name: Encodable {
      let document: String
      let text: String
      let reason: String
    }
    let documents, entities, mentions, claims, edges: Int
    let entitiesByType, claimsByRelation, claimsByPolarity, claimsByModality, filesByStatus,
      refusedByReason: [String: Int]
    let files: [File]
    let unresolved: [Name]
  }

  func run() throws {
    let graph = try options.open()
    let counts = try graph.statistics()
    let files = try graph.ledger()
    let unresolved = try graph.unresolved()
    switch options.format {
    case .text: print(counts, files, unresolved)
    case .json:
      try Printed.json(
        Answer(
          documents: counts.documents, entities: counts.entities, mentions: counts.mentions,
          claims: counts.claims,
          edges: counts.edges,
          entitiesByType: table(counts.entitiesByType) { $0.name },
          claimsByRelation: table(counts.claimsByRelation) { $0.name },
          claimsByPolarity: table(counts.claimsByPolarity) { $0.rawValue },
          claimsByModality: table(counts.claimsByModality) { $0.rawValue },
          filesByStatus: table(counts.filesByStatus) { $0.rawValue },
          refusedByReason: table(counts.refusalsByReason) { $0.rawValue },
          files: files.map {
            .init(
              path: $0.path, status: $0.status.rawValue, documents: $0.documentCount,
              findings: $0.findings.map(\.description))
          },
          unresolved: unresolved.map {
            .init(document: $0.source.key, text: $0.text, reason: $0.reason)
          }))
    }
    if counts.documents == 0 { throw ExitCode(ExitStatus.nothing) }
  }

  private func table<Kind>(_ counts: [Statistics.Count<Kind>], _ name: (Kind) -> String) -> [String:
    Int]
  {
    Dictionary(uniqueKeysWithValues: counts.map { (name($0.kind), $0.count) })
  }

  private func print(_ counts: Statistics, _ files: [LedgerEntry], _ unresolved: [UnresolvedName]) {
    Printed.line(
      "\(counts.documents) documents, \(counts.entities) entities, \(counts.mentions) mentions, "
        + "\(counts.claims) claims in \(counts.edges) edges")
    for count in counts.entitiesByType {
      Printed.line("  \(pad(count.count)) \(count.kind.plural)")
    }
    for count in counts.claimsByRelation {
      Printed.line("  \(pad(count.count)) \(count.kind.name)")
    }
    for count in counts.claimsByPolarity {
      Printed.line("  \(pad(count.count)) \(count.kind.rawValue)")
    }
    for count in counts.claimsByModality {
      Printed.line("  \(pad(count.count)) \(count.kind.rawValue)")
    }
    for count in counts.filesByStatus {
      Printed.line("  \(pad(count.count)) files \(count.kind.rawValue)")
    }
    for finding in files.flatMap(\.findings) {
      Printed.line("    \(Printed.plain(finding.description))")
    }
    for count in counts.refusalsByReason {
      Printed.line("  \(pad(count.count)) claims refused: \(count.kind)")
    }
    if !unresolved.isEmpty { Printed.line("  \(pad(unresolved.count)) names left ambiguous") }
    for name in unresolved.prefix(50) {
      Printed.line(
        "    \(Printed.plain(name.source.key)): \(Printed.plain(name.text)) \(Printed.plain(name.reason))"
      )
    }
    if unresolved.count > 50 {
      Printed.line("    and \(unresolved.count - 50) more (--format json lists all)")
    }
  }

  private func pad(_ number: Int) -> String {
    let digits = "\(number)"
    return String(repeating: " ", count: max(0, 7 - digits.count)) + digits
  }
}
