import GRDB
import Ontology

extension Graph {
  /// Puts what files give now in place of what they gave before.
  ///
  /// All in one transaction: either every file is stored, or nothing changes.
  /// Call ``finish()`` after the last of them.
  @discardableResult
  public func write(_ updates: [FileUpdate]) throws(GraphError) -> Stored {
    try writing { db in
      var writer = try ContributionWriter(db, document: schema.document)
      var stored = Stored()
      for update in updates { stored = try stored + writer.write(update) }
      return stored
    }
  }

  /// Puts what a file gives now in place of what it gave before.
  @discardableResult
  public func write(_ update: FileUpdate) throws(GraphError) -> Stored { try write([update]) }

  /// Removes what files gave; those that gave nothing are left aside.
  public func remove(files paths: [String]) throws(GraphError) {
    try writing { db in
      let statement = try db.cachedStatement(sql: "DELETE FROM file WHERE path = ?")
      for path in paths { try statement.execute(arguments: [path.storable]) }
    }
  }

  /// Brings what belongs to no single file in line with the files: documents'
  /// identifiers, entities that nothing names any more, and the names to show.
  ///
  /// An entity is shown by the name that most documents give it; of those the
  /// longest, then the first in byte order. The result does not depend on the
  /// order in which files were written.
  ///
  /// - Complexity: O(*n*) for *n* names in documents.
  public func finish() throws(GraphError) {
    try writing { db in
      try DocumentKey.settle(db, type: schema.document)
      try db.execute(sql: "DELETE FROM entity WHERE id NOT IN (SELECT entity FROM naming)")
      try db.execute(
        sql: "UPDATE entity SET name = \(Self.bestName) WHERE name <> \(Self.bestName)")
    }
  }

  /// Keeps a word about the graph, such as the vocabulary that read it.
  public func remember(_ value: String, as key: String) throws(GraphError) {
    try writing { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
        arguments: [key.storable, value.storable])
    }
  }

  /// The word that was kept, or `nil`.
  public func recall(_ key: String) throws(GraphError) -> String? {
    try reading { db in
      try String.fetchOne(
        db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key.storable])
    }
  }

  private static let bestName = """
    (SELECT naming.name FROM naming WHERE naming.entity = entity.id GROUP BY naming.name
     ORDER BY COUNT(*) DESC, length(naming.name) DESC, naming.name LIMIT 1)
    """
}
