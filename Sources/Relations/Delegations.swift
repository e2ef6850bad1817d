import Documents
import Language
import Mentions
import Ontology

/// Who took part for whom, by a list of participants: by its headings ("United
/// States", "Chinese side"), or by the nation that a line names.
struct Delegations {
  struct Participant {
    let person: Int
    let mention: Int

    /// The state that the person is there for; `nil` where the list does not say.
    let side: Int?

    /// The line.
    let span: Span
  }

  let participants: [Participant]

  init(of document: ResolvedDocument) {
    var participants: [Participant] = []
    var heading: Int?
    for sentence in document.sentences(.participants) {
      let people = document.mentions(in: sentence.tokens).filter {
        document.mentions[$0].type == document.schema.person
          && document.entityOfMention[$0] != nil
      }
      let side = Self.side(of: sentence.tokens, in: document)
      guard !people.isEmpty else {
        // "The Secretary" is a person without a name, not a heading.
        if side != nil { heading = side }
        continue
      }
      for mention in people {
        guard let person = document.entityOfMention[mention],
          !participants.contains(where: { $0.person == person })
        else { continue }
        participants.append(
          Participant(
            person: person, mention: mention, side: heading ?? side,
            span: document.prose.span(sentence.tokens)))
      }
    }
    self.participants = participants
  }

  /// The nation that a line names, but not that of a post: "Ambassador to Japan".
  private static func side(of range: Range<Int>, in document: ResolvedDocument) -> Int? {
    for token in range {
      if let state = document.state(ofAdjectiveAt: token) { return state }
      if let entity = document.entity(at: token),
        document.type(of: entity) == document.schema.state,
        !["to", "in", "at"].contains(document.norm(token - 1)),
        !["to", "in", "at"].contains(document.norm(token - 2))
      {
        return entity
      }
    }
    return nil
  }
}
