import Documents
import Language
import Mentions
import Ontology

/// The standard vocabulary, loaded once for all tests.
public let standardVocabulary: Vocabulary = {
  do { return try Vocabulary.standard() } catch { preconditionFailure("\(error)") }
}()

/// A reader of sentences with the words of the standard vocabulary.
public let standardReader = ProseReader(
  abbreviations: standardVocabulary.lexicon.words("abbreviations"),
  sentenceStarters: standardVocabulary.lexicon.words("sentence_starters"))

/// A text without the marks that say what is expected: "⟦person:Rusk⟧" is "Rusk".
public func unmarked(_ marked: String) -> String {
  var plain = ""
  var rest = marked[...]
  while let open = rest.firstIndex(of: "⟦") {
    plain += rest[..<open]
    let close = rest[open...].firstIndex(of: "⟧") ?? rest.endIndex
    let inside = rest[rest.index(after: open)..<close]
    plain += inside[(inside.firstIndex(of: ":").map(inside.index(after:)) ?? inside.startIndex)...]
    rest = close == rest.endIndex ? rest[close...] : rest[rest.index(after: close)...]
  }
  return plain + rest
}

/// A document's text with its mentions marked: "⟦person:Rusk⟧"; metonyms and nominals
/// have a star or a plus after the type.
public func marking(_ mentions: [Mention], in document: Document) -> String {
  var marked = ""
  var offset = 0
  let text = document.text
  for mention in mentions.sorted(by: { $0.span < $1.span }) {
    let sign = mention.kind == .metonym ? "*" : mention.kind == .nominal ? "+" : ""
    marked += text[Span(offset, mention.span.start)]
    marked += "⟦\(mention.type.label)\(sign):\(text[mention.span])⟧"
    offset = mention.span.end
  }
  return marked + text[Span(offset, text.utf8.count)]
}

/// A document of plain text, with the layout that its lines have.
public func record(_ text: String, id: String = "record") -> Document {
  let text = Text(text)
  let layout = Layout(of: text)
  return Document(
    id: Document.ID(id), source: id + ".txt", text: text, header: layout.header,
    sections: layout.sections)
}

/// A document of one passage of running text.
public func passage(_ text: String, date: EDTF? = nil) -> Document {
  Document(
    id: Document.ID("passage"), source: "passage.txt", text: Text(text), header: Header(date: date))
}
