import Documents
import Language

/// The date that a sentence gives to what it tells.
enum EventDate {
  /// The date nearest to a token, in its sentence: "on the 28th", "today", "in May 1961".
  static func find(_ document: ResolvedDocument, range: Range<Int>, near token: Int) -> EDTF? {
    let text = document.document.text
    let written = document.document.header.date
    let span = document.prose.span(range)
    let place = document.tokens[token].span.start
    let dates = EnglishDates.find(in: text, span, context: written)
    if let nearest = dates.min(by: { abs($0.span.start - place) < abs($1.span.start - place) }) {
      return nearest.date
    }
    guard let written else { return nil }
    for at in range {
      switch document.norm(at) {
      case "today", "tonight": return written
      case "yesterday": return written.adding(days: -1)
      case "tomorrow": return written.adding(days: 1)
      default: continue
      }
    }
    return nil
  }
}
