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

@Test(arguments: [
  (
    "Mr. Dean Rusk saw Mr. Andrei Gromyko. Later Mr. George Ball told him of Norway.",
    "George Ball COMMUNICATED_WITH Dean Rusk"
  ),
  (
    "Mr. Dean Rusk wrote to Mr. George Ball, and the latter met Mr. Andrei Gromyko.",
    "George Ball MET_WITH Andrei Gromyko"
  ),
  (
    "Poland and the United States were pleased with the Polish-American meeting of May.",
    "Poland MET_WITH United States"
  ),
])
func `reads whom words mean that name nobody, and who met by nouns`(
  text: String, expected: String
) {
  let lines = told(text)
  let other = expected.split(separator: " MET_WITH ").reversed().joined(separator: " MET_WITH ")
  #expect(lines.contains { $0 == expected || $0 == other }, "\(lines)")
}

@Test func `nobody is told by himself`() {
  let lines = told("Mr. George Ball came. Mr. Dean Rusk told him of Norway.")
  #expect(lines.contains("Dean Rusk COMMUNICATED_WITH George Ball"), "\(lines)")
  #expect(!lines.contains { $0.hasPrefix("George Ball COMMUNICATED_WITH") }, "\(lines)")
}

@Test func `who concurs, concurs with whoever spoke`() {
  let lines = told("Mr. Andrei Gromyko said that this was wise. Mr. Dean Rusk concurred.")
  #expect(lines.contains("Dean Rusk SUPPORTS Andrei Gromyko"), "\(lines)")
}

@Test(arguments: [
  ("China gave 600,000 tons of rice to Japan.", "rice", "600,000 tons"),
  ("China gave some 20 tractors to Japan.", "tractors", "20"),
  ("China gave $10 million in loans to Japan.", "loans", "$10 million"),
  ("China gave rice to Japan.", "rice", nil),
])
func `tells what was given, and how much of it`(text: String, goods: String, quantity: String?) {
  let aid = attributes(of: "AIDS", in: text)
  #expect(aid["commodity"] == goods)
  #expect(aid["quantity"] == quantity)
}
