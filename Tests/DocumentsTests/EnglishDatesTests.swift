import Documents
import TestSupport
import Testing

/// The dates of a marked text: "⟦1965-12-26:December 26, 1965⟧"; a star stands after a
/// date whose year comes from the context.
private func marking(_ plain: String, context: EDTF? = nil, years: Bool = false) -> String {
  let text = Text(plain)
  var marked = ""
  var offset = 0
  for found in EnglishDates.find(in: text, text.span, context: context, years: years) {
    let star = found.hasYear ? "" : "*"
    marked += text[Span(offset, found.span.start)]
    marked += "⟦\(found.date)\(star):\(text[found.span])⟧"
    offset = found.span.end
  }
  return marked + text[Span(offset, text.utf8.count)]
}

@Test(arguments: [
  "Signed on ⟦1965-12-26:December 26, 1965⟧, at noon.",
  "Signed on ⟦1965-12-26:26 December 1965⟧.",
  "On ⟦1965-12-26:26th December, 1965⟧, on ⟦1961-05-03:May 3d 1961⟧.".replacing("3d", with: "3rd"),
  "In ⟦1965-12:Dec. 1965⟧ and in ⟦1965-09:Sept. 1965⟧.",
  "⟦1965-12-26:DECEMBER 26, 1965⟧",
  "In ⟦1965-12:December\u{A0}1965⟧—a cold month.",
  "“⟦1965-12-26:December 26, 1965⟧”—so he wrote.",
  "⟦1964-02-29:February 29, 1964⟧",
])
func `finds a day or a month with its year`(expected: String) {
  #expect(marking(unmarked(expected)) == expected)
}

@Test(arguments: [
  "They will return on ⟦1965-12-28*:28 [December⟧].",
  "On ⟦1965-05-03*:May 3⟧ they met; in May they left.",
])
func `a day and month have the year of the context`(expected: String) throws {
  let context = try #require(EDTF("1965-12-26"))
  #expect(marking(unmarked(expected), context: context) == expected)
  #expect(marking(unmarked(expected)) == unmarked(expected))
}

@Test(arguments: ["1961/1963", "../1963", "1961/.."])
func `a context of several years gives no year`(context: String) {
  #expect(marking("On May 3 they met.", context: EDTF(context)) == "On May 3 they met.")
}

@Test(arguments: [
  "He may 3 times march 12 miles.", "On February 30, 1965.", "May 3000 ships.", "Article 26.",
  "December 0, 1965",
])
func `finds no date in`(text: String) {
  #expect(marking(text) == text)
}

@Test func `a year alone counts where it is asked for`() {
  #expect(marking("Since 1955 there was peace.") == "Since 1955 there was peace.")
  #expect(marking("Since 1955 peace.", years: true) == "Since ⟦1955:1955⟧ peace.")
  #expect(marking("All 9999 ships.", years: true) == "All 9999 ships.")
}
