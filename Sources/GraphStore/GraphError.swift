import GRDB

/// Why a graph cannot be opened, read or written.
public enum GraphError: Error, Equatable {
  case missing(path: String)

  /// The file is no SQLite file.
  case notAGraph(path: String)

  /// The file is the SQLite file of another application.
  case foreign(path: String)

  /// The file was written by a later version of this package.
  case newer(path: String)

  case unreadable(path: String)
  case damaged(path: String, detail: String)
  case readOnly(path: String)
  case busy(path: String)
  case full(path: String)

  /// Whatever else SQLite says.
  case failed(path: String, detail: String)

  /// The graph holds an entity type that the ontology does not define.
  case undefinedEntity(String)

  /// The graph holds a relation type that the ontology does not define.
  case undefinedRelation(String)
}

extension GraphError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path): "\(path): there is no such graph; make one with 'entente build'"
    case .notAGraph(let path): "\(path): this is not a graph file"
    case .foreign(let path): "\(path): this is the database of another application"
    case .newer(let path):
      "\(path): this graph was written by a later version of entente; use that one, or build anew"
    case .unreadable(let path):
      "\(path): cannot be opened; check the folder, and the permissions of both"
    case .damaged(let path, let detail):
      "\(path): the file is damaged (\(detail)); delete it and build anew"
    case .readOnly(let path): "\(path): this graph may only be read; check its permissions"
    case .busy(let path): "\(path): another process is writing this graph; try again later"
    case .full(let path): "\(path): there is no space left to write in"
    case .failed(let path, let detail): "\(path): \(detail)"
    case .undefinedEntity(let name):
      "the graph holds the entity type '\(name)', which the ontology does not define"
    case .undefinedRelation(let name):
      "the graph holds the relation '\(name)', which the ontology does not define"
    }
  }
}

extension GraphError {
  /// What an error that SQLite raised means for the graph in a file.
  init(_ error: any Error, path: String) {
    if let error = error as? GraphError {
      self = error
      return
    }
    if error is RowDecodingError {
      self = .damaged(path: path, detail: "a value is missing")
      return
    }
    guard let error = error as? DatabaseError else {
      self = .failed(path: path, detail: "\(error)")
      return
    }
    let detail = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notAGraph(path: path)
      case .SQLITE_CORRUPT: .damaged(path: path, detail: detail)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
      case .SQLITE_READONLY: .readOnly(path: path)
      case .SQLITE_FULL: .full(path: path)
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .unreadable(path: path)
      default: .failed(path: path, detail: detail)
      }
  }
}
