import Documents
import Testing

@Test func `a span holds its start but not its end`() {
  let span = Span(2, 5)
  #expect(span.length == 3)
  #expect(span.contains(2) && !span.contains(5))
  #expect(span.contains(Span(2, 5)) && !span.contains(Span(2, 6)))
}

@Test func `neighbours do not overlap`() {
  #expect(!Span(0, 2).overlaps(Span(2, 4)))
  #expect(Span(0, 3).overlaps(Span(2, 4)))
  #expect(Span(0, 2).union(Span(5, 7)) == Span(0, 7))
}

@Test func `of two spans with one start the longer is first`() {
  #expect([Span(3, 4), Span(0, 2), Span(0, 9)].sorted() == [Span(0, 9), Span(0, 2), Span(3, 4)])
}
