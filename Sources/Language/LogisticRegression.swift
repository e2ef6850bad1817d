import Foundation

/// Learns how likely each of several classes is, where several may be true at once.
///
/// A case has features that every class weighs for itself, and for some classes features
/// that mean the same for all of them ("a rule says so"). Stochastic gradient descent
/// with steps that shrink for frequent features (AdaGrad: Duchi, Hazan, Singer, JMLR 2011).
package struct LogisticRegression: Sendable {
  /// A case, and the classes that are true of it.
  package struct Case: Sendable {
    package let features: [UInt32]
    /// Features of a class, by class; none at all where no class has any.
    package let relative: [[UInt32]]
    package let truths: Set<Int>

    package init(features: [UInt32], relative: [[UInt32]] = [], truths: Set<Int>) {
      self.features = features
      self.relative = relative
      self.truths = truths
    }
  }

  private let own: WeightTable
  private let shared: WeightTable

  /// How many steps of the tables make one of log-odds.
  private let scale: Double

  package let model: ModelFile
  package var classes: [String] { model.header.classes[0] }

  /// - Throws: ``ModelError/unfit(kind:wanted:)`` where the model is for something else.
  package init(_ model: ModelFile, kind: String, features: Int) throws(ModelError) {
    guard model.header.kind == kind, model.header.features == features, model.tables.count == 2,
      model.tables[1].classCount == 1, let scale = model.header.scales?.first, scale > 0
    else { throw .unfit(kind: model.header.kind, wanted: kind) }
    self.model = model
    self.scale = scale
    own = model.tables[0]
    shared = model.tables[1]
  }

  /// The log-odds of each class.
  ///
  /// - Complexity: O(*f* + *r*) for *f* features of the case and *r* of its classes.
  package func logOdds(_ features: [UInt32], relative: [[UInt32]] = []) -> [Double] {
    var scores = [Int32](repeating: 0, count: own.classCount)
    var part: [Int32] = [0]
    own.score(features, into: &scores)
    return scores.indices.map { label in
      guard !relative.isEmpty, !relative[label].isEmpty else {
        return Double(scores[label]) / scale
      }
      shared.score(relative[label], into: &part)
      return Double(scores[label] &+ part[0]) / scale
    }
  }

  package static func probability(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }

  /// The same to two places, as a confidence is told.
  package static func rounded(_ logOdds: Double) -> Double {
    (probability(logOdds) * 100).rounded() / 100
  }

  /// Learns from cases.
  ///
  /// - Parameters:
  ///   - header: its first list of classes are those of the cases.
  ///   - decay: how strongly weights are drawn to nothing.
  ///   - base: a model of the same classes to go on from.
  package static func learn(
    _ cases: [Case], header: ModelFile.Header, rounds: Int = 12, rate: Double = 0.1,
    decay: Double = 1e-4, continuing base: ModelFile? = nil
  ) -> ModelFile {
    let count = header.classes[0].count
    var own = AdaptiveWeights(classCount: count)
    var shared = AdaptiveWeights(classCount: 1)
    // Features of one case only teach it by heart.
    let numbered = cases.map { item in
      (
        features: item.features.map { own.row(of: $0) },
        relative: item.relative.map { $0.map { shared.row(of: $0) } }, truths: item.truths
      )
    }
    own.allocate()
    shared.allocate()
    if let base, let scale = base.header.scales?.first {
      own.start(from: base.tables[0], scale)
      shared.start(from: base.tables[1], scale)
    }
    var order = Array(cases.indices)
    var random = SeededGenerator(seed: 5)
    for _ in 0..<rounds {
      order.shuffle(using: &random)
      for index in order {
        let item = numbered[index]
        for label in 0..<count {
          var score = 0.0
          for row in item.features { score += own.weight(row, label) }
          let relative = item.relative.isEmpty ? [] : item.relative[label]
          for row in relative { score += shared.weight(row, 0) }
          let error = (item.truths.contains(label) ? 1.0 : 0.0) - probability(score)
          // A class that is surely false teaches nothing more.
          guard abs(error) > 0.002 else { continue }
          for row in item.features { own.step(row, label, error, rate, decay) }
          for row in relative { shared.step(row, 0, error, rate, decay) }
        }
      }
    }
    var header = header
    let rows = (own.rows(), shared.rows())
    let largest = max(WeightTable.largest(rows.0), WeightTable.largest(rows.1))
    header.scales = [WeightTable.scale(largest)]
    return ModelFile(
      header: header,
      tables: [
        WeightTable(classCount: count, rows: rows.0, largest: largest),
        WeightTable(classCount: 1, rows: rows.1, largest: largest),
      ])
  }
}

/// Weights with a rate of learning of their own.
private struct AdaptiveWeights {
  let classCount: Int
  /// Features of fewer cases teach only their examples by heart.
  private let least: Int32 = 2
  private var rowOfFeature: [UInt32: Int32] = [:]
  private var seen: [Int32] = []
  private var weights: [Double] = []
  private var squares: [Double] = []

  init(classCount: Int) { self.classCount = classCount }

  mutating func row(of feature: UInt32) -> Int32 {
    if let row = rowOfFeature[feature] {
      seen[Int(row)] += 1
      return row
    }
    let row = Int32(seen.count)
    rowOfFeature[feature] = row
    seen.append(1)
    return row
  }

  mutating func allocate() {
    weights = Array(repeating: 0, count: seen.count * classCount)
    squares = Array(repeating: 0, count: seen.count * classCount)
  }

  /// Goes on where a table was left.
  mutating func start(from table: WeightTable, _ scale: Double) {
    table.forEachRow { key, entries in
      if rowOfFeature[key] == nil {
        _ = row(of: key)
        weights += repeatElement(0, count: classCount)
        squares += repeatElement(0, count: classCount)
      }
      let row = Int(rowOfFeature[key]!)
      seen[row] = max(seen[row], least)
      for (label, weight) in entries { weights[row * classCount + label] = Double(weight) / scale }
    }
  }

  @inline(__always)
  func weight(_ row: Int32, _ label: Int) -> Double {
    seen[Int(row)] >= least ? weights[Int(row) * classCount + label] : 0
  }

  @inline(__always)
  mutating func step(
    _ row: Int32, _ label: Int, _ error: Double, _ rate: Double, _ decay: Double
  ) {
    guard seen[Int(row)] >= least else { return }
    let at = Int(row) * classCount + label
    let gradient = error - decay * weights[at]
    squares[at] += gradient * gradient
    weights[at] += rate * gradient / (squares[at].squareRoot() + 1e-3)
  }

  /// What is worth keeping, rounded so that the last bits of a machine do not show.
  func rows() -> [WeightTable.Row] {
    rowOfFeature.sorted { $0.key < $1.key }.compactMap { feature, row in
      guard seen[Int(row)] >= least else { return nil }
      let start = Int(row) * classCount
      let entries = (0..<classCount).compactMap { label -> (UInt8, Double)? in
        let weight = (weights[start + label] * 1000).rounded() / 1000
        return abs(weight) < 0.01 ? nil : (UInt8(label), weight)
      }
      return entries.isEmpty ? nil : (feature, entries)
    }
  }
}
