import Foundation
import Testing

@testable import Drawing

/// A helper that runs a line of shell; its `$1` is the format, `$2` the engine.
private func shell(_ script: String) -> Layout {
  Layout(helper: "/bin/sh", arguments: ["-c", script, "sh"])
}

private let diagram = Diagram(Records.cable, title: "Pyongyang 1965")
private let dot = DOT(diagram, hasTooltips: false).text
private let ever = Duration.seconds(600)

@Test func `gives what the helper writes`() async throws {
  let picture = try await shell("cat").render(dot: dot, format: .svg, timeLimit: ever)
  #expect(picture == Array(dot.utf8))
  let words = try await shell("echo $1 $2").render(
    dot: dot, format: .png, engine: .sfdp, timeLimit: ever)
  #expect(words == Array("png sfdp\n".utf8))
}

@Test func `kills a helper that hangs`() async {
  let start = ContinuousClock.now
  await #expect(throws: LayoutError.timedOut(after: .milliseconds(200))) {
    try await shell("exec sleep 6000").render(
      dot: dot, format: .svg, timeLimit: .milliseconds(200))
  }
  #expect(ContinuousClock.now - start < .seconds(600))
}

@Test func `reports a crash`() async {
  await #expect(throws: LayoutError.crashed(signal: SIGSEGV, message: "lost")) {
    try await shell("echo lost >&2; kill -SEGV $$").render(dot: dot, format: .svg, timeLimit: ever)
  }
}

/// Draws only what is simple, and has fewer than so many lines.
private func failing(above count: Int, by end: String = "kill -ABRT $$") -> Layout {
  shell(
    """
    cat > "$0.$$"; lines=$(grep -c -- ' -> ' "$0.$$"); grep -q "fontcolor=.#333333" "$0.$$" && lines=10000
    rm "$0.$$"; test $lines -lt \(count) && echo drawn $lines || \(end)
    """.replacingOccurrences(of: "$0", with: NSTemporaryDirectory() + "entente-failing"))
}

@Test func `draws simply after a crash, and says so on the figure`() async throws {
  let picture = try await diagram.drawn(as: .png, by: failing(above: 1000), within: ever)
  #expect(picture.bytes.starts(with: Array("drawn".utf8)))
  #expect(picture.diagram.plan.isSimple)
  #expect(picture.notes.count == 1)
  #expect(DOT(picture.diagram).text.contains("Lines are straight and have no labels"))
  #expect(picture.diagram.lines.count == diagram.lines.count)
}

@Test func `draws less where even the simple figure fails, and says so on the figure`() async throws
{
  let large = Diagram(Records.row(of: 100), title: "")
  let picture = try await large.drawn(as: .png, by: failing(above: 40), within: ever)
  #expect(picture.notes.count == 2)
  #expect(picture.diagram.counts.contains("because more was not laid out within"))
  #expect(picture.diagram.subgraph.edges.count <= 25)
}

@Test func `gives up with an error within the budget`() async {
  let start = ContinuousClock.now
  await #expect(throws: LayoutError.self) {
    try await diagram.drawn(
      as: .png, by: shell("exec sleep 6000"), within: .milliseconds(400))
  }
  #expect(ContinuousClock.now - start < .seconds(300))
}

@Test func `many are drawn at once`() async throws {
  let pictures = try await withThrowingTaskGroup(of: [UInt8].self) { group in
    for _ in 0..<8 {
      group.addTask {
        try await shell("sleep 0.2; cat").render(dot: dot, format: .svg, timeLimit: ever)
      }
    }
    return try await group.reduce(into: []) { $0.append($1) }
  }
  #expect(pictures.count == 8)
  #expect(pictures.allSatisfy { $0 == Array(dot.utf8) })
}

@Test func `keeps pictures by what they are made of`() async throws {
  let folder = NSTemporaryDirectory() + "entente-cache-\(UUID().uuidString)"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let cache = LayoutCache(folder: folder, capacity: 1 << 20)
  let drawn = try await diagram.drawn(as: .png, by: shell("cat"), within: ever, cache: cache)
  // The second helper would fail.
  let kept = try await diagram.drawn(as: .png, by: shell("exit 3"), within: ever, cache: cache)
  #expect(kept.bytes == drawn.bytes)
  #expect(cache.picture(of: dot, as: .pdf, by: .dot) == nil)
  #expect(cache.picture(of: dot + " ", as: .png, by: .dot) == nil)
  // One that was cut short is not drawn.
  for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
    let path = folder + "/" + name
    let data = try #require(FileManager.default.contents(atPath: path))
    try data.dropLast(9).write(to: URL(fileURLWithPath: path))
  }
  #expect(cache.picture(of: dot, as: .png, by: .dot) == nil)
}

@Test func `keeps no more than it may`() throws {
  let folder = NSTemporaryDirectory() + "entente-cache-\(UUID().uuidString)"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let cache = LayoutCache(folder: folder, capacity: 10_000)
  for number in 0..<20 {
    cache.keep(
      [UInt8](repeating: 1, count: 1_000), of: "digraph { \(number) }", as: .svg, by: .dot)
  }
  let sizes = try FileManager.default.contentsOfDirectory(atPath: folder).map { name in
    FileManager.default.contents(atPath: folder + "/" + name)?.count ?? 0
  }
  #expect(sizes.reduce(0, +) <= 11_000)
  #expect(!sizes.isEmpty)
}

@Test func `reports a helper that is missing, and one that reads nothing`() async {
  await #expect {
    try await Layout(helper: "/nowhere/entente").render(dot: dot, format: .svg, timeLimit: ever)
  } throws: { error in
    if case LayoutError.cannotStart("/nowhere/entente", _) = error { true } else { false }
  }
  await #expect(throws: LayoutError.failed(status: 3, message: "no")) {
    let large = String(repeating: " ", count: 1 << 20)
    _ = try await shell("echo no >&2; exit 3").render(dot: large, format: .svg, timeLimit: ever)
  }
}

@Test func `runs as a process that ends without freeing`() async throws {
  let result = try await #require(
    processExitsWith: .exitCode(0), observing: [\.standardOutputContent]
  ) {
    let path = NSTemporaryDirectory() + "entente-layout-\(getpid()).dot"
    try DOT(Diagram(Records.cable, title: "Pyongyang 1965")).text
      .write(toFile: path, atomically: true, encoding: .utf8)
    dup2(open(path, O_RDONLY), 0)
    unlink(path)
    LayoutWorker.main(["entente", "__layout", "svg", "dot"])
  }
  #expect(String(decoding: result.standardOutputContent, as: UTF8.self).contains("</svg>"))
}

@Test func `refuses a wrong command line and text that is not DOT`() async {
  await #expect(processExitsWith: .exitCode(64)) {
    LayoutWorker.main(["entente", "__layout", "gif", "dot"])
  }
  await #expect(processExitsWith: .exitCode(65)) {
    dup2(open("/dev/null", O_RDONLY), 0)
    LayoutWorker.main(["entente", "__layout", "svg", "dot"])
  }
}

@Test func `leaves other command lines alone`() {
  LayoutWorker.main(["entente", "render", "--help"])
  LayoutWorker.main(["entente"])
}
