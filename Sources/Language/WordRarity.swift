import Foundation

/// How rare words are in an archive: words that stand in every record say little about one.
///
/// Inverse document frequency (K. Spärck Jones, *A statistical interpretation of term
/// specificity*, Journal of Documentation 28, 1972).
public struct WordRarity: Sendable {
  private let table: WeightTable
  private let scale: Double
  private let highest: Double

  public static let kind = "rarity"
  static let features = 1

  /// - Throws: ``ModelError/unfit(kind:wanted:)`` where the model is for something else.
  public init(_ model: ModelFile) throws(ModelError) {
    guard model.header.kind == Self.kind, model.header.features == Self.features,
      model.tables.count == 1, model.tables[0].classCount == 1,
      let scales = model.header.scales, scales.count == 2, scales[0] > 0
    else { throw .unfit(kind: model.header.kind, wanted: Self.kind) }
    table = model.tables[0]
    scale = scales[0]
    highest = scales[1]
  }

  /// From 0, for a word of every document, up; a word never seen is the rarest.
  public func rarity(of word: String) -> Double {
    var score: Int32 = 0
    table.add([Self.feature(word)], to: &score)
    return score == 0 ? highest : Double(score) / scale
  }

  private static func feature(_ word: String) -> UInt32 {
    Feature(950, WordForm.norm(of: word)).key
  }

  /// Counts words over documents.
  ///
  /// - Parameter documents: the different words of each.
  public static func learn(
    from documents: [Set<String>], data: [String], licence: String
  ) -> ModelFile {
    var counts: [UInt32: Int] = [:]
    for words in documents {
      for feature in Set(words.map { feature($0) }) { counts[feature, default: 0] += 1 }
    }
    let total = Double(documents.count)
    func rarity(_ count: Int) -> Double {
      (log(total / Double(count)) * 100).rounded() / 100 + 0.01
    }
    let rows = counts.filter { $0.value >= 5 }.sorted { $0.key < $1.key }
      .map { (key: $0.key, entries: [(UInt8(0), rarity($0.value))]) }
    let largest = WeightTable.largest(rows)
    var header = ModelFile.Header(
      kind: kind, features: features, classes: [["rarity"]], data: data, licence: licence,
      scores: [:])
    header.scales = [WeightTable.scale(largest), rarity(3)]
    return ModelFile(
      header: header, tables: [WeightTable(classCount: 1, rows: rows, largest: largest)])
  }
}
