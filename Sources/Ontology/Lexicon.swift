/// The names and words that the ontology knows.
///
/// It may say *which* entity a name is, never *that* two entities are related.
public struct Lexicon: Sendable {
  /// States, places, organizations and events.
  public internal(set) var entries: [Entry] = []

  /// Subject headings.
  public internal(set) var topics: [TopicHeading] = []

  /// How relations are said.
  public internal(set) var frames: [Frame] = []

  /// Who held which office of state when.
  public internal(set) var holders: [OfficeHolder] = []

  private var lists: [String: [String]] = [:]

  /// The words of a list, such as `offices`; none where there is no such list.
  public func words(_ list: String) -> [String] { lists[list] ?? [] }

  /// An entity that the lexicon knows by name.
  public struct Entry: Sendable, Hashable {
    /// A stable identifier: `north-korea`.
    public let id: String
    public let type: EntityType

    /// The name to show.
    public let name: String

    /// What sort of its type it is: `city`, `party`, `war`.
    public let kind: String?

    /// All its names.
    public let names: [Name]

    /// The years of its existence, where they are known.
    public let years: ClosedRange<Int>?

    /// ISO 3166-1 alpha-3, ISO 3166-3 and Correlates of War codes.
    public let codes: [String: String]

    /// The identifiers of the states that followed it.
    public let successors: [String]

    /// The identifier of the state it is an organ of; says which one a name is,
    /// and is never made into a claim.
    public let state: String?
  }

  /// A way to name an entry.
  public struct Name: Sendable, Hashable {
    public enum Form: String, Sendable, CaseIterable {
      case name
      case abbreviation
      /// People who act for the state: "the Soviets".
      case demonym
      /// No mention on its own: "Soviet".
      case adjective
      /// The seat of government, which may stand for it.
      case capital
      case metonym
    }

    public let text: String
    public let form: Form
  }

  /// Reads the lexicon's files.
  ///
  /// - Throws: ``OntologyError`` with file and line.
  init(files: [String: [OntologyFile]], schema: Schema) throws(OntologyError) {
    for file in files["states"] ?? [] {
      var seen: Set<String> = []
      for entry in try file.entries() { try add(Self.state(entry, schema), entry, &seen) }
    }
    for file in files["places"] ?? [] {
      var seen: Set<String> = []
      for group in try file.groups() {
        for entry in group.entries { try add(Self.place(entry, group.name, schema), entry, &seen) }
      }
    }
    for file in files["organizations"] ?? [] {
      var seen: Set<String> = []
      for entry in try file.entries() {
        try add(Self.named(entry, schema.organization), entry, &seen)
      }
    }
    for file in files["abbreviations"] ?? [] {
      for entry in try file.entries() { join(try Self.named(entry, schema.organization)) }
    }
    for file in files["events"] ?? [] {
      var seen: Set<String> = []
      for entry in try file.entries() { try add(Self.named(entry, schema.event), entry, &seen) }
    }
    for file in files["topics"] ?? [] {
      for entry in try file.entries() {
        try entry.allow(["label", "cues", "commodity"])
        topics.append(
          TopicHeading(
            label: try entry.string("label"), cues: try entry.strings("cues"),
            isCommodity: try entry.bool("commodity")))
      }
    }
    for file in files["frames"] ?? [] {
      for entry in try file.entries() { frames.append(try Frame(entry, schema)) }
    }
    for file in files["holders"] ?? [] {
      for entry in try file.entries() { holders.append(try OfficeHolder(entry)) }
    }
    for name in ["titles", "heads", "names", "words"] {
      for file in files[name] ?? [] {
        for group in try file.words() { lists[group.name, default: []] += group.words }
      }
    }
  }

  /// Whether one of two states followed the other: both go by one name.
  public func succeeds(_ one: String, _ other: String) -> Bool {
    entries.contains { entry in
      entry.id == one && entry.successors.contains(other)
        || entry.id == other && entry.successors.contains(one)
    }
  }

  private var places: [String: Int] = [:]

  /// Adds an entry of a file; two of one identifier in the same file are an error.
  private mutating func add(
    _ entry: Entry, _ source: OntologyFile.Entry, _ seen: inout Set<String>
  ) throws(OntologyError) {
    guard seen.insert(entry.id).inserted else { throw .duplicate(entry.id, at: source.place) }
    replace(entry)
  }

  /// Adds an entry, in place of an earlier one of the same type and identifier.
  private mutating func replace(_ entry: Entry) {
    let key = entry.type.name + "/" + entry.id
    if let place = places[key] {
      entries[place] = entry
    } else {
      places[key] = entries.count
      entries.append(entry)
    }
  }

