/// Reads Markdown, one document a file. The text stays as it is; a front matter
/// of `key: value` lines and the first heading give title and date.
public enum MarkdownReader: DocumentReader {
  public static func accepts(_ file: RecordFile) -> Bool {
    ["md", "markdown"].contains(file.pathExtension)
  }

  public static func read(_ file: RecordFile, id: Document.ID) -> Reading {
    PlainTextReader.read(file, id: id, layout: layout)
  }

  private static func layout(_ text: Text) -> Layout {
    var lines = text.lines(in: text.span)
    var layout = Layout()
    if let first = lines.first, text[first] == "---",
      let end = lines.dropFirst().firstIndex(where: { text[$0] == "---" })
    {
      for line in lines[1..<end] { readField(line, of: text, into: &layout) }
      layout.add(.field, first.union(lines[end]))
      lines.removeFirst(end + 1)
    }
    if let heading = lines.first, text.utf8[heading.start] == UInt8(ascii: "#") {
      var start = heading.start
      while start < heading.end, text.utf8[start] == UInt8(ascii: "#") { start += 1 }
      let title = text.trimmed(Span(start, heading.end))
      if !title.isEmpty { layout.header.title = layout.header.title ?? text[title] }
      layout.add(.title, title)
      lines.removeFirst()
    }
    var page = PrintedLayout(text: text, lines: lines[...], layout: layout)
    page.readFields()
    page.readBodyAndSignature()
    return page.layout
  }

  private static func readField(_ line: Span, of text: Text, into layout: inout Layout) {
    let parts = text[line].split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return }
    let value = parts[1].drop { " \"'".contains($0) }
    let bare = String(value.reversed().drop { " \"'".contains($0) }.reversed())
    switch parts[0].lowercased() {
    case "title": layout.header.title = bare
    case "date":
      layout.header.date =
        EDTF(bare) ?? EnglishDates.find(in: Text(bare), Span(0, bare.utf8.count)).first?.date
    case "language": layout.header.language = bare
    case "citation", "source": layout.header.citation = bare
    default: break
    }
  }
}
