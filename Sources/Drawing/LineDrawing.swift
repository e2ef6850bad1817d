import GraphStore

/// How a line is drawn: dashes for how firmly, head and colour for whether,
/// width for how often.
struct LineDrawing {
  let line: Line
  let diagram: Diagram

  init(_ line: Line, in diagram: Diagram) {
    self.line = line
    self.diagram = diagram
  }

  /// - Parameters:
  ///   - number: of the line in the table of sources, from 1.
  ///   - hasTooltips: whether its words come along.
  func attributes(id: String, number: Int, hasTooltips: Bool) -> Attributes {
    var attributes = Self.attributes(
      line.status, hasArrow: !line.relation.isSymmetric, width: line.width, change: line.change,
      in: diagram.style)
    attributes[.id] = .word(id)
    attributes[.class] = .word(
      ([line.relation.name, line.status.polarity.rawValue, line.status.modality.rawValue]
        + (line.change.map { [$0.rawValue] } ?? []))
        .map(DOT.className).joined(separator: " "))
    if hasTooltips {
      attributes[.tooltip] = .text(
        [line.sentence] + Citation.list(of: line, in: diagram.scene, limit: Citation.claimLimit))
    }
    if diagram.hasLabels {
      attributes[.label] = .roomyText(labelLines(number))
      attributes[.labeltooltip] = attributes[.tooltip]
      attributes[.fontcolor] = attributes[.color]
    }
    return attributes
  }

  /// Lines of one status, arrow, width and change, as on the figure and in its legend.
  static func attributes(
    _ status: ClaimStatus, hasArrow: Bool, width: LineWidth, change: Change? = nil, in style: Style
  ) -> Attributes {
    let look = change.flatMap { style.changes[$0] }
    let head = style.head(status.polarity).rawValue
    var attributes = Attributes([
      .color: .word((look?.color ?? style.color(status.polarity)).hex),
      .penwidth: .number(style.points(width)),
      .style: .word(style.dashes(of: status.modality).rawValue),
    ])
    if hasArrow {
      attributes[.arrowhead] = .word(head)
    } else if status.isNegated {
      attributes[.dir] = .word("both")
      attributes[.arrowhead] = .word(head)
      attributes[.arrowtail] = .word(head)
    } else {
      attributes[.dir] = .word("none")
    }
    if let look, !(status.isNegated && !hasArrow) {
      // What it is the change of stands at the start; without an arrow at the far end nothing.
      attributes[.dir] = .word("both")
      attributes[.arrowtail] = .word(look.tail.rawValue)
      if !hasArrow { attributes[.arrowhead] = .word("none") }
    }
    if status.isNegated { attributes[.arrowsize] = .number(1.2) }
    return attributes
  }

  private func labelLines(_ number: Int) -> [String] {
    let size = diagram.style.sizes.line
    let mark = diagram.plan.listsSources ? "[\(number)]" : ""
    // A large figure has room for the number alone.
    guard diagram.scale.hasLabels else { return [mark] }
    let label = line.label(in: diagram.style)
    var lines = [mark.isEmpty ? label : "\(mark) \(label)"]
    guard diagram.scale.hasDetails else { return lines }
    if let date = line.date { lines.append(date) }
    if let attribution = line.attribution(in: diagram.subgraph) {
      lines += Lettering.wrapped(attribution, width: size * 12, size: size)
    }
    return lines
  }
}
