import Documents
import Foundation
import Testing

@Test func `a page is its text, one line a block`() throws {
  let reading = read(
    "page.html",
    """
    <!DOCTYPE html><html><head><title>Fish &amp; trade</title>
    <style>p { color: red }</style><script>var rusk = "met Koht";</script></head>
    <body><nav>Home</nav><h1>Letter to the <b>Queen</b></h1>
    <p>Bergen, May 3, 1961.</p><p>The fish
       arrived &mdash; it was&nbsp;good.<br>It was fish.</p>
    <noscript>No script.</noscript><template>None.</template>
    <svg><title>Icon</title><text>Drawn</text></svg><!-- no comment --></body></html>
    """)
  let document = try #require(reading.documents.first)
  #expect(reading.findings.isEmpty)
  #expect(!document.isVerbatim)
  #expect(
    document.text.string.trimmingCharacters(in: .newlines)
      == "Letter to the Queen\nBergen, May 3, 1961.\nThe fish arrived — it was\u{A0}good.\nIt was fish."
  )
  #expect(document.header.title == "Letter to the Queen")
  #expect(document.header.date == EDTF("1961-05-03"))
}

@Test func `the title of the page is the title where the text has none`() {
  let text = "<html><title>Fish</title><body><p>It was fish.</p><svg><title>Icon</title></svg>"
  let reading = read("page.html", text)
  #expect(reading.documents.first?.header.title == "Fish")
}

@Test func `cells of a row do not run together`() {
  let text = "<html><table><tr><th>FROM</th><td>Bergen</td></tr><tr><td>a<td>b</table>"
  #expect(read("page.html", text).documents.first?.text.string == "FROM Bergen\na b\n")
}

@Test(arguments: [
  "<html><script>document.write('Rusk met Koht')</script>", "<html></html>", "<html>", "  ",
  "<html><body>&nbsp;</body></html>", "<!doctype html>",
])
func `a page without text is skipped`(text: String) {
  let reading = read("page.html", text)
  #expect(reading.documents.isEmpty)
  #expect(reading.findings.map(\.status) == [.skipped])
}

@Test(arguments: [
  "<p>Fish</b></div></p><p>again", "<p title=\"open>Fish</p>Fish again",
  "<p>Fish &bogus; &#0; &#x110000;",
  "<p>Fish<script>alert('</p>", "<<<p>>>Fish</", "<p>Fish<![CDATA[ again ]]>",
  "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>Fish &x;",
])
func `hostile markup does no harm`(text: String) {
  let reading = read("page.html", text)
  #expect(reading.documents.count <= 1)
  #expect(reading.documents.allSatisfy { isSound($0) && !$0.text.string.contains("root:") })
}

@Test func `a page nested a hundred thousand deep is read or named, and soon`() {
  let text = String(repeating: "<div>", count: 100_000) + "Fish"
  let clock = ContinuousClock()
  var reading = Reading()
  let time = clock.measure { reading = read("page.html", text) }
  #expect(!reading.documents.isEmpty || !reading.findings.isEmpty)
  #expect(time < .seconds(20))
}
