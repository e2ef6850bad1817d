import Documents
import Foundation
import TestSupport
import Testing

/// A volume of two documents in the manner of *Foreign Relations*; the sentences are ours.
private let volume = """
  <?xml version="1.0" encoding="UTF-8"?>
  <TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>Relations of Bergen, 1961</title><title>Fish</title></titleStmt></fileDesc></teiHeader>
  <text><front>
  <div xml:id="persons"><list>
    <item><hi rend="strong"><persName xml:id="p_KH1">Koht, Halvdan</persName></hi>, Ambassador of Norway</item>
    <item><persName xml:id="p_RD1">Rusk, Dean</persName>, Secretary of State;</item>
    <item>No person.</item>
  </list></div>
  <div xml:id="terms"><list><item><term xml:id="t_EFTA1">EFTA</term>, European Free Trade Association</item></list></div>
  </front><body><div type="compilation"><head>Fish</head>
  <div type="document" n="1" xml:id="d1">
    <head>1. Memorandum of Conversation<note n="1" xml:id="d1fn1">Source: Box 1. Drafted by <persName corresp="#p_RD1">Rusk</persName>.</note></head>
    <opener><dateline><placeName>Washington</placeName>, <date when="1961-05-03T16:00:00-05:00">May 3, 1961, 4 p.m.</date></dateline></opener>
    <list type="subject"><head>SUBJECT</head><item>Fish</item></list>
    <list type="participants"><head>PARTICIPANTS</head><item><persName corresp="#p_KH1">Ambassador Koht</persName></item><item><persName corresp="#p_RD1"> Mr.
      Rusk</persName></item></list>
    <p>The Ambassador spoke of <gloss target="#t_EFTA1">EFTA</gloss> &amp; fish.</p>
    <p><persName corresp="#p_RD1">Mr. Rusk</persName> listened.<note n="2" xml:id="d1fn2">The text reads “glistened.”</note></p>
    <closer><signed><persName>Dean Rusk</persName></signed></closer>
  </div>
  <div type="document" n="2" xml:id="d2">
    <head>2. Telegram From Bergen</head>
    <opener><dateline><date from="1961-05-04" to="1961-05-06">May 4–6, 1961</date></dateline></opener>
    <p>No fish.</p>
  </div>
  </div></body></text></TEI>
  """

@Test func `reads the documents of a volume`() {
  let reading = read("v01.xml", volume)
  #expect(reading.findings.isEmpty)
  #expect(reading.documents.map(\.id.rawValue) == ["v01/d1", "v01/d2"])
  let headers = reading.documents.map(\.header)
  #expect(headers.map(\.title) == ["Memorandum of Conversation", "Telegram From Bergen"])
  #expect(headers.map(\.date) == [EDTF("1961-05-03"), EDTF("1961-05-04/1961-05-06")])
  #expect(reading.documents.first?.header.citation == "Relations of Bergen, 1961, document 1")
  #expect(reading.documents.allSatisfy { isSound($0) && !$0.isVerbatim })
}

@Test func `sets apart what the markup does, footnotes last`() {
  #expect(
    drawn(read("v01.xml", volume).documents.first) == [
      "title: 1. Memorandum of Conversation",
      "dateline: Washington, May 3, 1961, 4 p.m.",
      "label: SUBJECT\nFish",
      "participants: PARTICIPANTS\nAmbassador Koht\nMr. Rusk",
      "signature: Dean Rusk",
      "footnote: Source: Box 1. Drafted by Rusk.",
      "footnote: The text reads “glistened.”",
    ])
}

@Test func `a footnote speaks with the editor's voice, and not in the text`() throws {
  let document = try #require(read("v01.xml", volume).documents.first)
  #expect(document.sections(.footnote).allSatisfy { $0.voice == .editor })
  #expect(document.text.string.contains("Mr. Rusk listened.\nDean Rusk\n"))
}

@Test func `marks name persons, places and terms`() {
  #expect(
    drawnMarks(read("v01.xml", volume).documents.first) == [
      "place -: Washington",
      "person p_KH1: Ambassador Koht",
      "person p_RD1: Mr. Rusk",
      "term t_EFTA1: EFTA",
      "person p_RD1: Mr. Rusk",
      "person -: Dean Rusk",
      "person p_RD1: Rusk",
    ])
}

@Test func `the lists of a volume are its documents' too`() throws {
  let read = try #require(read("v01.xml", volume).documents.last?.volume)
  #expect(read.title == "Relations of Bergen, 1961")
  #expect(
    read.persons == [
      "p_KH1": Volume.Person(name: "Koht, Halvdan", description: "Ambassador of Norway"),
      "p_RD1": Volume.Person(name: "Rusk, Dean", description: "Secretary of State"),
    ])
  #expect(
    read.terms == [
      "t_EFTA1": Volume.Term(abbreviation: "EFTA", expansion: "European Free Trade Association")
    ])
}

