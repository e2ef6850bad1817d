import GraphStore

/// How a node is drawn: its name in the shape of its type.
struct NodeDrawing {
  static let fontSize = 12.0
  static let lineWidth = 130.0

  let node: Node
  let look: Style.Look
  let isEmphasized: Bool

  init(_ node: Node, _ look: Style.Look, isEmphasized: Bool) {
    self.node = node
    self.look = look
    self.isEmphasized = isEmphasized
  }

  func attributes(id: String) -> Attributes {
    let name = Printable(node.name).line(cutAt: 90)
    var attributes = Self.attributes(name, look, isEmphasized: isEmphasized)
    attributes[.id] = .word(id)
    attributes[.class] = .word(
      DOT.className(node.type.name) + (isEmphasized ? " emphasized" : ""))
    attributes[.tooltip] = .text([
      "\(Printable(node.name).line), \(Printable(node.type.label).line)"
    ])
    return attributes
  }

  /// A text in a shape that fits it.
  static func attributes(_ text: String, _ look: Style.Look, isEmphasized: Bool) -> Attributes {
    let text = text.isEmpty ? "(no name)" : text
    let lines = Lettering.wrapped(text, width: lineWidth, size: fontSize, isBold: isEmphasized)
    let size = look.shape.size(
      around: Lettering.size(of: lines, size: fontSize, isBold: isEmphasized))
    var attributes = Attributes([
      .color: .word(isEmphasized ? Color.black.hex : look.outline.hex),
      .fillcolor: .word(look.fill.hex), .fontcolor: .word(look.text.hex), .label: .text(lines),
      .penwidth: .number(isEmphasized ? 2.6 : 1.4), .shape: .word(look.shape.rawValue),
      .width: .inches(max(size.width, 54)), .height: .inches(size.height),
    ])
    if isEmphasized { attributes[.fontname] = .word(Lettering.font + "-Bold") }
    return attributes
  }
}
