import Documents
import Testing

@Test func `reads an object a line`() throws {
  let reading = read(
    "records.jsonl",
    """
    {"id": "a", "text": "It was fish.", "title": "Fish", "date": "1961-05", "citation": "Box 1", "language": "English", "more": 5}

    {"text": "It was good fish."}
    """)
  #expect(reading.findings.isEmpty)
  #expect(reading.documents.map(\.id.rawValue) == ["records/a", "records/line-3"])
  let document = try #require(reading.documents.first)
  #expect(
    document.header
      == Header(title: "Fish", date: EDTF("1961-05"), citation: "Box 1", language: "English"))
  #expect(!document.isVerbatim, "its offsets do not count in the file")
}

@Test func `a line that cannot be read is named, and the others are read`() {
  let reading = read(
    "records.jsonl",
    """
    {"id": "a", "text": "One."}
    {"id": "b", "text":
    {"id": "c"}
    {"id": "d", "text": 5}
    [1, 2]
    {"id": "a", "text": "Again."}
    {"id": "e", "text": " "}
    {"id": "f", "text": null}
    {"id": "g", "text": "Last."}
    """)
  #expect(reading.documents.map(\.id.rawValue) == ["records/a", "records/g"])
  #expect(
    reading.findings.map(\.description) == [
      "records.jsonl:2: partly: no JSON object with a \"text\": the JSON is damaged",
      "records.jsonl:3: partly: no JSON object with a \"text\": it has no \"text\"",
      "records.jsonl:4: partly: no JSON object with a \"text\": \"text\" is of another type",
      "records.jsonl:5: partly: no JSON object with a \"text\": it is something else",
      "records.jsonl:6: partly: a line above has the id 'a'; give each its own",
      "records.jsonl:7: partly: the text is empty",
      "records.jsonl:8: partly: no JSON object with a \"text\": \"text\" is of another type",
    ])
}

@Test func `a file none of whose lines can be read has failed`() {
  let reading = read("records.jsonl", "no\nJSON\n")
  #expect(reading.documents.isEmpty)
  #expect(reading.status == .failed)
  #expect(reading.findings.count == 3)
}

@Test func `mentions count in code points`() {
  let reading = read(
    "records.jsonl",
    #"{"text": "𝄞 Gößta met Koht 🏳.", "mentions": [{"start": 12, "end": 16, "type": "Person", "entity": "koht"}, "#
      + #"{"start": 2, "end": 7, "type": "Person"}, {"start": 17, "end": 18, "type": "State"}]}"#)
  #expect(reading.findings.isEmpty)
  #expect(
    drawnMarks(reading.documents.first) == ["person -: Gößta", "person koht: Koht", "state -: 🏳"])
}

@Test(arguments: [
  #"{"start": -1, "end": 3, "type": "Person"}"#, #"{"start": 3, "end": 3, "type": "Person"}"#,
  #"{"start": 5, "end": 2, "type": "Person"}"#, #"{"start": 2, "end": 99, "type": "Person"}"#,
  #"{"start": 0, "end": 2, "type": "Fish"}"#, #"{"start": 0, "end": 2}"#,
])
func `a mention that cannot be is left out and named`(mention: String) {
  let reading = read("records.jsonl", "{\"text\": \"It was fish.\", \"mentions\": [\(mention)]}")
  #expect(reading.documents.first?.marks == [])
  #expect(reading.findings.map(\.place) == ["records.jsonl:1"])
  #expect(reading.status == .partly)
}

@Test func `a date that is none is named`() {
  let reading = read("records.jsonl", #"{"text": "It was fish.", "date": "3 May 1961"}"#)
  #expect(reading.documents.count == 1)
  #expect(reading.findings.first?.reason.hasPrefix("the date '3 May 1961' is none") == true)
}

@Test func `line ends of Windows and a byte-order mark are no matter`() {
  let reading = read("records.jsonl", "\u{FEFF}{\"text\": \"One.\"}\r\n{\"text\": \"Two.\"}\r\n")
  #expect(reading.documents.map(\.text.string) == ["One.", "Two."])
  #expect(reading.findings.isEmpty)
}

@Test func `a line of more than 64 MB is named, and the next is read`() {
  var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: RecordFile.longestText + 1)
  bytes += Array("\n{\"text\": \"Two.\"}".utf8)
  let reading = read("records.jsonl", bytes: bytes)
  #expect(reading.documents.map(\.text.string) == ["Two."])
  #expect(reading.findings.map(\.place) == ["records.jsonl:1"])
}
