import CGraphviz
import Subprocess

/// Has a drawing laid out by Graphviz, in a process of its own.
public struct Layout: Sendable {
  /// A finished picture.
  public struct Picture: Sendable {
    public let bytes: [UInt8]

    /// Whether labels were left out and lines made straight, since Graphviz
    /// crashed or took too long with them; why is among the notes.
    public let isSimplified: Bool

    /// What is to be told beside the picture.
    public let notes: [String]
  }

  /// The program that runs ``LayoutWorker``; by default this very one.
  public var helper: String

  /// What stands before the format and the engine on its command line.
  public var arguments: [String]

  /// How long each of two attempts may take.
  public var timeLimit: Duration

  public init(
    helper: String = "/proc/self/exe", arguments: [String] = [LayoutWorker.mode],
    timeLimit: Duration = .seconds(20)
  ) {
    self.helper = helper
    self.arguments = arguments
    self.timeLimit = timeLimit
  }

  /// The picture of a DOT text.
  ///
  /// Where Graphviz crashes or takes too long it is tried once more with
  /// straight lines and without labels.
  public func render(dot: String, format: LayoutFormat, engine: LayoutEngine = .dot)
    async throws(LayoutError) -> Picture
  {
    do throws(LayoutError) {
      return Picture(
        bytes: try await run(dot, [format.rawValue, engine.rawValue]), isSimplified: false,
        notes: [])
    } catch {
      guard error.mayBeMendedBySimplifying else { throw error }
      let bytes = try await run(dot, [format.rawValue, engine.rawValue, "simple"])
      return Picture(
        bytes: bytes, isSimplified: true,
        notes: ["lines are straight and have no labels, because \(error)"])
    }
  }

  private func run(_ dot: String, _ rest: [String]) async throws(LayoutError) -> [UInt8] {
    let outcome = await withTaskGroup(of: Outcome?.self) { group in
      group.addTask { await process(dot, rest) }
      group.addTask {
        try? await Task.sleep(for: timeLimit)
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
      case .exited(LayoutWorker.Exit.unreadable): return .refused(.unreadable(message))
      case .exited(LayoutWorker.Exit.graphvizMissing): return .refused(.graphvizMissing(message))
      case .exited(let status): return .refused(.failed(status: status, message: message))
      case .signaled(let signal): return .refused(.crashed(signal: signal, message: message))
      }
    } catch {
      return .refused(.cannotStart(helper, reason: "\(error)"))
    }
  }
}

extension LayoutError {
  fileprivate var mayBeMendedBySimplifying: Bool {
    switch self {
    case .timedOut, .crashed: true
    case .cannotStart, .unreadable, .graphvizMissing, .failed: false
    }
  }
}
