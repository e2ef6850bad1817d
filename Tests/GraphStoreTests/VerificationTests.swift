import Documents
import Foundation
import GRDB
import GraphStore
import Testing

@Suite struct VerificationTests {
  @Test func `a whole graph verifies, with everything counted`() throws {
    let verification = try graph(
      file(record("a", ["Person:Kim MET_WITH Person:Li", "Person:Kim TRAVELED_TO State:China"])),
      file(record("b", ["Person:Kim MET_WITH Person:Li"]))
    ).verify()
    #expect(verification.problems == [])
    #expect(verification.documents == 2)
    #expect(verification.claims == 3)
    #expect(verification.quotations == 3)
    #expect(verification.mentions == 6)
  }

  @Test(arguments: [
    "UPDATE document SET text = CAST(replace(CAST(text AS TEXT), 'Kim', 'Pak') AS BLOB)",
    "UPDATE document SET text = x''",
    "UPDATE evidence SET quotation = 'Kim did not meet Li'",
    "UPDATE evidence SET end_byte = end_byte + 1000",
    "DELETE FROM evidence",
    "UPDATE claim SET relation = 'RECOGNIZES'",
    "UPDATE mention SET end_byte = 9999",
    "PRAGMA foreign_keys = 0; DELETE FROM entity WHERE key = 'li'",
  ])
  func `whatever is tampered with is found`(sql: String) throws {
    try withTemporaryPath { path in
      let writer = try Graph(writing: path, schema: schema)
      try writer.write(file(record("a", ["Person:Kim MET_WITH Person:Li"])))
      try writer.close()
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: sql)
      }
      try queue.close()
      #expect(try !Graph(reading: path, schema: schema).verify().problems.isEmpty)
    }
  }

  @Test func `a problem names its document and its place`() throws {
    try withTemporaryPath { path in
      let writer = try Graph(writing: path, schema: schema)
      try writer.write(file(record("a", ["Person:Kim MET_WITH Person:Li"])))
      try writer.close()
      let queue = try DatabaseQueue(path: path)
      try queue.write { db in
        try db.execute(
          sql: "UPDATE document SET text = ?", arguments: [Data("Kim MET_WITH Pak".utf8)])
      }
      try queue.close()
      let problems = try Graph(reading: path, schema: schema).verify().problems
      #expect(
        problems == [
          .textDiffers(document: "a"),
          .quotationDiffers(document: "a", span: Span(0, 15), quotation: "Kim MET_WITH Li"),
        ])
    }
  }
}
