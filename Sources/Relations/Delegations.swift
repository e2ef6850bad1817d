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

    /// The state that the person is there for; `nil` where the list does not say, or names
    /// one that the record names by its adjective only.
    let side: Int?

    /// The nation of that side, as an entry of the lexicon.
    let nation: Int?

    /// The organization under whose name the list puts the person.
    let body: Int?

    /// The line.
    let span: Span

    /// The line of the heading, where there is one.
    let heading: Span?
  }

  let participants: [Participant]

  init(of document: ResolvedDocument) {
    var participants: [Participant] = []
    var heading: (side: Int?, nation: Int?, body: Int?, span: Span)?
    for sentence in document.sentences(.participants) {
      let people = document.mentions(in: sentence.tokens).filter {
        document.mentions[$0].type == document.schema.person
          && document.entityOfMention[$0] != nil
      }
      let side = Self.side(of: sentence.tokens, in: document)
      let nation =
        side.flatMap { document.entities[$0].entry }
        ?? Self.nation(of: sentence.tokens, in: document)
      guard !people.isEmpty else {
        // "The Secretary" is a person without a name, not a heading.
        let body = Self.body(of: sentence.tokens, in: document)
        if side != nil || nation != nil || body != nil {
          heading = (side, nation, body, document.prose.span(sentence.tokens))
        }
        continue
      }
      let line = document.prose.span(sentence.tokens)
      let symbol = Self.symbol(of: sentence.tokens, in: document)
      for mention in people {
        guard let person = document.entityOfMention[mention],
          !participants.contains(where: { $0.person == person })
        else { continue }
        participants.append(
          Participant(
            person: person, mention: mention, side: symbol == nil ? heading?.side ?? side : side,
            nation: symbol == nil ? heading?.nation ?? nation : nation,
            body: symbol ?? heading?.body, span: line,
            heading: symbol == nil ? heading?.span : line))
      }
    }
    self.participants = participants
  }

  private static let abroad: Set<String> = ["to", "in", "at", "for", "on"]

  /// The organization before a dash or colon and a name: "EUR—Mr. Davis", "State: Mr. Rusk".
  private static func symbol(of range: Range<Int>, in document: ResolvedDocument) -> Int? {
    guard let mention = document.mention(at: range.lowerBound),
      document.mentions[mention].type == document.schema.organization,
      ["—", "–", "-", ":"].contains(document.norm(document.mentions[mention].tokens.upperBound))
    else { return nil }
    return document.entityOfMention[mention]
  }

  /// The organization that a line consists of.
  private static func body(of range: Range<Int>, in document: ResolvedDocument) -> Int? {
    guard let mention = document.mentions(in: range).first,
      document.mentions[mention].type == document.schema.organization,
      range.count <= document.mentions[mention].tokens.count + 1
    else { return nil }
    return document.entityOfMention[mention]
  }

  /// The nation of "French Side" and "British:", which name no state.
  private static func nation(of range: Range<Int>, in document: ResolvedDocument) -> Int? {
    guard range.count <= 4, let first = range.first, document.tokens[first].isCapitalized,
      range.dropFirst().allSatisfy({
        document.tokens[$0].kind != .word || sides.contains(document.norm($0))
      })
    else { return nil }
    return document.cues.nations[document.norm(first)]
  }

  private static let sides: Set<String> = [
    "side", "delegation", "participants", "present", "party", "group", "team",
  ]

  /// The nation that a line names, but not that of a post: "Ambassador to Japan".
  private static func side(of range: Range<Int>, in document: ResolvedDocument) -> Int? {
    for token in range {
      // Not that of a post, "Ambassador to Japan", nor of a desk: "Country Director for Iran",
      // "Bulgarian Desk Officer".
      guard !abroad.contains(document.norm(token - 1)),
        !["to", "in", "at"].contains(document.norm(token - 2)),
        !["desk", "affairs", "section"].contains(document.norm(token + 1))
      else { continue }
      if let state = document.state(ofAdjectiveAt: token) { return state }
      if let entity = document.entity(at: token),
        document.type(of: entity) == document.schema.state
      {
        return entity
      }
    }
    return nil
  }
}
