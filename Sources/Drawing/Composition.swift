import CGraphviz
import Foundation

/// Lays a DOT text out with Graphviz, and sets the words of the figure around it.
///
/// The figure is laid out without title, legend and caption, with the widths
/// of text that are built in; then everything is drawn where it belongs. So the
/// engine does not squeeze the legend between the nodes, and every format and
/// every machine has the same picture.
///
/// A layout is never freed: that is where Graphviz 2.42 crashes. It runs in a
/// process of its own, which ends with it; only one may run at a time in one.
struct Composition {
  let dot: String
  let engine: LayoutEngine

  /// A context that was made before, if any.
  var core: OpaquePointer?

  /// The picture in a format.
  func picture(as format: LayoutFormat) throws(LayoutError) -> [UInt8] {
    guard let core = core ?? entente_core_context() else {
      throw .graphvizMissing(
        "no plugins beside libgvc \(String(cString: entente_graphviz_version()))")
    }
    let placed = try read()
    let names = remove(DOT.surround, from: placed)
    guard layout(placed, engine.rawValue, core) else {
      throw .failed(status: 1, message: "the engine '\(engine.rawValue)' refused")
    }
    // Turns the layout into attributes.
    entente_attach_places(core, placed)

    let whole = try read()
    copyPlaces(from: placed, to: whole)
    let figure = Box(of: placed)
    for node in nodes(of: whole) where String(cString: entente_name(node)).hasPrefix(DOT.hidden) {
      agdelnode(whole, node)
    }
    if engine != .dot || agfstsubg(placed) != nil { LabelPlacement(of: whole).place() }
    let surround = Surround(names: names, graph: whole)
    surround.place(around: figure)
    guard let context = format == .png || format == .pdf ? entente_full_context() : core else {
      throw .graphvizMissing("no context")
    }
    if format == .png { entente_set(whole, "dpi", "\(Self.resolution(of: Box(of: whole)))") }
    if format == .png || format == .pdf { nameFonts(whole) }
    // What has its place keeps it; samples of the legend lead straight on.
    entente_set(whole, "splines", "line")
    guard layout(whole, "nop2", context) else {
      throw .failed(status: 1, message: "the places were refused")
    }
    surround.alignText()
    let picture = try write(context, whole, format.rawValue)
    return format == .pdf ? undated(picture) : picture
  }

  /// Dots an inch: fit to print, but no more than a large picture has.
  private static func resolution(of box: Box) -> Int {
    let (width, height) = (max(box.right - box.left, 1), max(box.top - box.bottom, 1))
    let most = min((mostPixels / (width * height)).squareRoot(), mostRows / max(width, height))
    return max(1, Int(min(192, most * 72)))
  }

  private static let mostPixels = 40_000_000.0
  private static let mostRows = 16_000.0

  /// Names the fonts that have the widths of ``Lettering``, one of which a machine has.
  private func nameFonts(_ graph: UnsafeMutablePointer<Agraph_t>) {
    let fonts = "Helvetica,Arial,Liberation Sans,Nimbus Sans,sans"
    let objects: [UnsafeMutableRawPointer] =
      nodes(of: graph).map { UnsafeMutableRawPointer($0) }
      + edges(of: graph).map { UnsafeMutableRawPointer($0) }
    for object in objects {
      guard let font = entente_get(object, "fontname") else { continue }
      entente_set(object, "fontname", fonts + (strstr(font, "Bold") == nil ? "" : " bold"))
    }
  }

  /// A PDF without the moment it was written at, so that it is the same the next time.
  private func undated(_ pdf: [UInt8]) -> [UInt8] {
    guard let start = pdf.firstRange(of: Array("/CreationDate (".utf8)),
      let end = pdf[start.upperBound...].firstIndex(of: UInt8(ascii: ")"))
    else { return pdf }
    var pdf = pdf
    for place in start.lowerBound...end { pdf[place] = UInt8(ascii: " ") }
    return pdf
  }

  private func read() throws(LayoutError) -> UnsafeMutablePointer<Agraph_t> {
    guard let graph = entente_read(dot) else { throw .unreadable("Graphviz cannot parse it") }
    return graph
  }

  /// The attribute of the graph would win over the engine that is asked for.
  private func layout(
    _ graph: UnsafeMutablePointer<Agraph_t>, _ engine: String, _ context: OpaquePointer
  ) -> Bool {
    entente_set(graph, "layout", engine)
    return entente_layout(context, graph, engine) == 0
  }

  private func write(
    _ context: OpaquePointer, _ graph: UnsafeMutablePointer<Agraph_t>, _ format: String
  )
    throws(LayoutError) -> [UInt8]
  {
    var bytes: UnsafeMutablePointer<CChar>?
    var count = 0
    guard entente_render(context, graph, format, &bytes, &count) == 0, let bytes else {
      throw .graphvizMissing("it cannot write \(format)")
    }
    return bytes.withMemoryRebound(to: UInt8.self, capacity: count) {
      Array(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  /// Takes a subgraph and its nodes out; returns their names in order.
  private func remove(_ name: String, from graph: UnsafeMutablePointer<Agraph_t>) -> [String] {
    guard let part = entente_subgraph(graph, name) else { return [] }
    let names = nodes(of: part).map { String(cString: entente_name($0)) }
    for name in names { agdelnode(graph, entente_node(graph, name)) }
    agclose(part)
    return names
  }

  /// Copies where nodes, lines, labels and boxes are; parallel lines keep their order.
  private func copyPlaces(
    from placed: UnsafeMutablePointer<Agraph_t>, to whole: UnsafeMutablePointer<Agraph_t>
  ) {
    for node in nodes(of: placed) {
      guard let twin = entente_node(whole, entente_name(node)) else { continue }
      copy(["pos"], from: node, to: twin)
      let (lines, twins) = (edges(from: node, in: placed), edges(from: twin, in: whole))
      for (line, twin) in zip(lines, twins) { copy(["pos", "lp"], from: line, to: twin) }
    }
    var group = agfstsubg(placed)
    while let box = group {
      if let twin = entente_subgraph(whole, entente_name(box)) {
        copy(["bb", "lp", "lwidth", "lheight"], from: box, to: twin)
      }
      group = agnxtsubg(box)
    }
  }

  private func copy(
    _ attributes: [String], from object: UnsafeMutableRawPointer, to twin: UnsafeMutableRawPointer
  ) {
    for attribute in attributes {
      guard let value = entente_get(object, attribute), value[0] != 0 else { continue }
      entente_set(twin, attribute, value)
    }
  }
}

/// The nodes of a graph, in the order of its text.
func nodes(of graph: UnsafeMutablePointer<Agraph_t>) -> [UnsafeMutablePointer<Agnode_t>] {
  Array(
    sequence(state: agfstnode(graph)) { node in
      defer { node = node.flatMap { agnxtnode(graph, $0) } }
      return node
    })
}

/// The edges that leave a node, in the order of the text.
func edges(from node: UnsafeMutablePointer<Agnode_t>, in graph: UnsafeMutablePointer<Agraph_t>)
  -> [UnsafeMutablePointer<Agedge_t>]
{
  Array(
    sequence(state: agfstout(graph, node)) { edge in
      defer { edge = edge.flatMap { agnxtout(graph, $0) } }
      return edge
    })
}

/// The edges of a graph, node by node.
func edges(of graph: UnsafeMutablePointer<Agraph_t>) -> [UnsafeMutablePointer<Agedge_t>] {
  nodes(of: graph).flatMap { edges(from: $0, in: graph) }
}
