import Foundation
import Ontology
import Testing

@testable import Drawing

@Test(arguments: Style.Theme.allCases)
func `writes readable text on every fill and visible outlines`(theme: Style.Theme) {
  let style = Style.theme(theme)
  for look in Array(style.looks.values) + style.fallbacks {
    #expect(look.fill.contrast(with: look.text) >= 4.5)
    #expect(look.outline.contrast(with: style.background) >= 3)
  }
  for polarity in Polarity.allCases {
    #expect(style.color(polarity).contrast(with: style.background) >= 4.5)
  }
  for look in style.changes.values {
    #expect(look.color.contrast(with: style.background) >= 4.5)
  }
  #expect(style.groupOutline.contrast(with: style.groupFill) >= 3)
  #expect(style.weaknesses == [])
}

@Test(arguments: Style.Theme.allCases, ColorVision.allCases)
func `stays readable in grey and to colour-blind readers`(theme: Style.Theme, vision: ColorVision) {
  let style = Style.theme(theme)
  let background = vision.seen(style.background)
  for look in Array(style.looks.values) + style.fallbacks {
    #expect(vision.seen(look.fill).contrast(with: vision.seen(look.text)) >= 4.5)
    #expect(vision.seen(look.outline).contrast(with: background) >= 3)
  }
  for polarity in Polarity.allCases {
    #expect(vision.seen(style.color(polarity)).contrast(with: background) >= 4.5)
  }
}

@Test(arguments: Style.Theme.allCases)
func `tells nothing by colour alone`(theme: Style.Theme) {
  let style = Style.theme(theme)
  let shapes = style.looks(of: schema.entityTypes).map(\.1.shape)
  #expect(Set(shapes).count == shapes.count)
  // Statuses differ in dashes or heads.
  let drawn = ClaimStatus.all.map {
    "\(style.dashes(of: $0.modality)) \(style.head($0.polarity))"
  }
  #expect(Set(drawn).count == drawn.count)
  // What is gone, kept and new differ at the start of the line, and in their sign.
  let tails = Change.allCases.map { style.changes[$0]?.tail.rawValue ?? "" }
  #expect(Set(tails).count == tails.count)
  #expect(Set(Change.allCases.map(\.sign)).count == 3)
}

@Test func `prints in black and white`() {
  let style = Style.theme(.print)
  for look in Array(style.looks.values) + style.fallbacks {
    for color in [look.fill, look.outline] {
      #expect(color.red == color.green && color.green == color.blue)
    }
  }
  for color in style.colors.values { #expect(color == .black) }
}

@Test func `gives each type of the ontology a shape and a colour of its own`() {
  let looks = Style.standard.looks(of: schema.entityTypes).map(\.1)
  #expect(Set(looks.map(\.shape)).count == schema.entityTypes.count)
  #expect(Set(looks.map(\.fill)).count == schema.entityTypes.count)
}

@Test func `gives types without looks of their own different ones`() {
  var style = Style.standard
  style.looks = [:]
  let looks = style.looks(of: schema.entityTypes.prefix(6)).map(\.1)
  #expect(Set(looks).count == 6)
  #expect(looks == style.looks(of: schema.entityTypes.prefix(6)).map(\.1))
}

@Test func `is changed by a file, which leaves the rest as it was`() throws {
  let style = try Style.standard.overlaid(
    with: """
      types:
        Person: {shape: octagon, color: "#CC79A7"}
      heads: {negated: diamond}
      sizes: {node: 14}
      labels: {MET_WITH: met}
      """, named: "mine.yaml")
  #expect(style.looks["Person"] == Style.Look(.octagon, Color(0xCC79A7)))
  #expect(style.looks["State"] == Style.standard.looks["State"])
  #expect(style.head(.negated) == .diamond && style.head(.affirmed) == .normal)
  #expect(style.sizes.node == 14 && style.sizes.line == 10)
  let dot = DOT(Diagram(Records.cable, title: "", style: style)).text
  #expect(dot.contains("\u{A0}met\u{A0}") && !dot.contains("\u{A0}met with\u{A0}"))
  #expect(dot.contains("arrowhead=\"diamond\""))
}

@Test(arguments: [
  ("shapes: {}", "mine.yaml:1: a style has no 'shapes' here"),
  ("heads: {negated: 'tee\\\" URL=\\\"x'}", "mine.yaml:1: 'tee\\\" URL=\\\"x' is not one of"),
  ("colors:\n  negated: red", "mine.yaml:2: 'red' is not a colour"),
  ("widths: [1, 2]", "mine.yaml:1: 'a list or mapping' is not 4 numbers"),
  ("types: {Person: {shape: cloud}}", "mine.yaml:1: 'cloud' is not one of"),
  ("sizes: {node: 9000}", "mine.yaml:1: '9000' is not a number from 4.0 to 96.0"),
  ("- a", "mine.yaml:1: 'a list' is not a mapping"),
  ("a: [", "mine.yaml: it is no YAML"),
])
func `refuses what no style has, with the line`(yaml: String, message: String) {
  #expect {
    try Style.standard.overlaid(with: yaml, named: "mine.yaml")
  } throws: { error in
    "\(error)".hasPrefix(message)
  }
}

@Test func `warns of a style that hides a difference`() throws {
  let style = try Style.standard.overlaid(
    with: """
      heads: {negated: normal}
      dashes: {planned: solid}
      colors: {affirmed: "#DDDDDD"}
      """, named: "pale.yaml")
  #expect(
    style.weaknesses == [
      "affirmed lines have a contrast below 4.5",
      "affirmed and negated lines have the same head", "two modalities have the same dashes",
    ])
}

@Test func `computes contrast as WCAG does`() {
  #expect(Color.black.contrast(with: .white) == 21)
  #expect(Color(0xE69F00).hex == "#E69F00")
}

/// How colours look to some readers, by the matrices of Machado, Oliveira and Fernandes
/// (2009) for the full deficiency, in linear light; and in grey, by luminance.
enum ColorVision: CaseIterable {
  case protanopia, deuteranopia, tritanopia, grey

  func seen(_ color: Color) -> Color {
    let light = [color.red, color.green, color.blue].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    let parts = matrix.map { row -> UInt32 in
      let sum = min(max(zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1)
      let share = sum <= 0.0031308 ? sum * 12.92 : 1.055 * pow(sum, 1 / 2.4) - 0.055
      return UInt32((share * 255).rounded())
    }
    return Color(parts[0] << 16 | parts[1] << 8 | parts[2])
  }

  private var matrix: [[Double]] {
    switch self {
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    case .grey: Array(repeating: [0.2126, 0.7152, 0.0722], count: 3)
    }
  }
}
