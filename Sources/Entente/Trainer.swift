import Documents
import Foundation
import Language
import Mentions
import Ontology
import Relations

/// Learns models from annotated documents.
///
/// The same data give the same bytes.
public struct Trainer: Sendable {
  private let vocabulary: Vocabulary
  private let rules: Extractor

  public init(_ vocabulary: Vocabulary) throws(ModelError) {
    self.vocabulary = vocabulary
    rules = try Extractor(vocabulary, .none)
  }

  /// Called with what is being learned.
  public typealias Progress = (String) -> Void

  // MARK: The models of the program

  /// Where the data lie from which the program's own models are made.
  public struct Sources: Sendable {
    /// UD English EWT: `corpora/ud-ewt/train.conllu`.
    let treebank: String
    /// The part of it to measure by.
    let heldOutTreebank: String
    /// Volumes of *Foreign Relations of the United States* in TEI.
    let volumes: [String]
    /// Folders of gold records.
    let gold: [String]
    /// CrossNER politics.
    let prose: [String]
    /// Our annotations of documents of the volumes.
    let annotations: String

    /// Volumes that are kept for measuring, and never learned from.
    static let heldOut: Set<String> = [
      "frus1955-57v02", "frus1955-57v03", "frus1955-57v10", "frus1958-60v07p2", "frus1958-60v08",
      "frus1961-63v12", "frus1964-68v16", "frus1964-68v22", "frus1964-68v28", "frus1964-68v29p1",
      "frus1964-68v30", "frus1969-76v20",
    ]

