/// The words under a figure: what was asked, of what, and when; enough to draw it again.
public struct Caption: Sendable, Hashable {
  /// What the figure answers: "How are Pyongyang and Beijing connected?"
  public var question: String?

  /// What was left out on request: "affirmed claims only", "as of 1962".
  public var filters: [String]

  /// The records that it is drawn from, with their dates.
  public var source: String?

  /// What tells the graph from others: the hash of what it was read from.
  public var graph: String?

  /// What draws the figure again: `entente render --around "Kim Il Sung"`.
  public var command: String?

  /// The day it was drawn, as it is to be printed; never taken from the clock,
  /// so that the same graph gives the same figure.
  public var date: String?

  public init(
    question: String? = nil, filters: [String] = [], source: String? = nil, graph: String? = nil,
    command: String? = nil, date: String? = nil
  ) {
    self.question = question
    self.filters = filters
    self.source = source
    self.graph = graph
    self.command = command
    self.date = date
  }

  /// The paragraphs, with what the figure shows of what there is.
  func paragraphs(counting counts: String, remarks: [String] = []) -> [String] {
    var paragraphs: [String] = []
    if let question { paragraphs.append(Printable(question).line) }
    if !filters.isEmpty {
      paragraphs.append(
        "Shown: " + filters.map { Printable($0).line }.joined(separator: "; ") + ".")
    }
    paragraphs.append(([counts] + remarks.map { Printable($0).line }).joined(separator: " "))
    var origin: [String] = []
    if let source { origin.append("Source: \(Printable(source).line).") }
    origin.append(
      "Drawn by Entente" + (date.map { ", \(Printable($0).line)" } ?? "")
        + (graph.map { " from graph \(Printable($0).line)" } ?? "")
        + (command.map { " by: \(Printable($0).line)" } ?? "") + ".")
    paragraphs.append(origin.joined(separator: " "))
    return paragraphs
  }
}
