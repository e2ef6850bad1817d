/// Between whom a record goes, by its heading, and who signed it.
struct Correspondence {
  /// Entities, as indexes.
  let sender: Int?
  let recipient: Int?
  let author: Int?

  /// Who says "I": whoever signed, else the sender.
  var writer: Int? { author ?? sender }

  /// Who says "we": the state whose department or post writes, else the sender, else whoever
  /// signed.
  let body: Int?

  init(of document: ResolvedDocument) {
    let heading = HeadingRules().claims(in: document)
    sender = Self.end("SENT_BY", in: heading)
    recipient = Self.end("SENT_TO", in: heading)
    author = Self.end("AUTHORED_BY", in: SignatureRules().claims(in: document))
    let isOffice = sender.map { document.type(of: $0) == document.schema.organization } ?? false
    body =
      (isOffice && document.origin.isAmerican ? document.unitedStates : nil) ?? sender ?? author
  }

  /// Who stands at the far end of the first claim of a relation; of authors not
  /// translators and the like.
  private static func end(_ relation: String, in claims: [Claim]) -> Int? {
    for claim in claims where claim.relation.name == relation {
      if case .entity(let index) = claim.to, claim.attributes["role"] ?? "author" == "author" {
        return index
      }
    }
    return nil
  }
}
