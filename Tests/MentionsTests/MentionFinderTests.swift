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
