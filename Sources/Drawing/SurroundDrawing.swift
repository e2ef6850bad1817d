/// The words around a figure: title, legend, caption, as nodes of their own.
///
/// The class of each says where ``Composition`` puts it.
struct SurroundDrawing {
  /// The width of text above and below, in points.
  static let measure = 480.0

  /// Room for a machine that has only wider fonts, such as DejaVu Sans.
  private static let reserve = 1.14

  let diagram: Diagram

  init(_ diagram: Diagram) { self.diagram = diagram }

  var lines: [String] {
    var lines = ["  subgraph \(DOT.quoted(DOT.surround)) {"]
    lines.append("    graph " + Attributes([.color: .word("#BBBBBB")]).text + ";")
    let title = Printable(diagram.title).line
    if !title.isEmpty { lines.append(paragraph("title", title, size: 17, isBold: true)) }
    for (place, entry) in Legend(of: diagram).entries.enumerated() {
      lines += self.entry(entry, name: "legend-\(place + 1)")
    }
    let caption = diagram.caption.paragraphs(counting: diagram.counts)
    for (place, text) in caption.enumerated() {
      lines.append(paragraph("caption-\(place + 1)", text, size: 10.5, isBold: false))
    }
    lines.append("  }")
    return lines
  }

  private func paragraph(_ name: String, _ text: String, size: Double, isBold: Bool) -> String {
    let lines = Lettering.wrapped(text, width: Self.measure, size: size, isBold: isBold)
    var attributes = plain(lines, size: size, isBold: isBold)
    attributes[.class] = .word(isBold ? "title" : "caption")
    attributes[.id] = .word(name)
    return "    \(DOT.quoted(name)) \(attributes.text);"
  }

  private func plain(_ lines: [String], size: Double, isBold: Bool = false) -> Attributes {
    let space = Lettering.size(of: lines, size: size, isBold: isBold)
    var attributes = Attributes([
      .fontsize: .number(size), .height: .inches(space.height), .label: .leftText(lines),
      .margin: .word("0"), .shape: .word("plaintext"), .style: .word("solid"),
      .width: .inches(space.width * Self.reserve),
    ])
    if isBold { attributes[.fontname] = .word(Lettering.font + "-Bold") }
    return attributes
  }

  private func entry(_ entry: Legend.Entry, name: String) -> [String] {
    switch entry {
    case .type(_, let look):
      return [shape(NodeDrawing.attributes(entry.text, look, isEmphasized: false), name)]
    case .emphasis:
      return [
        shape(
          NodeDrawing.attributes(entry.text, .init(.box, .white), isEmphasized: true), name)
      ]
    case .status(let status, let hasArrow):
      return sample(
        LineDrawing.attributes(status, hasArrow: hasArrow, width: .one), entry.text, name)
    case .mutual:
      let status = ClaimStatus(polarity: .affirmed, modality: .asserted)
      return sample(LineDrawing.attributes(status, hasArrow: false, width: .one), entry.text, name)
    case .width(let width):
      let status = ClaimStatus(polarity: .affirmed, modality: .asserted)
      return sample(
        LineDrawing.attributes(status, hasArrow: false, width: width), entry.text, name,
        kind: "width")
    }
  }

  private func shape(_ attributes: Attributes, _ name: String) -> String {
    var attributes = attributes
    attributes[.class] = .word("legend shape")
    attributes[.id] = .word(name)
    return "    \(DOT.quoted(name)) \(attributes.text);"
  }

  /// A piece of line that leads to what it means.
  private func sample(
    _ attributes: Attributes, _ text: String, _ name: String, kind: String = "line"
  ) -> [String] {
    let start = Attributes([
      .class: .word("legend \(kind)"), .height: .number(0.01), .id: .word(name),
      .label: .text([""]), .shape: .word("point"), .style: .word("invis"), .width: .number(0.01),
    ])
    var end = plain([text], size: 11)
    end[.width] = .inches(Lettering.width(of: text, size: 11) * Self.reserve + 10)
    end[.class] = .word("legend text")
    end[.id] = .word(name + "-text")
    var line = attributes
    line[.class] = .word("legend \(kind)")
    line[.id] = .word(name + "-line")
    let (from, to) = (DOT.quoted(name), DOT.quoted(name + "-text"))
    return [
      "    \(from) \(start.text);", "    \(to) \(end.text);", "    \(from) -> \(to) \(line.text);",
    ]
  }
}
