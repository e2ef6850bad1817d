import CGraphviz
import Foundation
import Synchronization

/// A copy of this process that was forked beforehand, to lay out one drawing.
struct ForkedLayout: Sendable {
  let process: Int32
  let to: Int32
  let from: Int32

  private static let waiting = Mutex<ForkedLayout?>(nil)

  static func offer(_ copy: ForkedLayout) { waiting.withLock { $0 = copy } }

  /// The one that waits, which waits no longer; `nil` where there is none.
  static func take() -> ForkedLayout? {
    waiting.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
  }

  /// What it draws; on a thread of its own, since it waits.
  func render(
    _ dot: String, as format: LayoutFormat, by engine: LayoutEngine, timeLimit: Duration
  ) async -> Result<[UInt8], LayoutError> {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(returning: exchange(dot, format, engine, timeLimit))
      }
    }
  }

  private func exchange(
    _ dot: String, _ format: LayoutFormat, _ engine: LayoutEngine, _ timeLimit: Duration
  ) -> Result<[UInt8], LayoutError> {
    var text = "\(format.rawValue) \(engine.rawValue)\n" + dot
    var answer: UnsafeMutablePointer<CChar>?
    var count = 0
    let milliseconds = Int(max(timeLimit / .milliseconds(1), 1))
    let status = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        entente_exchange(
          process, to, from, $0.baseAddress, $0.count, milliseconds, &answer, &count)
      }
    }
    defer { free(answer) }
    let bytes =
      answer.map { answer in
        answer.withMemoryRebound(to: UInt8.self, capacity: count) {
          Array(UnsafeBufferPointer(start: $0, count: count))
        }
      } ?? []
    if status == -1 { return .failure(.timedOut(after: timeLimit)) }
    let signal = status & 0x7F
    if signal != 0 { return .failure(.crashed(signal: signal, message: "")) }
    switch status >> 8 & 0xFF {
    case 0: return .success(bytes)
    case let code:
      let message = String(decoding: bytes.prefix(2_000), as: UTF8.self)
      return .failure(LayoutWorker.error(status: code, message: message))
    }
  }
}
