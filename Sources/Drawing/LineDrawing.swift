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

  func attributes(id: String) -> Attributes {
    var attributes = Self.attributes(
      line.status, hasArrow: !line.relation.isSymmetric, width: line.width)
    attributes[.id] = .word(id)
    attributes[.class] = .word(
      [line.relation.name, line.status.polarity.rawValue, line.status.modality.rawValue]
        .map(DOT.className).joined(separator: " "))
    let citation =
      [line.sentence]
      + Citation.text(of: line, in: diagram.subgraph).split(separator: "\n")
      .map(String.init)
    attributes[.tooltip] = .text(citation)
    if diagram.scale.hasLabels {
      attributes[.label] = .roomyText(labelLines)
      attributes[.labeltooltip] = .text(citation)
      attributes[.fontcolor] = .word(line.status.color.hex)
    }
    return attributes
  }

  /// Lines of one status, arrow and width, as on the figure and in its legend.
  static func attributes(_ status: ClaimStatus, hasArrow: Bool, width: LineWidth) -> Attributes {
    var attributes = Attributes([
      .color: .word(status.color.hex), .penwidth: .number(width.points),
      .style: .word(status.dashes),
    ])
    if hasArrow {
      attributes[.arrowhead] = .word(status.head)
    } else if status.isNegated {
      attributes[.dir] = .word("both")
      attributes[.arrowhead] = .word(status.head)
      attributes[.arrowtail] = .word(status.head)
    } else {
      attributes[.dir] = .word("none")
    }
    if status.isNegated { attributes[.arrowsize] = .number(1.2) }
    return attributes
  }

  private var labelLines: [String] {
    var lines = [line.label]
    guard diagram.scale.hasDetails else { return lines }
    if let date = line.date { lines.append(date) }
    if let attribution = line.attribution(naming: speakers) {
      lines += Lettering.wrapped(attribution, width: 120, size: 10)
    }
    return lines
  }

  private var speakers: [Node.ID: Node] {
    diagram.subgraph.speakers.merging(
      line.claims.flatMap(\.speakers).compactMap { id in
        diagram.subgraph.node(id).map { (id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}
