/// The words behind a line, shown in the picture when the line is chosen.
///
/// It is hidden but while the address of the page points at it, so that it needs no program.
/// Those who hear the figure have the same words at the link itself.
struct Card {
  /// The number of the line in the diagram, from 0.
  let line: Int

  /// A point of the line.
  let x: Double
  let y: Double

  private static let measure = 300.0
  private static let size = 10.0

  /// The rows of a card, before its place is known.
  struct Rows: Sendable {
    let title: [String]
    let citations: [String]

    init(_ sentence: String, _ citations: [String]) {
      title = Lettering.wrapped(sentence, width: measure, size: size, isBold: true)
      self.citations = citations.flatMap { Lettering.wrapped($0, width: measure, size: size) }
    }
  }

  /// The edges of the figure in its own coordinates, in which down is more.
  struct Sheet: Sendable {
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double
  }

  /// - Parameters:
  ///   - id: the id of the line's group.
  ///   - sheet: where it must stay; by default anywhere.
  func text(_ rows: Rows, id: String, on sheet: Sheet?) -> String {
    let size = Self.size
    let leading = size * Lettering.leading
    let height = Double(rows.title.count + rows.citations.count + 1) * leading + 16
    func number(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
    // Beside the line, so that it does not cover it.
    let (width, least) = (Self.measure + 24, sheet.map { ($0.left, $0.top) } ?? (x, y))
    let left = max(least.0, min(x + 8, (sheet?.right ?? .infinity) - width))
    let top = max(least.1, min(y + 8, (sheet?.bottom ?? .infinity) - height))
    var text =
      "<g id=\"source-\(id)\" class=\"card\" display=\"none\" aria-hidden=\"true\">\n"
      + "<rect x=\"\(number(left))\" y=\"\(number(top))\" width=\"\(number(width))\""
      + " height=\"\(number(height))\" fill=\"#FFFFFF\" stroke=\"#333333\"/>\n"
    var baseline = top + 8 + size
    func add(_ words: String, isBold: Bool) {
      text += "<text x=\"\(number(left + 10))\" y=\"\(number(baseline))\""
      text += " font-family=\"Helvetica, Arial, Liberation Sans, sans-serif\""
      if isBold { text += " font-weight=\"bold\"" }
      text += " font-size=\"\(number(size))\" fill=\"#000000\">\(SVG.escaped(words))</text>\n"
      baseline += leading
    }
    for row in rows.title { add(row, isBold: true) }
    for row in rows.citations { add(row, isBold: false) }
    text += "<a xlink:href=\"#figure\" tabindex=\"-1\">\n"
    add("close ×", isBold: true)
    return text + "</a>\n</g>\n"
  }
}