  /// Adds the abbreviations of an entry to the one that already has its name.
  private mutating func join(_ entry: Entry) {
    guard let place = places[entry.type.name + "/" + entry.id] else { return replace(entry) }
    let known = entries[place]
    let new = entry.names.filter { name in !known.names.contains { $0.text == name.text } }
    entries[place] = Entry(
      id: known.id, type: known.type, name: known.name, kind: known.kind, names: known.names + new,
      years: known.years, codes: known.codes, successors: known.successors, state: known.state)
  }

  private static let stateKeys: Set<String> = [
    "id", "name", "formal", "aliases", "abbreviations", "demonyms", "adjectives", "capital",
    "capitals", "metonyms", "iso", "iso3", "cow", "from", "to", "successors",
  ]

  private static let namedKeys: Set<String> = [
    "id", "name", "aliases", "abbreviations", "kind", "from", "to", "of",
  ]

  private static func state(_ entry: OntologyFile.Entry, _ schema: Schema) throws(OntologyError)
    -> Entry
  {
    try entry.allow(stateKeys)
    let name = try entry.string("name")
    var names = [Name(text: name, form: .name)]
    func add(_ key: String, _ form: Name.Form) throws(OntologyError) {
      for text in try entry.strings(key)
      where !names.contains(where: { $0.text == text && $0.form == form }) {
        names.append(Name(text: text, form: form))
      }
    }
    try add("formal", .name)
    try add("aliases", .name)
    try add("abbreviations", .abbreviation)
    try add("demonyms", .demonym)
    try add("adjectives", .adjective)
    try add("capital", .capital)
    try add("capitals", .capital)
    try add("metonyms", .metonym)
    var codes: [String: String] = [:]
    for key in ["iso", "iso3", "cow"] { codes[key] = try entry.optionalString(key) }
    let from = try entry.int("from")
    let to = try entry.int("to")
    return Entry(
      id: try entry.string("id"), type: schema.state, name: name, kind: nil, names: names,
      years: try years(from, to, entry), codes: codes, successors: try entry.strings("successors"),
      state: nil)
  }

  private static func years(_ from: Int?, _ to: Int?, _ entry: OntologyFile.Entry)
    throws(OntologyError) -> ClosedRange<Int>?
  {
    guard let from else { return nil }
    guard from <= to ?? 9999 else {
      throw .notOfShape("'from' not after 'to'", at: entry.place)
    }
    return from...(to ?? 9999)
  }

  private static func place(_ entry: OntologyFile.Entry, _ kind: String, _ schema: Schema)
    throws(OntologyError) -> Entry
  {
    try entry.allow(["name", "aliases"])
    let name = try entry.string("name")
    let names = ([name] + (try entry.strings("aliases"))).map { Name(text: $0, form: .name) }
    return Entry(
      id: slug(name), type: schema.place, name: name, kind: kind, names: names, years: nil,
      codes: [:], successors: [], state: nil)
  }

  private static func named(_ entry: OntologyFile.Entry, _ type: EntityType)
    throws(OntologyError) -> Entry
  {
    try entry.allow(namedKeys)
    let name = try entry.string("name")
    var names = ([name] + (try entry.strings("aliases"))).map { Name(text: $0, form: .name) }
    names += try entry.strings("abbreviations").map { Name(text: $0, form: .abbreviation) }
    return Entry(
      id: try entry.optionalString("id") ?? slug(name), type: type, name: name,
      kind: try entry.optionalString("kind"), names: names,
      years: try years(try entry.int("from"), try entry.int("to"), entry), codes: [:],
      successors: [], state: try entry.optionalString("of"))
  }
}

/// A heading that a historian would index a record under.
public struct TopicHeading: Sendable, Hashable {
  public let label: String

  /// Phrases in lower case that show the subject.
  public let cues: [String]

  /// Whether it is goods, such as oil.
  public let isCommodity: Bool
}

/// A name in lower case, with hyphens for everything that is no letter or digit.
public func slug(_ name: String) -> String {
  var slug = ""
  for character in name.lowercased() {
    if character.isLetter || character.isNumber {
      slug.append(character)
    } else if "'’.".contains(character) {
      continue
    } else if let last = slug.last, last != "-" {
      slug.append("-")
    }
  }
  while slug.last == "-" { slug.removeLast() }
  return slug.isEmpty ? "unnamed" : slug
}