    /// - Parameters:
    ///   - folder: with `corpora`, `gold` and `packs` in it.
    ///   - annotations: a file of stand-off annotations.
    /// - Throws: ``TrainingError/missing(_:)``.
    public init(_ folder: String, annotations: String) throws {
      treebank = folder + "/corpora/ud-ewt/train.conllu"
      heldOutTreebank = folder + "/corpora/ud-ewt/dev.conllu"
      gold = [folder + "/gold/train"]
      prose = [folder + "/packs/crossner-politics.train.jsonl"]
      self.annotations = annotations
      for path in [treebank, heldOutTreebank, annotations] + gold + prose
      where !FileManager.default.fileExists(atPath: path) {
        throw TrainingError.missing(path)
      }
      let corpus = folder + "/corpora/frus"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: corpus)) ?? []
      volumes = names.sorted()
        .filter { name in
          name.contains(".xml") && !Self.heldOut.contains(String(name.prefix { $0 != "." }))
        }
        .map { corpus + "/" + $0 }
      guard !volumes.isEmpty else { throw TrainingError.missing(corpus + "/*.xml.xz") }
    }
  }

  private static let publicDomain = "public domain text; annotation Apache-2.0"
  private static let shareAlike = "CC BY-SA 4.0"

  /// Learns all models that the program holds, by the names of their files.
  ///
  /// Each says in its header how well a model that was learned without every tenth record
  /// reads those records.
  ///
  /// - Complexity: some minutes on one core for 54 volumes.
  public func standardModels(_ sources: Sources, progress: Progress) throws
    -> [(name: String, model: ModelFile)]
  {
    progress("tags and trees")
    var english = Grammar.learn(
      from: try Treebank(reading: sources.treebank), data: ["UD_English-EWT 2.15, train"],
      licence: Self.shareAlike)
    let trees = try Grammar(english).agreement(
      with: try Treebank(reading: sources.heldOutTreebank))
    english = english.scored([
      "UD-EWT dev, tags": trees.tags, "UD-EWT dev, UAS": trees.unlabelled,
      "UD-EWT dev, LAS": trees.labelled,
    ])
    progress("reading \(sources.volumes.count) volumes")
    let (records, silver, words) = try read(sources)
    let prose = try sources.prose.flatMap { try AnnotatedDocument.read($0) }
    let marked = "persName and gloss of \(sources.volumes.count) FRUS volumes"
    let rarity = WordRarity.learn(
      from: words, data: ["\(sources.volumes.count) FRUS volumes"], licence: "public domain text")
    progress("names and relations without every tenth record, to measure by")
    let known = [("english", english), ("rarity", rarity)]
    let trial = try learned(
      Self.parts(records).kept, Self.parts(prose).kept, silver, known.map(\.1), marked)
    let scores = try scores(of: known + trial, on: Self.parts(records).held, Self.parts(prose).held)
    progress("names and relations of all \(records.count) records")
    let final = try learned(records, prose, silver, known.map(\.1), marked)
    return known + final.map { ($0.name, $0.model.scored(scores[$0.name] ?? [:])) }
  }

  private static func parts<Part>(_ all: [Part]) -> (kept: [Part], held: [Part]) {
    let numbered = all.enumerated()
    return (
      numbered.filter { $0.offset % 10 != 5 }.map(\.element),
      numbered.filter { $0.offset % 10 == 5 }.map(\.element)
    )
  }

  /// The models of names, relations, status and topics, by the names of their files.
  private func learned(
    _ records: [GoldDocument], _ prose: [AnnotatedDocument], _ silver: [NameTagger.Example],
    _ known: [ModelFile], _ marked: String
  ) throws -> [(name: String, model: ModelFile)] {
    let gold = records.map { rules.nameExample(AnnotatedDocument($0)) }
    let data = ["gold/train", "annotations.jsonl"]
    let named = NameTagger.learn(
      from: silver + (0..<3).flatMap { _ in gold }, domain: .records, data: data + [marked],
      licence: Self.publicDomain)
    let proseExamples = prose.map { rules.nameExample($0) }
    let proseModel = NameTagger.learn(
      from: gold + (0..<18).flatMap { _ in proseExamples }, domain: .prose,
      data: ["CrossNER politics, train"] + data, licence: Self.shareAlike)
    var models = Models.none
    for model in known + [named, proseModel] { models.add(model) }
    let reader = try Extractor(vocabulary, models)
    let cases = records.map { reader.relationExample($0) }
    let relations = RelationScorer.learn(from: cases, data: data, licence: Self.publicDomain)
    let (status, speakers) = StatusScorer.learn(
      from: cases.map(\.status), data: data, licence: Self.publicDomain)
    let topics = TopicScorer.learn(
      from: records.map { reader.topicExample($0) }, data: data, licence: Self.publicDomain)
    return [
      ("records", named), ("prose", proseModel), ("relations", relations), ("status", status),
      ("speakers", speakers), ("topics", topics),
    ]
  }

  /// The figures of each model on records that it did not learn from.
  private func scores(
    of models: [(name: String, model: ModelFile)], on records: [GoldDocument],
    _ prose: [AnnotatedDocument]
  ) throws -> [String: [String: Double]] {
    var trial = Models.none
    for (_, model) in models { trial.add(model) }
    let reader = try Extractor(vocabulary, trial)
    let figures = score(records, reader).figures
    func named(_ names: String...) -> [String: Double] {
      Dictionary(
        uniqueKeysWithValues: names.map { ("\($0), F1", Self.rounded(figures[$0] ?? 0)) })
    }
    return [
      "records": named("mentions"),
      "prose": ["mentions, F1": Self.rounded(reader.agreement(on: prose))],
      "relations": named("relations", "relations from form", "relations from sentences"),
      "status": named("planned or hypothetical"), "speakers": named("attributed"),
      "topics": ["topics found": Self.rounded(figures["topics found"] ?? 0)],
    ]
  }

  private static func rounded(_ figure: Double) -> Double { (figure * 1000).rounded() / 1000 }

  /// The annotated records, and documents of all volumes with the editors' marks.
  private func read(_ sources: Sources) throws -> (
    records: [GoldDocument], silver: [NameTagger.Example],
    words: WordRarity.Counts
  ) {
    var records = try sources.gold.flatMap { try GoldFolder($0).annotated() }
    let annotations = Dictionary(
      grouping: try StandoffRecord.read(sources.annotations), by: \.volume)
    let weakened = try Extractor(try Vocabulary.standard(without: ["abbreviations"]), .none)
    var silver: [NameTagger.Example] = []
    var words = WordRarity.Counts()
    for path in sources.volumes {
      let file = try RecordFile(reading: path)
      let documents = FormatReader.read(file, id: Document.ID(file.stem)).documents
      let wanted = annotations[file.stem] ?? []
      for annotation in wanted {
        let suffix = "/" + annotation.document
        guard let document = documents.first(where: { $0.id.rawValue.hasSuffix(suffix) }) else {
          throw TrainingError.text("\(annotation.volume)_\(annotation.document)")
        }
        records.append(try Self.record(annotation, document))
      }
      for document in documents { rules.count(document, into: &words) }
      let annotated = Set(records.map(\.document.id.rawValue))
      let others = documents.filter {
        !annotated.contains($0.id.rawValue.replacingOccurrences(of: "/", with: "_"))
      }
      silver += AnnotatedDocument.marked(others, limit: 40) { rules.type(of: $0) }
        .enumerated()
        .map { rules.nameExample($1, weakened: $0 % 2 == 0 ? weakened : nil) }
    }
    return (records, silver, words)
  }

  /// A document of a volume as it would lie in a folder of its own, with its annotation.
  private static func record(_ annotation: StandoffRecord, _ document: Document) throws
    -> GoldDocument
  {
    let name = "\(annotation.volume)_\(annotation.document)"
    let text = document.plainText
    let file = RecordFile(path: name + ".txt", bytes: Array(text.utf8))
    guard let plain = FormatReader.read(file, id: Document.ID(name)).documents.first else {
      throw TrainingError.text(name)
    }
    return GoldDocument(document: plain, gold: try GoldRecord(annotation, text: text))
  }

  // MARK: Models for an archive

  /// What came of learning from documents of one's own.
  public struct Lesson: Sendable {
    public let models: [ModelFile]
    /// How well the held-out documents are read, before and after.
    public let before: Score
    public let after: Score
  }

  /// Goes on from some models with annotated records of an archive.
  ///
  /// Every fifth record is held out to measure by; then all are learned from.
  ///
  /// - Parameters:
  ///   - folders: gold records.
  ///   - base: the models to go on from.
  public func lesson(from folders: [String], base: Models, progress: Progress) throws -> Lesson {
    let records = try folders.flatMap { try GoldFolder($0).annotated() }
    guard !records.isEmpty else { throw TrainingError.nothing(folders.joined(separator: ", ")) }
    let isHeldOut = { (index: Int) in records.count > 1 && index % 5 == 1 }
    let kept = records.indices.filter { !isHeldOut($0) }.map { records[$0] }
    let held = records.indices.filter { isHeldOut($0) }.map { records[$0] }
    progress("learning from \(kept.count) of \(records.count) records")
    let trial = try adapted(base, to: kept)
    progress("learning from all \(records.count) records")
    let final = try adapted(base, to: records)
    return Lesson(
      models: [NameTagger.Domain.records.rawValue, RelationScorer.kind].compactMap(final.file),
      before: score(held, try Extractor(vocabulary, base)),
      after: score(held, try Extractor(vocabulary, trial)))
  }

  private func score(_ records: [GoldDocument], _ reader: Extractor) -> Score {
    records.reduce(Score()) { $0 + $1.score(by: reader) }
  }

  private func adapted(_ base: Models, to records: [GoldDocument]) throws
    -> Models
  {
    var models = base
    let domain = NameTagger.Domain.records
    let data = ["\(records.count) records of one's own"]
    let known = base.file(domain.rawValue)
    models.add(
      NameTagger.learn(
        from: records.map { rules.nameExample(AnnotatedDocument($0)) },
        domain: domain, data: (known?.header.data ?? []) + data,
        licence: known?.header.licence ?? "", rounds: 4, continuing: known))
    let reader = try Extractor(vocabulary, models)
    let scorer = base.file(RelationScorer.kind)
    models.add(
      RelationScorer.learn(
        from: records.map { reader.relationExample($0) },
        data: (scorer?.header.data ?? []) + data, licence: scorer?.header.licence ?? "",
        rounds: 4, continuing: scorer))
    return models
  }
}
