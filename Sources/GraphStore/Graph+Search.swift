import GRDB
import Ontology

/// A node that a text may mean.
public struct Candidate: Sendable, Hashable {
  /// How a name answers a text, from best to worst.
  public enum Match: Sendable, Hashable, Comparable {
    /// It is the text, but for case, diacritics and punctuation.
    case exact
    /// It begins with the text.
    case prefix
    /// It holds each word of the text.
    case word
    /// It is so many letters off.
    case near(distance: Int)
  }

  public let node: Node

  /// The name that answers, as a record or the lexicon writes it.
  public let alias: String
  public let match: Match
  public let mentionCount: Int
  public let documentCount: Int
}

extension Graph {
  /// The nodes of which a name answers a text, each with its best name.
  ///
  /// In order of match, then the most mentioned first, then in the order of
  /// results. A name of up to 3 letters must be spelt right, one of up to 5 may
  /// be one letter off, a longer one two.
  ///
  /// - Complexity: O(*n*) for *n* distinct names.
  public func search(_ text: String, of type: EntityType? = nil, limit: Int = 20)
    throws(GraphError) -> [Candidate]
  {
    try reading { db in
      let form = NameForm(text.storable)
      let names = try String.fetchCursor(db, sql: "SELECT DISTINCT folded FROM alias")
      var matches: [(name: String, match: Candidate.Match)] = []
      while let name = try names.next() {
        if let match = Candidate.Match(of: name, for: form) { matches.append((name, match)) }
      }
      return Array(try candidates(matches, of: type, db).prefix(limit))
    }
  }

  /// The candidates behind names that answer, in the order of ``search(_:of:limit:)``.
  func candidates(
    _ matches: [(name: String, match: Candidate.Match)], of type: EntityType?, _ db: Database
  ) throws -> [Candidate] {
    let aliases = try db.cachedStatement(
      sql: """
        SELECT entity, text FROM alias WHERE folded = ?
        GROUP BY entity, text ORDER BY SUM(count) DESC, text
        """)
    var reader = NodeReader(db, schema: schema)
    var best: [Node.ID: (match: Candidate.Match, alias: String)] = [:]
    for (name, match) in matches.sorted(by: { ($0.match, $0.name) < ($1.match, $1.name) }) {
      for row in try Row.fetchAll(aliases, arguments: [name]) {
        let id = try Node.ID(row.value(0))
        if best[id] == nil { best[id] = (match, try row.value(1)) }
      }
    }
    var candidates: [Candidate] = []
    for (id, found) in best {
      let node = try reader[id]
      guard type == nil || node.type == type else { continue }
      let counts = try counts(of: id, db)
      candidates.append(
        Candidate(
          node: node, alias: found.alias, match: found.match, mentionCount: counts.mentions,
          documentCount: counts.documents))
    }
    return candidates.sorted(by: Candidate.precedes)
  }

  func counts(of node: Node.ID, _ db: Database) throws -> (mentions: Int, documents: Int) {
    let statement = try db.cachedStatement(
      sql: "SELECT COUNT(*), COUNT(DISTINCT document) FROM mention WHERE entity = ?")
    let row = try Row.fetchOne(statement, arguments: [node.rawValue])!
    return try (row.value(0), row.value(1))
  }
}

extension Candidate {
  static func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
    if a.match != b.match { return a.match < b.match }
    if a.mentionCount != b.mentionCount { return a.mentionCount > b.mentionCount }
    return Node.precedes(a.node, b.node)
  }
}

extension Candidate.Match {
  /// How a name, as it is compared, answers a text; `nil` where it does not.
  fileprivate init?(of name: String, for form: NameForm) {
    if form.text.isEmpty { return nil }
    if name == form.text {
      self = .exact
    } else if name.hasPrefix(form.text) {
      self = .prefix
    } else if Set(form.words).isSubset(of: name.split(separator: " ")) {
      self = .word
    } else if let distance = form.distance(to: NameForm(name), limit: form.tolerance) {
      self = .near(distance: distance)
    } else {
      return nil
    }
  }
}
