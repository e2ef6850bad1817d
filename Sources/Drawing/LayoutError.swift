/// Why there is no picture.
public enum LayoutError: Error, Equatable {
  /// The program that lays out cannot be started.
  case cannotStart(String, reason: String)

  /// The text is not DOT.
  case unreadable(String)

  /// Graphviz or its plugins are not where they should be.
  case graphvizMissing(String)

  /// It took too long, also with straight lines and without labels.
  case timedOut(after: Duration)

  /// Graphviz crashed, also with straight lines and without labels.
  case crashed(signal: Int32, message: String)

  /// The program that lays out gave up.
  case failed(status: Int32, message: String)
}

extension LayoutError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotStart(let path, let reason): "'\(path)' cannot be started to lay out: \(reason)"
    case .unreadable(let message): "the drawing is not readable as DOT: \(message)"
    case .graphvizMissing(let message):
      "Graphviz is not complete here (\(message)); install libgvc6 or libgraphviz-dev"
    case .timedOut(let limit):
      "the drawing was not laid out within \(limit.inSeconds); draw fewer edges, or use the engine sfdp"
    case .crashed(let signal, let message):
      "Graphviz crashed on the drawing (signal \(signal)); write it as DOT to see what is in it"
        + (message.isEmpty ? "" : ": \(message)")
    case .failed(let status, let message):
      "the drawing was not laid out (status \(status))" + (message.isEmpty ? "" : ": \(message)")
    }
  }
}

extension Duration {
  /// With at most one digit after the point: "1.9 s".
  var inSeconds: String {
    let tenths = (self / .milliseconds(100)).rounded() / 10
    return (tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)") + " s"
  }
}
