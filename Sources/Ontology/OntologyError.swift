/// What is wrong with an ontology, and where.
public enum OntologyError: Error, Equatable {
  /// A file and, where it is known, a line.
  public struct Place: Hashable, Sendable, CustomStringConvertible {
    public let file: String
    public let line: Int?

    public init(file: String, line: Int?) {
      self.file = file
      self.line = line
    }

    public var description: String { line.map { "\(file):\($0)" } ?? file }
  }

  case unreadable(String)

  /// A YAML file in the folder of an ontology whose name is none of those that are read.
  case unknownFile(String)
  case notYAML(String, at: Place)
  case notOfShape(String, at: Place)
  case missingKey(String, at: Place)

  /// Nothing reads a key of this name: it may be misspelt.
  case unknownKey(String, at: Place)
  case duplicate(String, at: Place)
  case missingEntity(String)
  case undefinedEntity(String, at: Place)
  case undefinedRelation(String, at: Place)
  case undefinedEnd(String, of: String, at: Place)
  case undefinedParent(String, of: String, at: Place)
}

extension OntologyError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let file): "\(file): cannot be read"
    case .unknownFile(let file):
      "\(file): no file of an ontology has this name; they are "
        + (Vocabulary.schemaFiles + Vocabulary.lexiconFiles).joined(separator: ", ")
    case .notYAML(let problem, let place): "\(place): not YAML: \(problem)"
    case .notOfShape(let shape, let place): "\(place): expected \(shape)"
    case .missingKey(let key, let place): "\(place): '\(key)' is missing"
    case .unknownKey(let key, let place): "\(place): nothing reads the key '\(key)'"
    case .duplicate(let name, let place): "\(place): '\(name)' is defined twice"
    case .missingEntity(let name): "entities.yaml: the entity type '\(name)' is missing"
    case .undefinedEntity(let name, let place): "\(place): no entity type is named '\(name)'"
    case .undefinedRelation(let name, let place): "\(place): no relation type is named '\(name)'"
    case .undefinedEnd(let end, let relation, let place):
      "\(place): relation '\(relation)' joins '\(end)', which is not an entity type"
    case .undefinedParent(let parent, let relation, let place):
      "\(place): relation '\(relation)' is a kind of '\(parent)', which is not defined above it"
    }
  }
}
