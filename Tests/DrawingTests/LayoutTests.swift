import Foundation
import Testing

@testable import Drawing

/// A helper that runs a line of shell; its `$1` is the format, `$3` is `simple` the second time.
private func shell(_ script: String, timeLimit: Duration = .seconds(600)) -> Layout {
  Layout(helper: "/bin/sh", arguments: ["-c", script, "sh"], timeLimit: timeLimit)
}

private let dot = DOT(Diagram(Records.cable, title: "Pyongyang 1965")).text

@Test func `gives what the helper writes`() async throws {
  let picture = try await shell("cat").render(dot: dot, format: .svg)
  #expect(picture.bytes == Array(dot.utf8))
  #expect(!picture.isSimplified)
  let words = try await shell("echo $1 $2").render(dot: dot, format: .png, engine: .sfdp)
  #expect(words.bytes == Array("png sfdp\n".utf8))
}

@Test func `kills a helper that hangs`() async {
  let start = ContinuousClock.now
  await #expect(throws: LayoutError.timedOut(after: .milliseconds(200))) {
    try await shell("exec sleep 6000", timeLimit: .milliseconds(200)).render(dot: dot, format: .svg)
  }
  #expect(ContinuousClock.now - start < .seconds(600))
}

@Test func `reports a crash`() async {
  await #expect(throws: LayoutError.crashed(signal: SIGSEGV, message: "lost")) {
    try await shell("echo lost >&2; kill -SEGV $$").render(dot: dot, format: .svg)
  }
}

@Test func `tries once more, simply, after a crash`() async throws {
  let picture = try await shell("test \"$3\" = simple && echo drawn || kill -ABRT $$")
    .render(dot: dot, format: .svg)
  #expect(picture.bytes == Array("drawn\n".utf8))
  #expect(picture.isSimplified)
  #expect(picture.notes.count == 1)
}

@Test func `reports a helper that is missing, and one that reads nothing`() async {
  await #expect {
    try await Layout(helper: "/nowhere/entente").render(dot: dot, format: .svg)
  } throws: { error in
    if case LayoutError.cannotStart("/nowhere/entente", _) = error { true } else { false }
  }
  await #expect(throws: LayoutError.failed(status: 3, message: "no")) {
    let large = String(repeating: " ", count: 1 << 20)
    _ = try await shell("echo no >&2; exit 3").render(dot: large, format: .svg)
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
