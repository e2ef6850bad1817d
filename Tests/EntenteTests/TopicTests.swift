import Documents
import Ontology
import Relations
import Testing

@testable import Entente

private func document(_ text: String) throws -> Document {
  let file = RecordFile(path: "record.txt", bytes: Array(text.utf8))
  return try #require(FormatReader.read(file, id: Document.ID("record")).documents.first)
}

private let record = """
  The Ambassador spoke at length about the quarrel between Albania and Yugoslavia. The fishing \
  rights in the Adriatic were settled, he said, and a new protocol on fishing rights was signed in \
  Tirana. Consul Prifti and Minister Leka think that the harbour dues cannot be raised again.
  """

@Test func `topics are noun phrases, and no bare names of people or places`() throws {
  let extractor = try Extractor(try Vocabulary.standard(), try Models.standard())
  let labels = extractor.extract(try document(record)).topics.map(\.label)
  #expect(labels.contains("quarrel between Albania and Yugoslavia"))
  #expect(labels.contains { $0.hasPrefix("fishing rights") || $0.hasPrefix("rights") })
  for name in ["Albania", "Yugoslavia", "Tirana", "Prifti", "Leka"] {
    #expect(!labels.contains(name))
  }
  #expect(Set(labels).count == labels.count)
}

@Test func `phrases like those that an indexer chose come first`() throws {
  let vocabulary = try Vocabulary.standard()
  let text =
    "The harbour dues were raised. The fishing rights were sold. The lighthouse keeper left."
  let reader = try Extractor(vocabulary, .none)
  func first(_ chosen: String) throws -> String? {
    let gold = GoldRecord(
      entities: [], relations: [], topics: [GoldRecord.Topic(label: chosen)])
    let example = reader.topicExample(GoldDocument(document: try document(text), gold: gold))
    var models = Models.none
    models.add(
      TopicScorer.learn(
        from: Array(repeating: example, count: 20), data: [], licence: ""))
    return try Extractor(vocabulary, models).extract(try document(text)).topics.first?.label
  }
  #expect(try first("harbour dues") == "harbour dues")
  #expect(try first("lighthouse keeper") == "lighthouse keeper")
}

@Test func `whose visit it was may be a topic`() throws {
  let vocabulary = try Vocabulary.standard()
  let text = "Minister Leka said that his visit had been useful. The lighthouse keeper left Tirana."
  let gold = GoldRecord(
    entities: [], relations: [], topics: [GoldRecord.Topic(label: "visit of Leka")])
  let example = try Extractor(vocabulary, .none)
    .topicExample(GoldDocument(document: try document(text), gold: gold))
  var models = Models.none
  models.add(
    TopicScorer.learn(from: Array(repeating: example, count: 20), data: [], licence: ""))
  let topic = try #require(
    try Extractor(vocabulary, models).extract(try document(text)).topics.first)
  #expect(topic.label == "visit of Leka")
  #expect(try topic.evidence.map { try document(text).text[$0] } == ["visit"])
}
