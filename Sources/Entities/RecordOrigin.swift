import Documents
import Language
import Ontology

/// Whose record a document is, as far as it tells whom "the President" means.
package struct RecordOrigin: Sendable {
  /// Whether the heading or the dateline names the State Department, a Secretary of State,
  /// the National Security Council, the President's staff or Washington, or a list of
  /// participants the American side.
  package let isAmerican: Bool

  /// Whether a post abroad sent it: there "the President" is the host's.
  package let isFromPost: Bool

  private static let marks = [
    ["department", "of", "state"], ["secretary", "of", "state"],
    ["national", "security", "council"],
    ["president's"], ["president’s"], ["president", "'s"], ["president", "’s"],
  ]

  /// How lists of participants and letterheads begin what is American.
  private static let sides = [
    ["united", "states"], ["the", "united", "states"], ["u.s."], ["us"], ["americans"],
  ]

  private static let posts: Set<String> = ["embassy", "legation", "consulate", "mission"]

  package init(_ prose: Prose) {
    var isAmerican = false
    var isFromPost = false
    for sentence in prose.sentences where !sentence.section.isRunningText {
      let norms = sentence.tokens.map { prose.tokens[$0].norm }
      switch sentence.section {
      case .title:
        isAmerican = isAmerican || Self.marks.contains { norms.firstRange(of: $0) != nil }
        if let from = norms.firstIndex(of: "from") {
          let sender = norms[from...].prefix { $0 != "to" }
          isFromPost = isFromPost || sender.contains(where: Self.posts.contains)
        }
      case .dateline: isAmerican = isAmerican || norms.contains("washington")
      case .participants, .field:
        isAmerican =
          isAmerican || norms.count <= 14 && Self.sides.contains { norms.starts(with: $0) }
      default: break
      }
    }
    (self.isAmerican, self.isFromPost) = (isAmerican, isFromPost)
  }
}

/// Tells by its date whom a title of a record means.
struct TitleReader {
  let origin: RecordOrigin
  private let holders: [OfficeHolder]
  private let date: EDTF?

  init(_ lexicon: Lexicon, _ prose: Prose) {
    holders = lexicon.holders
    date = prose.document.header.date
    origin = RecordOrigin(prose)
  }

  /// Who is meant where a title stands without a name, in lower case: "the President".
  func holder(of title: String) -> OfficeHolder? {
    guard let date, origin.isAmerican || title == "shah" else { return nil }
    let isPresident = title == "president" || title == "vice president"
    guard !(isPresident && origin.isFromPost) else { return nil }
    let found = holders.filter { holder in
      holder.answers(to: title) && holder.days.overlaps(date.earliest...date.latest)
        && (holder.state == nil || holder.state == "united-states" || title == "shah")
        // "the Secretary" alone is the one of State.
        && (!["secretary", "secy"].contains(title) || holder.office.hasSuffix(" State"))
    }
    return found.count == 1 ? found[0] : nil
  }

  /// Who is meant by a title with a family name: "President Eisenhower". A President is
  /// called so for life.
  func holder(of titles: Set<String>, family: String) -> OfficeHolder? {
    guard let date else { return nil }
    let family = OfficeHolder.family(of: family)
    let found = holders.filter { holder in
      holder.family == family && titles.contains(where: holder.answers(to:))
        && (holder.days.overlaps(date.earliest...date.latest)
          || holder.office == "President" && holder.days.lowerBound <= date.latest)
    }
    return Set(found.map(\.person)).count == 1 ? found[0] : nil
  }
}
