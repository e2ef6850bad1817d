import GraphQueries
import GraphStore

/// Every path between two nodes in the order of ``Path/precedes(_:_:)``, found by
/// trying all; names only, with the documents that bear each out.
func everyPath(_ subgraph: Subgraph, from start: Node, to goal: Node, within limit: Int) -> [String]
{
  var paths: [(names: [String], documents: Int)] = []
  func walk(_ nodes: [Node], _ documents: Int) {
    if nodes.last == goal {
      paths.append((nodes.map(\.name), documents))
      return
    }
    guard nodes.count <= limit else { return }
    for next in subgraph.nodes where !nodes.contains(next) {
      let between = edges(subgraph, nodes.last!, next)
      if let strongest = between.first { walk(nodes + [next], documents + strongest.documentCount) }
    }
  }
  walk([start], 0)
  return paths.sorted { a, b in
    if a.names.count != b.names.count { return a.names.count < b.names.count }
    if a.documents != b.documents { return a.documents > b.documents }
    return a.names.lexicographicallyPrecedes(b.names)
  }.map { describe($0.names, $0.documents) }
}

/// The edges between two nodes, the strongest first.
private func edges(_ subgraph: Subgraph, _ a: Node, _ b: Node) -> [Edge] {
  subgraph.edges.filter {
    ($0.from == a.id && $0.to == b.id) || ($0.from == b.id && $0.to == a.id)
  }.sorted { Strength($0) > Strength($1) }
}

private func describe(_ names: [String], _ documents: Int) -> String {
  names.joined(separator: " ") + " (\(documents))"
}

func describe(_ path: Path) -> String { describe(path.nodes.map(\.name), path.documentCount) }

/// The fewest steps between all nodes by Floyd's and Warshall's method.
func allDistances(_ subgraph: Subgraph) -> [[Int?]] {
  let count = subgraph.nodes.count
  var table = [[Int?]](repeating: [Int?](repeating: nil, count: count), count: count)
  for node in 0..<count { table[node][node] = 0 }
  for edge in subgraph.edges {
    let (from, to) = (subgraph.place(of: edge.from)!, subgraph.place(of: edge.to)!)
    guard from != to else { continue }
    table[from][to] = 1
    table[to][from] = 1
  }
  for middle in 0..<count {
    for from in 0..<count {
      for to in 0..<count {
        guard let first = table[from][middle], let second = table[middle][to] else { continue }
        table[from][to] = min(table[from][to] ?? .max, first + second)
      }
    }
  }
  return table
}
