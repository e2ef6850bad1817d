import Documents
import Foundation
import GraphStore
import Ontology

let schema = try! Vocabulary.standard().schema

/// A record of one claim a line, as in `Person:Kim Il Sung MET_WITH State:China`.
///
/// The text has the lines without the types; each name is a mention, each line
/// the evidence of its claim.
func record(_ id: String, _ lines: [String], title: String? = nil) -> Contribution {
  var record = RecordBuilder()
  for line in lines { record.add(line) }
  return record.contribution(id, title: title)
}

/// A file of records, named for the first.
func file(_ records: Contribution...) -> FileUpdate {
  FileUpdate(
    path: "records/\(records[0].document.id).txt", digest: "d", fingerprint: "f",
    contributions: records)
}

struct RecordBuilder {
  var text = ""
  var entities: [Contribution.Entity] = []
  var mentions: [Contribution.Mention] = []
  var claims: [Contribution.Claim] = []

  mutating func add(_ line: String) {
    let words = line.split(separator: " ")
    let place = words.firstIndex { schema.relationType(String($0)) != nil }!
    let start = text.utf8.count
    let from = entity(words[..<place].joined(separator: " "))
    text += " \(words[place]) "
    let to = entity(words[(place + 1)...].joined(separator: " "))
    let span = Span(start, text.utf8.count)
    text += "\n"
    claims.append(
      Contribution.Claim(
        relation: schema.relationType(String(words[place]))!, from: .entity(from), to: .entity(to),
        evidence: [.init(span: span, text: Text(text)[span])], rule: "test", confidence: 0.9))
  }

  mutating func entity(_ typed: String) -> Int {
    let parts = typed.split(separator: ":", maxSplits: 1)
    let name = String(parts[1])
    let start = text.utf8.count
    text += name
    let entity = Contribution.Entity(
      type: schema.entityType(String(parts[0]))!, key: name.lowercased().replacing(" ", with: "-"),
      name: name, reasons: ["its name is \(name)"])
    let index = entities.firstIndex(of: entity) ?? entities.count
    if index == entities.count { entities.append(entity) }
    mentions.append(.init(entity: index, span: Span(start, text.utf8.count), kind: .name))
    return index
  }

  func contribution(_ id: String, title: String? = nil) -> Contribution {
    Contribution(
      document: Document(
        id: .init(id), source: "records/\(id).txt", text: Text(text), header: .init(title: title)),
      entities: entities, mentions: mentions, claims: claims, unresolved: [])
  }
}

/// A graph in memory that holds files, finished.
func graph(_ files: FileUpdate...) throws -> Graph {
  let graph = try Graph(inMemory: schema)
  try graph.write(files)
  try graph.finish()
  return graph
}

/// The edges of a subgraph as lines, in its order: `Kim MET_WITH Li ×2`.
func drawing(_ subgraph: Subgraph) -> [String] {
  subgraph.edges.map { edge in
    let names = [edge.from, edge.to].map { subgraph.node($0)!.name }
    let count = edge.claims.count > 1 ? " ×\(edge.claims.count)" : ""
    return "\(names[0]) \(edge.relation.name) \(names[1])\(count)"
  }
}

/// Calls with a path in a folder of its own, which is removed afterwards.
func withTemporaryPath<T>(_ body: (String) throws -> T) throws -> T {
  let folder = NSTemporaryDirectory() + "entente-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder + "/test.entente")
}
