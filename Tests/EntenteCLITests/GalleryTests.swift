import Foundation
import TestSupport
import Testing

private let folders = ["pyongyang-1965", "adriatic-1948"]

/// The figures of the gallery: `NAME.command` beside `NAME.dot` and `NAME.svg`.
private let figures = folders.flatMap { folder in
  let names = (try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []
  return names.filter { $0.hasSuffix(".command") }.sorted().map {
    folder + "/" + $0.dropLast(".command".count)
  }
}

private func path(_ name: String) -> String { packageRoot + "/Graphs/" + name }

/// The graph of a sample folder, built once.
actor Samples {
  static let shared = Samples()
  private var graphs: [String: String] = [:]

  func graph(of folder: String) throws -> String {
    if let graph = graphs[folder] { return graph }
    let graph = try Binary.newFolder() + "/sample.entente"
    let build = try Binary.run([
      "build", packageRoot + "/Graphs/" + folder + "/records", "--graph", graph,
    ])
    #expect(build.status == 0, "\(build.talk)")
    graphs[folder] = graph
    return graph
  }
}

/// Draws a figure anew, by its own command.
private func drawn(_ name: String, _ format: String) async throws -> String {
  let graph = try await Samples.shared.graph(of: String(name.prefix { $0 != "/" }))
  let command = try String(contentsOfFile: path(name) + ".command", encoding: .utf8)
    .split(separator: "\n").map(String.init)
  let drawn = try Binary.run(
    command + ["--graph", graph, "--format", format, "--no-cache", "--budget", "300s"])
  #expect(drawn.status == 0, "\(drawn.talk)")
  return drawn.output
}

@Test(arguments: figures)
func `a figure of the gallery is drawn anew with the same DOT`(name: String) async throws {
  let difference = snapshotDifference(try await drawn(name, "dot"), path(name) + ".dot")
  #expect(difference == nil)
}

@Test(arguments: figures)
func `a figure of the gallery is drawn anew with the same SVG`(name: String) async throws {
  let svg = try await drawn(name, "svg")
  guard let difference = snapshotDifference(svg, path(name) + ".svg") else { return }
  // Another version of Graphviz places otherwise, but says the same.
  let kept = try String(contentsOfFile: path(name) + ".svg", encoding: .utf8)
  #expect(titles(svg) == titles(kept), "\(difference)")
  #expect(!titles(svg).isEmpty)
}

private func titles(_ svg: String) -> [String] {
  svg.split(separator: "\n").filter { $0.hasPrefix("<title") }.map(String.init).sorted()
}

@Test func `the gallery shows six views of two folders`() { #expect(figures.count == 6) }
