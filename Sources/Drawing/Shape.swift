/// The outline of a node, by Graphviz's name.
public enum Shape: String, Sendable, CaseIterable {
  case ellipse
  case box
  case component
  case house
  case hexagon
  case tab
  case note
  case octagon
  case folder
  case parallelogram
  case trapezium
  case box3d
  case cylinder

  /// The size of the shape that holds a text of a size, all in points.
  ///
  /// - Parameter unit: how much larger the margins are than those of letters of 12 points.
  func size(around text: (width: Double, height: Double), unit: Double = 1)
    -> (width: Double, height: Double)
  {
    let size = size(of: text.width / unit, text.height / unit)
    return (size.width * unit, size.height * unit)
  }

  private func size(of width: Double, _ height: Double) -> (width: Double, height: Double) {
    switch self {
    case .ellipse: return (width * 1.16 + 16, height * 1.7 + 4)
    case .box, .folder, .tab, .note: return (width + 24, height + 14)
    case .component: return (width + 40, height + 16)
    case .box3d: return (width + 30, height + 20)
    case .cylinder: return (width + 24, height + 24)
    case .house: return (width + 30, height * 1.5 + 18)
    case .hexagon: return (width * 1.1 + height + 26, height + 16)
    case .octagon: return (width + height * 0.5 + 26, height + 16)
    case .parallelogram, .trapezium: return (width + height * 2 + 24, height + 14)
    }
  }
}
