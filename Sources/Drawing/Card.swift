/// The words behind a line, shown in the picture when the line is chosen.
///
/// It is hidden but while the address of the page points at it, so that it needs no program.
struct Card {
  /// The number of the line in the diagram, from 0.
  let line: Int

  /// The id of the line's group.
  let id: String

  /// A point of the line.
  let x: Double
  let y: Double

  private static let measure = 300.0
  private static let size = 10.0

  func text(in diagram: Diagram) -> String {
    let line = diagram.lines[line]
    let citations = Citation.list(of: line, in: diagram.scene, limit: Citation.claimLimit)
    let size = Self.size
    let title = Lettering.wrapped(line.sentence, width: Self.measure, size: size, isBold: true)
    let rows: [(text: String, isBold: Bool)] =
      title.map { ($0, true) }
      + citations.flatMap { Lettering.wrapped($0, width: Self.measure, size: size) }
      .map { ($0, false) }
    let leading = size * Lettering.leading
    let height = Double(rows.count + 1) * leading + 16
    func number(_ value: Double) -> String { String((value * 10).rounded() / 10) }
    // Beside the line, so that it does not cover it.
    let (left, top) = (x + 8, y + 8)
    var text =
      "<g id=\"source-\(id)\" class=\"card\" display=\"none\" role=\"note\">\n"
      + "<rect x=\"\(number(left))\" y=\"\(number(top))\" width=\"\(number(Self.measure + 24))\""
      + " height=\"\(number(height))\" fill=\"#FFFFFF\" stroke=\"#333333\"/>\n"
    var baseline = top + 8 + size
    func row(_ words: String, _ isBold: Bool) -> String {
      "<text x=\"\(number(left + 10))\" y=\"\(number(baseline))\""
        + " font-family=\"Helvetica, Arial, Liberation Sans, sans-serif\""
        + (isBold ? " font-weight=\"bold\"" : "") + " font-size=\"\(number(size))\""
        + " fill=\"#000000\">\(SVG.escaped(words))</text>\n"
    }
    for (words, isBold) in rows {
      text += row(words, isBold)
      baseline += leading
    }
    text += "<a xlink:href=\"#figure\" aria-label=\"close\">\n" + row("close ×", true) + "</a>\n"
    return text + "</g>\n"
  }
}
