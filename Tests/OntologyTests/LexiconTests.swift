import Ontology
import TestSupport
import Testing

private let schema = standardVocabulary.schema
private let lexicon = standardVocabulary.lexicon
private let states = Set(lexicon.entries.filter { $0.type == schema.state }.map(\.id))

/// "north-korea: Korea" for whatever of the entries is wrong.
private func wrong(_ isWrong: (Lexicon.Entry) -> Bool) -> [String] {
  lexicon.entries.filter(isWrong).map { "\($0.id): \($0.name)" }
}

@Test func `there are entries of each type that has names`() {
  for type in [schema.state, schema.place, schema.organization, schema.event] {
    #expect(lexicon.entries.contains { $0.type == type }, "\(type.name)")
  }
  #expect(!lexicon.topics.isEmpty)
  #expect(!lexicon.frames.isEmpty)
}

@Test func `an identifier is one of its type, in small letters, digits and hyphens`() {
  let keys = lexicon.entries.map { $0.type.name + "/" + $0.id }
  #expect(Set(keys).count == keys.count)
  #expect(wrong { slug($0.id) != $0.id } == [])
}

@Test func `successors and the states of organizations exist`() {
  #expect(wrong { !states.isSuperset(of: $0.successors) } == [])
  #expect(wrong { $0.successors.contains($0.id) } == [])
  #expect(wrong { $0.state.map { !states.contains($0) } ?? false } == [])
}

@Test func `the years of an entry are years`() {
  #expect(
    wrong { entry in
      guard let years = entry.years else { return false }
      let isOver = years.upperBound <= 2030 || years.upperBound == 9999
      return !(isOver && 1000...2030 ~= years.lowerBound)
    } == [])
}

@Test func `a name stands once in an entry and form, and is trimmed`() {
  #expect(wrong { Set($0.names).count != $0.names.count } == [])
  #expect(
    wrong { entry in
      entry.names.contains { $0.text.isEmpty || $0.text.first == " " || $0.text.last == " " }
    } == [])
}

@Test func `codes have the letters or digits of their lists`() {
  #expect(
    wrong { entry in
      entry.codes.contains { key, code in
        switch key {
        case "iso": code.wholeMatch(of: /[A-Z]{2}/) == nil
        case "iso3": code.wholeMatch(of: /[A-Z]{3,4}/) == nil
        default: code.wholeMatch(of: /[0-9]{1,3}/) == nil
        }
      }
    } == [])
  // A number of Correlates of War goes on from a state to its successor.
  for key in ["iso", "iso3"] {
    let codes = lexicon.entries.compactMap { $0.codes[key] }
    #expect(Set(codes).count == codes.count, "\(key)")
  }
}

@Test func `headings stand once, and their cues are in lower case`() {
  let labels = lexicon.topics.map(\.label)
  #expect(Set(labels).count == labels.count)
  #expect(lexicon.topics.filter { $0.cues.isEmpty }.map(\.label) == [])
  #expect(lexicon.topics.flatMap(\.cues).filter { $0 != $0.lowercased() } == [])
}

@Test func `a list that is not there has no words`() {
  #expect(lexicon.words("fish").isEmpty)
  #expect(!lexicon.words("honorifics").isEmpty)
  #expect(!lexicon.words("given").isEmpty)
}

@Test(arguments: [
  ("Ministry of Foreign Affairs", "ministry-of-foreign-affairs"), ("U.S. Army", "us-army"),
  ("People’s Republic (of) China", "peoples-republic-of-china"), ("São  Tomé", "são-tomé"),
  ("–", "unnamed"),
  ("", "unnamed"), ("-Fish-", "fish"),
])
func `an identifier is made of a name`(name: String, expected: String) {
  #expect(slug(name) == expected)
}
