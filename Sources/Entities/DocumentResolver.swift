import Documents
import Language
import Mentions
import Ontology

/// Joins the mentions of one document, and names what they are of.
///
/// What the lexicon or a volume's list of persons knows gets its key there, so that
/// it is the same in all documents; so does a person with a full name. A surname
/// alone stays with its document.
public struct DocumentResolver: Resolver {
  private let lexicon: Lexicon
  private let schema: Schema
  private let lists = PersonLists()
  private let authority: Authority
  private let capitals: Capitals

  /// - Parameter authority: people of record, by whose spellings one person is known in
  ///   several documents.
  public init(_ vocabulary: Vocabulary, _ authority: Authority = Authority()) {
    self.authority = authority
    lexicon = vocabulary.lexicon
    schema = vocabulary.schema
    capitals = Capitals(vocabulary)
  }

  public func resolve(_ mentions: [Mention], in prose: Prose) -> Resolution {
    var draft = Draft(
      mentions: mentions, prose: prose, lexicon: lexicon, schema: schema, lists: lists,
      authority: authority, capitals: capitals)
    draft.addPeople()
    draft.addOthers()
    return draft.finish()
  }
}

private struct Draft {
  let mentions: [Mention]
  let prose: Prose
  let lexicon: Lexicon
  let schema: Schema
  let lists: PersonLists
  let authority: Authority
  let capitals: Capitals
  let titles: TitleReader
  /// Mentions of a department without a name that are of the one of State.
  private var departments: [Int] = []
  var entities: [Entity] = []
  var entityOfMention: [Int?]
  var unresolved: [(mention: Int, candidates: [String])] = []

  init(
    mentions: [Mention], prose: Prose, lexicon: Lexicon, schema: Schema, lists: PersonLists,
    authority: Authority, capitals: Capitals
  ) {
    self.authority = authority
    self.capitals = capitals
    self.lists = lists
    self.mentions = mentions
    self.prose = prose
    self.lexicon = lexicon
    self.schema = schema
    titles = TitleReader(lexicon, prose)
    entityOfMention = Array(repeating: nil, count: mentions.count)
  }

  mutating func add(_ entity: Entity) {
    for mention in entity.mentions { entityOfMention[mention] = entities.count }
    entities.append(entity)
  }

  // MARK: People

  mutating func addPeople() {
    let people = mentions.indices.filter { mentions[$0].type == schema.person }
    let resolver = PersonResolver(mentions, people, in: prose, titles)
    unresolved = resolver.unresolved
    for cluster in resolver.clusters {
      let (key, name, reason) = identity(of: cluster)
      let kept = cluster.mentions.sorted()
      add(
        Entity(
          type: schema.person, key: key, name: name, mentions: kept,
          nation: nation(of: cluster, named: name),
          reasons: cluster.reasons + (reason.map { [$0] } ?? [])))
    }
  }

  /// Whom a cluster is taken for: a key, a name, and why.
  private func identity(of cluster: PersonResolver.Cluster) -> (String, String, String?) {
    // A volume on one country does not list the President: its only Johnson is another.
    if cluster.key == nil, let holder = holder(of: cluster) {
      return known(
        holder.person,
        as: "\(holder.person) was \(holder.office) at the date of the record")
    }
    if let volume = prose.document.volume {
      if let key = cluster.key, let person = volume.persons[key] {
        return known(person.fullName, as: "“\(person.name)” in the volume's list of persons")
      }
      if let person = lists.onlyPerson(of: volume, named: cluster.names) {
        return known(
          person.fullName, as: "the only “\(person.name)” in the volume's list of persons")
      }
    }
    if let office = cluster.office {
      return (localKey(office), office, nil)
    }
    let longest = cluster.names.max { a, b in
      (a.words.count, a.text.count, b.text) < (b.words.count, b.text.count, a.text)
    }!
    if longest.isFull, longest.given.contains(where: { $0.filter(\.isLetter).count > 1 }) {
      // Nothing but the name tells two people of one name apart.
      if authority.isShared(longest.text) {
        return (
          localKey(longest.text), longest.text,
          "several people of record are named “\(longest.text)”"
        )
      }
      return known(longest.text, as: nil)
    }
    return (localKey(longest.text), longest.text, nil)
  }

  /// Who a person is that the record knows by office, or by office and family name, only.
  private func holder(of cluster: PersonResolver.Cluster) -> OfficeHolder? {
    if cluster.office != nil {
      return cluster.titles.count == 1 ? titles.holder(of: cluster.titles.first!) : nil
    }
    guard !cluster.names.contains(where: \.isFull),
      let family = cluster.names.first?.family, cluster.names.allSatisfy({ $0.family == family })
    else { return nil }
    return titles.holder(of: cluster.titles, family: family)
      ?? cluster.bareTitles.lazy.compactMap(titles.holder(of:)).first { $0.family == family }
  }

