import Documents
import TestSupport
import Testing

/// A page in the layout of the Wilson Center Digital Archive; the sentences are ours.
private let page = """
  May 3, 1961

  Cable from the Legation in Norway to the Ministry of Trade

  Citation:

  "Cable from the Legation in Norway," May 3, 1961, Archive of Trade, 12-3.

  Summary:

  The Legation tells of talks on fish.

  Credits:

  Made possible by a foundation.

  Original Language:

  Norwegian

  Contents:

  Translation - English

  [To] the Ministry of Trade:

  Today the Minister received the Consul at noon, and they talked about the price of fish until evening.

  Nothing was decided.

  [Danish] Legation in Norway 3 May 1961

  Related Documents:

  Cable from the Legation in Iceland
  """

@Test func `reads the fields of a Wilson Center page`() {
  let document = record(page)
  #expect(document.header.title == "Cable from the Legation in Norway to the Ministry of Trade")
  #expect(document.header.date == EDTF("1961-05-03"))
  #expect(
    document.header.citation
      == "\"Cable from the Legation in Norway,\" May 3, 1961, Archive of Trade, 12-3.")
  #expect(document.header.language == "Norwegian")
}

@Test func `sets apart the sections of a Wilson Center page`() {
  let document = record(page)
  #expect(
    drawn(document) == [
      "dateline: May 3, 1961",
      "title: Cable from the Legation in Norway to the Ministry of Trade",
      "field: Citation:",
      "citation: \"Cable from the Legation in Norway,\" May 3, 1961, Archive of Trade, 12-3.",
      "field: Summary:",
      "summary: The Legation tells of talks on fish.",
      "field: Credits:",
      "credits: Made possible by a foundation.",
      "field: Original Language:",
      "field: Norwegian",
      "field: Contents:",
      "field: Translation - English",
      "label: [To] the Ministry of Trade:",
      "body: Today the Minister received the Consul at noon, and they talked about the price of fish "
        + "until evening.\n\nNothing was decided.",
      "signature: [Danish] Legation in Norway 3 May 1961",
      "field: Related Documents:",
      "field: Cable from the Legation in Iceland",
    ])
  #expect(isSound(document))
}

@Test func `the catalogue speaks with the editor's voice, the record with its author's`() {
  let editors = record(page).sections.filter { $0.voice == .editor }.map(\.kind)
  #expect(Set(editors) == [.citation, .summary, .credits, .field])
  #expect(record(page).sections(.body).allSatisfy { $0.voice == .author })
}

private let memorandum = """
  207. Memorandum of Conversation

  Washington, May 3, 1961, 4 p.m.

  SECRET

  SUBJECT
  The price of fish

  PARTICIPANTS
  Norway
  Ambassador Koht
  United States
  Mr. Rusk, Secretary of State

  The Ambassador said that the price of fish had fallen, and asked whether the Secretary could help.

  Mr. Rusk said that he would think about it.

  Dean Rusk
  """

@Test func `reads heading, dateline, subject and participants of a printed record`() {
  let document = record(memorandum)
  #expect(document.header.title == "Memorandum of Conversation")
  #expect(document.header.date == EDTF("1961-05-03"))
  #expect(
    drawn(document) == [
      "title: 207. Memorandum of Conversation",
      "dateline: Washington, May 3, 1961, 4 p.m.",
      "field: SECRET",
      "label: SUBJECT",
      "label: The price of fish",
      "label: PARTICIPANTS",
      "participants: Norway",
      "participants: Ambassador Koht",
      "participants: United States",
      "participants: Mr. Rusk, Secretary of State",
      "body: The Ambassador said that the price of fish had fallen, and asked whether the Secretary "
        + "could help.\n\nMr. Rusk said that he would think about it.",
      "signature: Dean Rusk",
    ])
  #expect(isSound(document))
}

@Test(arguments: ["\n", "\r\n", "\r"])
func `the line ends of every system make the same sections`(end: String) {
  let document = record(memorandum.replacing("\n", with: end))
  #expect(drawn(document).count == drawn(record(memorandum)).count)
  #expect(document.header.title == "Memorandum of Conversation")
}

