import Foundation
import Yams

/// One YAML file of an ontology; its entries know their lines.
public struct OntologyFile: Sendable {
  /// The path, or the name of a file inside the binary.
  public let name: String

  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// A mapping, with its place in the file.
  public struct Entry {
    /// Looked up by the words of the keys: Yams' own look-up compares tags too, which
    /// resolves each by regular expressions.
    let values: [(key: String, line: Int?, value: Node)]
    let file: String
    let line: Int?

    public var place: OntologyError.Place { .init(file: file, line: line) }

    func string(_ key: String) throws(OntologyError) -> String {
      guard let value = try optionalString(key) else { throw .missingKey(key, at: place) }
      return value
    }

    func optionalString(_ key: String) throws(OntologyError) -> String? {
      guard let value = self[key] else { return nil }
      guard let scalar = value.scalar else {
        throw .notOfShape("a word for '\(key)'", at: place(of: value))
      }
      return scalar.string
    }

    /// A list of words; one word alone is a list of one.
    func strings(_ key: String) throws(OntologyError) -> [String] {
      guard let value = self[key] else { return [] }
      if let scalar = value.scalar { return [scalar.string] }
      guard let sequence = value.sequence else {
        throw .notOfShape("a list for '\(key)'", at: place(of: value))
      }
      var strings: [String] = []
      for item in sequence {
        guard let scalar = item.scalar else {
          throw .notOfShape("a word in '\(key)'", at: place(of: item))
        }
        strings.append(scalar.string)
      }
      return strings
    }

    func int(_ key: String) throws(OntologyError) -> Int? {
      guard let string = try optionalString(key) else { return nil }
      guard let number = Int(string) else {
        throw .notOfShape("a number for '\(key)'", at: place(of: key))
      }
      return number
    }

    func bool(_ key: String) throws(OntologyError) -> Bool {
      switch try optionalString(key) {
      case nil, "false", "no": return false
      case "true", "yes": return true
      default: throw .notOfShape("true or false for '\(key)'", at: place(of: key))
      }
    }

    /// Refuses keys that nothing reads, as what a misspelt one says would be lost without a
    /// word. An `example` may stand anywhere.
    func allow(_ keys: Set<String>) throws(OntologyError) {
      for value in values where !keys.contains(value.key) && value.key != "example" {
        throw .unknownKey(value.key, at: .init(file: file, line: value.line ?? line))
      }
    }

    private subscript(key: String) -> Node? { values.first { $0.key == key }?.value }

    private func place(of node: Node) -> OntologyError.Place {
      .init(file: file, line: node.mark?.line ?? line)
    }

    private func place(of key: String) -> OntologyError.Place { self[key].map(place(of:)) ?? place }
  }

  /// The tree of the file, where ``parsed(_:)`` has made it already.
  ///
  /// Nothing changes it once it is made, so that it may be read from any thread.
  nonisolated(unsafe) private var tree: Result<Node?, OntologyError>?

