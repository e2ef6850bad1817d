import CGraphviz
import Foundation
import Synchronization

/// What Graphviz says, which comes in pieces.
private let messages = Mutex("")

/// The hidden mode of a program that lays out one drawing and ends.
///
/// A crash in Graphviz, or a layout that never ends, takes this process along,
/// and not the one that asked.
public enum LayoutWorker {
  /// The first argument of the mode.
  public static let mode = "__layout"

  /// Statuses of the mode, beside 0.
  enum Exit {
    static let misuse: Int32 = 64
    static let unreadable: Int32 = 65
    static let graphvizMissing: Int32 = 69
    static let failed: Int32 = 70
  }

  /// Runs the mode, and ends the process, where the arguments ask for it.
  ///
  /// A program calls this before anything else. The arguments after the
  /// program's name are `__layout FORMAT ENGINE`; DOT comes from
  /// standard input, the picture goes to standard output.
  public static func main(_ arguments: [String]) {
    guard arguments.count > 1, arguments[1] == mode else { return }
    guard arguments.count == 4,
      let format = LayoutFormat(rawValue: arguments[2]),
      let engine = LayoutEngine(rawValue: arguments[3])
    else { end(Exit.misuse, "\(mode) FORMAT ENGINE") }
    run(standardInput(), as: format, by: engine)
  }

  /// Forks a copy of this process that waits for one drawing, so that it needs no start.
  ///
  /// A program calls it before it has a second thread; the first layout of ``Layout`` with this
  /// very program as its helper is then done by the copy.
  public static func prepare() {
    var (to, from): (Int32, Int32) = (-1, -1)
    let process = entente_fork(&to, &from)
    if process > 0 {
      ForkedLayout.offer(ForkedLayout(process: process, to: to, from: from))
    } else if process == 0 {
      let core = entente_core_context()
      let bytes = standardInput()
      // Nothing to draw: whoever forked it ended, or drew nothing.
      guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { _exit(0) }
      let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
      guard words.count == 2, let format = LayoutFormat(rawValue: String(words[0])),
        let engine = LayoutEngine(rawValue: String(words[1]))
      else { _exit(Exit.misuse) }
      // What it has to say goes where the picture would go.
      dup2(1, 2)
      run(Array(bytes[(end + 1)...]), as: format, by: engine, core)
    }
  }

  private static func run(
    _ dot: [UInt8], as format: LayoutFormat, by engine: LayoutEngine, _ core: OpaquePointer? = nil
  ) -> Never {
    entente_limit(4 << 30, 120)
    entente_on_message { piece in
      guard let piece else { return 0 }
      messages.withLock { $0 += String(cString: piece) }
      return 0
    }
    let composition = Composition(
      dot: String(decoding: dot, as: UTF8.self), engine: engine, core: core)
    do throws(LayoutError) {
      write(try composition.picture(as: format), to: 1)
      end(0, "")
    } catch {
      let status =
        switch error {
        case .unreadable: Exit.unreadable
        case .graphvizMissing: Exit.graphvizMissing
        default: Exit.failed
        }
      end(status, messages.withLock { $0.isEmpty ? "\(error)" : $0 })
    }
  }

  private static func standardInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// What a status of the mode other than 0 means.
  static func error(status: Int32, message: String) -> LayoutError {
    switch status {
    case Exit.unreadable: .unreadable(message)
    case Exit.graphvizMissing: .graphvizMissing(message)
    default: .failed(status: status, message: message)
    }
  }

  /// Ends without freeing anything, since that is where Graphviz crashes.
  private static func end(_ status: Int32, _ message: String) -> Never {
    if !message.isEmpty { write(Array(message.utf8.prefix(8_000)), to: 2) }
    _exit(status)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
