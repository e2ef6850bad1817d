/// What a graph may say: the types of entities and relations.
public struct Schema: Sendable {
  /// In the order of the ontology.
  public let entityTypes: [EntityType]

  /// In the order of the ontology, a kind after what it is a kind of.
  public let relationTypes: [RelationType]

  private let entities: [String: EntityType]
  private let relations: [String: RelationType]

  /// The types that reading records is about; every ontology defines them.
  public let person, state, place, organization, event, topic, document: EntityType

  /// Reads `entities.yaml` and `relations.yaml`.
  ///
  /// - Throws: ``OntologyError`` with file and line.
  public init(entities entityFiles: [OntologyFile], relations relationFiles: [OntologyFile])
    throws(OntologyError)
  {
    var entityList: [EntityType] = []
    for entry in try OntologyFile.entries(of: entityFiles, key: "name") {
      try entry.allow(["name", "label", "plural"])
      let name = try entry.string("name")
      let label = try entry.optionalString("label") ?? name.lowercased()
      entityList.append(
        EntityType(
          name: name, label: label, plural: try entry.optionalString("plural") ?? label + "s",
          rank: entityList.count))
    }
    let entities = Dictionary(uniqueKeysWithValues: entityList.map { ($0.name, $0) })

    var relationList: [RelationType] = []
    var relations: [String: RelationType] = [:]
    for entry in try OntologyFile.entries(of: relationFiles, key: "name") {
      let relation = try Self.relation(entry, entities, relations, rank: relationList.count)
      relations[relation.name] = relation
      relationList.append(relation)
    }

    func required(_ name: String) throws(OntologyError) -> EntityType {
      guard let type = entities[name] else { throw .missingEntity(name) }
      return type
    }
    person = try required("Person")
    state = try required("State")
    place = try required("Place")
    organization = try required("Organization")
    event = try required("Event")
    topic = try required("Topic")
    document = try required("Document")
    entityTypes = entityList
    relationTypes = relationList
    self.entities = entities
    self.relations = relations
  }

  private static let relationKeys: Set<String> = [
    "name", "label", "inverse", "from", "to", "symmetric", "parent", "plover",
  ]

  private static func relation(
    _ entry: OntologyFile.Entry, _ entities: [String: EntityType],
    _ relations: [String: RelationType], rank: Int
  ) throws(OntologyError) -> RelationType {
    try entry.allow(relationKeys)
    let name = try entry.string("name")
    func ends(_ key: String) throws(OntologyError) -> Set<EntityType> {
      var ends: Set<EntityType> = []
      for end in try entry.strings(key) {
        if end == "any" {
          ends.formUnion(entities.values)
        } else if let type = entities[end] {
          ends.insert(type)
        } else {
          throw .undefinedEnd(end, of: name, at: entry.place)
        }
      }
      guard !ends.isEmpty else { throw .missingKey(key, at: entry.place) }
      return ends
    }
    var ancestors: [String] = []
    if let parent = try entry.optionalString("parent") {
      guard let type = relations[parent] else {
        throw .undefinedParent(parent, of: name, at: entry.place)
      }
      ancestors = [type.name] + type.ancestors
    }
    let label =
      try entry.optionalString("label") ?? name.lowercased().replacing("_", with: " ")
    let isSymmetric = try entry.bool("symmetric")
    return RelationType(
      name: name, label: label,
      inverse: try entry.optionalString("inverse") ?? (isSymmetric ? label : "\(label) (inverse)"),
      from: try ends("from"), to: try ends("to"), isSymmetric: isSymmetric, ancestors: ancestors,
      plover: try entry.optionalString("plover"), rank: rank)
  }

  /// The entity type of a name, or `nil`.
  public func entityType(_ name: String) -> EntityType? { entities[name] }

  /// The relation type of a name, or `nil`.
  public func relationType(_ name: String) -> RelationType? { relations[name] }

  /// A relation and its kinds.
  public func kinds(of type: RelationType) -> [RelationType] {
    relationTypes.filter { $0.isKind(of: type) }
  }
}
