import GraphStore

/// Which ways from one node to another count, in the terms of GQL (ISO/IEC 39075:2024).
public enum WayMode: String, Sendable, CaseIterable {
  /// Any.
  case walk
  /// None that goes between the same two nodes twice.
  case trail
  /// None that meets a node twice, but that it may end where it began.
  case simple
  /// None that meets a node twice.
  case acyclic
}

extension Network {
  /// All ways of a mode in at most so many steps, at least one, along edges whichever way they
  /// point; in the order of ``Path/precedes(_:_:)``.
  ///
  /// All edges between two nodes are one step.
  ///
  /// - Complexity: grows with the number of their beginnings, which for walks is without
  ///   measure: keep *limit* small.
  public func ways(_ mode: WayMode, from start: Node.ID, to goal: Node.ID, within limit: Int)
    -> [Path]
  {
    guard let start = subgraph.place(of: start), let goal = subgraph.place(of: goal) else {
      return []
    }
    var found: [Path] = []
    var way = [start]
    let distances = distances(to: [goal], limit: limit)
    func extend() {
      guard way.count <= limit else { return }
      let node = way.last!
      for tie in ties(of: node) where mode.admits(way, then: tie.neighbour) {
        guard let left = distances[tie.neighbour], way.count + left <= limit else { continue }
        way.append(tie.neighbour)
        if tie.neighbour == goal { found.append(path(along: way)) }
        // A closed way goes no further where it may meet its beginning at the end alone.
        if mode != .simple || tie.neighbour != way[0] { extend() }
        way.removeLast()
      }
    }
    extend()
    return found.sorted(by: Path.precedes)
  }
}

extension WayMode {
  fileprivate func admits(_ way: [Int], then next: Int) -> Bool {
    switch self {
    case .walk: true
    case .acyclic: !way.contains(next)
    case .simple: !way.dropFirst().contains(next)
    case .trail:
      !zip(way, way.dropFirst()).contains { near, far in
        (near, far) == (way.last!, next) || (far, near) == (way.last!, next)
      }
    }
  }
}
