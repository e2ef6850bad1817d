import Documents
import Language
import Mentions
import Ontology

/// Reads what sentences state, by the frames of the ontology: a verb, a noun or a
/// predicate with its ends about it.
struct FrameRules {
  let frames: FrameTable

  func claims(of readers: [ClauseReader]) -> [Claim] { readers.flatMap { $0.claims() } }

  /// One reader a sentence.
  func readers(of document: ResolvedDocument) -> [ClauseReader] {
    let subjects = SubjectFinder(document, Correspondence(of: document))
    let attribution = Attribution(of: document, subjects: subjects)
    subjects.isReported = { token in
      document.prose.sentence(of: token).map {
        !attribution.speakers(at: token, sentence: $0).isEmpty
      } ?? false
    }
    return document.prose.sentences.indices.map { index in
      ClauseReader(
        document: document, frames: frames, sentence: index,
        range: document.prose.sentences[index].tokens, subjects: subjects,
        attribution: attribution)
    }
  }
}
