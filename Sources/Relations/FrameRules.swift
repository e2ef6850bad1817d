import Documents
import Language
import Mentions
import Ontology

/// Reads what sentences state, by the frames of the ontology: a verb, a noun or a
/// predicate, and where its ends stand about it.
struct FrameRules: RuleFamily {
  let frames: FrameTable

  func claims(in document: ResolvedDocument) -> [Claim] {
    let sender = Self.end("SENT_BY", of: document)
    let author = Self.end("AUTHORED_BY", of: document)
    let subjects = SubjectFinder(
      document, author: author, sender: sender ?? author,
      recipient: Self.end("SENT_TO", of: document))
    let attribution = Attribution(of: document, subjects: subjects)
    subjects.isReported = { token in
      document.prose.sentence(of: token).map {
        !attribution.speakers(at: token, sentence: $0).isEmpty
      } ?? false
    }
    var claims: [Claim] = []
    for (index, sentence) in document.prose.sentences.enumerated()
    where sentence.section.isRunningText {
      var reader = ClauseReader(
        document: document, frames: frames, sentence: index, range: sentence.tokens,
        subjects: subjects,
        attribution: attribution, sender: sender ?? author)
      claims += reader.claims()
    }
    return claims
  }

  /// Whom the heading and the signature give as sender or author.
  private static func end(_ relation: String, of document: ResolvedDocument) -> Int? {
    let claims =
      relation != "AUTHORED_BY"
      ? HeadingRules().claims(in: document) : SignatureRules().claims(in: document)
    for claim in claims where claim.relation.name == relation {
      if case .entity(let index) = claim.to, claim.attributes["role"] ?? "author" == "author" {
        return index
      }
    }
    return nil
  }
}
