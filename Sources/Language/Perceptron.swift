/// Weights that are being learned, by the averaged perceptron.
///
/// Each wrong answer adds one to the weights of the right class for the features of
/// the case and takes one from those of the wrong class; the mean over all steps is
/// what is kept (M. Collins, *Discriminative training methods for hidden Markov
/// models*, EMNLP 2002). The same cases in the same order give the same weights.
struct Perceptron {
  let classCount: Int
  private var slots: [(key: UInt32, row: Int32)]
  private var mask: Int
  private var rows = 0
  /// How often each row was changed, up to 255.
  private var changes: [UInt8] = []
  /// Rows that were changed less often score nothing, and are not kept.
  private let threshold: UInt8
  private var weights: [Int32] = []
  private var totals: [Int64] = []
  private var step: Int64 = 1

  /// What one error changes a weight by.
  private let unit: Int32

  /// - Parameter threshold: how often a feature must have been part of an error before it
  ///   counts; rare ones teach a table its examples by heart.
  init(classCount: Int, threshold: UInt8 = 1) {
    self.classCount = classCount
    self.threshold = threshold
    unit = 1
    slots = Array(repeating: (0, 0), count: 1 << 16)
    mask = slots.count - 1
  }

  /// Goes on where a table was left.
  ///
  /// - Parameter unit: what one error changed a weight of the table by.
  init(continuing table: WeightTable, unit: Double) {
    classCount = table.classCount
    threshold = 1
    self.unit = Int32(unit.rounded())
    slots = Array(repeating: (0, 0), count: 1 << 16)
    mask = slots.count - 1
    table.forEachRow { key, entries in
      let row = row(of: key)
      changes[row] = 1
      for (label, weight) in entries { weights[row * classCount + label] = weight }
    }
  }

  /// Ends a step: what changes afterwards counts for fewer.
  mutating func advance() { step += 1 }

  /// Adds to the weights of a class for all features of a case.
  mutating func update(_ features: [UInt32], _ label: Int, by change: Int32) {
    for feature in features {
      let row = row(of: feature)
      if changes[row] < 255 { changes[row] += 1 }
      let at = row * classCount + label
      weights[at] += change * unit
      totals[at] += Int64(change * unit) * step
    }
  }

  private mutating func row(of key: UInt32) -> Int {
    var at = Int(key) & mask
    while slots[at].key != 0 {
      if slots[at].key == key { return Int(slots[at].row) }
      at = (at + 1) & mask
    }
    slots[at] = (key, Int32(rows))
    rows += 1
    changes.append(0)
    weights += repeatElement(0, count: classCount)
    totals += repeatElement(0, count: classCount)
    if rows * 2 > slots.count { grow() }
    return rows - 1
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, 0), count: old.count * 2)
    mask = slots.count - 1
    for slot in old where slot.key != 0 {
      var at = Int(slot.key) & mask
      while slots[at].key != 0 { at = (at + 1) & mask }
      slots[at] = slot
    }
  }

  /// The mean weights, without those that hardly ever mattered.
  ///
  /// - Parameter pruning: the least mean weight that is kept.
  func averaged(pruning: Double = 0.02) -> WeightTable {
    WeightTable(classCount: classCount, rows: means(pruning))
  }

  /// Two tables whose scores are added to one another, in one scale: what one error
  /// would change their numbers by.
  ///
  /// - Parameter learners: pairs of the same classes that saw their cases in different orders;
  ///   the mean of them hangs less on any order.
  static func averaged(
    _ learners: [(first: Perceptron, second: Perceptron)], pruning: Double
  ) -> (first: WeightTable, second: WeightTable, scale: Double) {
    let count = learners[0].first.classCount
    let rows = (
      mean(learners.map { $0.first.means(0) }, count, pruning),
      mean(learners.map { $0.second.means(0) }, count, 0)
    )
    let largest = max(WeightTable.largest(rows.0), WeightTable.largest(rows.1))
    return (
      WeightTable(classCount: count, rows: rows.0, largest: largest),
      WeightTable(classCount: count, rows: rows.1, largest: largest),
      WeightTable.scale(largest)
    )
  }

  /// The mean of lists of rows, each sorted by key; a row that a list lacks counts as nothing.
  private static func mean(_ lists: [[WeightTable.Row]], _ classCount: Int, _ pruning: Double)
    -> [WeightTable.Row]
  {
    var places = [Int](repeating: 0, count: lists.count)
    var sums = [Double](repeating: 0, count: classCount)
    var found: [WeightTable.Row] = []
    while let key = lists.indices.lazy
      .compactMap({ places[$0] < lists[$0].count ? lists[$0][places[$0]].key : nil }).min()
    {
      for label in 0..<classCount { sums[label] = 0 }
      for list in lists.indices
      where places[list] < lists[list].count && lists[list][places[list]].key == key {
        for (label, weight) in lists[list][places[list]].entries { sums[Int(label)] += weight }
        places[list] += 1
      }
      let entries = (0..<classCount).compactMap { label -> (UInt8, Double)? in
        let mean = sums[label] / Double(lists.count)
        return mean != 0 && abs(mean) >= pruning ? (UInt8(label), mean) : nil
      }
      if !entries.isEmpty { found.append((key, entries)) }
    }
    return found
  }

  private func means(_ pruning: Double) -> [WeightTable.Row] {
    var kept: [WeightTable.Row] = []
    for slot in slots where slot.key != 0 && changes[Int(slot.row)] >= threshold {
      let start = Int(slot.row) * classCount
      var entries: [(UInt8, Double)] = []
      for label in 0..<classCount where weights[start + label] != 0 || totals[start + label] != 0 {
        let mean =
          (Double(weights[start + label]) - Double(totals[start + label]) / Double(step))
          / Double(unit)
        if abs(mean) >= pruning { entries.append((UInt8(label), mean)) }
      }
      if !entries.isEmpty { kept.append((slot.key, entries)) }
    }
    return kept.sorted { $0.key < $1.key }
  }
}

extension Perceptron: Weights {
  @inline(__always)
  func add(_ features: [UInt32], to scores: UnsafeMutablePointer<Int32>) {
    for feature in features { add(feature, to: scores) }
  }

  @inline(__always)
  private func add(_ feature: UInt32, to scores: UnsafeMutablePointer<Int32>) {
    var at = Int(feature) & mask
    while true {
      let slot = slots[at]
      if slot.key == 0 { return }
      if slot.key == feature {
        guard changes[Int(slot.row)] >= threshold else { return }
        let start = Int(slot.row) * classCount
        weights.withUnsafeBufferPointer {
          for label in 0..<classCount { scores[label] &+= $0[start + label] }
        }
        return
      }
      at = (at + 1) & mask
    }
  }
}

/// What scores the classes of a case: a sum over its features.
protocol Weights: Sendable {
  var classCount: Int { get }

  /// Adds up what each of the features says for or against each class.
  func add(_ features: [UInt32], to scores: UnsafeMutablePointer<Int32>)
}

extension Weights {
  /// The scores of all classes.
  @inline(__always)
  func score(_ features: [UInt32], into scores: inout [Int32]) {
    scores.withUnsafeMutableBufferPointer { buffer in
      let base = buffer.baseAddress!
      for label in 0..<classCount { base[label] = 0 }
      add(features, to: base)
    }
  }
}
