import Documents
import Testing

@Test func `front matter and first heading give title and date`() throws {
  let reading = read(
    "note.md",
    """
    ---
    title: "A note on fish"
    date: 3 May 1961
    language: English
    source: Our archive
    ---

    # Note on fish

    The Minister spoke with the Consul about fish. Nothing was decided.
    """)
  let document = try #require(reading.documents.first)
  #expect(reading.findings.isEmpty)
  #expect(document.isVerbatim)
  #expect(
    document.header
      == Header(
        title: "A note on fish", date: EDTF("1961-05-03"), citation: "Our archive",
        language: "English"))
  #expect(
    drawn(document).dropFirst() == [
      "title: Note on fish",
      "body: The Minister spoke with the Consul about fish. Nothing was decided.",
    ])
  #expect(document.sections.first?.kind == .field)
  #expect(isSound(document))
}

@Test func `a heading alone is the title`() {
  let document = read("note.md", "## Note on fish\nIt was good fish.").documents.first
  #expect(document?.header.title == "Note on fish")
}

@Test(arguments: ["#", "# \n", "---", "---\n---", "---\ntitle", "--- \n#\n---"])
func `half a layout is no title`(text: String) {
  let reading = read("note.md", text)
  #expect(reading.documents.allSatisfy { $0.header.title == nil && isSound($0) })
}

@Test func `a byte-order mark does not hide the front matter`() {
  let document = read("note.md", "\u{FEFF}---\ntitle: Fish\n---\nText.").documents.first
  #expect(document?.header.title == "Fish")
  #expect(document?.text.string.unicodeScalars.first == "\u{FEFF}")
}
