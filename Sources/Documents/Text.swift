/// The text of a document, owned once; spans point into it.
///
/// The bytes are UTF-8, as they were in the source: no change of line ends,
/// byte-order mark or Unicode form.
public struct Text: Sendable, Hashable {
  public let utf8: [UInt8]

  public init(utf8: [UInt8]) { self.utf8 = utf8 }

  public init(_ string: String) { self.utf8 = Array(string.utf8) }

  public var span: Span { Span(0, utf8.count) }

  public var string: String { String(decoding: utf8, as: UTF8.self) }

  /// The characters of a span.
  public subscript(span: Span) -> String {
    utf8.withUnsafeBufferPointer { bytes in
      String(decoding: UnsafeBufferPointer(rebasing: bytes[span.start..<span.end]), as: UTF8.self)
    }
  }

  /// The lines of a span without their line ends, of whichever system; empty ones are
  /// left out.
  public func lines(in span: Span) -> [Span] {
    var lines: [Span] = []
    var start = span.start
    for offset in span.start...span.end
    where offset == span.end || utf8[offset] == UInt8(ascii: "\n")
      || utf8[offset] == UInt8(ascii: "\r")
    {
      let line = trimmed(Span(start, offset))
      if !line.isEmpty { lines.append(line) }
      start = offset + 1
    }
    return lines
  }

  /// A span without white space (also no-break space and byte-order mark) at its ends.
  public func trimmed(_ span: Span) -> Span {
    var (start, end) = (span.start, span.end)
    while start < end, let width = spaceWidth(at: start), start + width <= end { start += width }
    while start < end {
      if utf8[end - 1] <= 0x20 {
        end -= 1
      } else if end - start >= 2, utf8[end - 2] == 0xC2, utf8[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return Span(start, end)
  }

  private func spaceWidth(at offset: Int) -> Int? {
    let byte = utf8[offset]
    if byte <= 0x20 { return 1 }
    if byte == 0xC2, offset + 1 < utf8.count, utf8[offset + 1] == 0xA0 { return 2 }
    if byte == 0xEF, offset + 2 < utf8.count, utf8[offset + 1] == 0xBB, utf8[offset + 2] == 0xBF {
      return 3
    }
    return nil
  }
}

/// Converts between UTF-8 offsets and Unicode code points.
///
/// Exchange formats count code points (W3C Web Annotation
/// `TextPositionSelector`); inside, offsets are UTF-8 bytes. A checkpoint every
/// 256 bytes makes a conversion O(1) at 2 % of the text's memory.
public struct CharacterOffsets: Sendable {
  private static let stride = 256
  private let utf8: [UInt8]
  private let isASCII: Bool
  private var checkpoints: [Int] = []

  public init(_ text: Text) {
    utf8 = text.utf8
    isASCII = utf8.allSatisfy { $0 < 0x80 }
    guard !isASCII else { return }
    var count = 0
    for (offset, byte) in utf8.enumerated() {
      if offset % Self.stride == 0 { checkpoints.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    if utf8.count % Self.stride == 0 { checkpoints.append(count) }
  }

  /// The number of code points before a UTF-8 offset.
  public func codePoint(at offset: Int) -> Int {
    if isASCII { return offset }
    let block = offset / Self.stride
    var count = checkpoints[block]
    for byte in utf8[block * Self.stride..<offset] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The span of code points from one up to another, or `nil` where it is none of the text.
  package func span(_ start: Int, _ end: Int) -> Span? {
    guard start < end, let low = utf8Offset(of: start), let high = utf8Offset(of: end) else {
      return nil
    }
    return Span(low, high)
  }

  /// The UTF-8 offset of a code point, or `nil` outside the text.
  public func utf8Offset(of codePoint: Int) -> Int? {
    guard codePoint >= 0 else { return nil }
    if isASCII { return codePoint <= utf8.count ? codePoint : nil }
    var low = 0
    var high = checkpoints.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if checkpoints[middle] <= codePoint { low = middle } else { high = middle - 1 }
    }
    var count = checkpoints[low]
    var offset = low * Self.stride
    // A checkpoint may stand inside a character that was counted before it.
    while offset < utf8.count, utf8[offset] & 0xC0 == 0x80 { offset += 1 }
    while offset < utf8.count, count < codePoint {
      offset += 1
      while offset < utf8.count, utf8[offset] & 0xC0 == 0x80 { offset += 1 }
      count += 1
    }
    return count == codePoint ? offset : nil
  }
}
