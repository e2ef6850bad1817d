import Documents

/// A claim that was not stored.
public struct Refusal: Sendable, Hashable {
  /// Why a claim is not stored.
  public enum Reason: String, Sendable, CaseIterable {
    /// No quotation bears it out.
    case noEvidence
    /// A quotation's offsets lie outside the text, or inside a character.
    case outOfBounds
    /// A quotation is not what stands at its offsets.
    case quotationDiffers
    /// A quotation holds a NUL, which the file cannot keep.
    case unstorable
    /// The ontology does not let the relation join these types.
    case forbiddenEnds
    /// An end or a speaker is none of the document's entities.
    case unknownEntity
  }

  /// The document's identifier.
  public let document: String

  /// The relation; `mention` or `unresolved` where it is no claim.
  public let relation: String

  /// The names of the ends.
  public let from: String
  public let to: String
  public let reason: Reason

  public init(document: String, relation: String, from: String, to: String, reason: Reason) {
    self.document = document
    self.relation = relation
    self.from = from
    self.to = to
    self.reason = reason
  }
}

extension Refusal.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noEvidence: "no quotation bears it out"
    case .outOfBounds: "the offsets are not those of characters of the text"
    case .quotationDiffers: "the quotation is not what stands at its offsets"
    case .unstorable: "the quotation holds a NUL character"
    case .forbiddenEnds: "the ontology does not let the relation join these types"
    case .unknownEntity: "an end or a speaker is none of the document's entities"
    }
  }
}

extension Contribution.Claim {
  /// Why a graph may not keep this claim of a document; `nil` where it may.
  func refusal(in contribution: Contribution) -> Refusal.Reason? {
    let count = contribution.entities.count
    let ends = [from, to].compactMap { end in
      if case .entity(let index) = end { index } else { nil }
    }
    guard (ends + speakers).allSatisfy({ 0..<count ~= $0 }) else { return .unknownEntity }
    guard !evidence.isEmpty, evidence.allSatisfy({ !$0.span.isEmpty }) else { return .noEvidence }
    let text = contribution.document.text
    for quotation in evidence {
      guard text.hasCharacters(at: quotation.span) else { return .outOfBounds }
      guard text.utf8[quotation.span.start..<quotation.span.end].elementsEqual(quotation.text.utf8)
      else { return .quotationDiffers }
      guard !quotation.text.utf8.contains(0) else { return .unstorable }
    }
    return nil
  }
}

extension Text {
  /// Whether a span begins and ends between characters of the text.
  func hasCharacters(at span: Span) -> Bool {
    guard span.end <= utf8.count else { return false }
    return [span.start, span.end].allSatisfy { $0 == utf8.count || utf8[$0] & 0xC0 != 0x80 }
  }
}
