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

/// A memorandum of Washington with something to say.
private func memorandum(_ text: String, year: Int = 1961) -> Document {
  record(
    "Memorandum From the Director of the Office of Northern European Affairs (Sweeney) to the "
      + "Secretary of State\nWashington, May 3, \(year).\n\(text)")
}

@Test(arguments: [
  ("The United States thanked Secretary McNamara.", "McNamara HOLDS_OFFICE United States"),
  (
    "The Department of Defense thanked Secretary McNamara for it.",
    "HOLDS_OFFICE Department of Defense"
  ),
  ("The Department thanked Secretary Rusk.", "HOLDS_OFFICE Department of State"),
  (
    "Finland was pleased, as President Kekkonen told Finland's newspapers.",
    "Kekkonen HOLDS_OFFICE Finland"
  ),
  (
    "The United Nations and Secretary-General Hammarskjold were told of it.",
    "HOLDS_OFFICE United Nations"
  ),
])
func `an office whose body is not said is one of whom the record means`(
  text: String, expected: String
) {
  let lines = told(memorandum(text))
  #expect(lines.contains { $0.hasSuffix(expected) }, "\(lines)")
}

@Test func `no office is given of a state that the record does not name`() {
  let lines = told(
    memorandum("Sweden was pleased with President Kekkonen."), authority: .standard())
  #expect(!lines.contains { $0.contains("Kekkonen HOLDS_OFFICE Finland") }, "\(lines)")
}

@Test(arguments: [
  ("For Secretary from Stevenson. The talks went on all day.", "document AUTHORED_BY Stevenson"),
  (
    "For Mr. George Ball from Mr. Adlai Stevenson. The talks went on all day.",
    "Adlai Stevenson COMMUNICATED_WITH George Ball"
  ),
  ("The talks went on all day.\nUSUN pass Mr. Dean Rusk.", "document SENT_TO Dean Rusk"),
  (
    "The talks went on all day and nobody was pleased.\nSincerely, Adlai E. Stevenson.",
    "document AUTHORED_BY Adlai E. Stevenson"
  ),
])
func `reads for whom and from whom a cable is by its first and last words`(
  body: String, expected: String
) {
  let lines = told(
    record(
      "7. Telegram From the Embassy in Norway to the Department of State\nOslo, May 3, 1961.\n"
        + body))
  #expect(lines.contains(expected), "\(lines)")
}

@Test func `a sentence that says "for" and "from" is no address`() {
  let lines = told(
    record(
      "7. Telegram From the Embassy in Norway to the Department of State\nOslo, May 3, 1961.\n"
        + "Asked for Mr. Dean Rusk, he had nothing from Mr. George Ball."))
  #expect(!lines.contains { $0.contains("document SENT_TO Dean Rusk") }, "\(lines)")
}

@Test func `initials at the end are the sender's`() {
  let lines = told(
    record(
      "Memorandum From Mr. McGeorge Bundy to Mr. Dean Rusk\nWashington, May 3, 1961.\n"
        + "The paper on Norway is ready, and may be read at leisure by everybody.\nMcG. B."))
  #expect(lines.contains("document AUTHORED_BY McGeorge Bundy"), "\(lines)")
}

@Test
func `symbols of offices, and organizations on a participant's line, are what they belong to`() {
  let lines = told(
    record(
      "Memorandum of Conversation\nWashington, May 3, 1961.\nPARTICIPANTS\nPoland\n"
        + "Ambassador Romuald Spasowski\nEUR—Mr. Foy Kohler\nMr. Albert Sherer, EE\n"
        + "The Ambassador spoke at length of the visit of the Vice President to his country last year."
    ))
  #expect(lines.contains("Foy Kohler MEMBER_OF EUR"), "\(lines)")
  #expect(lines.contains("Albert Sherer MEMBER_OF EE"), "\(lines)")
}

@Test func `the name of an agreement tells its parties`() {
  let lines = told("Iraq and Turkey have much to say of the Turkish-Iraqi Pact.")
  #expect(lines.contains { $0.hasPrefix("Iraq PARTICIPATES_IN") }, "\(lines)")
  #expect(lines.contains { $0.hasPrefix("Turkey PARTICIPATES_IN") }, "\(lines)")
  #expect(lines.contains("Turkey NEGOTIATED_WITH Iraq"), "\(lines)")
}

