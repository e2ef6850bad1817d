import Documents
import Foundation
import Language
import Mentions
import Ontology

// What a title leaves unsaid: whose Premier, whose Secretary.
extension OfficeRules {
  static let national: Set<String> = [
    "prime minister", "premier", "foreign minister", "president", "chancellor", "king", "queen",
    "vice premier", "vice president", "deputy prime minister", "deputy premier", "emperor", "shah",
    "minister of foreign affairs", "defense minister", "minister of defense", "finance minister",
    "vice foreign minister", "deputy foreign minister", "minister", "prince", "crown prince",
    "amir",
    "emir", "sultan", "generalissimo", "marshal", "head of state", "interior minister",
  ]

  /// Offices that the United States have, as its records name them without the country.
  static let american = [
    "secretary of", "under secretary", "assistant secretary", "secretary", "secy",
    "attorney general",
    "special assistant", "assistant to the president", "president’s", "president's", "senator",
    "congressman", "vice president",
  ]

  /// Offices of which a host state has one, so that a foreign post's report means it.
  static let heads: Set<String> = [
    "prime minister", "premier", "president", "king", "queen", "emperor", "shah", "head of state",
    "foreign minister",
  ]

  /// Whether the heading names the state whose post it is: "the Chinese Embassy in …".
  func isForeignPost(_ document: ResolvedDocument) -> Bool {
    document.sentences(.title).contains { sentence in
      document.mentions(in: sentence.tokens).contains { index in
        let mention = document.mentions[index]
        return mention.type == document.schema.organization
          && mention.tokens.contains { document.state(ofAdjectiveAt: $0) != nil }
          && mention.tokens.contains { ["in", "at"].contains(document.norm($0)) }
      }
    }
  }

  /// Whose office a title is that leaves it unsaid.
  ///
  /// By the department that the title names, the state that a person of that name served,
  /// the host of the post that reports, or the United States, whose records leave them out.
  func implied(
    by title: String, of person: Int, _ home: Int?, in document: ResolvedDocument
  ) -> Int? {
    let words = title.lowercased()
    if let department = department(words, of: person, in: document) { return department }
    if isOfState(words, in: document), document.entities[person].nation != nil {
      return document.nation(of: person)
    }
    let isNational = Self.national.contains(words)
    if isNational, let home, !isForeignPost(document) || Self.heads.contains(words) {
      return home
    }
    let isNamed = document.entities[person].mentions.contains {
      document.mentions[$0].kind == .name
    }
    if isNational, isNamed, words != "minister", let state = foremostState(of: document) {
      return state
    }
    guard isAmerican(document) else { return nil }
    if words == "president" {
      return !isNamed && !isFromPost(document) && isOnlyPresident(document)
        ? document.unitedStates : nil
    }
    let isPost =
      words.hasPrefix("ambassador in ") || words.hasPrefix("ambassador to ")
      || words.hasPrefix("chargé in ") || words.hasPrefix("minister in ")
    return isPost || Self.american.contains(where: { words.hasPrefix($0) })
      || words.contains("assistant") && words.contains("president")
      ? document.unitedStates : nil
  }

  /// The state that the record is about: the only one but the United States, or one that
  /// it names twice as often as any other.
  private func foremostState(of document: ResolvedDocument) -> Int? {
    let states = document.entities.indices
      .filter { document.type(of: $0) == document.schema.state && $0 != document.unitedStates }
      .sorted {
        (-document.entities[$0].mentions.count, $0) < (-document.entities[$1].mentions.count, $1)
      }
    guard let first = states.first else { return nil }
    guard states.count > 1 else { return first }
    return document.entities[first].mentions.count
      >= 2 * document.entities[states[1]].mentions.count ? first : nil
  }

  /// Whether a post abroad sent the record: there "the President" is the host's.
  private func isFromPost(_ document: ResolvedDocument) -> Bool { homeState(of: document) != nil }

  /// Words of offices that states give.
  private static let stateOffices = [
    "president", "pres", "minister", "primin", "fonmin", "premier", "chancellor", "ambassador",
    "amb", "secretary", "secy", "king", "queen", "shah", "emperor", "prince", "sultan",
    "senator", "congressman", "attorney general", "counselor", "counsellor", "chargé", "consul",
    "head of state", "chief of state", "foreign secretary", "governor general",
  ]

  private func isOfState(_ words: String, in document: ResolvedDocument) -> Bool {
    words == "chairman"
      || !words.hasPrefix("secretary general") && !words.hasPrefix("secretary-general")
        && Self.stateOffices.contains { office in
          words.split(whereSeparator: { $0 == " " || $0 == "-" }).joined(separator: " ")
            .split(separator: " ").contains(Substring(office))
            || office.contains(" ") && words.contains(office)
        }
  }

