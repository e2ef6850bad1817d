import Foundation

/// The files that a build reads, and the identifier of each.
public struct RecordFolder: Sendable {
  public struct Entry: Sendable, Hashable {
    /// The path as given, or under the folder given.
    public let path: String

    /// The identifier of its document, or the beginning of those of its documents.
    public let id: Document.ID
  }

  /// The files in order of path.
  public let entries: [Entry]

  /// Paths given that do not exist.
  public let findings: [Finding]

  /// Lists files and, for folders, all files below them but hidden ones.
  ///
  /// An identifier is the path below the folder without its extension; where two
  /// files would get the same, the extension or a digest of the path is added.
  public init(_ paths: [String]) {
    var files: [String: String] = [:]
    var findings: [Finding] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        findings.append(Finding(.failed, at: path, RecordFileError.missing.description))
        continue
      }
      guard isFolder.boolValue else {
        files[path] = (path as NSString).lastPathComponent
        continue
      }
      let root = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      for name in Self.files(below: root) { files[root + "/" + name] = name }
    }
    var owners: [String: [String]] = [:]
    for (path, name) in files { owners[Self.identifier(name), default: []].append(path) }
    entries = files.map { path, name in
      let plain = Self.identifier(name)
      let isUnique = owners[plain]!.count == 1
      let digest = RecordFile.digest(of: Array(path.utf8)).prefix(8)
      return Entry(path: path, id: Document.ID(isUnique ? plain : "\(plain)~\(digest)"))
    }.sorted { $0.path < $1.path }
    self.findings = findings
  }

  private static func files(below root: String) -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: root) else { return [] }
    var names: [String] = []
    for case let name as String in walk {
      if (name as NSString).lastPathComponent.hasPrefix(".") {
        walk.skipDescendants()
        continue
      }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder)
      if !isFolder.boolValue { names.append(name) }
    }
    return names
  }

  /// A name without its extensions.
  private static func identifier(_ name: String) -> String {
    let unpacked = name.hasSuffix(".xz") ? String(name.dropLast(3)) : name
    let bare = (unpacked as NSString).deletingPathExtension
    return bare.isEmpty ? name : bare
  }
}
