import Language

/// Finds the longest of many phrases at a place: a trie over words.
///
/// Words are compared by ``Token/norm``. Looking up costs O(*k*) for a phrase of
/// *k* words, however many phrases there are.
struct PhraseTable<Value: Sendable>: Sendable {
  private struct Step: Hashable {
    let node: Int32
    let word: Int32
  }

  private var words: [String: Int32] = [:]
  private var steps: [Step: Int32] = [:]
  private var values: [Int32: [Value]] = [:]
  private var nodeCount: Int32 = 1
  /// What words that begin a phrase look like: most others are told by it without hashing them.
  private var looks = [Bool](repeating: false, count: 4096)

  mutating func insert(_ phrase: [String], _ value: Value) {
    guard let first = phrase.first else { return }
    looks[Self.look(first)] = true
    var node: Int32 = 0
    for word in phrase {
      let id = words[word] ?? Int32(words.count)
      words[word] = id
      let step = Step(node: node, word: id)
      if let next = steps[step] {
        node = next
      } else {
        steps[step] = nodeCount
        node = nodeCount
        nodeCount += 1
      }
    }
    values[node, default: []].append(value)
  }

  /// The words with which a phrase begins.
  var firstWords: [String] {
    words.filter { steps[Step(node: 0, word: $0.value)] != nil }.map(\.key)
  }

  /// All phrases that begin at a place, the shortest first, with their lengths.
  func matches(in words: Words, at start: Int) -> [(length: Int, values: [Value])] {
    var found: [(Int, [Value])] = []
    guard start < words.count, looks[Self.look(words[start].norm)] else { return found }
    var node: Int32 = 0
    var index = start
    while index < words.count, let word = self.words[words[index].norm],
      let next = steps[Step(node: node, word: word)]
    {
      node = next
      index += 1
      if let values = values[node] { found.append((index - start, values)) }
    }
    return found
  }

  /// The first two bytes of a word and its length, as a number below 4096.
  private static func look(_ word: String) -> Int {
    let bytes = word.utf8
    guard let first = bytes.first else { return 0 }
    let second = bytes.count > 1 ? bytes[bytes.index(after: bytes.startIndex)] : 0
    return (Int(first) << 7 ^ Int(second) << 4 ^ bytes.count) & 4095
  }

  /// The longest phrase that begins at a place.
  func longest(in words: Words, at start: Int) -> (length: Int, values: [Value])? {
    matches(in: words, at: start).last
  }
}
