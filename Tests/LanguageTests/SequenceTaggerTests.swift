import TestSupport
import Testing

@testable import Language

/// The best labels by trying all.
private func slowBest(_ emissions: [[Int32]], _ transitions: [Int32], _ count: Int) -> Int32 {
  var best = Int32.min
  func walk(_ index: Int, _ last: Int, _ sum: Int32) {
    guard index < emissions.count else {
      best = max(best, sum)
      return
    }
    for label in 0..<count {
      walk(index + 1, label, sum + emissions[index][label] + transitions[last * count + label])
    }
  }
  walk(0, count, 0)
  return best
}

/// Weights that give word *i* the feature *i* + 1.
private struct FixedWeights: Weights {
  let classCount: Int
  let rows: [[Int32]]

  func add(_ features: [UInt32], to scores: UnsafeMutablePointer<Int32>) {
    for feature in features {
      for label in 0..<classCount { scores[label] += rows[Int(feature) - 1][label] }
    }
  }
}

@Test func `finds labels that score as well as the best of all, over 200 seeds`() {
  for seed in 0..<UInt64(200) {
    var random = SeededGenerator(seed: Int(seed))
    let count = Int.random(in: 1...4, using: &random)
    let length = Int.random(in: 1...5, using: &random)
    func number() -> Int32 { Int32.random(in: -9...9, using: &random) }
    let rows = (0..<length).map { _ in (0..<count).map { _ in number() } }
    let transitions = (0..<(count + 1) * count).map { _ in number() }
    let labels = SequenceTagger.best(
      (1...length).map { [UInt32($0)] }, FixedWeights(classCount: count, rows: rows), transitions)
    var sum: Int32 = 0
    for (index, label) in labels.enumerated() {
      sum += rows[index][label]
      sum += transitions[(index == 0 ? count : labels[index - 1]) * count + label]
    }
    #expect(sum == slowBest(rows, transitions, count), "seed \(seed)")
  }
}

@Test func `learns labels from examples, with the same bytes each time`() throws {
  // Feature 1 is a name after feature 2, and none elsewhere.
  let sentences: [(features: [[UInt32]], labels: [Int])] = [
    ([[2], [1]], [0, 1]), ([[3], [1]], [0, 0]), ([[2], [1], [3]], [0, 1, 0]), ([[1]], [0]),
  ]
  let header = ModelFile.Header(
    kind: "test", features: 1, classes: [["O", "B"], ["O", "B"]], data: [], licence: "",
    scores: [:])
  let paired = sentences.map { sentence in
    (
      features: sentence.features.enumerated().map { index, word in
        index == 0 ? word : word + [100 + sentence.features[index - 1][0]]
      }, labels: sentence.labels
    )
  }
  let model = SequenceTagger.learn(paired, header: header, rounds: 40)
  #expect(model.encoded() == SequenceTagger.learn(paired, header: header, rounds: 40).encoded())
  let tagger = try SequenceTagger(model, kind: "test", features: 1)
  // The mean of the weights need not tell a tie as the last weights do.
  #expect(paired.count { tagger.label($0.features) == $0.labels } >= 3)
  #expect(tagger.label([]) == [])
}
