import Documents
import Foundation
import TestSupport
import Testing

@testable import Entente

/// Sentences of our own with a denial, and look-alikes without one.
private struct Sentence {
  let isDenied: Bool
  let from: String
  let relation: String
  let to: String
  let text: String

  static let all: [Sentence] = {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/negation.txt")
    guard let lines = try? String(contentsOf: path, encoding: .utf8) else { return [] }
    return lines.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.components(separatedBy: " | ")
      return Sentence(
        isDenied: parts[0] == "-", from: parts[1], relation: parts[2], to: parts[3], text: parts[4])
    }
  }()
}

/// Whether the claim is found with the right polarity, and with no other.
private func isRight(_ sentence: Sentence, _ extractor: Extractor) -> Bool {
  let found = ExtractionJSON(extractor.extract(passage(sentence.text)))
  func names(_ id: String) -> Set<String> {
    Set(found.entities.filter { $0.id == id }.flatMap { $0.mentions.map(\.text) + [$0.name] })
  }
  let claims = found.relations.filter { claim in
    (claim.type == sentence.relation || claim.isA.contains(sentence.relation))
      && [(claim.from, claim.to), (claim.to, claim.from)].contains {
        names($0.0).contains(sentence.from) && names($0.1).contains(sentence.to)
      }
  }
  return !claims.isEmpty
    && claims.allSatisfy { $0.polarity == (sentence.isDenied ? .negated : .affirmed) }
}

@Test func `of 60 denials and 60 look-alikes nine in ten are read rightly`() throws {
  let extractor = try Extractor(standardVocabulary, standardModels)
  #expect(Sentence.all.count == 120)
  for isDenied in [true, false] {
    let sentences = Sentence.all.filter { $0.isDenied == isDenied }
    let right = sentences.count { isRight($0, extractor) }
    print("\(isDenied ? "denials" : "look-alikes"): \(right) of \(sentences.count) right")
    #expect(Double(right) >= 0.9 * Double(sentences.count))
  }
}