@Test func `reads fields that stand on the line of their label`() {
  let document = record(
    """
    Memorandum From the Director to the Secretary

    TO: The Secretary
    FROM: EUR—Mr. Kohler
    PRESENT: Mr. Kohler, Mr. Koht

    The Norwegians asked again about fish, and we should answer them before the week is over.

    Respectfully,
    Foy D. Kohler
    Director
    """)
  #expect(
    drawn(document) == [
      "title: Memorandum From the Director to the Secretary",
      "label: TO: The Secretary",
      "label: FROM: EUR—Mr. Kohler",
      "label: PRESENT:",
      "participants: Mr. Kohler, Mr. Koht",
      "body: The Norwegians asked again about fish, and we should answer them before the week is over."
        + "\n\nRespectfully,",
      "signature: Foy D. Kohler",
      "signature: Director",
    ])
}

@Test func `running text alone is body`() {
  let document = record("The Ambassador arrived. He met no one.")
  #expect(drawn(document) == ["body: The Ambassador arrived. He met no one."])
  #expect(document.header == Header())
}

@Test func `a heading gives the date where no dateline does`() {
  let document = record("Letter to the Queen, 3 May 1961\nThe fish arrived. It was good fish.")
  #expect(document.header.date == EDTF("1961-05-03"))
}

@Test func `two hundred thousand participants are read at once`() {
  let list = String(repeating: "Mr. Koht\n", count: 200_000)
  let clock = ContinuousClock()
  var count = 0
  let time = clock.measure { count = record("PARTICIPANTS\n" + list).sections.count }
  #expect(count == 200_001)
  #expect(time < .seconds(30))
}

@Test func `sections lie inside the text and never overlap, whatever the text`() {
  let pieces = [
    "May 3, 1961", "Citation:", "Summary:", "Contents:", "Subjects:", "Translation - English",
    "SUBJECT", "PARTICIPANTS", "TO:", "FROM: the Embassy", "PRESENT:", "Dean Rusk", "Sincerely,",
    "207. Telegram From Bergen", "No. 7", "—", "é", "\u{FEFF}", "\u{A0}", "𝄞𝄞", "[To] Us", "---",
    "#",
    "# Fish", "date: 1961", "SECRET", "The Minister said that the price of fish had fallen again.",
    "Ü: ä", "", " ", "\t", "12345678901234567890123456789012345678ö: x",
  ]
  for seed in 0..<200 {
    var random = SeededGenerator(seed: seed)
    let lines = (0..<Int.random(in: 0...25, using: &random)).map { _ in
      pieces.randomElement(using: &random)!
        + (Bool.random(using: &random) ? "" : " " + pieces.randomElement(using: &random)!)
    }
    let end = ["\n", "\n\n", "\r\n"].randomElement(using: &random)!
    let text = lines.joined(separator: end)
    for name in ["a.txt", "a.md", "a.html"] {
      for document in read(name, text).documents {
        #expect(isSound(document), "seed \(seed), \(name)")
      }
    }
  }
}

@Test(arguments: [
  ("J.C. King\nChief, WHD", ["J.C. King", "Chief, WHD"]),
  ("David Klein\nL.J. Legere", ["David Klein", "L.J. Legere"]),
  (
    "W. W. Rostow\nApproved\nDisapproved\nSee me",
    ["W. W. Rostow", "Approved", "Disapproved", "See me"]
  ),
  ("Approved\nRusk", ["Rusk"]),
])
func `a signature is a name, two, or one over an office or lines to tick`(
  end: String, signature: [String]
) {
  let document = record(
    "Memorandum From the Director to the Secretary\n\nWashington, May 3, 1961.\n\n"
      + "The Norwegians asked again about fish, and we should answer them before the week is over.\n"
      + end)
  let found = drawn(document).filter { $0.hasPrefix("signature: ") }.map { $0.dropFirst(11) }
  #expect(found.map(String.init) == signature)
}