  /// The state that a person served, by the whole name or else by the family's.
  private func nation(of cluster: PersonResolver.Cluster, named name: String) -> String? {
    if let holder = holder(of: cluster) { return holder.state }
    if let person = authority.person(named: name) { return person.nation }
    let families = Set(cluster.names.map(\.family))
    return families.count == 1 ? authority.nation(ofFamily: families.first!) : nil
  }

  /// The key of somebody who is known in this document only.
  private func localKey(_ name: String) -> String {
    "\(slug(name))@\(prose.document.id.rawValue)"
  }

  /// A full name by the spelling of the authority file, so that all spellings are one.
  private func known(_ name: String, as reason: String?) -> (String, String, String?) {
    guard let person = authority.person(named: name) else { return (slug(name), name, reason) }
    let record = "“\(name)” is \(person.name) in the authority file (\(person.id))"
    return (
      slug(person.name), person.name, reason.map { "\($0); \(record)" } ?? record
    )
  }

  // MARK: Everything else

  mutating func addOthers() {
    let others = mentions.indices.filter { mentions[$0].type != schema.person }
    var groups: [String: [Int]] = [:]
    var order: [String] = []
    for index in others {
      let group = groupName(of: index)
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(index)
    }
    joinShortForms(&groups, &order)
    nameDepartment(&groups, &order)
    joinPosts(&groups, &order)
    for group in order {
      let members = groups[group]!
      let first = members.first { mentions[$0].entry != nil } ?? members[0]
      let type = mentions[first].type
      if departments.contains(first),
        let entry = lexicon.entries.firstIndex(where: { $0.id == "department-of-state" })
      {
        add(
          Entity(
            type: type, key: lexicon.entries[entry].id, name: lexicon.entries[entry].name,
            mentions: members.sorted(), entry: entry,
            reasons: ["the Department that American records mean without a name"]))
      } else if let entry = mentions[first].entry {
        add(
          Entity(
            type: type, key: lexicon.entries[entry].id, name: lexicon.entries[entry].name,
            mentions: members.sorted(), entry: entry,
            reasons: ["a name of “\(lexicon.entries[entry].name)” in the lexicon"]))
      } else {
        let name = members.map { plainName(of: $0) }.max { ($0.count, $1) < ($1.count, $0) }!
        add(
          Entity(
            type: type, key: key(of: name, type), name: name, mentions: members.sorted(),
            reasons: ["the same words"]))
      }
    }
  }

  /// An organization that several places may have belongs to its document:
  /// "the Embassy", "Foreign Ministry".
  private func key(of name: String, _ type: EntityType) -> String {
    let isBare = type == schema.organization && name.split(separator: " ").count == 1
    return isBare && !name.allSatisfy(\.isUppercase)
      ? localKey(name) : slug(name)
  }

  private func groupName(of index: Int) -> String {
    let mention = mentions[index]
    if let entry = mention.entry { return "entry \(entry)" }
    let words = mention.tokens.map { prose.tokens[$0].norm }
      .filter { !["[", "]", "the", "-"].contains($0) }
    let name = words.joined(separator: " ")
    return "\(mention.type.name) \(name)"
  }

  private func plainName(of index: Int) -> String {
    var name = ""
    for token in mentions[index].tokens.map({ prose.tokens[$0] })
    where !["[", "]"].contains(token.text) {
      if !name.isEmpty,
        token.followsSpace
          || (token.kind == .word && name.last.map { $0.isLetter } == true
            && token.text.first?.isLetter == true)
      {
        name += " "
      }
      name += token.text
    }
    return name
  }

  /// "the Department" after "Department of State", "JIG" after "Joint Intelligence Group".
  private mutating func joinShortForms(_ groups: inout [String: [Int]], _ order: inout [String]) {
    let organizations = order.filter { group in
      mentions[groups[group]![0]].type == schema.organization
    }
    for group in organizations {
      guard let members = groups[group], members.allSatisfy({ mentions[$0].entry == nil }) else {
        continue
      }
      let words = mentions[members[0]].tokens.map { prose.tokens[$0] }.filter { $0.kind == .word }
      guard 1...2 ~= words.count else { continue }
      let targets = organizations.filter { target in
        target != group && groups[target] != nil && isShort(words, for: groups[target]!)
      }
      let chosen: String? =
        targets.count == 1
        ? targets[0] : targets.count > 1 ? nearest(targets, to: members[0], groups) : nil
      guard let chosen else { continue }
      groups[chosen]! += members
      groups[group] = nil
      order.removeAll { $0 == group }
    }
  }

