import CGraphviz
import Subprocess

/// Has a drawing laid out by Graphviz, in a process of its own.
///
/// Any number may run at once.
public struct Layout: Sendable {
  /// The program that runs ``LayoutWorker``; by default this very one.
  public var helper: String

  /// As Graphviz's library tells it.
  public static var graphvizVersion: String { String(cString: entente_graphviz_version()) }

  /// What stands before the format and the engine on its command line.
  public var arguments: [String]

  /// The program that runs.
  public static let thisProgram = "/proc/self/exe"

  public init(helper: String = thisProgram, arguments: [String] = [LayoutWorker.mode]) {
    self.helper = helper
    self.arguments = arguments
  }

  /// The picture of a DOT text.
  ///
  /// - Parameter timeLimit: how long it may take; then the process is killed.
  public func render(
    dot: String, format: LayoutFormat, engine: LayoutEngine = .dot,
    timeLimit: Duration = .seconds(20)
  ) async throws(LayoutError) -> [UInt8] {
    if helper == Self.thisProgram, let prepared = ForkedLayout.take() {
      return try await prepared.render(dot, as: format, by: engine, timeLimit: timeLimit).get()
    }
    let outcome = await withTaskGroup(of: Outcome?.self) { group in
      group.addTask { await process(dot, [format.rawValue, engine.rawValue]) }
      group.addTask {
        // In pieces: a sleep that is cancelled keeps its timer until it would have ended.
        let deadline = ContinuousClock.now + timeLimit
        while !Task.isCancelled, ContinuousClock.now < deadline {
          try? await Task.sleep(for: min(deadline - ContinuousClock.now, .seconds(1)))
        }
        return nil
      }
      let first = await group.next() ?? nil
      // Ends the process, if that is still there, with SIGKILL.
      group.cancelAll()
      return first
    }
    switch outcome {
    case nil: throw .timedOut(after: timeLimit)
    case .finished(let bytes): return bytes
    case .refused(let error): throw error
    }
  }

  private enum Outcome: Sendable {
    case finished([UInt8])
    case refused(LayoutError)
  }

  private func process(_ dot: String, _ rest: [String]) async -> Outcome {
    let file = Array(dot.utf8).withUnsafeBytes { entente_memory_file($0.baseAddress, $0.count) }
    guard file >= 0 else {
      return .refused(.cannotStart(helper, reason: "no memory for the drawing"))
    }
    do {
      var options = PlatformOptions()
      options.teardownSequence = []
      let result = try await Subprocess.run(
        .path(.init(helper)), arguments: Arguments(arguments + rest), platformOptions: options,
        input: .fileDescriptor(.init(rawValue: file), closeAfterSpawningProcess: true),
        output: .bytes(limit: 1 << 28),
        error: .string(limit: 1 << 20))
      let message = result.standardError.split(separator: "\n").prefix(3)
        .joined(separator: "; ")
      switch result.terminationStatus {
      case .exited(0): return .finished(result.standardOutput)
      case .exited(let status):
        return .refused(LayoutWorker.error(status: status, message: message))
      case .signaled(let signal): return .refused(.crashed(signal: signal, message: message))
      }
    } catch {
      return .refused(.cannotStart(helper, reason: "\(error)"))
    }
  }
}
