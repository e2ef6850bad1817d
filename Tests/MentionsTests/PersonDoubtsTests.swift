import Documents
import Language
import Ontology
import TestSupport
import Testing

@testable import Mentions

/// An archive that writes these words small.
private func archive() throws -> WordRarity {
  var counts = WordRarity.Counts()
  for _ in 0..<20 {
    let text = "we saw the channel, the reserve, the battle, how he moves and raises a hope"
    counts.add([], standardReader.read(document(text)))
  }
  return try WordRarity(WordRarity.learn(from: counts, data: [], licence: ""))
}

private func document(_ text: String) -> Document {
  Document(id: Document.ID("d"), source: "", text: Text(text))
}

/// What stays of words in ⟦…⟧ that were taken for people; a word before with "=" is the title.
private func sure(_ text: String, isMarkup: Bool = false) throws -> [String] {
  let prose = standardReader.read(document(text.replacing("⟦", with: "").replacing("⟧", with: "")))
  var mentions: [Mention] = []
  var rest = text[...]
  var plain = 0
  while let open = rest.firstIndex(of: "⟦"), let close = rest.firstIndex(of: "⟧") {
    plain += rest[..<open].utf8.count
    let name = rest[rest.index(after: open)..<close]
    let tokens = prose.tokens(in: Span(plain, plain + name.utf8.count))
    let isTitled = tokens.lowerBound > 0 && prose.tokens[tokens.lowerBound - 1].isCapitalized
    mentions.append(
      Mention(
        tokens, prose.span(tokens), standardVocabulary.schema.person,
        title: isTitled ? (tokens.lowerBound - 1)..<tokens.lowerBound : nil, rule: "test",
        rank: isMarkup ? MarkRecognizer.rank : 52))
    plain += name.utf8.count
    rest = rest[rest.index(after: close)...]
  }
  let lexicon = standardVocabulary.lexicon
  let names = LexiconRecognizer(
    lexicon, standardVocabulary.schema, WordLists(lexicon, standardReader.tokens),
    standardReader.tokens)
  return PersonDoubts(names, try archive()).sure(mentions, in: prose).map {
    prose.document.text[$0.span]
  }
}

@Test(
  arguments: [
    ("the new ⟦Reserve⟧ program", []),
    ("across the ⟦Channel⟧ with ⟦Quimper⟧", ["Quimper"]),
    ("GROUPS WHICH KING ⟦MOVES⟧ TO BROADEN", []),
    // A title says whom it names, and then the name may stand alone.
    ("we met Admiral ⟦Battle⟧, and ⟦Battle⟧ agreed", ["Battle", "Battle"]),
    ("the ⟦Raises Hope⟧ and nothing more", []),
    ("until ⟦FY1953⟧ at least", []),
    ("the ⟦Pak⟧ public", []),
    ("this Aide-⟦Memoire⟧ of July", []),
    ("the ⟦Quimper⟧-⟦Landrau⟧ talks", ["Quimper", "Landrau"]),
    ("signed by S. T. ⟦Quimper Lt⟧ General", ["Quimper"]),
  ] as [(String, [String])])
func `takes back what an archive writes small and parts of other words`(
  text: String, people: [String]
) throws {
  #expect(try sure(text) == people)
}

@Test func `what the format marks stays`() throws {
  #expect(try sure("the new ⟦Reserve⟧ program", isMarkup: true) == ["Reserve"])
}
