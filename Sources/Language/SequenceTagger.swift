import Dispatch

/// Labels the words of a sentence so that the labels together score best.
///
/// A structured perceptron: a weight for each feature and label, one for each pair of
/// neighbouring labels, and Viterbi's search over them (M. Collins, EMNLP 2002). Which
/// features a word has is for the caller to say.
public struct SequenceTagger: Sendable {
  public let model: ModelFile
  private let emissions: WeightTable
  /// From a label to the next; the last row is the beginning of a sentence.
  private let transitions: [Int32]

  /// The labels, in order of their numbers.
  public var labels: [String] { model.header.classes[0] }

  /// - Throws: ``ModelError/unfit(kind:wanted:)`` where the model is for something else.
  public init(_ model: ModelFile, kind: String, features: Int) throws(ModelError) {
    guard model.header.kind == kind, model.header.features == features, model.tables.count == 2,
      model.tables[0].classCount == model.tables[1].classCount
    else { throw .unfit(kind: model.header.kind, wanted: kind) }
    self.model = model
    emissions = model.tables[0]
    transitions = Self.transitions(model.tables[1])
  }

  private static func transitions<Table: Weights>(_ table: Table) -> [Int32] {
    var scores = [Int32](repeating: 0, count: table.classCount)
    return (0...table.classCount).flatMap { label in
      table.score([transition(from: label)], into: &scores)
      return scores
    }
  }

  private static func transition(from label: Int) -> UInt32 { Feature(900, UInt32(label)).key }

  /// The best labels of a sentence.
  ///
  /// - Parameter features: the keys of each word's features.
  /// - Complexity: O(*n* · *f* + *n* · *k*²) for *n* words, *f* features, *k* labels.
  package func label(_ features: [[UInt32]]) -> [Int] {
    Self.best(features, emissions, transitions)
  }

  static func best<Table: Weights>(
    _ features: [[UInt32]], _ table: Table, _ transitions: [Int32]
  ) -> [Int] {
    let count = table.classCount
    guard !features.isEmpty else { return [] }
    var last = [Int32](repeating: 0, count: count)
    var current = last
    var emission = last
    var back = [Int32](repeating: 0, count: features.count * count)
    for (index, word) in features.enumerated() {
      table.score(word, into: &emission)
      if index == 0 {
        for label in 0..<count {
          current[label] = emission[label] &+ transitions[count * count + label]
        }
      } else {
        back.withUnsafeMutableBufferPointer { back in
          let row = UnsafeMutableBufferPointer(rebasing: back[index * count..<(index + 1) * count])
          step(from: last, transitions, into: &current, row)
        }
        for label in 0..<count { current[label] &+= emission[label] }
      }
      swap(&last, &current)
    }
    var label = highest(last)
    var labels = [Int](repeating: 0, count: features.count)
    for index in features.indices.reversed() {
      labels[index] = label
      label = Int(back[index * count + label])
    }
    return labels
  }

  /// The best way to each label from those before, the first of equally good ones; written so
  /// that several labels are compared at once.
  @inline(__always)
  private static func step(
    from last: [Int32], _ transitions: [Int32], into best: inout [Int32],
    _ origins: UnsafeMutableBufferPointer<Int32>
  ) {
    let count = last.count
    transitions.withUnsafeBufferPointer { transitions in
      best.withUnsafeMutableBufferPointer { best in
        for label in 0..<count { best[label] = last[0] &+ transitions[label] }
        for from in 1..<count {
          let score = last[from]
          let row = UnsafeBufferPointer(rebasing: transitions[from * count..<(from + 1) * count])
          for label in 0..<count {
            let sum = score &+ row[label]
            let isBetter = sum > best[label]
            best[label] = isBetter ? sum : best[label]
            origins[label] = isBetter ? Int32(truncatingIfNeeded: from) : origins[label]
          }
        }
      }
    }
  }

  /// Learns from sentences whose words are labelled: the mean of learners that see them in
  /// different orders, on all cores. The same sentences give the same bytes.
  ///
  /// - Parameters:
  ///   - sentences: the features of each word, and its label.
  ///   - header: what the model is; its first list of classes are the labels.
  ///   - base: a model of the same labels to go on from, by one learner.
  package static func learn(
    _ sentences: [(features: [[UInt32]], labels: [Int])], header: ModelFile.Header, rounds: Int,
    pruning: Double = 0.05, continuing base: ModelFile? = nil
  ) -> ModelFile {
    let seeds = base == nil ? [3, 4, 5] : [3]
    nonisolated(unsafe) var learners = [(first: Perceptron, second: Perceptron)?](
      repeating: nil, count: seeds.count)
    learners.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer
      nonisolated(unsafe) let sentences = sentences
      DispatchQueue.concurrentPerform(iterations: seeds.count) { number in
        slots[number] = learner(
          sentences, header.classes[0].count, rounds: rounds, seed: seeds[number], base)
      }
    }
    // Both tables are summed, so they must have one scale.
    let (table, moves, scale) = Perceptron.averaged(learners.map { $0! }, pruning: pruning)
    var header = header
    header.scales = [scale]
    return ModelFile(header: header, tables: [table, moves])
  }

  private static func learner(
    _ sentences: [(features: [[UInt32]], labels: [Int])], _ count: Int, rounds: Int, seed: Int,
    _ base: ModelFile?
  ) -> (first: Perceptron, second: Perceptron) {
    var emissions = Perceptron(classCount: count)
    var steps = Perceptron(classCount: count)
    if let base, let unit = base.header.scales?.first {
      emissions = Perceptron(continuing: base.tables[0], unit: unit)
      steps = Perceptron(continuing: base.tables[1], unit: unit)
    }
    var order = Array(sentences.indices)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<rounds {
      order.shuffle(using: &random)
      for index in order {
        let (features, truth) = sentences[index]
        let guess = best(features, emissions, transitions(steps))
        if guess != truth {
          for at in features.indices where guess[at] != truth[at] {
            emissions.update(features[at], truth[at], by: 1)
            emissions.update(features[at], guess[at], by: -1)
          }
          for at in features.indices {
            let (fromTruth, fromGuess) = at == 0 ? (count, count) : (truth[at - 1], guess[at - 1])
            guard fromTruth != fromGuess || truth[at] != guess[at] else { continue }
            steps.update([transition(from: fromTruth)], truth[at], by: 1)
            steps.update([transition(from: fromGuess)], guess[at], by: -1)
          }
        }
        emissions.advance()
        steps.advance()
      }
    }
    return (emissions, steps)
  }
}
