import CModels
import Language
import Mentions
import Ontology
import Relations

/// The trained models that an extractor reads with.
///
/// Those inside the program, some of them put aside for others from files.
public struct Models: Sendable {
  /// By kind.
  private var files: [String: ModelFile]

  /// No models: the rules alone decide.
  public static let none = Models(files: [:])

  private init(files: [String: ModelFile]) { self.files = files }

  /// The models inside the program.
  ///
  /// - Throws: ``ModelError`` where the program was put together with damaged ones.
  public static func standard() throws(ModelError) -> Models {
    var models = none
    for index in 0..<entente_model_count() {
      let entry = entente_model_file(index)
      // A model that is yet to be trained is an empty file.
      guard entry.count > 1 else { continue }
      models.add(
        try ModelFile(
          embedded: UnsafeRawBufferPointer(start: entry.bytes, count: Int(entry.count))))
    }
    return models
  }

  /// Takes a model for the one of its kind.
  public mutating func add(_ file: ModelFile) { files[file.header.kind] = file }

  /// Opens a file and takes it for the one of its kind.
  ///
  /// - Throws: ``ModelError`` where it is no sound model.
  public mutating func add(path: String) throws(ModelError) { add(try ModelFile(path: path)) }

  public func file(_ kind: String) -> ModelFile? { files[kind] }

  /// What each model says of itself, in order of kind.
  public var headers: [ModelFile.Header] {
    files.values.map(\.header).sorted { $0.kind < $1.kind }
  }

  /// Changes with any of the models.
  var fingerprint: String { headers.map { String($0.digest.prefix(12)) }.joined(separator: "-") }

  func taggers(_ schema: Schema) throws(ModelError) -> [NameTagger] {
    var taggers: [NameTagger] = []
    for domain in NameTagger.Domain.allCases {
      if let file = files[domain.rawValue] { taggers.append(try NameTagger(file, schema)) }
    }
    return taggers
  }

  func grammar() throws(ModelError) -> Grammar? {
    guard let file = files[Grammar.kind] else { return nil }
    return try Grammar(file)
  }

  func scorer() throws(ModelError) -> RelationScorer? {
    guard let file = files[RelationScorer.kind] else { return nil }
    return try RelationScorer(file)
  }

  func status() throws(ModelError) -> StatusScorer? {
    guard let status = files[StatusScorer.statusKind],
      let speakers = files[StatusScorer.speakerKind]
    else { return nil }
    return try StatusScorer(status: status, speakers: speakers)
  }

  func topics() throws(ModelError) -> TopicScorer? {
    guard let file = files[TopicScorer.kind] else { return nil }
    return try TopicScorer(file)
  }

  func rarity() throws(ModelError) -> WordRarity? {
    guard let file = files[WordRarity.kind] else { return nil }
    return try WordRarity(file)
  }
}
