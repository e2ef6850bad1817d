/// Puts together the text of a document out of markup.
///
/// White space between characters becomes one space, blocks become lines.
struct TextBuilder {
  private(set) var utf8: [UInt8] = []
  private(set) var sections: [Section] = []
  private(set) var marks: [Mark] = []
  private var pendingSpace = false

  /// Where the next character will stand.
  var offset: Int { utf8.count }

  /// Where the next character will stand once a waiting space is written.
  mutating func settledOffset() -> Int {
    writeSpace()
    return utf8.count
  }

  mutating func append(_ string: some Sequence<UInt8>) {
    for byte in string {
      if byte <= 0x20 {
        if let last = utf8.last, last != UInt8(ascii: "\n") { pendingSpace = true }
      } else {
        writeSpace()
        utf8.append(byte)
      }
    }
  }

  /// Begins a new line, unless the text stands at the beginning of one.
  mutating func newLine() {
    pendingSpace = false
    if let last = utf8.last, last != UInt8(ascii: "\n") { utf8.append(UInt8(ascii: "\n")) }
  }

  mutating func add(_ kind: Section.Kind, from start: Int) {
    let end = trimmedEnd(from: start)
    if end > start { sections.append(Section(kind, Span(start, end))) }
  }

  mutating func add(_ kind: Mark.Kind, from start: Int, key: String?) {
    let end = trimmedEnd(from: start)
    var start = start
    while start < end, utf8[start] <= 0x20 { start += 1 }
    if end > start { marks.append(Mark(kind, Span(start, end), key: key)) }
  }

  private mutating func writeSpace() {
    if pendingSpace {
      utf8.append(UInt8(ascii: " "))
      pendingSpace = false
    }
  }

  private func trimmedEnd(from start: Int) -> Int {
    var end = utf8.count
    while end > start, utf8[end - 1] <= 0x20 { end -= 1 }
    return end
  }
}
