import Documents
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

  func implied(by title: String, _ home: Int?, in document: ResolvedDocument) -> Int? {
    let words = title.lowercased()
    if let department = department(words, in: document) { return department }
    if Self.national.contains(words), let home,
      !isForeignPost(document) || Self.heads.contains(words)
    {
      return home
    }
    guard isAmerican(document) else { return nil }
    if words == "president" { return isOnlyPresident(document) ? document.unitedStates : nil }
    let isPost =
      words.hasPrefix("ambassador in ") || words.hasPrefix("ambassador to ")
      || words.hasPrefix("chargé in ") || words.hasPrefix("minister in ")
    return isPost || Self.american.contains(where: { words.hasPrefix($0) })
      || words.contains("assistant") && words.contains("president")
      ? document.unitedStates : nil
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

  /// Whether the record is one of the American government, by its heading or dateline.
  func isAmerican(_ document: ResolvedDocument) -> Bool {
    document.sentences(.title, .dateline, .label, .participants).contains { sentence in
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

  /// "Secretary of Defense" is an office of the Department of Defense, where the
  /// record names it.
  func department(_ title: String, in document: ResolvedDocument) -> Int? {
    guard title.contains("secretary") || title == "secy" else { return nil }
    func named(_ name: String) -> Int? { document.entity(named: name) }
    if let of = title.range(of: "secretary of the ") ?? title.range(of: "secretary of ") {
      let field = title[of.upperBound...]
      let name = field.split(separator: " for ").first.map(String.init) ?? String(field)
      return named("department of \(name)") ?? named("department of the \(name)")
    }
    let plain: Set<String> = [
      "secretary", "under secretary", "acting secretary", "assistant secretary",
      "deputy under secretary", "secy",
    ]
    return plain.contains(title) ? named("department of state") : nil
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
