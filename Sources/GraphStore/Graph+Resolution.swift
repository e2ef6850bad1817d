import GRDB
import Ontology

/// Whom a text means.
public enum Resolution: Sendable {
  /// Nobody; perhaps one of these was meant.
  case none(suggestions: [Candidate])
  case one(Node)
  /// More than one, and the text does not say which.
  case several([Candidate])
}

extension Graph {
  /// The node that a text names: `Kim Il Sung`, `Person:Kim Il Sung`, or a key.
  ///
  /// A node whose shown name or key it is goes before one of which it is an
  /// alias; documents and topics count only where it names nothing else, or
  /// where their type is given. Nothing is guessed: names that are merely
  /// similar are suggestions.
  public func resolve(_ text: String) throws(GraphError) -> Resolution {
    let (type, name) = typed(text)
    let found = try reading { db in try named(name, of: type, db) }
    if found.count == 1 { return .one(found[0].node) }
    if found.count > 1 { return .several(found) }
    return .none(suggestions: try search(name, of: type, limit: 5))
  }

  /// A type and the rest of a text that begins with a type's name and a colon.
  private func typed(_ text: String) -> (EntityType?, String) {
    guard let colon = text.firstIndex(of: ":") else { return (nil, text) }
    let name = text[..<colon].lowercased()
    guard let type = schema.entityTypes.first(where: { $0.name.lowercased() == name }) else {
      return (nil, text)
    }
    return (type, String(text[text.index(after: colon)...]))
  }

  private func named(_ name: String, of type: EntityType?, _ db: Database) throws -> [Candidate] {
    let form = NameForm(name.storable).text
    var candidates = try candidates([(form, .exact)], of: type, db)
    let known = Set(candidates.map(\.node))
    let keyed = try NodeReader(db, schema: schema).all(where: "key = ?", [name.storable])
    for node in keyed where !known.contains(node) && (type == nil || node.type == type) {
      let counts = try counts(of: node.id, db)
      candidates.append(
        Candidate(
          node: node, alias: node.name, match: .exact, mentionCount: counts.mentions,
          documentCount: counts.documents))
    }
    candidates.sort(by: Candidate.precedes)
    if type == nil {
      candidates = candidates.preferring { candidate in
        candidate.node.type != schema.document && candidate.node.type != schema.topic
      }
    }
    return candidates.preferring { candidate in
      candidate.node.key == name || NameForm(candidate.node.name).text == form
    }
  }
}

extension [Candidate] {
  /// Those that fulfil a condition, or all where none does.
  fileprivate func preferring(_ condition: (Candidate) -> Bool) -> [Candidate] {
    let preferred = filter(condition)
    return preferred.isEmpty ? self : preferred
  }
}
