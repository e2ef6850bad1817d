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

  /// Moves labels, and takes away those without room; returns how many those are.
  ///
  /// - Complexity: O(*l* (*n* + *l*)) for *l* labels and *n* nodes.
  @discardableResult func place() -> Int {
    var taken = nodes(of: graph).compactMap(area(of:))
    var lost = 0
    for edge in edges(of: graph) {
      guard let size = size(ofLabelOf: edge), let line = points(of: edge) else { continue }
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
        lost += 1
      }
    }
    return lost
  }

  private func area(of node: UnsafeMutablePointer<Agnode_t>) -> Area? {
    guard let place = entente_get(node, "pos").map({ numbers(String(cString: $0)) }),
      place.count == 2, let width = number("width", node), let height = number("height", node)
    else { return nil }
    return Area(x: place[0], y: place[1], width: width * 72, height: height * 72)
  }

  private func size(ofLabelOf edge: UnsafeMutablePointer<Agedge_t>)
    -> (width: Double, height: Double)?
  {
    guard let label = entente_get(edge, "label").map({ String(cString: $0) }), !label.isEmpty,
      entente_get(edge, "lp").map({ $0[0] != 0 }) ?? false
    else { return nil }
    let lines = label.split(separator: "\\n", omittingEmptySubsequences: false).map(String.init)
    return Lettering.size(of: lines, size: number("fontsize", edge) ?? 10)
  }

  /// The points of the line, without those of its heads.
  private func points(of edge: UnsafeMutablePointer<Agedge_t>) -> [Point]? {
    guard let text = entente_get(edge, "pos").map({ String(cString: $0) }) else { return nil }
    let points = text.split(separator: " ").filter { $0.first != "e" && $0.first != "s" }
      .map { numbers(String($0)) }.filter { $0.count == 2 }
    return points.count < 4 ? nil : points.map { ($0[0], $0[1]) }
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

  private func number(_ attribute: String, _ object: UnsafeMutableRawPointer) -> Double? {
    entente_get(object, attribute).flatMap { Double(String(cString: $0)) }
  }

  private func numbers(_ text: String) -> [Double] {
    text.split(separator: ",").compactMap { Double($0) }
  }
}
