import CModels
import Documents
import Foundation
import Language
import TestSupport
import Testing

@testable import Entente

private let graphs = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Graphs").path

@Test func `the models inside the program are sound, and say what they are`() throws {
  for index in 0..<entente_model_count() {
    let entry = entente_model_file(index)
    let bytes = Array(UnsafeBufferPointer(start: entry.bytes, count: Int(entry.count)))
    let model = try ModelFile(bytes: bytes)
    #expect(!model.header.data.isEmpty)
    #expect(!model.header.licence.isEmpty)
  }
  let shareAlike = Set(
    try Models.standard().headers.filter { $0.licence.contains("BY-SA") }.map(\.kind))
  #expect(shareAlike == ["english", "names-prose"])
}

@Test func `learns from an archive's own records`() throws {
  let trainer = try Trainer(standardVocabulary)
  var steps: [String] = []
  let lesson = try trainer.lesson(
    from: [graphs + "/adriatic-1948"], base: standardModels, progress: { steps.append($0) })
  #expect(lesson.models.map(\.header.kind) == ["names-records", "relations"])
  #expect(lesson.after.documents == 2)
  #expect(lesson.models[0].header.data.last == "8 records of one's own")
  #expect(!steps.isEmpty)
  // What was learned can be used.
  var models = standardModels
  for model in lesson.models { models.add(try ModelFile(bytes: model.encoded())) }
  _ = try Extractor(standardVocabulary, models)
}

@Test func `says that a folder without annotated records teaches nothing`() throws {
  let folder = NSTemporaryDirectory() + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let trainer = try Trainer(standardVocabulary)
  #expect(throws: TrainingError.nothing(folder)) {
    try trainer.lesson(from: [folder], base: standardModels, progress: { _ in })
  }
  #expect(throws: TrainingError.missing(folder + "/corpora/ud-ewt/train.conllu")) {
    try Trainer.Sources(folder, annotations: "nowhere")
  }
}

@Test func `reads a pack of JSON lines, and names a line that is none`() throws {
  let good =
    #"{"id": "a", "text": "Rusk left.", "mentions": [{"start": 0, "end": 4, "type": "Person"}]}"#
  let documents = try AnnotatedDocument.pack(try fixture(good + "\n"))
  #expect(documents.map { $0.names.map(\.type) } == [["Person"]])
  let bad = try fixture(good + "\n{\"id\": 3}\n")
  #expect(throws: TrainingError.form(bad, line: 2)) { try AnnotatedDocument.pack(bad) }
  let outside = try fixture(good.replacingOccurrences(of: "4", with: "99"))
  #expect(throws: TrainingError.form(outside, line: 1)) { try AnnotatedDocument.pack(outside) }
}

@Test func `an annotation belongs to the text that was annotated`() throws {
  let text = "Rusk met Gromyko."
  let digest = RecordFile.digest(of: Array(text.utf8))
  func annotation(_ end: Int) throws -> StandoffRecord {
    let json = """
      {"volume": "v", "document": "d1", "digest": "\(digest)", "topics": [], "entities":
      [{"id": "rusk", "type": "Person", "mentions": [[0, \(end)]]},
      {"id": "gromyko", "type": "Person", "mentions": [[9, 16]]}],
      "relations": [{"type": "MET_WITH", "from": "rusk", "to": "gromyko", "evidence": [0, 16]}]}
      """
    return try #require(
      try StandoffRecord.read(try fixture(json.replacingOccurrences(of: "\n", with: ""))).first)
  }
  let gold = try GoldRecord(annotation(4), text: text)
  #expect(gold.relations.map(\.evidence) == ["Rusk met Gromyko"])
  #expect(gold.placed(in: Array(text.unicodeScalars)).map(\.start) == [0, 9])
  #expect(throws: TrainingError.text("v_d1")) { try GoldRecord(annotation(4), text: text + " ") }
  #expect(throws: TrainingError.text("v_d1")) { try GoldRecord(annotation(400), text: text) }
}

@Test func `each model says how well it reads what it did not learn from`() throws {
  for header in try Models.standard().headers where header.kind != "rarity" {
    #expect(!header.scores.isEmpty, "\(header.kind)")
    #expect(header.scores.values.allSatisfy { $0 > 0 && $0 <= 100 }, "\(header.scores)")
  }
}
