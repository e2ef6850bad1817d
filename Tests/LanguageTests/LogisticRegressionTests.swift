import Documents
import TestSupport
import Testing

@testable import Language

private let header = ModelFile.Header(
  kind: "test", features: 1, classes: [["meets", "aids"], ["shared"]], data: [], licence: "",
  scores: [:])

/// Feature 1 speaks for the first class, feature 2 for the second; feature 9 says nothing.
private let cases: [LogisticRegression.Case] = (0..<12).flatMap { _ in
  [
    .init(features: [1, 9], relative: [[], []], truths: [0]),
    .init(features: [2, 9], relative: [[], []], truths: [1]),
    .init(features: [1, 2, 9], relative: [[], []], truths: [0, 1]),
    .init(features: [9], relative: [[], []], truths: []),
  ]
}

@Test func `several classes may be true at once`() throws {
  let learned = LogisticRegression.learn(cases, header: header, rounds: 40)
  let model = try LogisticRegression(learned, kind: "test", features: 1)
  func isTrue(_ features: [UInt32]) -> [Bool] {
    model.logOdds(features, relative: [[], []]).map { LogisticRegression.probability($0) > 0.5 }
  }
  #expect(isTrue([1, 9]) == [true, false])
  #expect(isTrue([2, 9]) == [false, true])
  #expect(isTrue([1, 2, 9]) == [true, true])
  #expect(isTrue([9]) == [false, false])
  // What was never seen changes nothing.
  #expect(
    model.logOdds([1, 9, 777], relative: [[], []]) == model.logOdds([1, 9], relative: [[], []]))
}

@Test func `the same cases give the same bytes`() {
  #expect(
    LogisticRegression.learn(cases, header: header).encoded()
      == LogisticRegression.learn(cases, header: header).encoded())
}

@Test func `goes on from a model, and learns what is new`() throws {
  let base = LogisticRegression.learn(cases, header: header, rounds: 40)
  let more = (0..<12).map { _ in
    LogisticRegression.Case(features: [5, 9], relative: [[], []], truths: [1])
  }
  let model = try LogisticRegression(
    LogisticRegression.learn(more, header: header, rounds: 40, continuing: base), kind: "test",
    features: 1)
  #expect(model.logOdds([5, 9], relative: [[], []])[1] > 0)
  #expect(model.logOdds([1, 9], relative: [[], []])[0] > 0)
}

@Test func `words of every document are common, and one never seen is the rarest`() throws {
  var counts = WordRarity.Counts()
  for number in 0..<20 {
    let text = number < 6 ? "The Treaty of Channel seven." : "the other treaty of Channel seven."
    let prose = standardReader.read(
      Document(id: Document.ID("d"), source: "", text: Text(text)))
    counts.add(["the", number < 6 ? "treaty" : "other"], prose)
  }
  let rarity = try WordRarity(WordRarity.learn(from: counts, data: [], licence: ""))
  #expect(rarity.rarity(of: "the") < rarity.rarity(of: "treaty"))
  #expect(rarity.rarity(of: "treaty") <= rarity.rarity(of: "unheard"))
  // Written small in 14 of 20; in all; in none; never seen.
  #expect(!rarity.isMostlySmall("the"))
  #expect(rarity.isMostlySmall("seven"))
  #expect(!rarity.isMostlySmall("channel"))
  #expect(!rarity.isMostlySmall("unheard"))
}
