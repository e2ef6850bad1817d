extension Diagram {
  /// The diagram as a picture.
  public func drawn(as format: LayoutFormat, by layout: Layout = Layout())
    async throws(LayoutError) -> Layout.Picture
  {
    let picture = try await layout.render(dot: DOT(self).text, format: format, engine: engine)
    guard format == .svg else { return picture }
    let svg = SVG(graphviz: String(decoding: picture.bytes, as: UTF8.self), of: self)
    return Layout.Picture(
      bytes: Array(svg.text.utf8), isSimplified: picture.isSimplified, notes: picture.notes)
  }
}
