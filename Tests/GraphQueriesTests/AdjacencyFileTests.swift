import Foundation
import TestSupport
import Testing

@testable import GraphQueries

private let state = AdjacencyFile.State(graph: 7, changes: 9)

/// A file with a snapshot of a ring.
private func written(_ count: UInt32) throws -> String {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
  try AdjacencyFile.write(
    (0..<count).map { TieRecord(from: $0, to: ($0 + 1) % count, document: $0) },
    nodeCount: Int(count),
    state: state, to: path)
  return path
}

@Suite struct AdjacencyFileTests {
  @Test func `a graph without edges, or without nodes, is a graph`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    for count in [0, 3] {
      try AdjacencyFile.write([], nodeCount: count, state: state, to: path)
      let file = try AdjacencyFile(path: path)
      #expect(file.adjacency.nodeCount == count)
      if count > 0 { #expect(PathSearch(file).shortestPath(from: 0, to: 2) == nil) }
    }
  }

  @Test func `is of one state of one graph`() throws {
    let path = try written(5)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try AdjacencyFile(path: path, state: state).state == state)
    #expect(throws: AdjacencyError.stale) {
      try AdjacencyFile(path: path, state: .init(graph: 7, changes: 10))
    }
  }

  @Test func `a file that is missing, or something else, says so`() throws {
    #expect(throws: AdjacencyError.unreadable("/no/such")) { try AdjacencyFile(path: "/no/such") }
    #expect(throws: AdjacencyError.notAnAdjacency) { try AdjacencyFile(path: #filePath) }
  }

  @Test func `no byte of it can be changed, and none taken away`() throws {
    let path = try written(300)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    var random = SeededGenerator(seed: 5)
    for index in [0, 1, 9, 17, 25, 33, 41]
      + (0..<400).map({ _ in
        Int.random(in: 4096..<whole.count, using: &random)
      })
    {
      var changed = whole
      changed[index] ^= UInt8.random(in: 1...255, using: &random)
      try changed.write(to: URL(fileURLWithPath: path))
      #expect(throws: AdjacencyError.self, "byte \(index)") { try AdjacencyFile(path: path) }
    }
    for length in [0, 10, 4096, whole.count / 2, whole.count - 1] {
      try whole.prefix(length).write(to: URL(fileURLWithPath: path))
      #expect(throws: AdjacencyError.self, "\(length) bytes") { try AdjacencyFile(path: path) }
    }
  }

  @Test func `numbers that lead outside are refused even where the sums are right`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try AdjacencyFile.write(
      [TieRecord(from: 0, to: 1, document: 0)], nodeCount: 2, state: state, to: path)
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    // The first neighbour, and the sum of the only piece.
    bytes[2 * 4096] = 200
    let sums = bytes.count - 8
    let sum = bytes.withUnsafeBytes {
      AdjacencyFile.sum(UnsafeRawBufferPointer(rebasing: $0[4096..<sums]))
    }
    withUnsafeBytes(of: sum.littleEndian) { bytes.replaceSubrange(sums..., with: $0) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(throws: AdjacencyError.damaged) { try AdjacencyFile(path: path) }
  }
}