@Test func `a truncated volume keeps what came before, and names the line`() throws {
  let cut = try #require(volume.range(of: "No fish."))
  let text = String(volume[..<cut.lowerBound])
  let reading = read("v01.xml", text)
  #expect(reading.documents.map(\.id.rawValue) == ["v01/d1"])
  #expect(reading.status == .partly)
  let line = text.split(separator: "\n", omittingEmptySubsequences: false).count
  #expect(reading.findings.map(\.place) == ["v01.xml:\(line)"])
  #expect(reading.findings.first?.reason.contains("document d2") == true)
}

@Test func `a volume broken before its first document has failed`() {
  let reading = read("v01.xml", "<?xml version=\"1.0\"?>\n<TEI>\n<text></body>")
  #expect(reading.status == .failed)
  #expect(reading.findings.map(\.place) == ["v01.xml:3"])
}

/// What libxml2 prints would stand between the words of the program.
@Test func `nothing is printed of what is wrong with the markup`() async throws {
  let process = await #expect(
    processExitsWith: .success, observing: [\.standardErrorContent, \.standardOutputContent]
  ) {
    _ = read("v01.xml", volume.replacing("xml:id=\"d2\"", with: "xml:id=\"d1\""))
    _ = read("v01.xml", "<TEI><div type=\"document\"></p>")
    _ = read("page.html", "<p id=\"a\"></b><p id=\"a\">&bogus;")
  }
  let printed = try #require(process).standardErrorContent + process!.standardOutputContent
  #expect(String(decoding: printed, as: UTF8.self) == "")
}

@Test func `documents of one xml:id are kept apart, and named`() {
  let reading = read("v01.xml", volume.replacing("xml:id=\"d2\"", with: "xml:id=\"d1\""))
  #expect(reading.documents.map(\.id.rawValue) == ["v01/d1", "v01/d1-2"])
  #expect(
    reading.findings.map(\.description) == [
      "v01.xml: read: two documents have the xml:id 'd1'; the second is called 'd1-2'"
    ])
}

@Test func `an empty document and a file with none are named`() {
  let empty = read("v01.xml", "<TEI><div type=\"document\" xml:id=\"d1\"><p> </p></div></TEI>")
  #expect(empty.documents.isEmpty)
  #expect(empty.findings.first?.reason == "document d1 is empty and left out")
  #expect(read("v01.xml", "<TEI><p>Fish</p></TEI>").status == .skipped)
}

@Test func `an entity that is not known leaves its name`() {
  let reading = read(
    "v01.xml",
    """
    <!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY fish "cod">]>
    <TEI><div type="document" xml:id="d1"><p>It was &fish; and &x;.</p></div></TEI>
    """)
  #expect(reading.documents.first?.text.string == "It was &fish; and &x;.")
}

@Test func `entities that multiply end the reading, and soon`() {
  var entities = "<!ENTITY e0 \"fishfishfish\">"
  for level in 1...12 {
    entities += "<!ENTITY e\(level) \"\(String(repeating: "&e\(level - 1);", count: 10))\">"
  }
  let text =
    "<!DOCTYPE TEI [\(entities)]>\n<TEI><div type=\"document\" n=\"&e12;\"><p>&e12;</p></div></TEI>"
  let clock = ContinuousClock()
  var reading = Reading()
  let time = clock.measure { reading = read("v01.xml", text) }
  #expect(reading.status == .failed)
  #expect(time < .seconds(20))
}

@Test func `elements nested without end do no harm`() {
  let text = "<TEI><div type=\"document\">" + String(repeating: "<p>", count: 100_000)
  #expect(read("v01.xml", text).status == .failed)
}

@Test(.enabled(if: sharedFolder != nil, "the corpora of ../shared are not here"))
func `reads a whole volume of Foreign Relations without a finding`() throws {
  let path = (sharedFolder ?? "") + "/corpora/frus/frus1964-68v29p1.xml.xz"
  let file = try RecordFile(reading: path)
  let reading = FormatReader.read(file, id: Document.ID("v29"))
  #expect(reading.findings.isEmpty)
  #expect(reading.documents.count == 369)
  #expect(reading.documents.first?.volume?.persons.isEmpty == false)
  #expect(reading.documents.allSatisfy(isSound))
}

@Test(.enabled(if: sharedFolder != nil, "the seed cable of ../shared is not here"))
func `reads the seed cable`() throws {
  let file = try RecordFile(reading: (sharedFolder ?? "") + "/seed/1965-12-26-cable.txt")
  let reading = FormatReader.read(file, id: Document.ID("seed"))
  let document = try #require(reading.documents.first)
  #expect(reading.findings.isEmpty)
  #expect(document.text.utf8 == file.bytes)
  #expect(document.header.date == EDTF("1965-12-26"))
  #expect(document.header.language == "Chinese")
  #expect(
    document.sections(.signature).map { document.text[$0.span] }
      == ["[Chinese] Embassy in [North] Korea 26 December 1965"])
  #expect(isSound(document))
}
