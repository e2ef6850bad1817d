/// The words around a figure: title, legend, caption, sources, as nodes of their own.
///
/// The class of each says where ``Composition`` puts it.
struct SurroundDrawing {
  /// Room for a machine that has only wider fonts, such as DejaVu Sans.
  private static let reserve = 1.14

  let diagram: Diagram

  init(_ diagram: Diagram) { self.diagram = diagram }

  private var style: Style { diagram.style }

  var lines: [String] {
    var lines = ["  subgraph \(DOT.quoted(DOT.surround)) {"]
    lines.append("    graph " + Attributes([.color: .word("#BBBBBB")]).text + ";")
    let title = Printable(diagram.title).line
    let sizes = style.sizes
    if !title.isEmpty {
      lines.append(paragraph("title", "title", title, size: sizes.title, isBold: true))
    }
    for (place, entry) in Legend(of: diagram).entries.enumerated() {
      lines += self.entry(entry, name: "legend-\(place + 1)")
    }
    for (place, text) in diagram.captionParagraphs.enumerated() {
      lines.append(paragraph("caption-\(place + 1)", "caption", text, size: sizes.caption))
    }
    if diagram.plan.listsSources {
      for (place, source) in diagram.sources.enumerated() {
        let name = "source-\(diagram.ids.lines[place])"
        lines.append(paragraph(name, "caption source", source, size: sizes.caption * 0.9))
      }
    }
    lines.append("  }")
    return lines
  }

  private func paragraph(
    _ name: String, _ words: String, _ text: String, size: Double, isBold: Bool = false
  ) -> String {
    let lines = Lettering.wrapped(
      text, width: style.sizes.measure, size: size, isBold: isBold)
    var attributes = plain(lines, size: size, isBold: isBold)
    attributes[.class] = .word(words)
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
    let fact = ClaimStatus(polarity: .affirmed, modality: .asserted)
    func line(_ status: ClaimStatus, hasArrow: Bool, _ width: LineWidth, _ change: Change? = nil)
      -> Attributes
    {
      LineDrawing.attributes(status, hasArrow: hasArrow, width: width, change: change, in: style)
    }
    switch entry {
    case .type(_, let look): return [shape(entry.text, look, name: name)]
    case .emphasis:
      return [shape(entry.text, .init(.box, .white), isEmphasized: true, name: name)]
    case .folded:
      return [shape(entry.text, .init(.box, .white), isDouble: true, name: name)]
    case .status(let status, let hasArrow):
      return sample(line(status, hasArrow: hasArrow, .one), entry.text, name)
    case .mutual: return sample(line(fact, hasArrow: false, .one), entry.text, name)
    case .width(let width):
      return sample(line(fact, hasArrow: false, width), entry.text, name, kind: "width")
    case .change(let change, _):
      return sample(line(fact, hasArrow: true, .one, change), entry.text, name, kind: "change")
    case .thread: return sample(Attributes.thread(style), entry.text, name, kind: "change")
    }
  }

  private func shape(
    _ text: String, _ look: Style.Look, isEmphasized: Bool = false, isDouble: Bool = false,
    name: String
  ) -> String {
    var attributes = NodeDrawing.attributes(text, look, isEmphasized: isEmphasized, in: style)
    if isDouble { attributes[.peripheries] = .word("2") }
    attributes[.class] = .word("legend shape")
    attributes[.id] = .word(name)
    return "    \(DOT.quoted(name)) \(attributes.text);"
  }

  /// A piece of line that leads to what it means.
  private func sample(
    _ attributes: Attributes, _ text: String, _ name: String, kind: String = "line"
  ) -> [String] {
    let size = style.sizes.legend
    let start = Attributes([
      .class: .word("legend \(kind)"), .height: .number(0.01), .id: .word(name),
      .label: .text([""]), .shape: .word("point"), .style: .word("invis"), .width: .number(0.01),
    ])
    var end = plain([text], size: size)
    end[.width] = .inches(Lettering.width(of: text, size: size) * Self.reserve + 10)
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

extension Attributes {
  /// The line from a node of a band to the same in the next.
  static func thread(_ style: Style) -> Attributes {
    Attributes([
      .color: .word(style.groupOutline.hex), .dir: .word("none"), .penwidth: .number(0.8),
      .style: .word(Dashes.solid.rawValue),
    ])
  }
}

extension Diagram {
  /// What stands under the figure.
  var captionParagraphs: [String] {
    var remarks = scene.remarks
    if plan.isSimple {
      remarks.append("Lines are straight and have no labels, to be done in time.")
    }
    return caption.paragraphs(counting: counts, remarks: remarks)
  }

  /// The lines with their numbers, words and sources, one a paragraph.
  var sources: [String] {
    lines.enumerated().map { place, line in
      let citations = Citation.list(of: line, in: scene, limit: Citation.tableLimit)
      return "[\(place + 1)] \(line.sentence). " + citations.joined(separator: " · ")
    }
  }
}
