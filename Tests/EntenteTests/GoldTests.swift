import Documents
import Entente
import Foundation
import TestSupport
import Testing

/// Scores may rise; they may not fall below these without notice.
@Test(arguments: [("pyongyang-1965", 0.90, 0.65), ("adriatic-1948", 0.92, 0.65)])
func `sample records are read about as well as annotated`(
  name: String, mentions: Double, relations: Double
) throws {
  let score = try GoldFolder(packageRoot + "/Graphs/" + name).score(
    by: try Extractor(standardVocabulary, standardModels))
  #expect(score.documents >= 6)
  #expect(score.mentions.f1 >= mentions, "mentions \(score.mentions.f1)")
  #expect(score.relations.f1 >= relations, "relations \(score.relations.f1)")
  #expect(score.evidence.precision >= 0.95, "evidence \(score.evidence.precision)")
}

@Test func `a score counts what is right, wrong and missed`() {
  var tally = Score.Tally()
  tally.right = 6
  tally.wrong = 2
  tally.missed = 4
  #expect(tally.precision == 0.75)
  #expect(tally.recall == 0.6)
  #expect(abs(tally.f1 - 12.0 / 18) < 1e-9)
  #expect(Score.Tally().f1 == 0)
}
