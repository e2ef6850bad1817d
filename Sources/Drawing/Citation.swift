import GraphStore

/// A claim as it is cited beside a line: its words, who says so, when, and where.
struct Citation: Sendable, Hashable {
  /// Quotations are cut after so many characters.
  static let quotationLimit = 240

  /// A line with more claims names this many, and counts the others.
  static let claimLimit = 3

  /// In a table of sources it names this many.
  static let tableLimit = 12

  let text: String

  init(of claim: Claim, in scene: Scene) {
    let words = claim.evidence.map { Printable($0.quotation).line }.joined(separator: " […] ")
    var parts = ["“\(Printable(words).line(cutAt: Self.quotationLimit))”"]
    if let parties = scene.parties[claim.id] {
      // The line joins others, who stand for them.
      let (from, to) = (Printable(parties.from.name), Printable(parties.to.name))
      parts[0] = "\(from.line(cutAt: 60)) – \(to.line(cutAt: 60)): " + parts[0]
    }
    let speakers = claim.speakers.compactMap(scene.subgraph.speaker)
    if !speakers.isEmpty {
      let names = speakers.map { Printable($0.name).line(cutAt: 60) }
      parts.append("according to " + names.joined(separator: ", as told by "))
    }
    if let date = claim.date { parts.append(date.description) }
    if let source = scene.subgraph.sources[claim.source] {
      parts.append(Printable(source.reference).line(cutAt: 160))
    }
    text = parts.joined(separator: " — ")
  }

  /// The citations of a line, the first so many, and how many more there are.
  static func list(of line: Line, in scene: Scene, limit: Int) -> [String] {
    var list = line.claims.prefix(limit).map { Citation(of: $0, in: scene).text }
    let others = line.claims.count - list.count
    if others > 0 { list.append("and \(Count(others, "more claim"))") }
    return list
  }
}
