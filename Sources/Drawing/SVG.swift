import CGraphviz
import Foundation
import GraphStore

/// Graphviz's SVG made fit to publish: no reference to a file elsewhere, every node and line
/// named by a sentence for those who hear it, and every line linked to its sources.
public struct SVG: Sendable {
  public let bytes: [UInt8]

  /// How many lines have words beside them.
  let labelCount: Int

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The words of a diagram that are no part of its layout, and can be made meanwhile.
  struct Words: Sendable {
    let title: String
    let description: String

    /// By the id of the group; the number is that of the line.
    let names: [String: (name: String, line: Int?)]

    /// What opens the link of each line.
    let anchors: [String]

    /// Of each line, where there is room for cards.
    let cards: [Card.Rows]
    let ids: [String]
    let background: String

    init(_ diagram: Diagram) {
      title = SVG.escaped(Printable(diagram.title).line)
      description = SVG.escaped(diagram.captionParagraphs.joined(separator: " "))
      ids = diagram.ids.lines
      background = diagram.style.background.hex
      var names: [String: (name: String, line: Int?)] = [:]
      let scene = diagram.scene
      for (place, node) in diagram.subgraph.nodes.enumerated() {
        let sentence = NodeDrawing.sentence(node, scene.folded[node.id] ?? [])
        names[diagram.ids.nodes[place]] = (SVG.escaped(sentence), nil)
      }
      for (place, group) in diagram.arranged.groups.enumerated() {
        names["group-\(place + 1)"] = (SVG.escaped("group: \(group.label)"), nil)
      }
      let hasTable = diagram.plan.listsSources
      let hasCards = !hasTable && diagram.scale.hasCards
      var anchors: [String] = []
      var cards: [Card.Rows] = []
      for (place, line) in diagram.lines.enumerated() {
        let (id, sentence) = (diagram.ids.lines[place], line.sentence)
        let citations = Citation.list(of: line, in: scene, limit: Citation.claimLimit)
        let name = SVG.escaped(sentence)
        names[id] = (name, place)
        anchors.append(
          "<a " + (hasTable || hasCards ? "xlink:href=\"#source-\(id)\" " : "")
            + "aria-label=\"\(name)\" xlink:title=\"\(name)&#10;"
            + citations.map(SVG.escaped).joined(separator: "&#10;") + "\">\n")
        if hasCards { cards.append(Card.Rows(sentence, citations)) }
      }
      self.names = names
      self.anchors = anchors
      self.cards = cards
    }
  }

  /// Finishes what Graphviz wrote of a diagram.
  public init(graphviz svg: [UInt8], of diagram: Diagram) {
    self.init(graphviz: svg, with: Words(diagram))
  }

  /// - Complexity: O(*n*) for *n* bytes.
  init(graphviz svg: [UInt8], with words: Words) {
    var finisher = Finisher(words, capacity: svg.count * 2)
    svg.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let rest = bytes.count - start
        let end = memchr(bytes.baseAddress! + start, Int32(UInt8(ascii: "\n")), rest).map {
          $0 - UnsafeMutableRawPointer(mutating: bytes.baseAddress!)
        }
        finisher.add(UnsafeBufferPointer(rebasing: bytes[start..<(end ?? bytes.count)]))
        start = (end ?? bytes.count) + 1
      }
    }
    bytes = finisher.output
    labelCount = finisher.labelled.count
  }

  /// Text between tags, or between the quotes of an attribute, of XML.
  ///
  /// By code points: with an accent after it, an ampersand is another character.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { "&<>\"".utf8.contains($0) }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

/// Goes through the lines of Graphviz's SVG, which have one element each.
private struct Finisher {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  private(set) var output: [UInt8] = []

  /// The lines with words beside them.
  private(set) var labelled: Set<Int> = []
  private let words: SVG.Words

  /// The group that is open, and the number of its line.
  private var open: (name: String, line: Int?)?
  private var hasStarted = false
  private var depth = 0
  private var cards: [Card] = []
  private var sheet: Card.Sheet?

  init(_ words: SVG.Words, capacity: Int) {
    self.words = words
    output.reserveCapacity(capacity)
  }

  /// Takes a line; Graphviz's references for hyphens, also in ids, become hyphens.
  mutating func add(_ line: Bytes) {
    guard var place = find("&#45;", in: line) else { return take(line) }
    var plain: [UInt8] = []
    plain.reserveCapacity(line.count)
    var rest = line
    while true {
      plain += rest[..<place]
      plain.append(UInt8(ascii: "-"))
      rest = UnsafeBufferPointer(rebasing: rest[(place + 5)...])
      guard let next = find("&#45;", in: rest) else { break }
      place = next
    }
    plain += rest
    plain.withUnsafeBufferPointer { take($0) }
  }

  private mutating func take(_ line: Bytes) {
    // The prologue, with its document type of another site, ends where the picture starts.
    if !hasStarted {
      guard starts(line, "<svg") else { return }
      hasStarted = true
      write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n")
      write("<svg role=\"graphics-document document\" aria-labelledby=\"title-of-figure\"")
      write(" aria-describedby=\"description\"")
      write(line.dropFirst(4))
      write("\n")
      return
    }
    switch line.count > 1 ? line[1] : 0 {
    case UInt8(ascii: "!"): return
    case UInt8(ascii: "g"): startGroup(line)
    case UInt8(ascii: "t") where starts(line, "<title>"): title()
    case UInt8(ascii: "t"): text(line)
    case UInt8(ascii: "/"): end(line)
    case UInt8(ascii: "p"): shape(line)
    default: copy(line)
    }
  }

