import Language

/// The way from one word of a tree to another: up to the word above both, and down.
struct TreePath {
  /// The words from the first, without the one above both.
  private(set) var up: [Int] = []
  /// The words from the second, likewise.
  private(set) var down: [Int] = []
  /// The word above both; none where they hang from different roots.
  private(set) var top: Int?

  init(_ tree: DependencyTree, from first: Int, to second: Int) {
    var above: [Int: Int] = [:]
    var node = first
    while node >= 0, above[node] == nil {
      above[node] = up.count
      up.append(node)
      node = tree.heads[node]
    }
    node = second
    var steps = 0
    while node >= 0, steps <= tree.heads.count {
      if let place = above[node] {
        top = node
        up = Array(up[..<place])
        return
      }
      down.append(node)
      node = tree.heads[node]
      steps += 1
    }
  }
}

extension DependencyTree {
  /// The word of a range that the others hang from; of no words the word after.
  func head(of tokens: Range<Int>, offset: Int) -> Int {
    if tokens.isEmpty { return tokens.lowerBound - offset }
    for token in tokens {
      let head = heads[token - offset]
      if head < 0 || !tokens.contains(head + offset) { return token - offset }
    }
    return tokens.upperBound - 1 - offset
  }
}
