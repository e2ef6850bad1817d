import Foundation

/// How much a node lies between others.
public struct Betweenness: Sendable, Hashable {
  /// On what part of the shortest paths between others of its component, from 0 to 1.
  public let share: Double

  /// Between how many ordered pairs of others, a part of a pair's paths for a part of it.
  public let pairs: Double
}

extension Adjacency {
  /// On what part of the shortest paths between others of its component each node lies: 1
  /// where it lies on all of every pair, 0 where it lies on none.
  ///
  /// Of several equally short paths between two nodes each counts its share.
  ///
  /// - Parameter sources: the nodes from which paths are counted; all where `nil`. A sample
  ///   gives an estimate, in time that falls with it.
  /// - Complexity: O(*s* · (*n* + *m*)) for *s* sources. Brandes, "A faster algorithm for
  ///   betweenness centrality" (2001).
  public func betweenness(from sources: [Int]? = nil) -> [Betweenness] {
    let sources = sources ?? Array(0..<nodeCount)
    // Fixed parts, added up in their order: on many cores or one the same sums.
    let parts = min(8, max(1, sources.count))
    nonisolated(unsafe) var scores = [(shares: [Double], pairs: [Double])](
      repeating: ([], []), count: parts)
    scores.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        slots[part] = sharesSummed(
          from: stride(from: part, to: sources.count, by: parts).map { sources[$0] })
      }
    }
    return (0..<nodeCount).map { node in
      let pairs = scores.reduce(0) { $0 + $1.pairs[node] }
      let sum = scores.reduce(0) { $0 + $1.shares[node] }
      return Betweenness(share: pairs > 0 ? sum / pairs : 0, pairs: sum)
    }
  }

  /// What lies on each node of the shortest paths from some sources, and between how many
  /// pairs of others it could lie.
  private func sharesSummed(from sources: [Int]) -> (shares: [Double], pairs: [Double]) {
    var pairs = [Double](repeating: 0, count: nodeCount)
    var score = [Double](repeating: 0, count: nodeCount)
    var distance = [Int32](repeating: -1, count: nodeCount)
    var ways = [Double](repeating: 0, count: nodeCount)
    var share = [Double](repeating: 0, count: nodeCount)
    var order: [Int] = []
    for source in sources {
      for node in order {
        distance[node] = -1
        ways[node] = 0
        share[node] = 0
      }
      order = [source]
      distance[source] = 0
      ways[source] = 1
      var index = 0
      while index < order.count {
        let node = order[index]
        index += 1
        var last = UInt32.max
        for half in halves(of: node) where neighbours[half] != last {
          last = neighbours[half]
          let next = Int(last)
          if distance[next] < 0 {
            distance[next] = distance[node] + 1
            order.append(next)
          }
          if distance[next] == distance[node] + 1 { ways[next] += ways[node] }
        }
      }
      for node in order.reversed() {
        var last = UInt32.max
        for half in halves(of: node) where neighbours[half] != last {
          last = neighbours[half]
          let next = Int(last)
          if distance[next] == distance[node] + 1 {
            share[node] += ways[node] / ways[next] * (1 + share[next])
          }
        }
        if node != source {
          score[node] += share[node]
          pairs[node] += Double(order.count - 2)
        }
      }
    }
    return (score, pairs)
  }
}
