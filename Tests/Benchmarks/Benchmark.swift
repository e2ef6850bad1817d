import Foundation
import GraphQueries

/// A generated graph, and the questions that are put to it.
struct Benchmark {
  enum Command: String { case build, serve }

  let folder: String

  private static let relations = [
    "MENTIONS", "MEMBER_OF", "SENT_TO", "MET_WITH", "LOCATED_IN", "REPORTS_TO", "PARTICIPATED_IN",
    "NEGOTIATED_WITH", "SIGNED", "SUCCEEDED", "OPPOSED", "RELATED_TO",
  ]

  private var snapshot: String { folder + "/entente.paths" }

  func run(_ command: Command) throws {
    switch command {
    case .build: try build()
    case .serve:
      if !FileManager.default.fileExists(atPath: snapshot) { try build() }
      try serve()
    }
  }

  private func build() throws {
    var table = EdgeTable(try Data(contentsOf: URL(fileURLWithPath: folder + "/edges.csv")))
    let nodes = try Data(contentsOf: URL(fileURLWithPath: folder + "/nodes.csv"))
    let nodeCount = nodes.count { $0 == UInt8(ascii: "\n") } - 1
    var ties: [TieRecord] = []
    while let row = table.next() {
      let facts = TieFacts(
        relation: UInt8(Self.relations.firstIndex(of: row.relation) ?? 255),
        years: row.year...row.year)
      ties.append(TieRecord(from: row.from, to: row.to, document: UInt32(ties.count), facts: facts))
    }
    try AdjacencyFile.write(
      ties, nodeCount: nodeCount, state: .init(graph: 0, changes: 0), to: snapshot)
  }

  private func serve() throws {
    let clock = ContinuousClock()
    let begin = clock.now
    let search = PathSearch(try AdjacencyFile(path: snapshot))
    let opening = clock.now - begin
    say("{\"ready\":1,\"open_s\":\(Double(opening.components.attoseconds) / 1e18)}")
    var constrained = TieFilter()
    constrained.relations = Self.relations.map {
      ["MEMBER_OF", "MET_WITH", "NEGOTIATED_WITH"].contains($0)
    }
    constrained.years = 1900...1960
    while let line = readLine() {
      let words = line.split(separator: " ")
      guard let operation = words.first, operation != "quit" else { break }
      let numbers = words.dropFirst().compactMap { Int($0) }
      let (a, b) = (numbers.first ?? 0, numbers.count > 1 ? numbers[1] : 0)
      guard (0..<search.adjacency.nodeCount).contains(a),
        (0..<search.adjacency.nodeCount).contains(b)
      else {
        say("{\"v\":null,\"us\":0}")
        continue
      }
      let start = clock.now
      let answer: String
      switch operation {
      case "sp": answer = "\(search.shortestPath(from: a, to: b)?.length ?? -1)"
      case "spc": answer = "\(search.shortestPath(from: a, to: b, constrained)?.length ?? -1)"
      case "hop2": answer = "\(search.reach(of: a, within: 2))"
      case "k5":
        answer = "\(search.shortestPaths(5, from: a, to: b, within: 12).map(\.length))"
      case "all3": answer = "\(search.countSimplePaths(from: a, to: b, within: 3))"
      case "all4": answer = "\(search.countSimplePaths(from: a, to: b, within: 4))"
      case "pagerank":
        let ranks = search.adjacency.pageRank()
        let top = ranks.indices.max { (ranks[$0], $1) < (ranks[$1], $0) } ?? 0
        answer = "{\"top\": \(top)}"
      default: answer = "null"
      }
      let time = clock.now - start
      say("{\"v\":\(answer),\"us\":\(Double(time.components.attoseconds) / 1e12)}")
    }
  }

  private func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}

/// The rows of `edges.csv`.
private struct EdgeTable {
  private let bytes: [UInt8]
  private var at: Int

  init(_ data: Data) {
    bytes = [UInt8](data)
    at = (bytes.firstIndex(of: 10) ?? bytes.count - 1) + 1
  }

  mutating func next() -> (from: UInt32, to: UInt32, relation: String, year: Int)? {
    guard at < bytes.count else { return nil }
    let from = number()
    let to = number()
    let begin = at
    while at < bytes.count, bytes[at] != UInt8(ascii: ",") { at += 1 }
    let relation = String(decoding: bytes[begin..<at], as: UTF8.self)
    at += 1
    return (UInt32(from), UInt32(to), relation, number())
  }

  private mutating func number() -> Int {
    var value = 0
    while at < bytes.count, (48...57).contains(bytes[at]) {
      value = value * 10 + Int(bytes[at] - 48)
      at += 1
    }
    at += 1
    return value
  }
}
