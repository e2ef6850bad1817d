import Foundation
import Ontology
import TestSupport
import Testing

private let standard = standardVocabulary.schema

/// A folder of YAML files, gone when the test ends.
private final class Folder {
  let path: String

  init(_ files: [String: String]) throws {
    path = NSTemporaryDirectory() + "ontology-\(UUID().uuidString)"
    for (name, text) in files {
      let url = URL(fileURLWithPath: path + "/" + name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func place(_ name: String, _ line: Int?) -> OntologyError.Place {
    .init(file: path + "/" + name, line: line)
  }
}

@Test func `a folder adds a relation and the words for it`() throws {
  let folder = try Folder([
    "relations.yaml": "- {name: EMULATES, from: State, to: State, example: We emulate Denmark.}",
    "lexicon/frames.yaml":
      "- {relation: EMULATES, verbs: [emulate], nouns: emulation, to: [of, after]}",
  ])
  let vocabulary = try Vocabulary.standard(extendedBy: folder.path)
  let relation = try #require(vocabulary.schema.relationType("EMULATES"))
  #expect(vocabulary.schema.relationTypes.last == relation)
  #expect(vocabulary.schema.relationTypes.dropLast() == standard.relationTypes[...])
  let frame = try #require(vocabulary.lexicon.frames.last)
  #expect(frame.relation == relation)
  #expect(frame.verbs == ["emulate"] && frame.nouns == ["emulation"])
  #expect(frame.from == .subject && frame.to == .after(["of", "after"]))
  #expect(frame.toTypes == [vocabulary.schema.state])
  #expect(vocabulary.fingerprint != standardVocabulary.fingerprint)
  #expect(try Vocabulary.schema(extendedBy: folder.path).relationType("EMULATES") == relation)
}

@Test func `an entry takes the place of the one of its name`() throws {
  let folder = try Folder([
    "relations.yaml":
      "- {name: MET_WITH, label: sat with, symmetric: true, from: Person, to: Person}",
    "lexicon/states.yaml": "- {id: norway, name: Norway, aliases: [Norge]}",
  ])
  let vocabulary = try Vocabulary.standard(extendedBy: folder.path)
  #expect(vocabulary.schema.relationType("MET_WITH")?.label == "sat with")
  #expect(vocabulary.schema.relationTypes.map(\.name) == standard.relationTypes.map(\.name))
  let state = vocabulary.schema.state
  let norway = vocabulary.lexicon.entries.filter { $0.id == "norway" && $0.type == state }
  #expect(norway.map { $0.names.map(\.text) } == [["Norway", "Norge"]])
}

@Test func `a file of "only" takes the place of the whole`() throws {
  let folder = try Folder([
    "frames.only.yaml": "- {relation: MET_WITH, verbs: [meet]}\n",
    "lexicon/topics.only.yaml": "- {label: fish, cues: [cod, herring], commodity: yes}\n",
  ])
  let vocabulary = try Vocabulary.standard(extendedBy: folder.path)
  #expect(vocabulary.lexicon.frames.map(\.verbs) == [["meet"]])
  #expect(vocabulary.lexicon.topics.map(\.label) == ["fish"])
  #expect(vocabulary.lexicon.topics.map(\.cues) == [["cod", "herring"]])
  #expect(vocabulary.lexicon.topics.map(\.isCommodity) == [true])
  #expect(vocabulary.schema.relationTypes == standard.relationTypes)
}

@Test func `a folder adds words to a list`() throws {
  let folder = try Folder(["titles.yaml": "honorifics: [Herra, Fru]\n"])
  let words = try Vocabulary.standard(extendedBy: folder.path).lexicon.words("honorifics")
  #expect(words.suffix(2) == ["Herra", "Fru"])
  #expect(words.dropLast(2) == standardVocabulary.lexicon.words("honorifics")[...])
}

@Test func `errors of a folder carry file and line`() throws {
  func expect(
    _ name: String, _ text: String, _ error: (OntologyError.Place) -> OntologyError, line: Int
  ) throws {
    let folder = try Folder([name: text])
    #expect(throws: error(folder.place(name, line))) {
      try Vocabulary.standard(extendedBy: folder.path)
    }
  }
  try expect(
    "frames.yaml", "# Fish\n- {relation: FISHES, verbs: [fish]}\n",
    { .undefinedRelation("FISHES", at: $0) }, line: 2)
  try expect("frames.yaml", "- {relation: MET_WITH}\n", { .missingKey("verbs", at: $0) }, line: 1)
  try expect(
    "frames.yaml", "- {relation: MET_WITH, verbs: [meet], to_types: [Fish]}\n",
    { .undefinedEntity("Fish", at: $0) }, line: 1)
  try expect(
    "lexicon/frames.yaml", "- {relation: MET_WITH, verb: [meet]}\n",
    { .unknownKey("verb", at: $0) },
    line: 1)
  try expect(
    "lexicon/states.yaml", "- {id: a, name: A}\n- {id: a, name: B}\n", { .duplicate("a", at: $0) },
    line: 2)
  try expect(
    "lexicon/states.yaml", "- id: a\n  name: A\n  from: soon\n",
    { .notOfShape("a number for 'from'", at: $0) }, line: 3)
  try expect(
    "lexicon/events.yaml", "- {name: War, from: 1945, to: 1939}\n",
    { .notOfShape("'from' not after 'to'", at: $0) }, line: 1)
  try expect(
    "lexicon/organizations.yaml", "- {name: Navy}\n- {aliases: [Fleet]}\n",
    { .missingKey("name", at: $0) }, line: 2)
  try expect(
    "lexicon/places.yaml", "city:\n- Bergen\n- {name: Oslo, alias: Christiania}\n",
    { .unknownKey("alias", at: $0) }, line: 3)
  try expect("lexicon/places.yaml", "- Bergen\n", { .notOfShape("a mapping", at: $0) }, line: 1)
  try expect("words.yaml", "be: {is: are}\n", { .notOfShape("a list", at: $0) }, line: 1)
  try expect("words.yaml", "be:\n- is\n- [are]\n", { .notOfShape("a word", at: $0) }, line: 3)
}

@Test func `a folder without an ontology is an error`() throws {
  let empty = try Folder(["README.md": "Fish."])
  #expect(throws: OntologyError.self) { try Vocabulary.standard(extendedBy: empty.path) }
  #expect(throws: OntologyError.self) { try Vocabulary.standard(extendedBy: empty.path + "/none") }
}

@Test func `a file of an unknown name is an error`() throws {
  let misspelt = try Folder([
    "relations.yaml": "", "lexicon/organisations.yaml": "- {name: Navy}\n",
  ])
  #expect(throws: OntologyError.unknownFile(misspelt.path + "/lexicon/organisations.yaml")) {
    try Vocabulary.standard(extendedBy: misspelt.path)
  }
}

@Test func `an empty file adds nothing`() throws {
  let folder = try Folder(["relations.yaml": "# Nothing yet.\n", "states.yaml": ""])
  let vocabulary = try Vocabulary.standard(extendedBy: folder.path)
  #expect(vocabulary.schema.relationTypes == standard.relationTypes)
}

@Test func `the same files have the same fingerprint`() throws {
  #expect(try Vocabulary.standard().fingerprint == standardVocabulary.fingerprint)
}
