import Foundation
import TestSupport
import Testing

private func run(_ arguments: String..., on folder: String = "pyongyang-1965") async throws
  -> Binary.Outcome
{
  let graph = try await Samples.shared.graph(of: folder)
  return try Binary.run(arguments + ["--graph", graph])
}

@Test func `cites a view so that it can be drawn again`() async throws {
  let cited = try await run(
    "render", "--around", "Kim Il Sung", "--source", "nine records", "--cite")
  #expect(cited.status == 0)
  let citation = cited.output
  #expect(citation.hasPrefix("“Around Kim Il Sung”, figure drawn by Entente 0.1.0 with Graphviz "))
  #expect(citation.contains("from nine records; graph sha256:"))
  #expect(citation.hasSuffix("; entente render --around 'Kim Il Sung' --source 'nine records'\n"))
  let again = try await run(
    "render", "--around", "Kim Il Sung", "--source", "nine records", "--format", "outline")
  let hash = try #require(citation.firstMatch(of: /sha256:([0-9a-f]{12});/)).1
  #expect(again.output.contains("Drawn by Entente from graph \(hash) by: entente render"))
}

@Test func `tells the same lines in words and as a table`() async throws {
  let outline = try await run(
    "render", "--between", "Karoly Fendler", "Pham Van Dong", "--format", "outline")
  let table = try await run(
    "render", "--between", "Karoly Fendler", "Pham Van Dong", "--format", "table")
  let svg = try await run("render", "--between", "Karoly Fendler", "Pham Van Dong", "--no-cache")
  let numbered = outline.output.matches(of: #/\n {2}[0-9]+\. /#).count
  #expect(numbered > 5)
  #expect(table.output.split(separator: "\n").count - 1 == numbered)
  #expect(svg.output.matches(of: /xlink:href="#source-/).count == numbered)
}

@Test func `draws several formats at once`() async throws {
  let folder = try Binary.newFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let names = ["a.svg", "a.png", "a.pdf", "a.dot", "a.outline"].map { folder + "/" + $0 }
  let drawn = try await run(
    "render", "--states", "-o", names[0], "-o", names[1], "-o", names[2], "-o", names[3], "-o",
    names[4], "--no-cache", "--budget", "300s")
  #expect(drawn.status == 0, "\(drawn.talk)")
  let starts = ["<?xml", "\u{FFFD}PNG", "%PDF-1.", "digraph", "Who dealt"]
  for (name, start) in zip(names, starts) {
    let data = try #require(FileManager.default.contents(atPath: name))
    #expect(String(decoding: data.prefix(12), as: UTF8.self).hasPrefix(start))
  }
}

@Test func `keeps layouts, and gives the same bytes from them`() async throws {
  let first = try await run("render", "--around", "Li Xiannian", "--budget", "300s")
  let second = try await run("render", "--around", "Li Xiannian", "--budget", "300s")
  let anew = try await run("render", "--around", "Li Xiannian", "--no-cache", "--budget", "300s")
  #expect(first.status == 0 && first.output == second.output && first.output == anew.output)
}

@Test(arguments: ["--timeline", "--states", "--communities"])
func `gives the same bytes in ten runs`(view: String) async throws {
  var pictures: Set<String> = []
  for _ in 0..<10 {
    let drawn = try await run(
      "render", view, "--no-cache", "--budget", "300s", on: "adriatic-1948")
    #expect(drawn.status == 0)
    pictures.insert(drawn.output)
  }
  #expect(pictures.count == 1)
}

@Test func `draws for each kind of terminal`() async throws {
  let starts = [
    ("kitty", "\u{1B}_Ga=T,f=100,"), ("iterm2", "\u{1B}]1337;File=inline=1;"),
    ("sixel", "\u{1B}Pq\"1;1;"),
  ]
  for (terminal, start) in starts {
    let drawn = try await run(
      "render", "--around", "Gorchakov", "--inline-as", terminal, "--budget", "300s")
    #expect(drawn.status == 0 && drawn.output.hasPrefix(start))
  }
}

@Test(arguments: [
  (["--compare", "1962"], "--compare goes with --from"),
  (["--from", "1958", "--compare", "soon"], "'soon' is no date"),
  (["--timeline", "--communities"], "give either --timeline or --communities"),
  (["--budget", "soon"], "--budget"),
  (["--theme", "neon"], "--theme"),
  (["--around", "A", "--event", "B"], "give one of"),
])
func `refuses what does not go together`(arguments: [String], message: String) async throws {
  let graph = try await Samples.shared.graph(of: "pyongyang-1965")
  let refused = try Binary.run(["render"] + arguments + ["--graph", graph])
  #expect(refused.status == 64)
  #expect(refused.talk.contains(message), "\(refused.talk)")
}

@Test func `says where a style is wrong`() async throws {
  let style = try fixture("types:\n  Person: {shape: cloud}\n")
  let refused = try await run("render", "--style", style)
  #expect(refused.status == 2)
  #expect(refused.talk.contains(":2: 'cloud' is not one of"))
}

@Test func `draws an event with what passed between its parties there`() async throws {
  let drawn = try await run(
    "render", "--event", "Danube Conference", "--format", "table", "--negated",
    on: "adriatic-1948")
  #expect(drawn.status == 0)
  let rows = drawn.output.split(separator: "\n").map { $0.split(separator: "\t") }
  #expect(rows.contains { $0.contains("Yugoslavia") && $0.contains("PARTICIPATES_IN") })
  let unknown = try await run("render", "--event", "Conference of Nowhere")
  #expect(unknown.status == 1)
}

@Test func `shows a tree in the terminal`() async throws {
  let shown = try await run("neighbors", "Karoly Fendler", "--steps", "2")
  #expect(shown.status == 0)
  #expect(shown.output.hasPrefix("Karoly Fendler (person)\n"))
  #expect(shown.output.contains("\n├─ 1  Gorchakov (person)\n"))
  #expect(shown.output.contains("\n│  ├─ 2  Kim Il Sung (person)\n"))
}
