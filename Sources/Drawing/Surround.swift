import CGraphviz
import Foundation

/// The place of a figure on the sheet, in points, from below.
struct Box {
  var left = 0.0
  var bottom = 0.0
  var right = 0.0
  var top = 0.0
  private var isEmpty = true

  /// What the nodes, lines, labels and boxes of a graph that was laid out take.
  init(of graph: UnsafeMutablePointer<Agraph_t>) {
    func isHidden(_ node: UnsafeMutablePointer<Agnode_t>) -> Bool {
      String(cString: entente_name(node)).hasPrefix(DOT.hidden)
    }
    for node in nodes(of: graph) where !isHidden(node) {
      let (width, height) = (number("width", of: node) * 36, number("height", of: node) * 36)
      eachPoint(of: entente_get(node, "pos")) { x, y in
        include(x - width, y - height)
        include(x + width, y + height)
      }
      for edge in edges(from: node, in: graph) where !isHidden(entente_head(edge)) {
        eachPoint(of: entente_get(edge, "pos")) { x, y in include(x, y) }
        guard let size = labelSize(of: edge) else { continue }
        eachPoint(of: entente_get(edge, "lp")) { x, y in
          include(x - size.width / 2, y - size.height / 2)
          include(x + size.width / 2, y + size.height / 2)
        }
      }
    }
    var group = agfstsubg(graph)
    while let box = group {
      // "left,bottom,right,top"
      var text = entente_get(box, "bb")
      var corners: [Double] = []
      while let start = text, start[0] != 0 {
        var end: UnsafeMutablePointer<CChar>?
        corners.append(strtod(start, &end))
        text = end.map { UnsafePointer($0[0] == 0 ? $0 : $0 + 1) }
      }
      if corners.count == 4 {
        include(corners[0], corners[1])
        include(corners[2], corners[3])
      }
      group = agnxtsubg(box)
    }
  }

  private mutating func include(_ x: Double, _ y: Double) {
    left = isEmpty ? x : min(left, x)
    bottom = isEmpty ? y : min(bottom, y)
    right = isEmpty ? x : max(right, x)
    top = isEmpty ? y : max(top, y)
    isEmpty = false
  }
}

/// An attribute that is a number; 0 where there is none.
func number(_ attribute: String, of object: UnsafeMutableRawPointer) -> Double {
  entente_get(object, attribute).map { strtod($0, nil) } ?? 0
}

/// The size in points of the words beside a line that was laid out, or `nil` where it has none.
func labelSize(of edge: UnsafeMutablePointer<Agedge_t>) -> (width: Double, height: Double)? {
  guard let label = entente_get(edge, "label"), label[0] != 0,
    entente_get(edge, "lp").map({ $0[0] != 0 }) ?? false
  else { return nil }
  let lines = String(cString: label).split(separator: "\\n", omittingEmptySubsequences: false)
  return Lettering.size(of: lines.map(String.init), size: number("fontsize", of: edge))
}

/// The points of a position that Graphviz wrote, of a node or of a line with its heads:
/// `e,10,20 30,40 …`.
func eachPoint(of text: UnsafePointer<CChar>?, _ body: (Double, Double) -> Void) {
  guard var rest = text else { return }
  while rest[0] != 0 {
    while rest[0] != 0, !(45...57 ~= rest[0]) || rest[0] == 47 { rest += 1 }
    var end: UnsafeMutablePointer<CChar>?
    let x = strtod(rest, &end)
    guard let comma = end, comma != rest, comma[0] == CChar(UInt8(ascii: ",")) else { return }
    let y = strtod(comma + 1, &end)
    body(x, y)
    guard let next = end, next != comma + 1 else { return }
    rest = UnsafePointer(next)
  }
}

/// Sets title, legend and caption around a figure that has its place.
struct Surround {
  /// Between the figure and the words, and between lines of the legend.
  private static let margin = 18.0
  private static let rowGap = 10.0
  private static let entryGap = 14.0
  private static let sampleLength = 42.0

  /// Between the sample of a line and its text.
  private static let indent = 5.0

  private struct Piece {
    let node: UnsafeMutablePointer<Agnode_t>
    let width: Double
    let height: Double
  }

  let names: [String]
  let graph: UnsafeMutablePointer<Agraph_t>

  func place(around figure: Box) {
    let left = figure.left
    let widest = (pieces("title") + pieces("caption")).map(\.width).max() ?? 0
    let right = max(figure.right, left + max(widest, 300))
    var y = figure.top + Self.margin
    for piece in pieces("title").reversed() {
      put(piece, x: left + piece.width / 2, y: y + piece.height / 2)
      y += piece.height
    }
    y = figure.bottom - Self.margin
    for row in rows(entries(), width: right - left) {
      let height = row.joined().map(\.height).max() ?? 0
      y -= height / 2
      var x = left
      for entry in row {
        for (place, piece) in entry.enumerated() {
          if place > 0 { x += Self.sampleLength }
          put(piece, x: x + piece.width / 2, y: y)
          x += piece.width
        }
        x += Self.entryGap
      }
      y -= height / 2 + Self.rowGap
    }
    y -= 4
    for piece in pieces("caption") {
      y -= piece.height / 2
      put(piece, x: left + piece.width / 2, y: y)
      y -= piece.height / 2 + 3
    }
  }

  /// Lets all text start at the left of its place, once it is laid out.
  func alignText() {
    for piece in pieces("title") + pieces("caption") { entente_start_text_at_left(piece.node, 0) }
    for piece in pieces("text") { entente_start_text_at_left(piece.node, Self.indent) }
  }

  /// Entries of the legend: a shape, or the start of a sample and its text.
  private func entries() -> [[Piece]] {
    var entries: [[Piece]] = []
    for piece in pieces("legend") {
      if hasClass("text", piece.node), !entries.isEmpty {
        entries[entries.count - 1].append(piece)
      } else {
        entries.append([piece])
      }
    }
    return entries
  }

  /// Shapes, then kinds of lines, then widths, each from a row of its own on.
  private func rows(_ entries: [[Piece]], width: Double) -> [[[Piece]]] {
    var rows: [[[Piece]]] = []
    var used = 0.0
    var kind = ""
    for entry in entries {
      let size =
        entry.reduce(0) { $0 + $1.width } + Double(entry.count - 1) * Self.sampleLength
      let next = entry[0].node.classes
      if rows.isEmpty || used + size > width || next != kind {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append(entry)
      used += size + Self.entryGap
      kind = next
    }
    return rows
  }

  private func pieces(_ name: String) -> [Piece] {
    names.compactMap { entente_node(graph, $0) }.filter { hasClass(name, $0) }.map {
      Piece(node: $0, width: number("width", of: $0) * 72, height: number("height", of: $0) * 72)
    }
  }

  private func hasClass(_ name: String, _ node: UnsafeMutablePointer<Agnode_t>) -> Bool {
    node.classes.split(separator: " ").contains { $0 == name }
  }

  private func put(_ piece: Piece, x: Double, y: Double) {
    entente_set(piece.node, "pos", "\(x),\(y)")
  }
}

extension UnsafeMutablePointer<Agnode_t> {
  fileprivate var classes: String { entente_get(self, "class").map { String(cString: $0) } ?? "" }
}
