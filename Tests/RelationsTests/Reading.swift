import Documents
import Entities
import Mentions
import Ontology
import Relations
import TestSupport

private let finder = MentionFinder(standardVocabulary, standardReader)
private let resolver = DocumentResolver(standardVocabulary)
private let claims = ClaimFinder(standardVocabulary)

/// The claims of a document, one a line: `Kim MET_WITH Li`, with "not", "planned",
/// "hypothetical" and "by SPEAKER" where they are so.
///
/// - Parameter authority: people of record, of whom nobody is known otherwise.
func told(_ document: Document, authority: Authority = Authority()) -> [String] {
  let resolver = DocumentResolver(standardVocabulary, authority)
  let prose = standardReader.read(document)
  let mentions = finder.mentions(in: prose)
  let resolved = claims.resolved(prose, mentions, resolver.resolve(mentions, in: prose))
  func name(_ end: Claim.End) -> String {
    switch end {
    case .document: "document"
    case .entity(let index): resolved.entities[index].name
    }
  }
  return claims.claims(in: resolved).map { claim in
    var line = "\(name(claim.from)) \(claim.relation.name) \(name(claim.to))"
    if claim.polarity == .negated { line += " not" }
    if claim.modality != .asserted { line += " \(claim.modality.rawValue)" }
    for speaker in claim.speakers { line += " by \(resolved.entities[speaker].name)" }
    return line
  }
}

func told(_ text: String, date: EDTF? = nil) -> [String] { told(passage(text, date: date)) }

/// The attributes of the first claim of a relation in a text.
func attributes(of relation: String, in text: String) -> [String: String] {
  let prose = standardReader.read(passage(text))
  let mentions = finder.mentions(in: prose)
  let resolved = claims.resolved(prose, mentions, resolver.resolve(mentions, in: prose))
  return claims.claims(in: resolved).first { $0.relation.name == relation }?.attributes ?? [:]
}
