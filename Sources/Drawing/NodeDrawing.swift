import GraphStore

/// How a node is drawn: its name in the shape of its type.
struct NodeDrawing {
  let node: Node
  let look: Style.Look
  let isEmphasized: Bool

  /// Whom it stands for beside itself.
  let folded: [Node]
  let style: Style

  func attributes(id: String, hasTooltip: Bool) -> Attributes {
    let name = Printable(node.name).line(cutAt: 90)
    var attributes = Self.attributes(
      name, look, isEmphasized: isEmphasized, standsFor: folded.count, in: style)
    attributes[.id] = .word(id)
    attributes[.class] = .word(
      DOT.className(node.type.name) + (isEmphasized ? " emphasized" : "")
        + (folded.isEmpty ? "" : " folded"))
    if hasTooltip { attributes[.tooltip] = .text([Self.sentence(node, folded)]) }
    return attributes
  }

  /// "Dean Rusk, person", with whom it stands for.
  static func sentence(_ node: Node, _ folded: [Node]) -> String {
    let name = Printable(node.name).line
    var sentence = "\(name.isEmpty ? "(no name)" : name), \(Printable(node.type.label).line)"
    guard !folded.isEmpty else { return sentence }
    let names = folded.prefix(12).map { Printable($0.name).line(cutAt: 40) }
    sentence += "; stands also for " + names.joined(separator: ", ")
    if folded.count > names.count { sentence += " and \(folded.count - names.count) more" }
    return sentence
  }

  /// A text in a shape that fits it.
  static func attributes(
    _ text: String, _ look: Style.Look, isEmphasized: Bool, standsFor count: Int = 0,
    in style: Style
  ) -> Attributes {
    let text = text.isEmpty ? "(no name)" : text
    let fontSize = style.sizes.node
    var lines = Lettering.wrapped(
      text, width: style.sizes.nameWidth, size: fontSize, isBold: isEmphasized)
    if count > 0 { lines.append("(+\(count))") }
    let size = look.shape.size(
      around: Lettering.size(of: lines, size: fontSize, isBold: isEmphasized),
      unit: fontSize / 12)
    var attributes = Attributes([
      .color: .word(isEmphasized ? Color.black.hex : look.outline.hex),
      .fillcolor: .word(look.fill.hex), .fontcolor: .word(look.text.hex), .label: .text(lines),
      .penwidth: .number(isEmphasized ? 2.6 : 1.4), .shape: .word(look.shape.rawValue),
      .width: .inches(max(size.width, 54)), .height: .inches(size.height),
    ])
    if count > 0 { attributes[.peripheries] = .word("2") }
    if isEmphasized { attributes[.fontname] = .word(Lettering.font + "-Bold") }
    return attributes
  }
}