  /// The files with their trees, made on all cores: YAML is most of what loading costs.
  static func parsed(_ files: [String: [OntologyFile]]) -> [String: [OntologyFile]] {
    let flat = files.flatMap { name, list in list.indices.map { (name, $0) } }
      .sorted { files[$0.0]![$0.1].text.utf8.count > files[$1.0]![$1.1].text.utf8.count }
    nonisolated(unsafe) var trees = [Result<Node?, OntologyError>?](
      repeating: nil, count: flat.count)
    trees.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: flat.count) { index in
        let file = files[flat[index].0]![flat[index].1]
        slots[index] = Result { () throws(OntologyError) in try file.root() }
      }
    }
    var parsed = files
    for (index, place) in flat.enumerated() { parsed[place.0]![place.1].tree = trees[index] }
    return parsed
  }

  private func root() throws(OntologyError) -> Node? {
    if let tree { return try tree.get() }
    do {
      // All that is read are words: without the basic resolver, regular expressions would
      // ask of each key whether it is a number.
      return try compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw .notYAML(Self.sentence(error), at: .init(file: name, line: Self.line(of: error)))
    } catch {
      throw .notYAML("\(error)", at: .init(file: name, line: nil))
    }
  }

  /// The mappings of a file that is a list of them.
  func entries() throws(OntologyError) -> [Entry] {
    guard let root = try root() else { return [] }
    guard let sequence = root.sequence else {
      throw .notOfShape("a list", at: .init(file: name, line: root.mark?.line))
    }
    return try entries(in: sequence, scalarKey: nil)
  }

  /// The groups of a file that maps names to lists of mappings or words; a word
  /// alone is a mapping of `name`.
  func groups() throws(OntologyError) -> [(name: String, entries: [Entry])] {
    guard let root = try root() else { return [] }
    guard let mapping = root.mapping else {
      throw .notOfShape("a mapping", at: .init(file: name, line: root.mark?.line))
    }
    var groups: [(String, [Entry])] = []
    for (key, value) in mapping {
      guard let sequence = value.sequence else {
        throw .notOfShape("a list", at: .init(file: name, line: value.mark?.line))
      }
      groups.append((key.scalar?.string ?? "", try entries(in: sequence, scalarKey: "name")))
    }
    return groups
  }

  /// The words of a file that maps names to lists of words; a text alone is a list of
  /// its words.
  func words() throws(OntologyError) -> [(name: String, words: [String])] {
    guard let root = try root() else { return [] }
    guard let mapping = root.mapping else {
      throw .notOfShape("a mapping", at: .init(file: name, line: root.mark?.line))
    }
    var groups: [(String, [String])] = []
    for (key, value) in mapping {
      var words: [String] = []
      if let text = value.scalar?.string {
        words = text.split(whereSeparator: \.isWhitespace).map(String.init)
      } else if let sequence = value.sequence {
        for node in sequence {
          guard let word = node.scalar?.string else {
            throw .notOfShape("a word", at: .init(file: name, line: node.mark?.line))
          }
          words.append(word)
        }
      } else {
        throw .notOfShape("a list", at: .init(file: name, line: value.mark?.line))
      }
      groups.append((key.scalar?.string ?? "", words))
    }
    return groups
  }

  private func entries(in sequence: Node.Sequence, scalarKey: String?) throws(OntologyError)
    -> [Entry]
  {
    var entries: [Entry] = []
    for node in sequence {
      let line = node.mark?.line
      if let mapping = node.mapping {
        let values = mapping.map {
          (key: $0.key.scalar?.string ?? "", line: $0.key.mark?.line, value: $0.value)
        }
        entries.append(Entry(values: values, file: name, line: line))
      } else if let scalarKey, node.scalar != nil {
        entries.append(Entry(values: [(scalarKey, line, node)], file: name, line: line))
      } else {
        throw .notOfShape("a mapping", at: .init(file: name, line: line))
      }
    }
    return entries
  }

  /// The entries of several files; a later file's entry takes the place of an
  /// earlier one of the same key, two in one file are an error.
  static func entries(of files: [OntologyFile], key: String) throws(OntologyError) -> [Entry] {
    var entries: [Entry] = []
    var places: [String: Int] = [:]
    for file in files {
      var seen: Set<String> = []
      for entry in try file.entries() {
        let name = try entry.string(key)
        guard seen.insert(name).inserted else { throw .duplicate(name, at: entry.place) }
        if let place = places[name] {
          entries[place] = entry
        } else {
          places[name] = entries.count
          entries.append(entry)
        }
      }
    }
    return entries
  }

  private static func line(of error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    case .reader(_, let offset?, _, let yaml):
      yaml.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
    default: nil
    }
  }

  private static func sentence(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      problem
    case .duplicatedKeysInMapping(let keys, _):
      "the key '\(keys.map { "\($0)" }.joined(separator: ", "))' stands twice"
    default: "the file is damaged"
    }
  }
}
