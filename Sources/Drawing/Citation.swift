import GraphStore

/// A claim as it is cited beside a line: its words, who says so, when, and where.
struct Citation: Sendable, Hashable {
  /// Quotations are cut after so many characters.
  static let quotationLimit = 240

  /// A line with more claims names this many, and counts the others.
  static let claimLimit = 3

  let text: String

  init(of claim: Claim, in subgraph: Subgraph) {
    let words = claim.evidence.map { Printable($0.quotation).line }.joined(separator: " […] ")
    var parts = ["“\(Printable(words).line(cutAt: Self.quotationLimit))”"]
    let speakers = claim.speakers.compactMap { subgraph.speakers[$0] ?? subgraph.node($0) }
    if !speakers.isEmpty {
      let names = speakers.map { Printable($0.name).line(cutAt: 60) }
      parts.append("according to " + names.joined(separator: ", as told by "))
    }
    if let date = claim.date { parts.append(date.description) }
    if let source = subgraph.sources[claim.source] {
      parts.append(Printable(source.reference).line(cutAt: 160))
    }
    text = parts.joined(separator: " — ")
  }

  /// The citations of a line, one a paragraph.
  static func text(of line: Line, in subgraph: Subgraph) -> String {
    var paragraphs = line.claims.prefix(claimLimit).map { Citation(of: $0, in: subgraph).text }
    let others = line.claims.count - claimLimit
    if others > 0 { paragraphs.append("and \(others) more \(others == 1 ? "claim" : "claims")") }
    return paragraphs.joined(separator: "\n")
  }
}
