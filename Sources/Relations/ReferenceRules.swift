import Documents
import Language
import Mentions
import Ontology

/// Reads earlier letters and cables out of references to them: "your letter of August
/// 16", "my telegram", "Deptel 275", "Embtels 2964 and 2976".
struct ReferenceRules: RuleFamily {
  func claims(in document: ResolvedDocument) -> [Claim] {
    let ends = Correspondence(of: document)
    guard let sender = ends.sender, let recipient = ends.recipient else { return [] }
    let (post, department) = posts([sender, recipient], in: document)
    var claims: [Claim] = []
    for sentence in document.prose.sentences
    where sentence.section.isRunningText || sentence.section == .label {
      for token in sentence.tokens {
        let norm = document.norm(token)
        let ends: (Int, Int)?
        if ["your", "my", "our"].contains(norm), Self.isLetter(after: token, in: sentence, document)
        {
          ends = norm == "your" ? (recipient, sender) : (sender, recipient)
        } else if let post, let department, Self.departmental.contains(norm) {
          ends = (department, post)
        } else if let post, let department, Self.ofPost.contains(norm) {
          ends = (post, department)
        } else {
          ends = nil
        }
        guard let ends,
          var claim = document.claim(
            "COMMUNICATED_WITH", .entity(ends.0), .entity(ends.1),
            document.prose.span(sentence.tokens),
            rule: "reference:\(norm)", confidence: 0.75)
        else { continue }
        claim.date =
          EnglishDates.find(
            in: document.document.text,
            document.prose.span(token..<min(token + 8, sentence.tokens.upperBound)),
            context: document.document.header.date
          ).first?.date
        claims.append(claim)
      }
    }
    return claims
  }

  private static let departmental: Set<String> = ["deptel", "deptels", "depcirtel"]
  private static let ofPost: Set<String> = ["embtel", "embtels", "contel", "legtel", "embdesp"]

  private static let letters: Set<String> = [
    "letter", "message", "telegram", "memorandum", "cable", "note", "telegrams", "letters",
    "dispatch", "despatch",
  ]

  /// "your memorandum of 8 May": not one that goes on "to the Committee".
  private static func isLetter(
    after token: Int, in sentence: Sentence, _ document: ResolvedDocument
  ) -> Bool {
    for next in token + 1..<token + 3
    where next < sentence.tokens.upperBound && letters.contains(document.norm(next)) {
      let rest = (next + 1..<min(next + 6, sentence.tokens.upperBound)).map { document.norm($0) }
      return !rest.contains("to")
    }
    return false
  }

  /// The post abroad and the ministry at home, where a record goes from one to the other.
  private func posts(_ ends: [Int], in document: ResolvedDocument) -> (Int?, Int?) {
    func has(_ entity: Int, _ words: [String]) -> Bool {
      let name = document.entities[entity].name.lowercased()
      return words.contains { name.contains($0) }
    }
    let post = ends.first { has($0, ["embassy", "legation", "consulate", "mission"]) }
    let department = ends.first { has($0, ["department", "ministry", "foreign office"]) }
    return (post, department)
  }
}
