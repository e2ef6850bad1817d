import Documents
import Foundation
import TestSupport
import Testing

@testable import Language

private func rows(_ seed: UInt64, classes: Int, count: Int = 40) -> [WeightTable.Row] {
  var random = SeededGenerator(seed: Int(seed))
  let keys = Set((0..<count).map { _ in UInt32.random(in: 1...UInt32.max, using: &random) })
  return keys.sorted().map { key in
    let labels = (0..<classes).filter { _ in Bool.random(using: &random) }
    return (key, labels.map { (UInt8($0), Double(Int.random(in: -900...900, using: &random))) })
  }
}

private func model(_ seed: UInt64 = 1) -> ModelFile {
  let header = ModelFile.Header(
    kind: "test", features: 1, classes: [["a", "b", "c"], ["x", "y", "z", "u", "v"]],
    data: ["made up"], licence: "none", scores: ["right": 0.5])
  return ModelFile(
    header: header,
    tables: [
      WeightTable(classCount: 3, rows: rows(seed, classes: 3)),
      WeightTable(classCount: 5, rows: rows(seed + 1, classes: 5)),
    ])
}

/// Where the tables of a file begin.
private func start(of bytes: [UInt8]) -> Int {
  let length = Int(bytes[12]) | Int(bytes[13]) << 8 | Int(bytes[14]) << 16
  return (16 + length + 63) & ~63
}

/// The file with the digest of what stands in it now, as a forger would write it.
private func signed(_ bytes: [UInt8]) -> [UInt8]? {
  let length = Int(bytes[12]) | Int(bytes[13]) << 8 | Int(bytes[14]) << 16
  let start = start(of: bytes)
  guard start <= bytes.count else { return nil }
  guard
    var header = try? JSONDecoder().decode(
      ModelFile.Header.self, from: Data(bytes[16..<(16 + length)]))
  else { return nil }
  header.digest = header.digest(with: Array(bytes[start...]))
  let json = header.encoded()
  guard json.count == length else { return nil }
  return Array(bytes[..<16]) + json + Array(bytes[(16 + length)...])
}

@Test func `a model is read as it was written, and written with the same bytes`() throws {
  let bytes = model().encoded()
  let read = try ModelFile(bytes: bytes)
  #expect(read.encoded() == bytes)
  #expect(read.header.classes == model().header.classes)
}

@Test(arguments: [1, 2, 3, 5, 40])
func `a table scores like a dictionary, over 200 seeds`(classes: Int) {
  for seed in 0..<UInt64(200) {
    var rows = rows(seed, classes: classes)
    if seed % 2 == 1 {
      // Keys so high that their rows go on behind the lines where they belong.
      let keys = Set(rows.map { UInt32.max - $0.key % 90 }).sorted()
      rows = zip(keys, rows).map { ($0, $1.entries) }
    }
    let largest = WeightTable.largest(rows)
    let table = WeightTable(classCount: classes, rows: rows)
    var random = SeededGenerator(seed: Int(seed))
    var features = Set(rows.map(\.key).filter { _ in Bool.random(using: &random) })
    // Features without a row, some of them close to one that has.
    for key in rows.map(\.key) {
      features.insert(max(1, key &+ UInt32.random(in: 1...3, using: &random)))
    }
    for _ in 0..<20 { features.insert(UInt32.random(in: 1...UInt32.max, using: &random)) }
    for low in 1...20 { features.insert(UInt32(low)) }
    var expected = [Int32](repeating: 0, count: classes)
    for row in rows where features.contains(row.key) {
      for (label, weight) in row.entries {
        expected[Int(label)] += Int32((weight * WeightTable.scale(largest)).rounded())
      }
    }
    var scores = [Int32](repeating: 0, count: classes)
    table.score(features.sorted(), into: &scores)
    #expect(scores == expected, "seed \(seed)")
  }
}

@Test func `a model that is cut off anywhere is refused`() {
  let bytes = model().encoded()
  for length in stride(from: 0, to: bytes.count, by: 7) {
    #expect(throws: ModelError.self) { try ModelFile(bytes: Array(bytes[..<length])) }
  }
}

@Test func `what is no model, or of another version, is refused by name`() {
  #expect(throws: ModelError.notAModel) { try ModelFile(bytes: Array("PK\u{3}\u{4}zip file".utf8)) }
  var bytes = model().encoded()
  bytes[8] = 99
  #expect(throws: ModelError.otherVersion(99)) { try ModelFile(bytes: bytes) }
  #expect(throws: ModelError.unreadable("/nowhere")) { try ModelFile(path: "/nowhere") }
}

@Test func `a model with one wrong byte is refused`() {
  let bytes = model().encoded()
  for offset in stride(from: 16, to: bytes.count, by: 11) {
    var wrong = bytes
    wrong[offset] ^= 0x41
    #expect(throws: ModelError.self, "offset \(offset)") { try ModelFile(bytes: wrong) }
  }
}

@Test func `tables that a forger signed are refused, or score without harm, over 300 seeds`() {
  let bytes = model().encoded()
  let body = start(of: bytes)
  var opened = 0
  for seed in 0..<UInt64(300) {
    var random = SeededGenerator(seed: Int(seed))
    var wrong = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      wrong[Int.random(in: body..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    guard let forged = signed(wrong), let model = try? ModelFile(bytes: forged) else { continue }
    opened += 1
    for table in model.tables {
      var scores = [Int32](repeating: 0, count: table.classCount)
      table.score((1..<60).map { UInt32($0) &* 0x9E37_79B1 }, into: &scores)
    }
  }
  #expect(opened > 30)
}

@Test func `a model for something else is not taken`() {
  #expect(throws: ModelError.unfit(kind: "test", wanted: "english")) { try Grammar(model()) }
}
