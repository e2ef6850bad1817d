import GraphStore
import Ontology

/// How well an edge is borne out.
///
/// By the number of documents; of the same number, an edge that is claimed as a
/// fact goes before one that is planned, and that before one that is merely
/// possible; then the greatest confidence counts.
public struct Strength: Sendable, Hashable, Comparable {
  public let documentCount: Int

  /// The firmest of the edge's claims.
  public let modality: Modality

  /// The greatest of the claims that are as firm as that.
  public let confidence: Double

  public init(_ edge: Edge) {
    documentCount = edge.documentCount
    let firmest = edge.claims.map(\.modality).max { Self.firmness($0) < Self.firmness($1) }
    let modality = firmest ?? .hypothetical
    self.modality = modality
    confidence = edge.claims.filter { $0.modality == modality }.map(\.confidence).max() ?? 0
  }

  public static func < (a: Self, b: Self) -> Bool {
    (a.documentCount, firmness(a.modality), a.confidence)
      < (b.documentCount, firmness(b.modality), b.confidence)
  }

  private static func firmness(_ modality: Modality) -> Int {
    switch modality {
    case .asserted: 2
    case .planned: 1
    case .hypothetical: 0
    }
  }
}
