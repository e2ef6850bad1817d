import Documents
import Mentions
import TestSupport
import Testing

private let finder = MentionFinder(standardVocabulary, standardReader)

private func marked(_ expected: String) -> String {
  let document = passage(unmarked(expected))
  return marking(finder.mentions(in: standardReader.read(document)), in: document)
}

@Test(arguments: [
  "Ambassador ⟦person:Brown⟧ met ⟦person:Chou En-lai⟧ in ⟦place:Warsaw⟧.",
  "Yesterday Mr. ⟦person:Dean Rusk⟧ called Vice Premier ⟦person:Li Xiannian⟧.",
  "Messrs. ⟦person:Hoover⟧, ⟦person:Dixon⟧ and ⟦person:Morse⟧ were present.",
  "A letter came from U. ⟦person:Alexis Johnson⟧ today.".replacing(
    "U. ⟦person:", with: "⟦person:U. "),
])
func `finds people by title, given name and initials, without their titles`(expected: String) {
  #expect(marked(expected) == expected)
}

@Test(arguments: [
  "We told ⟦state:North Korea⟧ and the ⟦state:USSR⟧ that the ⟦state:Soviets⟧ would agree.",
  "The French officers have met, but the ⟦state:French⟧ said nothing.",
  "The ⟦state:Soviet Government⟧ replied; ⟦state:Dutch authorities⟧ did not.",
  "In ⟦state:Finland⟧ the ⟦state:GOF⟧ stood firm.",
  "⟦state:Iran⟧, and ⟦state:Iran⟧ again, not ⟦state:Iraq⟧, is the ⟦state:GOI⟧ here.",
  "⟦state:Pakistan⟧ is ⟦state:Pakistan⟧ and ⟦state:Pakistan⟧ is the ⟦state:GOP⟧ here.",
  "Both sides of ⟦state:[North] Korea⟧ were seen.",
])
func `finds states by name, abbreviation and demonym, but not by adjective`(expected: String) {
  #expect(marked(expected) == expected)
}

@Test(arguments: [
  "The ⟦organization:Ministry of Foreign Affairs⟧ wrote to the ⟦organization:Embassy in Finland⟧.",
  "A note of the ⟦organization:[Chinese] Embassy in [North] Korea⟧ arrived.",
  "The ⟦organization:Korean [Workers'] Party⟧ sent a cable.",
])
func `finds organizations by their grammar, brackets included`(expected: String) {
  #expect(marked(expected) == expected)
}

@Test func `takes a capital for a place, unless it acts`() {
  let expected = "They met in ⟦place:Moscow⟧, and later ⟦state*:Moscow⟧ has decided otherwise."
  #expect(marked(expected) == expected)
}

@Test(arguments: [
  "The army crossed the ⟦place:38th parallel⟧.",
  "It was agreed at the ⟦event:Geneva Conference⟧.",
])
func `finds lines and events`(expected: String) {
  #expect(marked(expected) == expected)
}

@Test(arguments: [
  "The ⟦state:Government of Ghana⟧ wrote, and the ⟦state:United States Government⟧ heard.",
  "We told the ⟦state:UAR Government⟧ and the ⟦state:Royal Government of Laos⟧ today.",
])
func `takes the word for a government into the name of its state`(expected: String) {
  #expect(marked(expected) == expected)
}

@Test(arguments: [
  "See ⟦organization*:Lisbon⟧ 7514 and ⟦organization*:Seoul⟧'s 1102, not ⟦place:Paris⟧ in 1954.",
  "We sent telegram 4419 to ⟦organization*:Paris⟧ while he stayed in ⟦place:Paris⟧ for a week.",
  "⟦organization*:London⟧ pass Admiral ⟦person:Felt⟧.",
  "It went to ⟦organization:AMEMBASSY TEHRAN⟧ at noon.",
])
func `takes a city for the post there where a telegram does`(expected: String) {
  #expect(marked(expected) == expected)
}

