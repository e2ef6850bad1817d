import Foundation
import TestSupport

/// The command, as it was built beside the tests.
enum Binary {
  static let path: String = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<6 {
      let candidate = folder.appendingPathComponent("entente").path
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
      folder.deleteLastPathComponent()
    }
    return packageRoot + "/.build/debug/entente"
  }()

  struct Outcome {
    let status: Int32
    let output: String
    let talk: String
  }

  /// The environment, with a place of this run's own for what is kept.
  private static let environment = ProcessInfo.processInfo.environment.merging(
    ["XDG_CACHE_HOME": NSTemporaryDirectory() + "entente-cache-\(getpid())"]
  ) { $1 }

  /// Runs the command to its end.
  static func run(_ arguments: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment
    let folder = try newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // Files, not pipes: a full pipe would block the command.
    let (out, err) = (folder + "/out", folder + "/err")
    for path in [out, err] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: out))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: err))
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOfFile: out, encoding: .utf8),
      talk: try String(contentsOfFile: err, encoding: .utf8))
  }

  static func newFolder() throws -> String {
    let folder = NSTemporaryDirectory() + "entente-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }
}
