import Documents
import Language
import Mentions
import Ontology

/// Reads what sentences state, by the frames of the ontology: a verb, a noun or a
/// predicate, and where its ends stand about it.
struct FrameRules: RuleFamily {
  let frames: FrameTable

  func claims(in document: ResolvedDocument) -> [Claim] {
    let ends = Correspondence(of: document)
    let writer = ends.sender ?? ends.author
    let subjects = SubjectFinder(
      document, author: ends.author, sender: writer, recipient: ends.recipient)
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
        attribution: attribution, sender: writer)
      claims += reader.claims()
    }
    return claims
  }
}
