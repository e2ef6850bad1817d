import Foundation
import GRDB
import Ontology

/// A graph of claims in one file.
///
/// The file is SQLite in write-ahead mode: it may be read while it is written,
/// and whatever ends a process leaves it as the last whole transaction left it.
public final class Graph: Sendable {
  /// The path of the file, as given.
  public let path: String

  /// The types that what is stored is read as.
  public let schema: Schema

  let database: any DatabaseWriter
  private let isReadOnly: Bool

  /// Opens a graph to write in it, and creates the file where there is none.
  public init(writing path: String, schema: Schema) throws(GraphError) {
    self.path = path
    self.schema = schema
    isReadOnly = false
    do {
      try Self.prepare(path)
      database = try DatabasePool(path: Self.plain(path), configuration: Self.configuration())
    } catch {
      throw GraphError(error, path: path)
    }
  }

  /// Opens a graph to read it; nothing can be written.
  ///
  /// Where the folder is read-only, the file is taken as one that nobody writes.
  public init(reading path: String, schema: Schema) throws(GraphError) {
    self.path = path
    self.schema = schema
    isReadOnly = true
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    do {
      database = try Self.reader(Self.plain(path), named: path)
    } catch .readOnly where Self.isSettled(path), .unreadable where Self.isSettled(path) {
      database = try Self.reader(Self.immutable(path), named: path)
    }
  }

  /// A graph in memory, which is gone when it is released.
  public init(inMemory schema: Schema) throws(GraphError) {
    path = ":memory:"
    self.schema = schema
    isReadOnly = false
    do {
      let queue = try DatabaseQueue(configuration: Self.configuration())
      try Self.migrator.migrate(queue)
      database = queue
    } catch {
      throw GraphError(error, path: path)
    }
  }

  /// Closes the file and folds the write-ahead log into it; nothing may be asked afterwards.
  public func close() throws(GraphError) {
    do { try database.close() } catch { throw GraphError(error, path: path) }
  }

  func reading<T>(_ body: (Database) throws -> T) throws(GraphError) -> T {
    do { return try database.read(body) } catch { throw GraphError(error, path: path) }
  }

  /// Runs one transaction, which is undone as a whole where the body throws.
  func writing<T>(_ body: (Database) throws -> T) throws(GraphError) -> T {
    guard !isReadOnly else { throw .readOnly(path: path) }
    do {
      return try database.write { db in
        let before = db.totalChangesCount
        let result = try body(db)
        if db.totalChangesCount != before { try Self.countChange(db) }
        return result
      }
    } catch {
      throw GraphError(error, path: path)
    }
  }
}

extension Graph {
  /// Brings a file to the present version, before write-ahead mode is set: the
  /// file of another application must not be changed in any way.
  private static func prepare(_ path: String) throws {
    let queue = try DatabaseQueue(path: plain(path), configuration: configuration())
    try queue.read { db in try check(db, path: path, mayBeNew: true) }
    try migrator.migrate(queue)
    try queue.close()
  }

  /// Opens a file that is only read, though not as read-only: only whoever may
  /// write can fold the log into the file, and leave no log behind.
  private static func reader(_ location: String, named path: String) throws(GraphError)
    -> DatabaseQueue
  {
    do {
      let queue = try DatabaseQueue(path: location, configuration: configuration())
      try queue.read { db in try check(db, path: path, mayBeNew: false) }
      return queue
    } catch {
      throw GraphError(error, path: path)
    }
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      // A volume's indexes fit in 64 MiB, so that it is written once; with the
      // 2 MiB of SQLite's default it takes twice as long.
      try db.execute(sql: "PRAGMA cache_size = -65536")
    }
    return configuration
  }

  private static func check(_ db: Database, path: String, mayBeNew: Bool) throws {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id")
    let tables = try Int.fetchOne(
      db, sql: "SELECT COUNT(*) FROM sqlite_master WHERE name NOT LIKE 'grdb~_%' ESCAPE '~'")
    if application == 0, tables == 0 {
      // An empty file, or one whose making was cut off.
      guard mayBeNew else { throw GraphError.notAGraph(path: path) }
      return
    }
    guard application == applicationID else { throw GraphError.foreign(path: path) }
    guard try !migrator.hasBeenSuperseded(db) else { throw GraphError.newer(path: path) }
  }

  /// A path that SQLite cannot take for a URI.
  private static func plain(_ path: String) -> String {
    path.hasPrefix("/") ? path : "./" + path
  }

  private static func immutable(_ path: String) -> String {
    URL(fileURLWithPath: path).absoluteString + "?immutable=1"
  }

  /// Whether no write-ahead log holds what the file itself lacks.
  private static func isSettled(_ path: String) -> Bool {
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
    return (log?[.size] as? Int ?? 0) == 0
  }
}
