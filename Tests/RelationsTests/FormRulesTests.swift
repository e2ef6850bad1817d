import Documents
import Relations
import TestSupport
import Testing

private let telegram = record(
  "12. Telegram From the Embassy in Finland to the Department of State\n"
    + "Helsinki, May 3, 1961.\n"
    + "Swedish Ambassador Jarring called today and spoke about Sweden and trade in general terms.\n"
    + "Gufler")

@Test(arguments: [
  "document SENT_BY Embassy in Finland", "document SENT_TO Department of State",
  "Embassy in Finland COMMUNICATED_WITH Department of State", "document AUTHORED_BY Gufler",
  "Jarring HOLDS_OFFICE Sweden",
])
func `reads headings, signatures and titles`(expected: String) {
  #expect(told(telegram).contains(expected), "\(told(telegram))")
}

@Test func `a person in the brackets of a heading is the sender, and holds the office before it`() {
  let lines = told(
    record(
      "Letter From the Director of the Office of Southeast Asian Affairs (Kocher) to the Ambassador in Vietnam (Durbrow)\n"
        + "Washington, March 11, 1959.\nThe matter of the aircraft is at a standstill for the present time.\nEric Kocher"
    ))
  #expect(lines.contains("document SENT_BY Eric Kocher"), "\(lines)")
  #expect(lines.contains("document SENT_TO Durbrow"), "\(lines)")
  #expect(lines.contains("Eric Kocher HOLDS_OFFICE Office of Southeast Asian Affairs"), "\(lines)")
}

@Test func `participants met those of the other side, not of their own`() {
  let lines = told(
    record(
      "Memorandum of Conversation\nWashington, May 3, 1961.\nPARTICIPANTS\nUnited States\n"
        + "Mr. Foy Kohler\nMr. Albert Sherer\nPoland\nAmbassador Romuald Spasowski\n"
        + "The Ambassador spoke at length of the visit of the Vice President to his country last year."
    ))
  #expect(
    lines.contains { $0.contains("MET_WITH") && $0.contains("Kohler") && $0.contains("Spasowski") },
    "\(lines)")
  #expect(
    !lines.contains { $0.contains("MET_WITH") && $0.contains("Kohler") && $0.contains("Sherer") },
    "\(lines)")
}

@Test func `a letter that is answered was written by its reader`() {
  let lines = told(
    record(
      "Letter From Mr. Dean Rusk to Mr. Andrei Gromyko\nWashington, May 3, 1961.\n"
        + "I thank you for your letter of April 12, which I have read with great care and attention."
    ))
  #expect(lines.contains("Andrei Gromyko COMMUNICATED_WITH Dean Rusk"), "\(lines)")
}
