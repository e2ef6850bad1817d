import Ontology
import TestSupport
import Testing

private let schema = standardVocabulary.schema

private let actors = ["Person", "State", "Organization"]
private let any = ["Person", "State", "Place", "Organization", "Event", "Topic", "Document"]

/// A row of the table of relations in the description of the product.
private struct Row: Sendable, CustomTestStringConvertible {
  let name: String
  let from: [String]
  let to: [String]
  var parent: String?
  var isSymmetric = false
  var plover: String?

  var testDescription: String { name }
}

private let table = [
  Row(name: "HOLDS_OFFICE", from: ["Person"], to: ["State", "Organization"]),
  Row(name: "MEMBER_OF", from: actors, to: ["Organization"]),
  Row(name: "PART_OF", from: ["Organization"], to: ["State", "Organization"]),
  Row(name: "LOCATED_IN", from: ["Place", "Organization"], to: ["State", "Place"]),
  Row(name: "TRAVELED_TO", from: ["Person"], to: ["State", "Place"], plover: "CONSULT"),
  Row(name: "MET_WITH", from: actors, to: actors, isSymmetric: true, plover: "CONSULT"),
  Row(name: "COMMUNICATED_WITH", from: actors, to: actors, plover: "CONSULT"),
  Row(name: "REQUESTS", from: actors, to: actors, parent: "COMMUNICATED_WITH", plover: "DEMAND"),
  Row(name: "NEGOTIATED_WITH", from: actors, to: actors, isSymmetric: true, plover: "CONSULT"),
  Row(
    name: "AGREED_WITH", from: actors, to: actors, parent: "NEGOTIATED_WITH", isSymmetric: true,
    plover: "AGREE"),
  Row(name: "SUPPORTS", from: actors, to: any, plover: "SUPPORT, COOPERATE"),
  Row(name: "OPPOSES", from: actors, to: any, plover: "DISAPPROVE"),
  Row(name: "ACCUSES", from: actors, to: any, parent: "OPPOSES", plover: "DISAPPROVE"),
  Row(name: "PROTESTS_TO", from: actors, to: any, parent: "OPPOSES", plover: "DISAPPROVE"),
  Row(name: "REJECTS", from: actors, to: any, parent: "OPPOSES", plover: "REJECT"),
  Row(name: "THREATENS", from: actors, to: any, parent: "OPPOSES", plover: "THREATEN"),
  Row(name: "SANCTIONS", from: actors, to: any, parent: "OPPOSES", plover: "SANCTION"),
  Row(name: "AIDS", from: actors, to: actors, plover: "AID"),
  Row(
    name: "EXPORTS_TO", from: ["State", "Organization"], to: ["State", "Organization"],
    plover: "COOPERATE"),
  Row(
    name: "ATTACKS", from: actors, to: ["Person", "State", "Place", "Organization"],
    plover: "FIGHT, ASSAULT"),
  Row(name: "MOBILIZES_AGAINST", from: actors, to: actors, plover: "MOBILIZE"),
  Row(name: "YIELDS_TO", from: actors, to: actors, plover: "CONCEDE, RETREAT"),
  Row(name: "EXPELS", from: actors, to: actors, plover: "COERCE"),
  Row(name: "INVESTIGATES", from: actors, to: any, plover: "INVESTIGATE"),
  Row(name: "RECOGNIZES", from: ["State"], to: ["State"]),
  Row(name: "PARTICIPATES_IN", from: actors, to: ["Event"]),
  Row(name: "CONCERNS", from: ["Event", "Document"], to: any),
  Row(name: "SENT_BY", from: ["Document"], to: actors),
  Row(name: "SENT_TO", from: ["Document"], to: actors),
  Row(name: "AUTHORED_BY", from: ["Document"], to: ["Person"]),
  Row(name: "MENTIONS", from: ["Document"], to: any),
]

@Test(arguments: table)
private func `a relation has ends, parent and event class of the table`(row: Row) throws {
  let relation = try #require(schema.relationType(row.name))
  #expect(relation.from.sorted().map(\.name) == row.from)
  #expect(relation.to.sorted().map(\.name) == row.to)
  #expect(relation.ancestors == (row.parent.map { [$0] } ?? []))
  #expect(relation.isSymmetric == row.isSymmetric)
  #expect(relation.plover == row.plover)
}

@Test func `there is no relation but those of the table`() {
  #expect(schema.relationTypes.map(\.name) == table.map(\.name))
  #expect(schema.entityTypes.map(\.name) == any)
}

@Test func `a kind answers for what it is a kind of`() throws {
  let opposes = try #require(schema.relationType("OPPOSES"))
  let accuses = try #require(schema.relationType("ACCUSES"))
  #expect(accuses.isKind(of: opposes) && !opposes.isKind(of: accuses))
  #expect(
    schema.kinds(of: opposes).map(\.name)
      == ["OPPOSES", "ACCUSES", "PROTESTS_TO", "REJECTS", "THREATENS", "SANCTIONS"])
}

