/// Something about an input that its user should know.
public struct Finding: Sendable, Hashable {
  /// What became of the input, from best to worst.
  public enum Status: String, Sendable, Comparable, CaseIterable {
    /// Read as a whole.
    case read
    /// Read, but for a part that is named.
    case partly
    /// Left aside on purpose, such as a picture.
    case skipped
    /// Not read.
    case failed

    public static func < (a: Self, b: Self) -> Bool {
      allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
    }
  }

  public let status: Status

  /// The path as given, with the line where there is one.
  public let place: String

  /// What is wrong, and what can be done.
  public let reason: String

  public init(_ status: Status, at place: String, _ reason: String) {
    self.status = status
    self.place = place
    self.reason = reason
  }
}

extension Finding: CustomStringConvertible {
  public var description: String { "\(place): \(status.rawValue): \(reason)" }
}
