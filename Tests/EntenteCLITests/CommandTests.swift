import Foundation
import TestSupport
import Testing

private func entente(_ arguments: String...) throws -> Binary.Outcome { try Binary.run(arguments) }

/// A graph of two records, made once.
private let graph: String = {
  let folder = NSTemporaryDirectory() + "entente-\(UUID().uuidString)"
  try? FileManager.default.createDirectory(
    atPath: folder + "/records", withIntermediateDirectories: true)
  let records = [
    "Yesterday Mr. Dean Rusk met Mr. Andrei Gromyko. China did not attack Laos.",
    "Later Mr. Andrei Gromyko met Mr. Chen Yi. Japan exists.",
  ]
  for (number, text) in records.enumerated() {
    try? Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/records/\(number).txt"))
  }
  _ = try? entente("build", folder + "/records", "--graph", folder + "/test.entente")
  return folder + "/test.entente"
}()

@Test func `the command works from build to picture`() throws {
  let stats = try entente("stats", "--graph", graph)
  #expect(stats.status == 0)
  #expect(stats.output.contains("2 documents"))
  let svg = try entente("render", "--graph", graph)
  #expect(svg.status == 0, "\(svg.talk)")
  #expect(svg.output.contains("<svg"))
  let verify = try entente("verify", "--graph", graph)
  #expect(verify.status == 0)
  #expect(verify.output.contains("all found"))
}

@Test func `a path cites a quotation for each step`() throws {
  let path = try entente("path", "Dean Rusk", "Chen Yi", "--graph", graph)
  #expect(path.status == 0, "\(path.talk)")
  #expect(path.output.contains("2 steps"))
  #expect(path.output.contains("“Yesterday Mr. Dean Rusk met Mr. Andrei Gromyko.”"))
  #expect(path.output.contains("weakest link"))
}

@Test func `a path is a figure too, and text that a drawing program reads`() throws {
  let dot = try entente("path", "Dean Rusk", "Chen Yi", "--graph", graph, "--format", "dot")
  #expect(dot.status == 0, "\(dot.talk)")
  #expect(dot.output.hasPrefix("digraph"))
  let svg = try entente("path", "Dean Rusk", "Chen Yi", "--graph", graph, "--format", "svg")
  #expect(svg.status == 0, "\(svg.talk)")
  #expect(svg.output.contains("<svg"))
}

@Test(arguments: [
  (["--by", "evidence"], "2 steps"), (["--hub-limit", "50"], "2 steps"),
  (["--mode", "trail", "--within", "3"], "2 steps"),
])
func `ways may be asked for by evidence, mode and hubs`(options: [String], expected: String) throws
{
  let arguments = ["path", "Dean Rusk", "Chen Yi", "--graph", graph] + options
  let path = try Binary.run(arguments)
  #expect(path.status == 0, "\(path.talk)")
  #expect(path.output.contains(expected), "\(path.output)")
}

@Test func `who stands between two is told with the edges to either side`() throws {
  let found = try entente("brokers", "Dean Rusk", "Chen Yi", "--graph", graph)
  #expect(found.status == 0, "\(found.talk)")
  #expect(found.output.contains("on 100 % of the shortest paths"))
  #expect(found.output.contains("“"))
  #expect(try entente("brokers", "Dean Rusk", "--graph", graph).status == 64)
  // Documents are told with what they mention.
  let asked = [
    "brokers", "--through", "Document", "--through", "Person", "--graph", graph, "--format", "json",
  ]
  #expect(try Binary.run(asked).status == 0)
}

@Test func `no path is said, with what is nearest, and status 1`() throws {
  let path = try entente("path", "Dean Rusk", "China", "--graph", graph, "--negated")
  #expect(path.status == 1)
  #expect(path.talk.contains("no path within 4 steps"))
}

@Test func `a negated claim is absent unless asked for`() throws {
  #expect(try entente("query", "China", "ATTACKS", "Laos", "--graph", graph).status == 1)
  let asked = try entente("query", "China", "ATTACKS", "Laos", "--graph", graph, "--negated")
  #expect(asked.status == 0)
  #expect(asked.output.contains("NOT so"))
}

@Test(arguments: [
  ["path", "--within", "0", "a", "b"], ["render", "--between", "x"],
  ["show", "x", "--as-of", "never"], ["build"],
])
func `misuse is status 64`(arguments: [String]) throws {
  let process = try entente(
    arguments[0], arguments.dropFirst().first ?? "--nonsense",
    arguments.dropFirst(2).first ?? "--nonsense")
  #expect(process.status == 64)
}

@Test func `a misspelt command is asked back`() throws {
  let outcome = try entente("biuld", "x")
  #expect(outcome.status == 64)
  #expect(outcome.talk.contains("did you mean 'build'?"))
}

@Test func `an unknown name is asked back, and status 1`() throws {
  let outcome = try entente("show", "Dean Rusq", "--graph", graph)
  #expect(outcome.status == 1)
  #expect(outcome.talk.contains("did you mean"))
  #expect(outcome.talk.contains("Dean Rusk"))
}

@Test func `a missing graph is status 2, and says what to do`() throws {
  let outcome = try entente("stats", "--graph", "/nonexistent/x.entente")
  #expect(outcome.status == 2)
  #expect(outcome.talk.contains("entente build"))
}

@Test(arguments: ["search", "show", "path", "neighbors", "query", "stats", "verify"])
func `reading commands print one JSON value`(command: String) throws {
  let arguments: [String: [String]] = [
    "search": ["Rusk"], "show": ["Dean Rusk"], "path": ["Dean Rusk", "Chen Yi"],
    "neighbors": ["Dean Rusk"],
    "query": ["_", "MET_WITH", "_"], "stats": [], "verify": [],
  ]
  let outcome = try Binary.run(
    [command] + arguments[command]! + ["--graph", graph, "--format", "json"])
  #expect(outcome.status == 0)
  #expect((try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))) is [String: Any])
}

@Test func `help is what it was`() throws {
  var help = try entente("--help").output
  for command in [
    "build", "extract", "search", "show", "path", "brokers", "neighbors", "query", "render",
    "export",
    "stats",
    "verify", "evaluate", "doctor",
  ] {
    help += "\n" + (try entente("help", command).output)
  }
  let difference = snapshotDifference(help, besideThisFile("Snapshots/help.txt"))
  #expect(difference == nil)
}

@Test func `a model that is none is named, and status 2`() throws {
  let path = graph + ".model"
  try Data("no model".utf8).write(to: URL(fileURLWithPath: path))
  let outcome = try entente(
    "extract", packageRoot + "/Graphs/pyongyang-1965/records", "--model", path)
  #expect(outcome.status == 2)
  #expect(outcome.talk.contains(path))
  #expect(outcome.talk.contains("not a model of Entente"))
}
