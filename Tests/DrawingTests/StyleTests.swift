import Ontology
import Testing

@testable import Drawing

@Test func `writes readable text on every fill and visible outlines`() {
  let style = Style.standard
  for look in Array(style.looks.values) + style.fallbacks {
    #expect(look.fill.contrast(with: look.text) >= 4.5)
    #expect(look.outline.contrast(with: .white) >= 3)
  }
  for status in ClaimStatus.all { #expect(status.color.contrast(with: .white) >= 4.5) }
}

@Test func `gives each type of the ontology a shape and a colour of its own`() {
  let looks = Style.standard.looks(of: schema.entityTypes).map(\.1)
  #expect(Set(looks.map(\.shape)).count == schema.entityTypes.count)
  #expect(Set(looks.map(\.fill)).count == schema.entityTypes.count)
}

@Test func `gives types without looks of their own different ones`() {
  let style = Style(looks: [:], fallbacks: Style.standard.fallbacks)
  let looks = style.looks(of: schema.entityTypes.prefix(6)).map(\.1)
  #expect(Set(looks).count == 6)
  #expect(looks == style.looks(of: schema.entityTypes.prefix(6)).map(\.1))
}

@Test func `computes contrast as WCAG does`() {
  #expect(Color.black.contrast(with: .white) == 21)
  #expect(Color(0xE69F00).hex == "#E69F00")
}
