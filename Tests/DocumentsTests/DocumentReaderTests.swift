import Documents
import Testing

@Test func `bytes that are not UTF-8 are shown, and the line is named`() throws {
  let bytes = Array("One.\nTwo.\nGe".utf8) + [0xF6] + Array("ta met Koht in Bergen.".utf8)
  let reading = read("a.txt", bytes: bytes)
  let document = try #require(reading.documents.first)
  #expect(document.text.string == "One.\nTwo.\nGe\u{FFFD}ta met Koht in Bergen.")
  #expect(!document.isVerbatim)
  #expect(reading.status == .partly)
  let reason = try #require(reading.findings.first?.reason)
  #expect(reason.hasPrefix("line 3: the text is not UTF-8; one character is shown"))
}

@Test(arguments: [true, false])
func `UTF-16 with a byte-order mark is text`(isLittle: Bool) {
  let text = "It was fish in Göteborg 𝄞."
  let bytes = ([0xFEFF] + Array(text.utf16)).flatMap { unit in
    let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    return isLittle ? bytes : bytes.reversed()
  }
  let reading = read("a.txt", bytes: bytes)
  #expect(reading.documents.map(\.text.string) == [text])
  #expect(reading.documents.first?.isVerbatim == false)
  // Half a unit at the end does no harm.
  #expect(read("a.txt", bytes: bytes + [0x41]).documents.count == 1)
}

@Test func `a byte-order mark stays in the text, and offsets count it`() {
  let document = read("a.txt", "\u{FEFF}Letter to Koht\nIt was fish.").documents.first
  #expect(document?.text.utf8.count == 30)
  #expect(document?.isVerbatim == true)
  #expect(drawn(document).first == "title: Letter to Koht")
}

@Test func `bytes that are no text are skipped`() {
  let late = Array(String(repeating: "fish ", count: 20_000).utf8) + [0]
  for bytes in [[0x7F, 0x45, 0x4C, 0x46, 0, 1, 2], [UInt8](repeating: 0xC3, count: 500), late] {
    let reading = read("a.txt", bytes: bytes)
    #expect(reading.documents.isEmpty)
    #expect(reading.status == .skipped)
  }
}

@Test(arguments: ["", " ", " \n\t\r\n", "\u{FEFF}", "\u{A0}\n"])
func `a file without text is skipped`(text: String) {
  for name in ["a.txt", "a.md", "a.unknown"] {
    let reading = read(name, text)
    #expect(reading.documents.isEmpty)
    #expect(reading.status == .skipped)
    #expect(reading.findings.count == 1)
  }
}

@Test func `a file of another type is skipped, with what can be done`() {
  let reading = read("scan.pdf", "%PDF-1.4")
  #expect(
    reading.findings.map(\.description) == [
      "scan.pdf: skipped: files of type .pdf are not read; save the text as .txt or .html"
    ])
  #expect(read("a.RTF", "{\\rtf1 Fish}").status == .skipped)
}

@Test func `an extension that is not known is no hindrance`() {
  #expect(read("a.unknown", "It was fish.").documents.count == 1)
  #expect(read("README", "It was fish.").documents.count == 1)
}

@Test func `a page is known by how it begins`() {
  let reading = read("page", "<!DOCTYPE html><p>It was <b>fish</b>.")
  #expect(reading.documents.first?.text.string == "It was fish.\n")
}

@Test(arguments: ["a.txt", "a.md", "a.html", "a.jsonl", "a.xml", "a"])
func `a text of more than 64 MB is named, and soon`(name: String) {
  let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: RecordFile.longestText + 1)
  let file = RecordFile(path: name, bytes: bytes)
  let clock = ContinuousClock()
  var reading = Reading()
  let time = clock.measure { reading = FormatReader.read(file, id: Document.ID("a")) }
  #expect(reading.documents.isEmpty)
  #expect(reading.status == .failed)
  #expect(time < .seconds(20))
}
