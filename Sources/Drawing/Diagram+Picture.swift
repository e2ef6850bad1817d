/// A finished picture of a diagram.
public struct Picture: Sendable {
  public let bytes: [UInt8]

  /// The diagram as it was drawn at last: simpler or smaller where that was needed.
  public let diagram: Diagram

  /// What is to be told beside the picture.
  public let notes: [String]
}

extension Diagram {
  /// The diagram as a picture, within a time.
  ///
  /// Where Graphviz crashes or takes too long, it is drawn with straight lines and without
  /// labels, then with a quarter of what it held, twice, and the figure says so.
  ///
  /// - Parameter budget: how long all attempts together may take.
  /// - Throws: ``LayoutError``, where none of them succeeds.
  public func drawn(
    as format: LayoutFormat, by layout: Layout = Layout(), within budget: Duration = .seconds(20),
    cache: LayoutCache? = nil
  ) async throws(LayoutError) -> Picture {
    let deadline = ContinuousClock.now + budget
    var diagram = self
    var notes: [String] = []
    var attempts = 0
    while true {
      attempts += 1
      let dot = DOT(diagram, hasTooltips: false).text
      if let kept = cache?.picture(of: dot, as: format, by: diagram.engine) {
        return diagram.finished(kept, as: format, notes)
      }
      let left = deadline - ContinuousClock.now
      do throws(LayoutError) {
        // Half of what is left: so much remains for the next attempt.
        let share = attempts < Self.mostAttempts ? left / 2 : left
        // Meanwhile the words are made ready.
        let current = diagram
        async let words = format == .svg ? SVG.Words(current) : nil
        let bytes = try await layout.render(
          dot: dot, format: format, engine: diagram.engine, timeLimit: max(share, .zero))
        cache?.keep(bytes, of: dot, as: format, by: diagram.engine)
        return diagram.finished(bytes, as: format, notes, await words)
      } catch {
        guard error.mayBeMended, attempts < Self.mostAttempts else {
          if case .timedOut = error { throw .timedOut(after: budget) }
          throw error
        }
        notes.append("drawn anew, simpler, because \(error)")
        diagram = diagram.simpler(budget)
      }
    }
  }

  private static let mostAttempts = 4

  private func simpler(_ budget: Duration) -> Diagram {
    var plan = plan
    if plan.isSimple {
      plan.limits = Limits(
        nodes: subgraph.nodes.count / 4, edges: subgraph.edges.count / 4,
        reason: "more was not laid out within \(budget.inSeconds)")
      plan.keepsOnlyStrongest = true
    }
    plan.isSimple = true
    return Diagram(plan)
  }

  private func finished(
    _ bytes: [UInt8], as format: LayoutFormat, _ notes: [String], _ words: SVG.Words? = nil
  ) -> Picture {
    guard format == .svg else { return Picture(bytes: bytes, diagram: self, notes: notes) }
    let svg = SVG(graphviz: bytes, with: words ?? SVG.Words(self))
    let missing = hasLabels ? lines.count - svg.labelCount : 0
    guard missing > 0 else { return Picture(bytes: svg.bytes, diagram: self, notes: notes) }
    let note =
      "\(Count(missing, "label")) found no room; the words are at the lines, and with --format outline"
    return Picture(bytes: svg.bytes, diagram: self, notes: notes + [note])
  }
}

extension LayoutError {
  fileprivate var mayBeMended: Bool {
    switch self {
    case .timedOut, .crashed, .failed: true
    case .cannotStart, .unreadable, .graphvizMissing: false
    }
  }
}
