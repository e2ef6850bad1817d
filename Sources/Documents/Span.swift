/// A half-open range of UTF-8 bytes of a document's text.
public struct Span: Hashable, Comparable, Sendable {
  /// The offset of the first byte.
  public let start: Int

  /// The offset after the last byte.
  public let end: Int

  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a span starts before it ends")
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  public var length: Int { end - start }

  public var isEmpty: Bool { start == end }

  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// The smallest span that holds both.
  public func union(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }

  /// By start, and of two with one start the longer first.
  public static func < (a: Span, b: Span) -> Bool {
    a.start != b.start ? a.start < b.start : a.end > b.end
  }
}
