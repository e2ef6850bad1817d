import Documents

/// A claim as it stands among those of its document: by place, then by what it says.
struct OrderedClaim: Comparable {
  let claim: Contribution.Claim
  let evidence: [Contribution.Quotation]
  let attributes: String
  let confidence: Double
  private let signature: [String]

  init(_ claim: Contribution.Claim, in contribution: Contribution) {
    self.claim = claim
    var seen: Set<Span> = []
    evidence = claim.evidence.filter { seen.insert($0.span).inserted }.sorted { $0.span < $1.span }
    let pairs = claim.attributes.map { ($0.key.storable, $0.value.storable) }
    attributes = JSONObject(Dictionary(pairs) { first, _ in first }).text
    confidence = claim.confidence.isNaN ? 0 : min(max(claim.confidence, 0), 1)
    func name(_ end: Contribution.End) -> [String] {
      switch end {
      case .document: ["", ""]
      case .entity(let index): name(index)
      }
    }
    func name(_ index: Int) -> [String] {
      [contribution.entities[index].type.name, contribution.entities[index].key]
    }
    var ends = [name(claim.from), name(claim.to)]
    if claim.relation.isSymmetric { ends.sort { $0.lexicographicallyPrecedes($1) } }
    signature =
      [claim.relation.name] + ends.joined()
      + [
        claim.polarity.rawValue, claim.modality.rawValue, claim.date?.description ?? "",
        attributes, claim.rule, String(confidence),
      ] + claim.speakers.flatMap(name)
  }

  static func == (a: Self, b: Self) -> Bool {
    a.evidence == b.evidence && a.signature == b.signature
  }

  static func < (a: Self, b: Self) -> Bool {
    let (left, right) = (a.evidence.map(\.span), b.evidence.map(\.span))
    if left != right { return left.lexicographicallyPrecedes(right) }
    return a.signature.lexicographicallyPrecedes(b.signature)
  }
}
