import Documents
import Entente
import TestSupport
import Testing

private let extractor = try! Extractor(standardVocabulary, standardModels)

/// What is told of a record by the models inside the program, one claim a line.
private func told(_ document: Document) -> [String] {
  let extraction = extractor.extract(document)
  return extraction.claims.map { claim in
    let ends = [claim.from, claim.to].map { end in
      if case .entity(let index) = end { extraction.entities[index].name } else { "document" }
    }
    return "\(ends[0]) \(claim.relation.name) \(ends[1])"
  }
}

/// The words that name an entity of a record.
private func words(for name: String, in document: Document) -> [String]? {
  let extraction = extractor.extract(document)
  return extraction.entities.first { $0.name == name }?.mentions.map {
    extraction.document.text[extraction.mentions[$0].span]
  }
}

@Test(arguments: [
  // A salutation is whom the heading names.
  (
    "John Foster Dulles", ["the Secretary of State", "FOSTER"],
    "Letter From the Representative at the United Nations (Lodge) to the Secretary of State\n"
      + "New York, June 16, 1958.\nDEAR FOSTER: I did not have time to say what I think of it.\n"
      + "Sincerely yours,\nCabot L."
  ),
  // A capital that sends is the embassy there.
  (
    "Embassy in Pakistan", ["Embassy in Pakistan", "Karachi"],
    "Telegram From the Department of State to the Embassy in Pakistan\n"
      + "Washington, May 3, 1961.\n"
      + "Reference Karachi's 1102 and 1103. Tell the Minister that we agree with it."
  ),
])
func `other words mean whom a heading names`(name: String, words expected: [String], text: String) {
  #expect(words(for: name, in: record(text)) == expected)
}

@Test func `who gets copies is told below their label`() {
  let lines = told(
    record(
      "Telegram From the Department of State to the Embassy in Nigeria\nWashington, May 3, 1969.\n"
        + "TO:\nAMEMBASSY LAGOS\nINFO:\nAMEMBASSY LONDON\nSUBJECT:\nRelief flights\n"
        + "The flights of the relief agencies should go on by day as well as by night from now on.")
  )
  #expect(lines.contains { $0.hasPrefix("document SENT_TO") && $0.contains("LONDON") }, "\(lines)")
}

@Test func `a letterhead below the word memorandum is no reader`() {
  let lines = told(
    record(
      "Memorandum From Secretary of State Rusk to President Johnson\nWashington, May 3, 1966.\n"
        + "MEMORANDUM\nTHE WHITE HOUSE\nWASHINGTON\n"
        + "SUBJECT:\nRelief flights\n"
        + "The flights of the relief agencies should go on by day as well as by night from now on.")
  )
  #expect(!lines.contains { $0.hasPrefix("document SENT_TO White House") }, "\(lines)")
}

@Test(arguments: [
  (
    "Reference Cairo's 1102 to Department, 32 to USUN.", "Cairo",
    "United States Mission to the United Nations"
  ),
  ("Cairo 1102 repeated Tunis 32 came late.", "Cairo", "Tunis"),
  ("As telegram 917 from Cairo has it, the talks go on.", "Cairo", "Department of State"),
  ("This was said in telegram 536 to Cairo, May 2.", "Department of State", "Cairo"),
])
func `telegrams are told by their numbers`(sentence: String, sender: String, reader: String) {
  let lines = told(
    record(
      "Telegram From the Department of State to the Embassy in Libya\nWashington, May 3, 1961.\n"
        + sentence + " The Minister has been told in Tripoli that we agree with it."))
  #expect(lines.contains("\(sender) COMMUNICATED_WITH \(reader)"), "\(lines)")
}

@Test func `a year after a city is no telegram`() {
  let lines = told(
    record(
      "Telegram From the Department of State to the Embassy in Libya\nWashington, May 3, 1961.\n"
        + "The agreement of Geneva 1954 is not in question. The Minister has been told so."))
  #expect(!lines.contains { $0.hasPrefix("Geneva COMMUNICATED_WITH") }, "\(lines)")
}

@Test func `whom a cable is for is told by its sender`() {
  let lines = told(
    record(
      "Telegram From the Embassy in Turkey to the Department of State\nAnkara, May 3, 1961.\n"
        + "1102. London for Jernegan.\n"
        + "The Minister has been told that we agree with what his Government wants."))
  #expect(lines.contains("document SENT_TO Jernegan"), "\(lines)")
  #expect(lines.contains("Embassy in Turkey COMMUNICATED_WITH Jernegan"), "\(lines)")
}

@Test func `an office that is told before a name is that person's`() {
  let lines = told(
    record(
      "Memorandum of Conversation\nWashington, May 3, 1961.\n"
        + "The Foreign Minister of Norway, Mr. Lange, agreed that the talks should go on in Oslo."))
  #expect(lines.contains { $0.hasSuffix("Lange HOLDS_OFFICE Norway") }, "\(lines)")
}