  // MARK: Kinds of lines

  private mutating func startGroup(_ line: Bytes) {
    depth += 1
    if starts(line, "<g id=\"graph0\"") {
      // Before the drawing, so that it is heard first.
      write("<title id=\"title-of-figure\">\(words.title)</title>\n")
      write("<desc id=\"description\">\(words.description)</desc>\n")
      copy(line)
      return
    }
    let id = String(decoding: line.dropFirst(7).prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    open = words.names[id]
    // A line is a link, which has the name; to name the group too would say it twice.
    guard let open, open.line == nil else {
      copy(line)
      return
    }
    write("<g role=\"img\" aria-label=\"\(open.name)\"")
    write(line.dropFirst(2))
    write("\n")
  }

  /// The name of a group; of a line also the link to its sources, with its words as tooltip.
  private mutating func title() {
    guard let open else { return }
    write("<title>\(open.name)</title>\n")
    if let line = open.line { write(words.anchors[line]) }
  }

  private mutating func text(_ line: Bytes) {
    if let line = open?.line { labelled.insert(line) }
    if let number = cardLine, let x = coordinate(" x=\"", line), let y = coordinate(" y=\"", line) {
      cards.append(Card(line: number, x: x, y: y))
    }
    let font: StaticString = "font-family=\"Helvetica,sans-Serif\""
    guard let place = find(font, in: line) else { return copy(line) }
    write(line[..<place])
    // The fonts of the same widths, where the first is not at hand.
    write("font-family=\"Helvetica, Arial, Liberation Sans, sans-serif\"")
    // A rim of white, since other lines may run behind the words of one.
    if open?.line != nil {
      write(
        " stroke=\"\(words.background)\" stroke-width=\"2.5\" paint-order=\"stroke\"")
    }
    write(line[(place + font.utf8CodeUnitCount)...])
    write("\n")
  }

  /// The first polygon is the ground: `points="left,bottom left,top right,top …"`.
  private mutating func measureSheet(_ line: Bytes) {
    guard let place = find(" points=\"", in: line) else { return }
    let points = line[(place + 9)...].prefix { $0 != UInt8(ascii: "\"") }
      .split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
      .compactMap { Double(String(decoding: $0, as: UTF8.self)) }
    guard points.count >= 6 else { return }
    sheet = Card.Sheet(left: points[0], top: points[3], right: points[4], bottom: points[1])
  }

  private mutating func shape(_ line: Bytes) {
    if sheet == nil, !words.cards.isEmpty { measureSheet(line) }
    if let number = cardLine, let place = middle(of: line) {
      cards.append(Card(line: number, x: place.x, y: place.y))
    }
    let transparent: StaticString = "stroke=\"transparent\""
    guard let place = find(transparent, in: line) else { return copy(line) }
    write(line[..<place])
    write("stroke=\"none\"")
    write(line[(place + transparent.utf8CodeUnitCount)...])
    write("\n")
  }

  /// The line that is open and has no card yet.
  private var cardLine: Int? {
    guard !words.cards.isEmpty, let line = open?.line, cards.last?.line != line else { return nil }
    return line
  }

  private mutating func end(_ line: Bytes) {
    if starts(line, "</g>") {
      depth -= 1
      if open?.line != nil { write("</a>\n") }
      open = nil
      if depth == 0 { writeCards() }
    }
    copy(line)
  }

  private mutating func writeCards() {
    guard !cards.isEmpty else { return }
    write("<style>.card:target{display:inline}</style>\n")
    for card in cards {
      write(card.text(words.cards[card.line], id: words.ids[card.line], on: sheet))
    }
  }

  // MARK: Bytes

  private mutating func copy(_ line: Bytes) {
    output.append(contentsOf: line)
    output.append(UInt8(ascii: "\n"))
  }

  private mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }
  private mutating func write(_ bytes: Slice<Bytes>) { output.append(contentsOf: bytes) }

  private func starts(_ line: Bytes, _ text: StaticString) -> Bool {
    line.count >= text.utf8CodeUnitCount
      && line.starts(
        with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private func find(_ part: StaticString, in line: Bytes) -> Int? {
    guard let start = line.baseAddress else { return nil }
    return entente_find(start, line.count, part.utf8Start, part.utf8CodeUnitCount).map {
      $0 - UnsafeRawPointer(start)
    }
  }

  private func coordinate(_ name: StaticString, _ line: Bytes) -> Double? {
    guard let place = find(name, in: line) else { return nil }
    let digits = line[(place + name.utf8CodeUnitCount)...].prefix { $0 != UInt8(ascii: "\"") }
    return Double(String(decoding: digits, as: UTF8.self))
  }

  /// The middle one of the points of a `<path … d="…">`.
  private func middle(of line: Bytes) -> (x: Double, y: Double)? {
    guard let place = find(" d=\"", in: line) else { return nil }
    let path = line[(place + 4)...].prefix { $0 != UInt8(ascii: "\"") }
    let points = path.split { byte in
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "M") || byte == UInt8(ascii: "C")
    }
    guard !points.isEmpty else { return nil }
    let numbers = points[points.count / 2].split(separator: UInt8(ascii: ",")).compactMap {
      Double(String(decoding: $0, as: UTF8.self))
    }
    return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
  }
}
