import Foundation

/// How rare words are in an archive, and which are written small: words that stand in every
/// record say little about one, and a word that is mostly written small is hardly a name.
///
/// Inverse document frequency (K. Spärck Jones, *A statistical interpretation of term
/// specificity*, Journal of Documentation 28, 1972).
public struct WordRarity: Sendable {
  private let table: WeightTable
  private let small: WeightTable
  private let scale: Double
  private let highest: Double

  public static let kind = "rarity"
  static let features = 2

  /// - Throws: ``ModelError/unfit(kind:wanted:)`` where the model is for something else.
  public init(_ model: ModelFile) throws(ModelError) {
    guard model.header.kind == Self.kind, model.header.features == Self.features,
      model.tables.count == 2, model.tables.allSatisfy({ $0.classCount == 1 }),
      let scales = model.header.scales, scales.count == 2, scales[0] > 0
    else { throw .unfit(kind: model.header.kind, wanted: Self.kind) }
    table = model.tables[0]
    small = model.tables[1]
    scale = scales[0]
    highest = scales[1]
  }

  /// From 0, for a word of every document, up; a word never seen is the rarest.
  public func rarity(of word: String) -> Double {
    var score: Int32 = 0
    table.add([Self.feature(word)], to: &score)
    return score == 0 ? highest : Double(score) / scale
  }

  /// Whether most documents that hold a word hold it in small letters.
  public func isMostlySmall(_ word: String) -> Bool {
    var share: Int32 = 0
    small.add([Self.feature(word)], to: &share)
    return share != 0
  }

  private static func feature(_ word: String) -> UInt32 {
    Feature(950, WordForm.norm(of: word)).key
  }

  /// In how many documents words stand.
  public struct Counts: Sendable {
    fileprivate var documents = 0
    fileprivate var topical: [UInt32: Int] = [:]
    fileprivate var written: [UInt32: Int] = [:]
    fileprivate var small: [UInt32: Int] = [:]

    public init() {}

    /// Counts the words of one more document.
    ///
    /// - Parameters:
    ///   - topical: its different words in the form by which rarity is asked.
    ///   - prose: the words as they are written.
    public mutating func add(_ topical: Set<String>, _ prose: Prose) {
      documents += 1
      for key in Set(topical.map { feature($0) }) { self.topical[key, default: 0] += 1 }
      var written: Set<UInt32> = []
      var small: Set<UInt32> = []
      for token in prose.tokens where token.kind == .word && !token.isAllCaps {
        let key = feature(token.norm)
        written.insert(key)
        if !token.isCapitalized { small.insert(key) }
      }
      for key in written { self.written[key, default: 0] += 1 }
      for key in small { self.small[key, default: 0] += 1 }
    }
  }

  /// Learns from the words of an archive.
  public static func learn(from counts: Counts, data: [String], licence: String) -> ModelFile {
    let total = Double(counts.documents)
    func rarity(_ count: Int) -> Double {
      (log(total / Double(count)) * 100).rounded() / 100 + 0.01
    }
    func rows(_ weights: [UInt32: Double]) -> [WeightTable.Row] {
      weights.sorted { $0.key < $1.key }.map { (key: $0.key, entries: [(UInt8(0), $0.value)]) }
    }
    let rare = rows(counts.topical.filter { $0.value >= 5 }.mapValues(rarity))
    let small = rows(
      counts.small.filter { key, count in
        count >= leastSmall && Double(count) >= smallShare * Double(counts.written[key]!)
      }.mapValues { _ in 1 })
    let largest = WeightTable.largest(rare)
    var header = ModelFile.Header(
      kind: kind, features: features, classes: [["rarity"], ["small"]], data: data,
      licence: licence, scores: [:])
    header.scales = [WeightTable.scale(largest), rarity(3)]
    return ModelFile(
      header: header,
      tables: [
        WeightTable(classCount: 1, rows: rare, largest: largest),
        WeightTable(classCount: 1, rows: small, largest: 1),
      ])
  }

  /// Of the documents that hold a word, the share that must hold it in small letters, and
  /// how many there must be.
  private static let (smallShare, leastSmall) = (0.6, 15)
}
