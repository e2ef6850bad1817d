import Documents
import GraphStore
import Ontology
import Testing

@Suite struct RefusalTests {
  @Test func `a claim that nothing bears out is refused, counted and never stored`() throws {
    var builder = RecordBuilder()
    builder.add("Person:Kim TRAVELED_TO State:China")
    let good = builder.claims[0]
    let quotation = good.evidence[0]
    let bad: [(Contribution.Claim, Refusal.Reason)] = [
      (good.changed(evidence: []), .noEvidence),
      (good.changed(evidence: [.init(span: Span(3, 3), text: "")]), .noEvidence),
      (
        good.changed(evidence: [.init(span: quotation.span, text: "Kim went home")]),
        .quotationDiffers
      ),
      (good.changed(evidence: [.init(span: Span(1, 8), text: quotation.text)]), .quotationDiffers),
      (good.changed(evidence: [.init(span: Span(0, 999), text: quotation.text)]), .outOfBounds),
      (
        good.changed(evidence: [quotation, .init(span: Span(0, 2), text: "KI")]), .quotationDiffers
      ),
      (good.changed(relation: schema.relationType("RECOGNIZES")!), .forbiddenEnds),
      (good.changed(from: .entity(7)), .unknownEntity),
      (good.changed(from: .document), .forbiddenEnds),
    ]
    builder.claims += bad.map(\.0)
    let graph = try Graph(inMemory: schema)
    let stored = try graph.write(file(builder.contribution("a")))
    #expect(stored.claims == 1)
    #expect(stored.refusals == bad.count)
    #expect(drawing(try graph.subgraph()) == ["Kim TRAVELED_TO China"])
    #expect(
      try graph.refusals().map(\.reason.rawValue).sorted() == bad.map(\.1.rawValue).sorted())
    let counts = try graph.statistics().refusalsByReason
    #expect(counts.map(\.count).reduce(0, +) == bad.count)
    #expect(try graph.verify().problems == [])
  }

  @Test func `offsets inside a character are refused`() throws {
    var builder = RecordBuilder()
    builder.add("Person:Mátyás TRAVELED_TO State:China")
    builder.mentions.append(.init(entity: 0, span: Span(2, 4), kind: .name))
    builder.claims[0] = builder.claims[0].changed(
      evidence: [.init(span: Span(0, 2), text: "M\u{FFFD}")])
    let graph = try graph(file(builder.contribution("a")))
    #expect(try graph.refusals().map(\.reason) == [.outOfBounds, .outOfBounds])
    #expect(try graph.refusals().map(\.relation) == ["TRAVELED_TO", "mention"])
  }

  @Test func `a refused claim goes when its file is read anew`() throws {
    var builder = RecordBuilder()
    builder.add("Person:Kim TRAVELED_TO State:China")
    builder.claims[0] = builder.claims[0].changed(evidence: [])
    let graph = try graph(file(builder.contribution("a")))
    #expect(try graph.refusals().count == 1)
    try graph.write(file(record("a", ["Person:Kim TRAVELED_TO State:China"])))
    #expect(try graph.refusals().isEmpty)
  }
}
