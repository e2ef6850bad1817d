import Documents
import Entente
import Foundation
import GraphStore
import Ontology
import TestSupport
import Testing

private let pipeline = try! Pipeline(standardVocabulary, standardModels)

/// A folder of its own for a test, gone when it ends.
private final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "entente-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }
}

private let telegram = """
  Telegram From the Embassy in Finland to the Department of State
  Helsinki, May 3, 1961.
  Swedish Ambassador Gunnar Jarring criticized Norway. China attacked India, and the Soviet Union helped India.
  Gufler
  """
private let letter = """
  Letter From Mr. Gunnar Jarring to Mr. Dean Rusk
  Stockholm, June 4, 1961.
  Yesterday I met Mr. Andrei Gromyko in Moscow, and we spoke about the Soviet Union at length and in detail.
  Gunnar Jarring
  """

private func graph() throws -> Graph { try Graph(inMemory: standardVocabulary.schema) }

@Test func `builds a graph that verifies`() throws {
  let folder = try Folder()
  try folder.write("a.txt", telegram)
  try folder.write("b.txt", letter)
  let graph = try graph()
  let report = try pipeline.build([folder.path], into: graph)
  #expect(report.read == 2)
  #expect(report.findings.isEmpty)
  #expect(report.stored.refusals == 0)
  let found = try graph.verify()
  #expect(found.problems.isEmpty)
  #expect(found.claims > 8)
  // One Jarring in both records.
  #expect(try graph.search("Jarring").filter { $0.node.type.name == "Person" }.count == 1)
}

@Test func `reads again only what changed`() throws {
  let folder = try Folder()
  try folder.write("a.txt", telegram)
  try folder.write("b.txt", letter)
  let graph = try graph()
  try pipeline.build([folder.path], into: graph)
  let before = try graph.exported()
  let second = try pipeline.build([folder.path], into: graph)
  #expect(second.read == 0)
  #expect(second.unchanged == 2)
  #expect(try graph.exported() == before)

  try folder.write("b.txt", letter.replacing("Gromyko", with: "Malik"))
  let third = try pipeline.build([folder.path], into: graph)
  #expect((third.read, third.unchanged) == (1, 1))
  #expect(try graph.search("Gromyko").allSatisfy { $0.match != .exact })
  #expect(try !graph.search("Jarring").isEmpty)
}

@Test func `what a deleted file alone bore out is gone, what others bear out stays`() throws {
  let folder = try Folder()
  try folder.write("a.txt", telegram)
  try folder.write("b.txt", letter)
  let graph = try graph()
  try pipeline.build([folder.path], into: graph)
  try folder.remove("b.txt")
  let report = try pipeline.build([folder.path], into: graph)
  #expect(report.removed == 1)
  #expect(try graph.node(standardVocabulary.schema.person, key: "andrei-gromyko") == nil)
  #expect(try graph.node(standardVocabulary.schema.person, key: "gunnar-jarring") != nil)
  // The same as if the file had never been there.
  let other = try Folder()
  try other.write("a.txt", telegram)
  let fresh = try Graph(inMemory: standardVocabulary.schema)
  try pipeline.build([other.path], into: fresh)
  #expect(try graph.statistics().claims == fresh.statistics().claims)
}

@Test func `the order of files does not matter`() throws {
  let folder = try Folder()
  try folder.write("a.txt", telegram)
  try folder.write("b.txt", letter)
  let (one, other) = (try graph(), try graph())
  try pipeline.build([folder.path + "/a.txt", folder.path + "/b.txt"], into: one)
  try pipeline.build([folder.path + "/b.txt"], into: other)
  try pipeline.build([folder.path + "/a.txt"], into: other)
  #expect(try one.exported() == other.exported())
}

@Test func `a file that takes another's name is as if both had been there`() throws {
  let folder = try Folder()
  try folder.write("a.txt", telegram)
  let (grown, fresh) = (try graph(), try graph())
  try pipeline.build([folder.path], into: grown)
  try folder.write("a.md", letter)
  try pipeline.build([folder.path], into: grown)
  try pipeline.build([folder.path], into: fresh)
  #expect(try grown.exported() == fresh.exported())
}

@Test func `a build that is cut off is completed by the next`() throws {
  let folder = try Folder()
  for number in 0..<5 {
    try folder.write("\(number).txt", telegram.replacing("India", with: "Burma") + "\n\(number)")
  }
  let (cut, whole) = (try graph(), try graph())
  let first = try pipeline.build([folder.path], into: cut) { $0.filesDone < 2 }
  #expect(first.isCancelled)
  try pipeline.build([folder.path], into: cut)
  try pipeline.build([folder.path], into: whole)
  #expect(try cut.exported() == whole.exported())
}

@Test func `files that cannot be read are findings, and the run goes on`() throws {
  let folder = try Folder()
  try folder.write("a.txt", telegram)
  try folder.write("empty.txt", "")
  try folder.write(
    "broken.xml", "<?xml version=\"1.0\"?><TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><div")
  try Data([0, 1, 2, 0, 255]).write(to: URL(fileURLWithPath: folder.path + "/binary.txt"))
  let graph = try graph()
  let report = try pipeline.build([folder.path, folder.path + "/missing"], into: graph)
  #expect(try graph.statistics().documents == 1)
  #expect(
    Set(report.findings.map { ($0.place as NSString).lastPathComponent.split(separator: ":")[0] })
      == ["empty.txt", "broken.xml", "binary.txt", "missing"])
  #expect(try graph.ledger().count == 4)
}

@Test func `a relation of one's own is read, stored and found by YAML alone`() throws {
  let folder = try Folder()
  try folder.write(
    "relations.yaml",
    "- {name: ADOPTS_DOCTRINE_OF, label: adopts the doctrine of, from: State, to: State}\n")
  try folder.write("frames.yaml", "- {relation: ADOPTS_DOCTRINE_OF, verbs: [\"emulate\"]}\n")
  let vocabulary = try Vocabulary.standard(extendedBy: folder.path)
  let records = try Folder()
  try records.write("a.txt", "Albania emulated China.")
  let graph = try Graph(inMemory: vocabulary.schema)
  try Pipeline(vocabulary, standardModels).build([records.path], into: graph)
  let edges = try graph.subgraph().edges
  #expect(edges.map(\.relation.name) == ["ADOPTS_DOCTRINE_OF"])
}

@Test(.enabled(if: sharedFolder != nil, "the corpora of ../shared are not here"))
func `a whole volume is read, and every quotation found`() throws {
  let graph = try graph()
  let report = try pipeline.build(
    [sharedFolder! + "/corpora/frus/frus1964-68v29p1.xml.xz"], into: graph)
  #expect(report.findings.isEmpty)
  let found = try graph.verify()
  #expect(found.documents == 369)
  #expect(found.problems.isEmpty)
  #expect(report.stored.refusals == 0)
}

@Test func `names of files that differ in their bytes only are two, however often they are read`()
  throws
{
  let folder = try Folder()
  try folder.write("\u{e9}.txt", telegram)
  try folder.write("e\u{301}.txt", letter)
  let graph = try graph()
  try #require(try pipeline.build([folder.path], into: graph).read == 2)
  let second = try pipeline.build([folder.path], into: graph)
  #expect((second.read, second.unchanged, second.removed) == (0, 2, 0))
}
