extension Adjacency {
  /// The neighbours of a node without itself, each once, in order.
  func neighbours(of node: Int) -> [Int] {
    var found: [Int] = []
    var last = UInt32.max
    for half in halves(of: node) where neighbours[half] != last {
      last = neighbours[half]
      if Int(last) != node { found.append(Int(last)) }
    }
    return found
  }

  /// The nodes that hang together, whichever way ties point, as a number for each node.
  ///
  /// The numbers count from 0 in the order of the first node of each.
  ///
  /// - Complexity: O(*n* + *m*).
  public func components() -> [Int] {
    var component = [Int](repeating: -1, count: nodeCount)
    var count = 0
    for first in 0..<nodeCount where component[first] < 0 {
      component[first] = count
      var open = [first]
      while let node = open.popLast() {
        for half in halves(of: node) where component[Int(neighbours[half])] < 0 {
          component[Int(neighbours[half])] = count
          open.append(Int(neighbours[half]))
        }
      }
      count += 1
    }
    return component
  }

  /// The neighbours that two nodes have in common, in order.
  ///
  /// - Complexity: O(*d*) for the degrees of the two.
  public func commonNeighbours(of a: Int, _ b: Int) -> [Int] {
    let others = Set(neighbours(of: b))
    return neighbours(of: a).filter { $0 != b && others.contains($0) }
  }
}