  /// "the Department" of American records that name no other is the one of State.
  private mutating func nameDepartment(_ groups: inout [String: [Int]], _ order: inout [String]) {
    guard titles.origin.isAmerican,
      let entry = lexicon.entries.firstIndex(where: { $0.id == "department-of-state" })
    else { return }
    let state = "entry \(entry)"
    let bare = ["department", "dept", "dept.", "department's", "department’s"].map {
      "\(schema.organization.name) \($0)"
    }
    for group in bare {
      guard let members = groups.removeValue(forKey: group) else { continue }
      departments += members
      if groups[state] == nil {
        order[order.firstIndex(of: group)!] = state
      } else {
        order.removeAll { $0 == group }
      }
      groups[state, default: []] += members
    }
  }

  /// "Karachi's 1102" is of the Embassy in Pakistan, and so is "AMEMBASSY KARACHI".
  private mutating func joinPosts(_ groups: inout [String: [Int]], _ order: inout [String]) {
    let organizations = order.filter { mentions[groups[$0]![0]].type == schema.organization }
    var posts: [String: [String]] = [:]
    for group in organizations {
      let words = mentions[groups[group]![0]].tokens.map { prose.tokens[$0].norm }
      guard let first = words.first, Self.posts.contains(first),
        let at = words.firstIndex(where: { $0 == "in" || $0 == "at" })
      else { continue }
      let place = words[(at + 1)...].filter { $0 != "the" }.joined(separator: " ")
      posts[place, default: []].append(group)
    }
    guard !posts.isEmpty else { return }
    for group in organizations {
      let words = mentions[groups[group]![0]].tokens.map { prose.tokens[$0].norm }
      let city = words.drop { $0 == "amembassy" || $0 == "embassy" }.joined(separator: " ")
      let hosts = capitals.states[city, default: []].union([city])
      let fitting = Set(hosts.flatMap { posts[$0] ?? [] }).subtracting([group])
      guard fitting.count == 1, let target = fitting.first, let known = groups[target] else {
        continue
      }
      groups[target] = known + groups.removeValue(forKey: group)!
      order.removeAll { $0 == group }
    }
  }

  private static let posts: Set<String> = ["embassy", "legation", "consulate"]

  private static let abbreviated = [
    "dept": "department", "dept.": "department", "emb": "embassy", "min": "ministry",
    "embassy's": "embassy", "hqs": "headquarters",
  ]

  private func isShort(_ words: [Token], for members: [Int]) -> Bool {
    let long = mentions[members[0]].tokens.map { prose.tokens[$0] }.filter { $0.kind == .word }
    let name = mentions[members[0]].entry.map { lexicon.entries[$0].name.lowercased() }
    let longWords = Set(long.map(\.norm) + (name?.split(separator: " ").map(String.init) ?? []))
    if words.count == 1, words[0].isAllCaps, words[0].text.count >= 2 {
      let initials = long.filter(\.isCapitalized).map { String($0.text.prefix(1)) }.joined()
      if long.count > 1, initials == words[0].text { return true }
    }
    let short = words.map { Self.abbreviated[$0.norm] ?? $0.norm }
    guard long.count > words.count || (name?.split(separator: " ").count ?? 0) > words.count else {
      return false
    }
    return short.allSatisfy { longWords.contains($0) }
      && (short.count > 1 || Self.heads.contains(short[0]))
  }

  private static let heads: Set<String> = [
    "department", "embassy", "ministry", "council", "committee", "commission", "party", "agency",
    "legation", "consulate", "bank", "company", "corporation", "board", "bureau", "mission",
    "community", "headquarters", "office", "congress", "assembly", "delegation", "organization",
    "union", "league", "front", "fund", "authority", "defense", "state", "center", "foundation",
  ]

  /// The one named last before a mention; of headings the first.
  private func nearest(_ targets: [String], to mention: Int, _ groups: [String: [Int]]) -> String? {
    let place = mentions[mention].tokens.lowerBound
    return targets.compactMap { target -> (Int, String)? in
      guard let last = groups[target]!.filter({ mentions[$0].tokens.lowerBound < place }).max()
      else {
        return nil
      }
      return (last, target)
    }.max { $0.0 < $1.0 }?.1
  }

  func finish() -> Resolution {
    Resolution(entities: entities, entityOfMention: entityOfMention, unresolved: unresolved)
  }
}