@Test(arguments: [
  "⟦organization:State⟧ and ⟦organization:Defense⟧ concur, and ⟦organization:Dept⟧ agrees.",
  "Every head of State spoke on the defense of the coast, and a State has rights.",
  "The paper is a joint ⟦organization:State⟧-Defense message.".replacing(
    "a joint", with: "a Joint"
  ).replacing("-Defense", with: "-⟦organization:Defense⟧"),
])
func `finds departments by their fields alone`(expected: String) {
  #expect(marked(expected) == expected)
}

@Test(arguments: [
  "The ⟦organization:Six⟧ and the ⟦organization:Alliance⟧ met, six of them, in alliance.",
  "They left the ⟦event:Treaty⟧ as it was, with no treaty at all.",
  "The ⟦place:West⟧ agreed, and the wind came from the west.",
])
func `takes a capital for a sign of a certain one`(expected: String) {
  #expect(marked(expected) == expected)
}

@Test(arguments: [
  "We saw ⟦person:Dean Rusk⟧ and ⟦person:James S. Lay, Jr.⟧ there.",
  "After Chancellor ⟦person:Brandt⟧ spoke, the ⟦person:Brandt⟧-⟦person:Pompidou⟧ talks began.",
  "Prime Minister ⟦person:Ben-Gurion⟧ wrote; ⟦person:Ben-Gurion⟧ signed.",
])
func `sets where names of people begin and end`(expected: String) {
  #expect(marked(expected) == expected)
}

@Test(arguments: [
  "The paper was before the ⟦organization:NSC⟧ as Deptel 12 says.",
  "The ⟦organization:National Security Council⟧ on July 26 read it.",
  "The ⟦organization:Planning Board⟧ of the ⟦organization:National Security Council⟧ met.",
])
func `leaves days and words of cables out of organizations`(expected: String) {
  #expect(marked(expected) == expected)
}

@Test func `a state is a place until it is founded`() throws {
  func types(_ year: Int) -> [String] {
    let document = record(
      "Memorandum\nWashington, May 3, \(year).\nWe spoke about Cyprus at length.")
    return finder.mentions(in: standardReader.read(document))
      .filter { document.text[$0.span] == "Cyprus" }.map(\.type.name)
  }
  #expect(types(1958) == ["Place"])
  #expect(types(1965) == ["State"])
}

@Test(arguments: ["", " \n ", "1234 5678", "朴正熙会见了总统", "🙂🙂🙂", "((((((", "''''''", "A B C D E F G"])
func `reads text without any names`(text: String) {
  let document = passage(text)
  for mention in finder.mentions(in: standardReader.read(document)) {
    #expect(document.text.span.contains(mention.span))
  }
}

@Test(arguments: 0..<100)
func `mentions never overlap and lie inside the text`(seed: Int) {
  var random = SeededGenerator(seed: seed)
  let words = [
    "Ambassador", "Brown", "[", "]", "North", "Korea", "of", "the", "Ministry", "Foreign",
    "Affairs",
    ".", ",", "and", "Kim", "II", "Sung", "'s", "(", ")", "—", "U.S.", "Embassy", "in", "\n", "é",
    "🙂",
  ]
  let text = (0..<80).map { _ in words.randomElement(using: &random)! }.joined(separator: " ")
  let document = record(text)
  var last = 0
  for mention in finder.mentions(in: standardReader.read(document)) {
    #expect(mention.span.start >= last)
    #expect(!mention.span.isEmpty)
    #expect(mention.span.end <= document.text.utf8.count)
    last = mention.span.end
  }
}

@Test(arguments: [
  "The ⟦organization:Council⟧ of the ⟦organization:OAS⟧ has met, and the ⟦organization:OAS⟧ too.",
  "The ⟦organization:UN General Assembly⟧ is one.",
])
func `an organ and its body are two names, a body with its organ in front one`(expected: String) {
  #expect(marked(expected) == expected)
}
