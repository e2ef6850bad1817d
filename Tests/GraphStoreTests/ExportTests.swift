import Documents
import Foundation
import GraphStore
import Ontology
import TestSupport
import Testing

@Suite struct ExportTests {
  @Test(arguments: 0..<20)
  func `the same records give the same bytes in any order`(seed: Int) throws {
    let names = ["Person:Kim", "Person:Li", "State:China", "State:Albania", "Person:Mátyás"]
    let relations = ["MET_WITH", "SUPPORTS", "REQUESTS", "AIDS", "RECOGNIZES"]
    var generator = SeededGenerator(seed: seed)
    let records = (0..<8).map { index in
      record(
        "record-\(index % 6)",
        (0..<5).map { _ in
          [names, relations, names].map { $0.randomElement(using: &generator)! }
            .joined(separator: " ")
        })
    }
    let files = records.enumerated().map { index, record in
      FileUpdate(path: "p\(index)", digest: "d", fingerprint: "f", contributions: [record])
    }
    let first = try Graph(inMemory: schema)
    try first.write(files)
    try first.finish()

    let second = try Graph(inMemory: schema)
    for file in (files + files.prefix(3)).shuffled(using: &generator) {
      let contribution = file.contributions[0]
      let shuffled = Contribution(
        document: contribution.document, entities: contribution.entities,
        mentions: contribution.mentions.shuffled(using: &generator),
        claims: contribution.claims.shuffled(using: &generator), unresolved: [])
      try second.write(
        FileUpdate(
          path: file.path, digest: file.digest, fingerprint: file.fingerprint,
          contributions: [shuffled]))
    }
    try second.finish()
    #expect(try first.exported() == second.exported())
  }

  @Test func `is JSON of one object a line, with offsets in code points`() throws {
    let graph = try graph(
      file(record("a", ["Person:Mátyás \"Rákosi\" TRAVELED_TO State:China"])))
    let data = try graph.exported()
    let object = try #require(
      try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let claims = try #require(object["claims"] as? [[String: Any]])
    #expect(claims[0]["from"] as? String == "Person:mátyás-\"rákosi\"")
    let evidence = try #require(claims[0]["evidence"] as? [[String: Any]])
    #expect(evidence[0]["start"] as? Int == 0)
    #expect(evidence[0]["end"] as? Int == 33)
    #expect(evidence[0]["text"] as? String == "Mátyás \"Rákosi\" TRAVELED_TO China")
    #expect(claims[0]["attributedTo"] is NSNull)
    #expect(String(decoding: data, as: UTF8.self).contains("\n\"unresolved\": [],\n"))
  }

  @Test func `is as the snapshot shows`() throws {
    var builder = RecordBuilder()
    builder.add("State:China REQUESTS State:Albania")
    let kim = builder.entity("Person:Kim")
    let claim = builder.claims[0]
    builder.claims.append(
      Contribution.Claim(
        relation: claim.relation, from: claim.from, to: claim.to, evidence: claim.evidence,
        speakers: [kim], polarity: .negated, modality: .planned, date: EDTF("1964"),
        attributes: ["quantity": "5"], rule: "frames", confidence: 0.5))
    builder.claims.append(claim.changed(evidence: []))
    let graph = try graph(file(builder.contribution("cable", title: "A cable")))
    let text = String(decoding: try graph.exported(includingTexts: true), as: UTF8.self)
    #expect(snapshotDifference(text, besideThisFile("Snapshots/export.json")) == nil)
  }
}
