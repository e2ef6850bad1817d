import Documents
import Relations
import TestSupport
import Testing

@Test(arguments: [
  ("Norway criticized Italy.", "Norway OPPOSES Italy"),
  ("Italy was criticized by Norway.", "Norway OPPOSES Italy"),
  ("China sells rice to Japan.", "China EXPORTS_TO Japan"),
  ("Japan imports rice from China.", "China EXPORTS_TO Japan"),
  ("Soviet aid to Vietnam has grown, the Soviet Union says.", "Soviet Union AIDS Vietnam"),
  ("Italy invaded Ethiopia.", "Italy ATTACKS Ethiopia"),
  ("France recognized Israel.", "France RECOGNIZES Israel"),
  ("Yesterday Mr. Dean Rusk met Mr. Andrei Gromyko.", "Dean Rusk MET_WITH Andrei Gromyko"),
  ("Hungary accused Yugoslavia of betrayal.", "Hungary ACCUSES Yugoslavia"),
  ("Albania rebuffed Greece.", "Albania REJECTS Greece"),
])
func `reads verbs, passives and deeds that nouns name`(text: String, expected: String) {
  #expect(told(text).contains { $0.hasPrefix(expected) }, "\(told(text))")
}

@Test(arguments: [
  ("China did not attack Laos.", "China ATTACKS Laos not"),
  ("Norway never criticized Italy.", "Norway OPPOSES Italy not"),
  ("Mr. Dean Rusk will visit Norway.", "Dean Rusk TRAVELED_TO Norway planned"),
  ("Italy might invade Albania.", "Italy ATTACKS Albania hypothetical"),
])
func `reads what is denied, planned or possible`(text: String, expected: String) {
  #expect(told(text).contains(expected), "\(told(text))")
}

@Test func `says who says so`() {
  let lines = told("Mr. Andrei Gromyko said that China attacked India.")
  #expect(lines.contains("China ATTACKS India by Andrei Gromyko"), "\(lines)")
  #expect(told("China attacked India.").contains("China ATTACKS India"))
}

@Test
func
  `numbered points after an introduction are the speaker's, until the report's own voice returns`()
{
  let lines = told(
    record(
      "Memorandum on talks\nPeking, May 3, 1961.\n"
        + "Premier Nam Il received Vice Premier Chen Yi. Nam Il made the following points:\n"
        + "(1) The Soviet Union attacked China in its newspapers again and again.\n"
        + "(2) Japan attacked China in many speeches of its ministers this year.\n"
        + "France attacked China in a declaration of its government on the same day."))
  #expect(lines.contains("Soviet Union ATTACKS China by Nam Il"), "\(lines)")
  #expect(lines.contains("Japan ATTACKS China by Nam Il"), "\(lines)")
  #expect(lines.contains("France ATTACKS China"), "\(lines)")
}

@Test(arguments: [
  "The widow of King John met nobody.",
  "Norway and Italy are mentioned here.",
  "China exists. Laos exists too.",
])
func `names that stand together are no relation`(text: String) {
  #expect(told(text).isEmpty, "\(told(text))")
}
