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
