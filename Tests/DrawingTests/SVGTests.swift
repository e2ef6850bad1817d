import Foundation
import FoundationXML
import Testing

@testable import Drawing

private let allowedElements: Set = [
  "svg", "g", "title", "desc", "a", "path", "polygon", "polyline", "ellipse", "text", "style",
  "rect",
]

private let allowedAttributes: Set = [
  "role", "aria-labelledby", "aria-describedby", "width", "height", "viewBox", "xmlns",
  "xmlns:xlink", "id",
  "class", "transform", "fill", "stroke", "stroke-width", "stroke-dasharray", "points", "d", "cx",
  "cy", "rx",
  "ry", "x", "y", "text-anchor", "font-family", "font-size", "font-weight", "xlink:title",
  "xlink:href", "aria-label", "aria-hidden", "tabindex", "display", "paint-order",
]

@Test func `is the same picture every time`() throws {
  let diagram = Diagram(Records.cable, title: "Pyongyang 1965")
  #expect(try picture(diagram).text == picture(diagram).text)
}

@Test(arguments: [LayoutEngine.dot, .neato, .fdp, .sfdp, .circo, .twopi])
func `is drawn by every engine, with everything in place`(engine: LayoutEngine) throws {
  let diagram = Diagram(Records.cable, title: "Pyongyang 1965", engine: engine)
  let reader = try ElementReader(picture(diagram).text)
  for id in diagram.ids.nodes { #expect(reader.texts[id] != nil) }
  for id in diagram.ids.lines { #expect(reader.titles[id] != nil) }
  #expect(reader.texts["title"] == "Pyongyang1965")
  #expect(reader.texts["legend-1"] == "person")
}

@Test func `announces each line as a sentence`() throws {
  let svg = try picture(Diagram(Records.cable, title: "Pyongyang 1965")).text
  #expect(svg.contains("<title id=\"title-of-figure\">Pyongyang 1965</title>"))
  #expect(svg.contains("<title>not: South Korea attacks North Korea</title>"))
  #expect(svg.contains("<title>Pyongyang, place</title>"))
  #expect(!svg.contains("<!DOCTYPE"))
}

@Test(arguments: [LayoutFormat.png, .pdf, .dot])
func `is also written in other formats, the same each time`(format: LayoutFormat) throws {
  let dot = DOT(Diagram(Records.cable, title: "Pyongyang 1965")).text
  let (first, second) = try oneAtATime.withLock { _ throws(LayoutError) in
    let composition = Composition(dot: dot, engine: .dot)
    return (try composition.picture(as: format), try composition.picture(as: format))
  }
  #expect(first == second)
  #expect(first.count > 1_000)
}

@Test func `is drawn simply without labels`() throws {
  var plan = Diagram(Records.cable, title: "Pyongyang 1965").plan
  plan.isSimple = true
  let svg = try picture(Diagram(plan)).text
  #expect(!svg.contains("met with </text>"))
  #expect(svg.contains("Kim Il Sung</text>"))
}

@Test func `links each line to its words in the picture`() throws {
  let diagram = Diagram(Records.cable, title: "Pyongyang 1965")
  let svg = try picture(diagram).text
  for id in diagram.ids.lines {
    #expect(svg.contains("xlink:href=\"#source-\(id)\" aria-label=\""))
    #expect(svg.contains("<g id=\"source-\(id)\" class=\"card\" display=\"none\""))
  }
  // Nothing leads out of the file.
  #expect(svg.matches(of: /href="[^#]/).isEmpty)
  #expect(!svg.contains("<script"))
  #expect(svg.contains("are with you.”"))
}

@Test func `counts the lines with words beside them`() throws {
  let diagram = Diagram(Records.cable, title: "Pyongyang 1965")
  #expect(try picture(diagram).labelCount == diagram.lines.count)
  var plan = diagram.plan
  plan.isSimple = true
  #expect(try picture(Diagram(plan)).labelCount == 0)
}

@Test func `keeps cards on the sheet`() throws {
  let svg = try picture(Diagram(Records.cable, title: "Pyongyang 1965")).text
  let sheet = try #require(svg.firstMatch(of: /points="(\S+?),(\S+?) \S+?,(\S+?) (\S+?),/))
  let edges = try [sheet.1, sheet.2, sheet.3, sheet.4].map { try #require(Double($0)) }
  let cards = svg.matches(of: /<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/)
  #expect(cards.count == 5)
  for card in cards {
    let numbers = try [card.1, card.2, card.3, card.4].map { try #require(Double($0)) }
    #expect(numbers[0] >= edges[0] - 0.1 && numbers[0] + numbers[2] <= edges[3] + 0.1)
    #expect(numbers[1] >= edges[2] - 0.1)
  }
}

@Test func `lists the sources under the figure where that is asked for`() throws {
  var plan = Diagram(Records.cable, title: "Pyongyang 1965").plan
  plan.listsSources = true
  let diagram = Diagram(plan)
  let svg = try picture(diagram)
  let reader = try ElementReader(svg.text)
  for (place, id) in diagram.ids.lines.enumerated() {
    #expect(reader.texts["source-\(id)"]?.hasPrefix("[\(place + 1)]") ?? false)
    #expect(reader.texts[id]?.hasPrefix("[\(place + 1)]") ?? false)
  }
  #expect(!svg.text.contains("class=\"card\""))
}

@Test func `draws what has no nodes`() throws {
  let empty = Diagram(.init(nodes: [], edges: [], sources: [:]), title: "Nothing")
  #expect(try ElementReader(picture(empty).text).texts["title"] == "Nothing")
}

@Test(arguments: 0..<11)
func `shows any name as it is and nothing else`(seed: Int) throws {
  let names = seed == 10 ? hostileNames : hostileNames(seed: seed)
  let diagram = diagram(of: names)
  let reader = try ElementReader(picture(diagram).text)
  #expect(reader.elements.subtracting(allowedElements) == [])
  #expect(reader.attributes.subtracting(allowedAttributes) == [])
  for (place, node) in diagram.subgraph.nodes.enumerated() {
    let name = Printable(node.name).line(cutAt: 90)
    #expect(reader.texts[diagram.ids.nodes[place]] == visible(name.isEmpty ? "(no name)" : name))
  }
}

private func picture(_ diagram: Diagram) throws -> SVG {
  let composition = Composition(
    dot: DOT(diagram, hasTooltips: false).text, engine: diagram.engine)
  let bytes = try oneAtATime.withLock { _ throws(LayoutError) in try composition.picture(as: .svg) }
  return SVG(graphviz: bytes, of: diagram)
}

/// Without spaces, which lines are broken at, and without word joiners.
private func visible(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{2060}" }))
}

/// What an SVG holds; throws where it is not well-formed.
private final class ElementReader: NSObject, XMLParserDelegate {
  var elements: Set<String> = []
  var attributes: Set<String> = []

  /// By the id of the innermost group, but for those that hold a tooltip.
  var texts: [String: String] = [:]
  var titles: [String: String] = [:]

  private var ids: [String] = []
  private var path: [String] = []

  init(_ svg: String) throws {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.coderInvalidValue) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    elements.insert(name)
    self.attributes.formUnion(attributes.keys)
    path.append(name)
    let id = attributes["id"].flatMap { $0.hasPrefix("a_") ? nil : $0 }
    ids.append(id ?? ids.last ?? "")
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    path.removeLast()
    ids.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if path.last == "text" { texts[ids.last!, default: ""] += visible(string) }
    if path.last == "title" { titles[ids.last!, default: ""] += string }
  }
}
