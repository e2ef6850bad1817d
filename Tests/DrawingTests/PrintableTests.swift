import Testing

@testable import Drawing

@Test(arguments: [
  ("a\r\nb", "a\nb"), ("a\u{0}b", "a\u{FFFD}b"), ("\u{202E}x", "\u{FFFD}x"), ("\u{FEFF}x", "x"),
  ("x\u{FFFF}", "x\u{FFFD}"), ("朴🙂", "朴🙂"), ("a\tb", "a b"),
])
func `keeps what can be printed`(raw: String, expected: String) {
  #expect(Printable(raw).text == expected)
}

@Test func `cuts a line between words, or inside an endless one`() {
  #expect(Printable("one two three").line(cutAt: 9) == "one two…")
  #expect(Printable("onetwothree").line(cutAt: 5) == "onetw…")
  #expect(Printable("one").line(cutAt: 5) == "one")
}

@Test func `breaks lines between words, or inside an endless one`() {
  #expect(Lettering.wrapped("aaa bbb ccc", width: 45, size: 12) == ["aaa bbb", "ccc"])
  #expect(Lettering.wrapped("aaaaaaaaaa", width: 45, size: 12).joined() == "aaaaaaaaaa")
  #expect(Lettering.wrapped("", width: 45, size: 12) == [""])
}