  /// Whether the record names one President only, and calls him that without a name:
  /// "President Eisenhower … the President". Of two, one is another state's.
  func isOnlyPresident(_ document: ResolvedDocument) -> Bool {
    var named: Set<Int> = []
    var isBare = false
    for (index, mention) in document.mentions.enumerated() {
      guard mention.type == document.schema.person, let title = mention.title,
        title.contains(where: { document.norm($0) == "president" }),
        !title.contains(where: { document.norm($0) == "vice" || document.norm($0) == "assistant" })
      else { continue }
      if mention.kind == .nominal { isBare = true }
      if mention.kind == .name, let entity = document.entityOfMention[index] {
        named.insert(entity)
      }
    }
    return named.count <= 1 && isBare
  }

  /// Whether the record is one of the American government, by its heading or dateline, or
  /// by whom they name.
  func isAmerican(_ document: ResolvedDocument) -> Bool {
    if document.origin.isAmerican { return true }
    return document.sentences(.title, .dateline, .label, .participants).contains { sentence in
      sentence.tokens.contains { token in
        guard let entity = document.entity(at: token) else { return false }
        if document.entities[entity].key == "washington" { return true }
        return document.entities[entity].entry.map {
          document.lexicon.entries[$0].state == "united-states"
            || document.lexicon.entries[$0].id == "united-states"
        } ?? false
      }
    }
  }

  /// "Secretary of Defense" is an office of the Department of Defense, where the record
  /// names it; "Secretary" alone is one of State, of whoever held that.
  func department(_ title: String, of person: Int, in document: ResolvedDocument) -> Int? {
    func named(_ name: String) -> Int? {
      // "Treasury" stands for its department.
      document.entity(named: name)
        ?? name.split(separator: " ").last.flatMap { last in
          ["state", "defense", "treasury", "commerce", "agriculture"].contains(last)
            ? document.entity(named: String(last)) : nil
        }.flatMap { document.type(of: $0) == document.schema.organization ? $0 : nil }
    }
    if title.contains("director of central intelligence") {
      return named("central intelligence agency")
        ?? (isAmerican(document) ? document.unitedStates : nil)
    }
    guard title.contains("secretary") || title == "secy" || title == "syg" || title == "secgen"
    else {
      return nil
    }
    if let body = holder(of: title, person, in: document)?.body { return named(body.lowercased()) }
    // Another state's Secretary is of none of these departments.
    if let nation = document.entities[person].nation, nation != "united-states" { return nil }
    if let of = title.range(of: "secretary of the ") ?? title.range(of: "secretary of ") {
      let field = title[of.upperBound...]
      // "of State for Far Eastern Affairs", "of State's Special Assistant"
      let name = String(field.prefix { !["'", "’"].contains($0) }).components(separatedBy: " for ")[
        0]
      return named("department of \(name)") ?? named("department of the \(name)")
    }
    let first = title.components(separatedBy: " for ")[0]
    let isOfState =
      Self.ofState.contains(first)
      || ["acting ", "deputy "].contains {
        first.hasPrefix($0) && Self.ofState.contains(String(first.dropFirst(7)))
      }
    let isOurs = document.entities[person].nation != nil || isAmerican(document)
    return isOfState && isOurs ? named("department of state") : nil
  }

  /// Secretaries who, where nothing more is said, are of the Department of State.
  private static let ofState: Set<String> = [
    "secretary", "secy", "under secretary", "assistant secretary", "deputy under secretary",
    "deputy assistant secretary", "asst secy", "asst secretary",
  ]

  /// Whose "Secretary" is told by the name and the date: "Secretary McNamara"; where there
  /// is no date, by the name if that does.
  private func holder(of title: String, _ person: Int, in document: ResolvedDocument)
    -> OfficeHolder?
  {
    let date = document.document.header.date
    let family = OfficeHolder.family(of: document.entities[person].name)
    let found = document.lexicon.holders.filter { holder in
      holder.family == family && holder.answers(to: title)
        && (date.map { holder.days.overlaps($0.earliest...$0.latest) } ?? true)
    }
    return date != nil || Set(found.map(\.body)).count == 1 ? found.first : nil
  }

  /// The state that the record is about, where its heading says from where it comes:
  /// the host of the post that sent it.
  func homeState(of document: ResolvedDocument) -> Int? {
    for sentence in document.sentences(.title) {
      for mention in document.mentions(in: sentence.tokens) {
        let range = document.mentions[mention].tokens
        guard document.mentions[mention].type == document.schema.organization,
          sentence.tokens.lowerBound..<range.lowerBound
            ~= (sentence.tokens.first { document.norm($0) == "from" } ?? -1),
          !(sentence.tokens.lowerBound..<range.lowerBound).contains(where: {
            document.norm($0) == "to"
          })
        else { continue }
        let words = range.map { document.norm($0) }
        guard let at = words.firstIndex(where: { ["in", "at"].contains($0) }) else { continue }
        if let state = hostState(
          words[(at + 1)...].filter { $0 != "the" && $0 != "[" && $0 != "]" }, in: document)
        {
          return state
        }
      }
    }
    return nil
  }

  func hostState(_ words: [String], in document: ResolvedDocument) -> Int? {
    let name = words.joined(separator: " ")
    return document.entities.firstIndex { entity in
      guard entity.type == document.schema.state, let entry = entity.entry else { return false }
      return document.lexicon.entries[entry].names.contains { $0.text.lowercased() == name }
    }
  }
}
