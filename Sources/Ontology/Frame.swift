/// A way of saying a relation: words, and where its ends stand about them.
///
/// ```yaml
/// - relation: EXPORTS_TO
///   verbs: [export, sell]
///   to: [to]            # the far end follows "to"
///   attribute: commodity # what stands directly after the verb
/// ```
public struct Frame: Sendable, Hashable {
  public enum End: Sendable, Hashable {
    /// The doer: before an active verb, after "by" with a passive one.
    case subject
    /// The thing done to: right after the verb, before a passive one.
    case object
    /// Whatever follows one of these prepositions.
    case after([String])
  }

  public let relation: RelationType

  /// Verbs in their base form, each with the words that must follow it: "call on".
  public let verbs: [String]

  /// Nouns that name the deed: "visit", "aid".
  public let nouns: [String]

  /// Adjectives and other words after a form of "be": "hostile to".
  public let predicates: [String]

  public let from: End
  public let to: End

  /// The attribute that the direct object is, such as `commodity`.
  public let attribute: String?

  /// Words of which one must stand between the verb and the far end: "send a letter to".
  public let objects: Set<String>

  /// Words that must not stand about the verb: "send" with a "message" is no aid.
  public let unless: Set<String>

  /// What the phrase says even without a word of negation, such as "refuse to meet".
  public let isNegated: Bool

  /// Whether it speaks of what is to come: "plan to visit".
  public let isPlanned: Bool

  /// Whether it answers somebody who need not be named again: "The King concurred".
  public let isAnswer: Bool

  /// Whether a far end of these types makes another relation likelier.
  public let toTypes: Set<EntityType>

  /// The same of the near end.
  public let fromTypes: Set<EntityType>

  private static let keys: Set<String> = [
    "relation", "verbs", "nouns", "predicates", "from", "to", "attribute", "objects", "unless",
    "negated",
    "planned", "to_types", "from_types", "answer",
  ]

  init(_ entry: OntologyFile.Entry, _ schema: Schema) throws(OntologyError) {
    try entry.allow(Self.keys)
    let name = try entry.string("relation")
    guard let relation = schema.relationType(name) else {
      throw .undefinedRelation(name, at: entry.place)
    }
    self.relation = relation
    verbs = try entry.strings("verbs")
    nouns = try entry.strings("nouns")
    predicates = try entry.strings("predicates")
    guard !(verbs.isEmpty && nouns.isEmpty && predicates.isEmpty) else {
      throw .missingKey("verbs", at: entry.place)
    }
    func end(_ key: String, default fallback: End) throws(OntologyError) -> End {
      switch try entry.strings(key) {
      case []: fallback
      case ["subject"]: .subject
      case ["object"]: .object
      case let prepositions: .after(prepositions)
      }
    }
    from = try end("from", default: .subject)
    to = try end("to", default: .object)
    attribute = try entry.optionalString("attribute")
    objects = Set(try entry.strings("objects"))
    unless = Set(try entry.strings("unless"))
    isNegated = try entry.bool("negated")
    isPlanned = try entry.bool("planned")
    isAnswer = try entry.bool("answer")
    func types(_ key: String, default all: Set<EntityType>) throws(OntologyError)
      -> Set<EntityType>
    {
      var types: Set<EntityType> = []
      for name in try entry.strings(key) {
        guard let type = schema.entityType(name) else {
          throw .undefinedEntity(name, at: entry.place)
        }
        types.insert(type)
      }
      return types.isEmpty ? all : types
    }
    toTypes = try types("to_types", default: relation.to)
    fromTypes = try types("from_types", default: relation.from)
  }
}
