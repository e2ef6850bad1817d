/// A way to lay a drawing out, by Graphviz's name.
public enum LayoutEngine: String, Sendable, CaseIterable {
  /// In ranks from top to bottom, along the direction of the lines.
  case dot
  /// By springs; for up to some hundred nodes.
  case neato
  /// By forces.
  case fdp
  /// By forces, fast enough for thousands of nodes.
  case sfdp
  /// In a circle.
  case circo
  /// In rings around a node.
  case twopi
}

/// What a drawing is written as.
public enum LayoutFormat: String, Sendable, CaseIterable {
  case svg
  case png
  case pdf
  /// DOT again, with the place of everything.
  case dot
}
