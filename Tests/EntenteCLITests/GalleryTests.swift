import Foundation
import TestSupport
import Testing

private let folders = ["pyongyang-1965", "adriatic-1948"].filter {
  FileManager.default.fileExists(atPath: packageRoot + "/Graphs/\($0)/command.txt")
}

/// Draws a sample folder's figure anew, by its own command.
private func figure(_ name: String, _ format: String) throws -> String {
  let folder = packageRoot + "/Graphs/" + name
  let scratch = try Binary.newFolder()
  defer { try? FileManager.default.removeItem(atPath: scratch) }
  let graph = scratch + "/sample.entente"
  let build = try Binary.run(["build", folder + "/records", "--graph", graph])
  #expect(build.status == 0, "\(build.talk)")
  let command = try String(contentsOfFile: folder + "/command.txt", encoding: .utf8)
    .split(separator: "\n").map(String.init)
  let drawn = try Binary.run(command + ["--graph", graph, "--format", format])
  #expect(drawn.status == 0, "\(drawn.talk)")
  return drawn.output
}

@Test(arguments: folders)
func `the figure of a sample folder is drawn anew with the same DOT`(name: String) throws {
  let difference = snapshotDifference(
    try figure(name, "dot"), packageRoot + "/Graphs/\(name)/graph.dot")
  #expect(difference == nil)
}

@Test(arguments: folders)
func `the figure of a sample folder is drawn anew with the same SVG`(name: String) throws {
  let path = packageRoot + "/Graphs/\(name)/graph.svg"
  let svg = try figure(name, "svg")
  guard let difference = snapshotDifference(svg, path) else { return }
  // Another version of Graphviz places otherwise, but says the same.
  let kept = try String(contentsOfFile: path, encoding: .utf8)
  #expect(titles(svg) == titles(kept), "\(difference)")
  #expect(!titles(svg).isEmpty)
}

private func titles(_ svg: String) -> [String] {
  svg.split(separator: "\n").filter { $0.hasPrefix("<title") }.map(String.init).sorted()
}

@Test func `there are two sample folders`() { #expect(folders.count == 2) }
