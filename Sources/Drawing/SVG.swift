import GraphStore

/// Graphviz's SVG made fit to publish: no reference to a file elsewhere, every node and line
/// named by a sentence for those who hear it, and every line linked to its sources.
public struct SVG: Sendable {
  public let bytes: [UInt8]

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Finishes what Graphviz wrote of a diagram.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  public init(graphviz svg: [UInt8], of diagram: Diagram) {
    var finisher = Finisher(diagram)
    svg.withUnsafeBufferPointer { bytes in
      var rest = bytes[...]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        finisher.add(UnsafeBufferPointer(rebasing: rest[..<end]))
        rest = rest[(end + 1)...]
      }
      if !rest.isEmpty { finisher.add(UnsafeBufferPointer(rebasing: rest)) }
    }
    bytes = finisher.output
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
  private let diagram: Diagram

  /// By the id of the group.
  private var names: [String: String] = [:]
  private let lines: [String: Int]
  private let linksToTable: Bool
  private let hasCards: Bool

  /// The group that is open: its id, and the number of its line.
  private var open: (id: String, line: Int?)?
  private var hasStarted = false
  private var depth = 0
  private var cards: [Card] = []

  init(_ diagram: Diagram) {
    self.diagram = diagram
    linksToTable = diagram.plan.listsSources
    hasCards = !diagram.plan.listsSources && diagram.scale.hasCards
    let scene = diagram.scene
    for (place, node) in diagram.subgraph.nodes.enumerated() {
      names[diagram.ids.nodes[place]] = NodeDrawing.sentence(node, scene.folded[node.id] ?? [])
    }
    var lines: [String: Int] = [:]
    for (place, line) in diagram.lines.enumerated() {
      names[diagram.ids.lines[place]] = line.sentence
      lines[diagram.ids.lines[place]] = place
    }
    self.lines = lines
    for (place, group) in diagram.arranged.groups.enumerated() {
      names["group-\(place + 1)"] = "group: \(group.label)"
    }
    output.reserveCapacity(1 << 16)
  }

  /// Takes a line; Graphviz's references for hyphens, also in ids, become hyphens.
  mutating func add(_ line: Bytes) {
    let hyphen = Array("&#45;".utf8)
    guard var place = find(hyphen, in: line) else { return take(line) }
    var plain: [UInt8] = []
    plain.reserveCapacity(line.count)
    var done = 0
    while place < line.count {
      if line[place] == UInt8(ascii: "&"), line[place...].starts(with: hyphen) {
        plain += line[done..<place]
        plain.append(UInt8(ascii: "-"))
        place += hyphen.count
        done = place
      } else {
        place += 1
      }
    }
    plain += line[done...]
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
      write("<title id=\"title-of-figure\">\(SVG.escaped(Printable(diagram.title).line))</title>\n")
      let description = diagram.captionParagraphs.joined(separator: " ")
      write("<desc id=\"description\">\(SVG.escaped(description))</desc>\n")
      copy(line)
      return
    }
    if starts(line, "<g id=\"a_"), let close = line.firstIndex(of: UInt8(ascii: ">")) {
      startAnchor(line, groupEnd: close)
      return
    }
    let id = String(decoding: line.dropFirst(7).prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    open = (id, lines[id])
    guard let name = names[id] else {
      copy(line)
      return
    }
    // A line is a link, which has the name; to name the group too would say it twice.
    if lines[id] == nil {
      write("<g role=\"img\" aria-label=\"\(SVG.escaped(name))\"")
      write(line.dropFirst(2))
      write("\n")
    } else {
      copy(line)
    }
  }

  /// `<g id="a_ID"><a xlink:title="…">`: a tooltip, and here the link of a line.
  private mutating func startAnchor(_ line: Bytes, groupEnd: Int) {
    guard let open, let number = open.line, linksToTable || hasCards else {
      copy(line)
      return
    }
    let isLabel = line[..<groupEnd].suffix(7).elementsEqual("-label\"".utf8)
    write(line[...groupEnd])
    write("<a xlink:href=\"#source-\(open.id)\" ")
    write(
      isLabel
        ? "aria-hidden=\"true\" tabindex=\"-1\" "
        : "aria-label=\"\(SVG.escaped(diagram.lines[number].sentence))\" ")
    // Behind "><a ".
    write(line[(groupEnd + 4)...])
    write("\n")
  }

  private mutating func title() {
    guard let open, let name = names[open.id] else { return }
    write("<title>\(SVG.escaped(name))</title>\n")
  }

  private mutating func text(_ line: Bytes) {
    if hasCards, let open, let number = open.line, cards.last?.line != number,
      let x = coordinate(" x=\"", line), let y = coordinate(" y=\"", line)
    {
      cards.append(Card(line: number, id: open.id, x: x, y: y))
    }
    let font = Array("font-family=\"Helvetica,sans-Serif\"".utf8)
    guard let place = find(font, in: line) else { return copy(line) }
    write(line[..<place])
    // The fonts of the same widths, where the first is not at hand.
    write("font-family=\"Helvetica, Arial, Liberation Sans, sans-serif\"")
    // A rim of white, since other lines may run behind the words of one.
    if open?.line != nil {
      write(
        " stroke=\"\(diagram.style.background.hex)\" stroke-width=\"2.5\" paint-order=\"stroke\"")
    }
    write(line[(place + font.count)...])
    write("\n")
  }

  private mutating func shape(_ line: Bytes) {
    if hasCards, let open, let number = open.line, cards.last?.line != number,
      let place = middle(of: line)
    {
      cards.append(Card(line: number, id: open.id, x: place.x, y: place.y))
    }
    let transparent = Array("stroke=\"transparent\"".utf8)
    guard let place = find(transparent, in: line) else { return copy(line) }
    write(line[..<place])
    write("stroke=\"none\"")
    write(line[(place + transparent.count)...])
    write("\n")
  }

  private mutating func end(_ line: Bytes) {
    if starts(line, "</g>") {
      depth -= 1
      if depth == 0 { writeCards() }
    }
    copy(line)
  }

  private mutating func writeCards() {
    guard !cards.isEmpty else { return }
    write("<style>.card:target{display:inline}</style>\n")
    for card in cards { write(card.text(in: diagram)) }
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

  private func find(_ part: [UInt8], in line: Bytes) -> Int? {
    guard line.count >= part.count else { return nil }
    return (0...(line.count - part.count)).first { place in
      line[place] == part[0] && line[place..<(place + part.count)].elementsEqual(part)
    }
  }

  private func coordinate(_ name: String, _ line: Bytes) -> Double? {
    guard let place = find(Array(name.utf8), in: line) else { return nil }
    let digits = line[(place + name.utf8.count)...].prefix { $0 != UInt8(ascii: "\"") }
    return Double(String(decoding: digits, as: UTF8.self))
  }

  /// The middle one of the points of a `<path … d="…">`.
  private func middle(of line: Bytes) -> (x: Double, y: Double)? {
    guard let place = find(Array(" d=\"".utf8), in: line) else { return nil }
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