@Test func `a claim may join only what the ontology says`() throws {
  let recognizes = try #require(schema.relationType("RECOGNIZES"))
  #expect(recognizes.mayJoin(schema.state, schema.state))
  #expect(!recognizes.mayJoin(schema.person, schema.state))
}

@Test func `a symmetric relation reads the same both ways`() throws {
  #expect(schema.relationTypes.filter(\.isSymmetric).allSatisfy { $0.label == $0.inverse })
}

// MARK: What is wrong with an ontology

private let entities = """
  - {name: Person}
  - {name: State}
  - {name: Place}
  - {name: Organization}
  - {name: Event}
  - {name: Topic}
  - {name: Document}
  """

private func read(_ entities: String, _ relations: String) throws(OntologyError) -> Schema {
  try Schema(
    entities: [OntologyFile(name: "e.yaml", text: entities)],
    relations: [OntologyFile(name: "r.yaml", text: relations)])
}

private func place(_ line: Int?) -> OntologyError.Place { .init(file: "r.yaml", line: line) }

@Test func `labels are made of names where there are none`() throws {
  let schema = try read(entities, "- {name: RULES_OVER, from: Person, to: [State, Place]}")
  let relation = try #require(schema.relationType("RULES_OVER"))
  #expect(relation.label == "rules over")
  #expect(relation.inverse == "rules over (inverse)")
  #expect(schema.person.label == "person")
  #expect(schema.person.plural == "persons")
}

@Test(arguments: [
  ("- {name: A, from: State, to: Fish}", OntologyError.undefinedEnd("Fish", of: "A", at: place(1))),
  (
    "- {name: A, from: Person, to: any}\n- {name: B, parent: C, from: any, to: any}",
    .undefinedParent("C", of: "B", at: place(2))
  ),
  ("# One\n\n- name: A\n  from: Person\n", .missingKey("to", at: place(3))),
  ("- {name: A, from: [], to: any}", .missingKey("from", at: place(1))),
  ("- {from: Person, to: Person}", .missingKey("name", at: place(1))),
  (
    "- {name: A, from: any, to: any}\n- {name: A, from: any, to: any}",
    .duplicate("A", at: place(2))
  ),
  ("- name: A\n  from: any\n  to: any\n  lable: a\n", .unknownKey("lable", at: place(4))),
  (
    "- name: A\n  from: any\n  to: any\n  symmetric: perhaps\n",
    .notOfShape("true or false for 'symmetric'", at: place(4))
  ),
  (
    "- name: A\n  from: any\n  to:\n    - Person\n    - [State]\n",
    .notOfShape("a word in 'to'", at: place(5))
  ),
  ("- name: A\n  from:\n    a: b\n  to: any\n", .notOfShape("a list for 'from'", at: place(3))),
  ("- name: [A]\n  from: any\n  to: any\n", .notOfShape("a word for 'name'", at: place(1))),
  ("\nname: A\n", .notOfShape("a list", at: place(2))),
  ("- {name: A, from: any, to: any}\n- B\n", .notOfShape("a mapping", at: place(2))),
])
func `an error names file and line`(relations: String, error: OntologyError) {
  #expect(throws: error) { try read(entities, relations) }
}

@Test(arguments: [
  ("- {name: A\n- {", 2), ("- name: A\n  name: B\n", 1), ("- *none\n", 1), ("a\n---\nb\n", 2),
  ("- name: A\n  from: \"Person\n", 3), ("- name: A\n  to: \u{7}\n", 2),
])
func `what is no YAML is named by its line`(relations: String, line: Int) throws {
  let error = #expect(throws: OntologyError.self) { try read(entities, relations) }
  guard case .notYAML(_, let place) = error else {
    Issue.record("\(String(describing: error))")
    return
  }
  #expect(place == OntologyError.Place(file: "r.yaml", line: line))
}

@Test func `an ontology defines the types that reading records is about`() {
  #expect(throws: OntologyError.missingEntity("State")) {
    try read(entities.replacing("State", with: "Realm"), "")
  }
  #expect(throws: OntologyError.duplicate("Person", at: .init(file: "e.yaml", line: 8))) {
    try read(entities + "\n- {name: Person}", "")
  }
}

@Test func `an error is a sentence that begins with its place`() {
  #expect(
    OntologyError.undefinedEnd("Fish", of: "A", at: place(1)).description
      == "r.yaml:1: relation 'A' joins 'Fish', which is not an entity type")
  #expect(
    OntologyError.unknownKey("lable", at: place(4)).description
      == "r.yaml:4: nothing reads the key 'lable'")
}
