import Documents
import Entente
import Foundation
import TestSupport
import Testing

/// The document that the project was started from, where it is here.
nonisolated(unsafe) private let seed: [String: Any]? = {
  guard let sharedFolder,
    let file = try? RecordFile(reading: sharedFolder + "/seed/1965-12-26-cable.txt"),
    let document = FormatReader.read(file, id: Document.ID("seed")).documents.first,
    let line = try? ExtractionJSON(
      try! Extractor(standardVocabulary, standardModels).extract(document)
    ).line()
  else { return nil }
  return try? JSONSerialization.jsonObject(with: line) as? [String: Any]
}()

private let isHere = ConditionTrait.enabled(
  if: seed != nil, "the seed cable of ../shared is not here")

private func entity(_ name: String) -> [String]? {
  let entities = seed?["entities"] as? [[String: Any]] ?? []
  guard let found = entities.first(where: { $0["name"] as? String == name }) else { return nil }
  return (found["mentions"] as? [[String: Any]])?.compactMap { $0["text"] as? String }
}

private func relations(_ type: String, _ from: String, _ to: String) -> [[String: Any]] {
  (seed?["relations"] as? [[String: Any]] ?? []).filter {
    ($0["type"] as? String == type || ($0["isA"] as? [String])?.contains(type) == true)
      && $0["from"] as? String == from && $0["to"] as? String == to
  }
}

@Test(isHere) func `seed: Kim II Sung is Kim Il Sung, and Kim II is Kim Il`() {
  #expect(entity("Kim Il Sung")?.contains("Kim II Sung") == true)
  #expect(entity("Kim Il")?.contains("Kim II") == true)
  #expect(entity("Kim Il Sung")?.contains("Kim II") == false)
}

@Test(isHere) func `seed: what stands in an editor's brackets is read`() {
  #expect(entity("North Korea")?.contains("[North] Korea") == true)
  #expect(entity("Li Xiannian")?.contains("Li [Xiannian]") == true)
  #expect(entity("Ri Ju Yon") == ["Ri Ju-yeon", "Ri Ju Yon", "Ri Ju-yeon"])
}

@Test(isHere) func `seed: what Kim says of Moscow is Kim's`() {
  let exports = relations("EXPORTS_TO", "north-korea", "ussr")
  #expect(exports.contains { $0["attributedTo"] as? String == "kim-il-sung" })
  let protests = relations("OPPOSES", "north-korea", "ussr")
  #expect(protests.contains { $0["attributedTo"] as? String == "kim-il-sung" })
  let meeting = relations("MET_WITH", "kim-il-sung", "li-xiannian")
  #expect(meeting.contains { $0["attributedTo"] is NSNull })
}

@Test(isHere) func `seed: heading and catalogue give sender, receivers and translators`() {
  #expect(!relations("SENT_BY", "document", "chinese-embassy-in-north-korea").isEmpty)
  #expect(!relations("SENT_TO", "document", "ministry-of-foreign-trade").isEmpty)
  #expect(!relations("AUTHORED_BY", "document", "jeffrey-wang").isEmpty)
}
