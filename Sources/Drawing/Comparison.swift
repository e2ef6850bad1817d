public import Documents
import GraphStore

/// Two times whose networks are set beside one another.
public struct Comparison: Sendable, Hashable {
  /// The time that is left behind.
  public let earlier: EDTF

  /// The time that is come to.
  public let later: EDTF

  /// Two times; which comes first is the caller's choice.
  public init(_ earlier: EDTF, _ later: EDTF) {
    self.earlier = earlier
    self.later = later
  }

  /// What became of what these claims say, of which some belong to either time.
  func change(of claims: [Claim]) -> Change {
    let then = claims.contains { $0.date?.overlaps(earlier) ?? false }
    let now = claims.contains { $0.date?.overlaps(later) ?? false }
    return then && now ? .kept : then ? .gone : .new
  }
}

extension Scene {
  /// Without claims that have no date of their own; the caption says how many.
  public func datedOnly() -> Scene {
    var undated = 0
    let scene = keeping { claim in
      if claim.date == nil { undated += 1 }
      return claim.date != nil
    }
    return undated == 0
      ? scene : scene.remarking("\(Count(undated, "claim")) without a date left out.")
  }

  /// The difference of two times: what is gone, new, and kept.
  ///
  /// Only claims with a date of their own tell; the others are left out, and counted in the
  /// caption. Claims of neither time are left out too.
  public func compared(_ earlier: EDTF, with later: EDTF) -> Scene {
    var undated = 0
    var scene = keeping { claim in
      guard let date = claim.date else {
        undated += 1
        return false
      }
      return date.overlaps(earlier) || date.overlaps(later)
    }
    scene.comparison = Comparison(earlier, later)
    guard undated > 0 else { return scene }
    return scene.remarking("\(Count(undated, "claim")) without a date cannot be compared.")
  }

  /// With only some of the claims, and the nodes that they join.
  private func keeping(_ isKept: (Claim) -> Bool) -> Scene {
    let edges = subgraph.edges.compactMap { edge -> Edge? in
      let claims = edge.claims.filter(isKept)
      return claims.isEmpty
        ? nil : Edge(relation: edge.relation, from: edge.from, to: edge.to, claims: claims)
    }
    var scene = self
    let ends = Set(edges.flatMap { [$0.from, $0.to] }).union(emphasized)
    scene.subgraph = subgraph.restricted(to: ends, edges: edges)
    return scene
  }

  private func remarking(_ remark: String) -> Scene {
    var scene = self
    scene.remarks.append(remark)
    return scene
  }
}
