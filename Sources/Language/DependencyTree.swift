/// How the words of a sentence hang together.
public struct DependencyTree: Sendable {
  /// The Penn tag of each word.
  public let tags: [String]

  /// The word that each word depends on; -1 for the root.
  public let heads: [Int]

  /// The Universal Dependencies relation of each word to its head, such as `nsubj`.
  public let labels: [String]

  /// The words that depend on each word, in order.
  public let dependents: [[Int]]

  public init(tags: [String], heads: [Int], labels: [String]) {
    self.tags = tags
    self.heads = heads
    self.labels = labels
    var dependents = [[Int]](repeating: [], count: heads.count)
    for (word, head) in heads.enumerated() where head >= 0 { dependents[head].append(word) }
    self.dependents = dependents
  }
}
