import Drawing
import GraphStore
import Synchronization
import TestSupport

/// Graphviz keeps its state in globals.
let oneAtATime = Mutex(())

/// Names as a careless or hostile record may hold them.
let hostileNames = [
  "\"", "\\", "\\\\\"", "\\N \\G \\L \\E \\T \\H", "ends in a backslash\\", "<b>bold</b>", "<",
  "<<i>i</i>>", "&", "AT&T", "&lt;script&gt;", "&#60;b&#62;", "&amp;amp;", "&nbsp", "]]>", "<!--",
  "-->",
  "\"]; evil [label=\"x", "\" URL=\"http://evil.example/", "a\" -> \"b", "{a|b|<c> d}", "a\nb",
  "a\r\nb",
  "\u{0}\u{1}\u{8}\u{B}\u{1B}[31m", "\u{7F}\u{85}\u{9B}", "\u{FFFE}\u{FFFF}\u{10FFFF}",
  "\u{202E}evil\u{202C}",
  "\u{FEFF}name", "朴正熙", "김일성", "Брежнев", "شاه", "🇰🇵👩‍🚀𝔘𠜎", "e\u{301}\u{323}", " ", "", "#include",
  "// a",
  "/* a", "%3", "$(rm)", "';--", "subgraph cluster_legend", "title", "legend-1", "node",
  "\u{2060}&\u{2060}lt;",
  String(repeating: "x", count: 5_000), String(repeating: "\\", count: 99),
  "javascript:alert(1)", "<script>alert(1)</script>", "<![CDATA[", "<?xml?>", "&#x0;", "&#45;",
]

/// Fifty names of random pieces.
func hostileNames(seed: Int) -> [String] {
  var random = SeededGenerator(seed: seed)
  let pieces = [
    "\\", "\"", "<", ">", "&", ";", "#", "{", "}", "[", "]", "|", "\n", "\r", "\t", "\0", "\u{1F}",
    "/", "*",
    "lt", "amp", "45", "N", "l", "-", ">", "=", "'", " ", "é", "中", "🙂", "\u{301}", "\u{202E}",
    "\u{FFFF}", "x",
  ]
  return (0..<50).map { _ in
    (0..<Int.random(in: 1...14, using: &random)).map { _ in pieces.randomElement(using: &random)! }
      .joined()
  }
}

/// One document that mentions people of these names.
func diagram(of names: [String]) -> Diagram {
  var records = Records()
  let document = records.node("Document", "record")
  for name in names {
    let node = records.node("Person", name)
    records.edge("MENTIONS", document, node, records.claim("“\(name)”"))
  }
  return Diagram(
    records.subgraph, title: names[0], caption: Caption(question: names[0], source: names[0]),
    limits: Limits(nodes: 100, edges: 100))
}