@Test(arguments: [
  // Accredited to somebody, of one's own state.
  (
    "Telegram From the Ambassador to Egypt (Eilts) to the Department of State",
    "I told the Egyptian officials that the United States would study the note.",
    "Eilts HOLDS_OFFICE United States", "Eilts HOLDS_OFFICE Egypt"
  ),
  // A group is no office.
  (
    "Memorandum From the Secretary of State to President Nixon",
    "The committee had people from Treasury (Volcker and Petty) and others.",
    "Volcker MEMBER_OF Department of the Treasury",
    "Volcker HOLDS_OFFICE Department of the Treasury"
  ),
  (
    "Memorandum From the Secretary of State to President Nixon",
    "The paper was read at Camp David, Maryland, and by the Department of State in turn.",
    "Camp David LOCATED_IN Maryland", "Maryland LOCATED_IN Camp David"
  ),
  (
    "Memorandum From the Secretary of State to President Nixon",
    "The Senate Foreign Relations Committee and the Senate have the treaty of last May before them.",
    "Senate Foreign Relations Committee PART_OF Senate",
    "Senate PART_OF Senate Foreign Relations Committee"
  ),
])
func `who is whose`(heading: String, text: String, told: String, not: String) {
  let lines = RelationsTests.told(record("\(heading)\nWashington, May 3, 1971.\n\(text)"))
  #expect(lines.contains(told), "\(lines)")
  #expect(!lines.contains(not), "\(lines)")
}

@Test func `delegations are named by their adjectives too`() {
  let lines = told(
    record(
      "Memorandum of Conversation\nWashington, May 3, 1961.\nPARTICIPANTS\nU.S. Side\n"
        + "The Secretary\nMr. Foy Kohler\nFrench Side\nM. Louis Joxe\nM. Charles Lucet\n"
        + "The conversation turned to the price of grain and to the harvest of the last year."))
  #expect(lines.contains("Foy Kohler MET_WITH Louis Joxe"), "\(lines)")
  #expect(!lines.contains("Louis Joxe MET_WITH Charles Lucet"), "\(lines)")
}

@Test func `a telephone conversation goes both ways`() {
  let lines = told(
    record(
      "Memorandum of a Telephone Conversation Between President Kennedy and Secretary McNamara\n"
        + "Washington, May 3, 1962.\nThey spoke about the budget of the year."))
  #expect(
    lines.contains { $0.contains("Kennedy COMMUNICATED_WITH Robert S. McNamara") }, "\(lines)")
  #expect(lines.contains { $0.hasPrefix("Robert S. McNamara COMMUNICATED_WITH") }, "\(lines)")
}

@Test func `what two tell each other who meet is the meeting, but not what they hand over`() {
  let heading = "Memorandum of Conversation\nWashington, May 3, 1962.\n"
  let spoken = told(
    record(heading + "Ambassador Brown met Mr. Talbot. Ambassador Brown told Mr. Talbot the news."))
  #expect(spoken.contains { $0.contains("MET_WITH") }, "\(spoken)")
  #expect(!spoken.contains { $0.contains("COMMUNICATED_WITH") }, "\(spoken)")
  let apart = told(record(heading + "Ambassador Brown told Mr. Talbot the news."))
  #expect(apart.contains("Brown COMMUNICATED_WITH Talbot"), "\(apart)")
  let handed = told(
    record(
      heading + "Ambassador Brown met Mr. Talbot. Ambassador Brown sent a letter to Mr. Talbot."))
  #expect(handed.contains { $0.contains("COMMUNICATED_WITH") }, "\(handed)")
}

@Test(arguments: [
  ("Prime Minister Wilson", "1966", "Harold Wilson HOLDS_OFFICE United Kingdom"),
  ("President Diem", "1962", "Ngo Dinh Diem HOLDS_OFFICE South Vietnam"),
])
func `whose a leader is, is told by the date`(title: String, year: String, told expected: String) {
  let lines = told(
    record(
      "Memorandum\nLondon, May 3, \(year).\n"
        + "The United Kingdom and South Vietnam were named, and \(title) wrote a paper of his own.")
  )
  #expect(lines.contains(expected), "\(lines)")
}
