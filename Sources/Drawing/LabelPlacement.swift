import CGraphviz

/// Finds room for the words beside lines, where the engine leaves none.
///
/// Only `dot` keeps labels apart, and where there are boxes not always; the others set each at
/// the middle of its line. Here each stays where it is, if it covers neither a node nor another
/// label, or goes to the first place along its line where it does not; one that finds none is
/// left out, and its line still has its tooltip.
struct LabelPlacement {
  private struct Area {
    let x: Double
    let y: Double
    let width: Double
    let height: Double

    func overlaps(_ other: Area) -> Bool {
      abs(x - other.x) * 2 < width + other.width && abs(y - other.y) * 2 < height + other.height
    }
  }

  private typealias Point = (x: Double, y: Double)

  /// Parts of a line from its start, the best first.
  private static let parts = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]

  let graph: UnsafeMutablePointer<Agraph_t>

  init(of graph: UnsafeMutablePointer<Agraph_t>) { self.graph = graph }

  /// Moves labels, and takes away those without room.
  ///
  /// - Complexity: O(*l* (*n* + *l*)) for *l* labels and *n* nodes.
  func place() {
    var taken = nodes(of: graph).compactMap(area(of:))
    for edge in edges(of: graph) {
      guard let size = labelSize(of: edge), let line = points(of: edge) else { continue }
      func area(_ point: Point) -> Area {
        Area(x: point.x, y: point.y, width: size.width, height: size.height)
      }
      var present: Point?
      eachPoint(of: entente_get(edge, "lp")) { x, y in present = (x, y) }
      let free = ([present].compactMap(\.self) + Self.parts.map { Self.point(at: $0, of: line) })
        .lazy.map(area).first { area in !taken.contains { $0.overlaps(area) } }
      if let free {
        if free.x != present?.x || free.y != present?.y {
          entente_set(edge, "lp", "\(free.x),\(free.y)")
        }
        taken.append(free)
      } else {
        entente_set(edge, "label", "")
      }
    }
  }

  private func area(of node: UnsafeMutablePointer<Agnode_t>) -> Area? {
    var place: Point?
    eachPoint(of: entente_get(node, "pos")) { x, y in place = (x, y) }
    return place.map {
      Area(
        x: $0.x, y: $0.y, width: number("width", of: node) * 72,
        height: number("height", of: node) * 72)
    }
  }

  /// The points of the line, without those of its heads.
  private func points(of edge: UnsafeMutablePointer<Agedge_t>) -> [Point]? {
    guard let text = entente_get(edge, "pos").map({ String(cString: $0) }) else { return nil }
    var points: [Point] = []
    for place in text.split(separator: " ") where place.first != "e" && place.first != "s" {
      String(place).withCString { eachPoint(of: $0) { x, y in points.append((x, y)) } }
    }
    return points.count < 4 ? nil : points
  }

  /// A point of cubic curves joined end to end.
  private static func point(at part: Double, of line: [Point]) -> Point {
    let count = (line.count - 1) / 3
    let place = min(Double(count) * part, Double(count) - 1e-9)
    let (first, t) = (Int(place) * 3, place - place.rounded(.down))
    let weights = [
      (1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t,
    ]
    var point: Point = (0, 0)
    for (weight, control) in zip(weights, line[first..<first + 4]) {
      point.x += weight * control.x
      point.y += weight * control.y
    }
    return point
  }
}
