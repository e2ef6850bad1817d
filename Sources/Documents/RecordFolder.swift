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

  /// Paths that do not exist, and what a folder holds that is no file.
  public let findings: [Finding]

  /// Lists files and, for folders, all files below them but hidden ones.
  ///
  /// An identifier is the path below the folder without its extension; where two
  /// files would get the same, or one that a folder has, a digest of the path is added.
  /// A file that is named more than once, as itself and in a folder, is one file, and
  /// its identifier is the longest.
  public init(_ paths: [String]) {
    var files: [Path: String] = [:]
    var findings: [Finding] = []
    func add(_ path: String, _ name: String) {
      let path = Path(path)
      if let known = files[path], known.utf8.count >= name.utf8.count { return }
      files[path] = name
    }
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        findings.append(Finding(.failed, at: path, RecordFileError.missing.description))
        continue
      }
      guard isFolder.boolValue else {
        add(path, (path as NSString).lastPathComponent)
        continue
      }
      let root = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      for name in Self.files(below: root, &findings) { add(root + "/" + name, name) }
    }
    var owners: [String: Int] = [:]
    var folders: Set<String> = []
    for name in files.values {
      let plain = Self.identifier(name)
      owners[plain, default: 0] += 1
      for slash in plain.indices where plain[slash] == "/" {
        folders.insert(String(plain[..<slash]))
      }
    }
    entries = files.map { path, name in
      let plain = Self.identifier(name)
      let isUnique = owners[plain] == 1 && !folders.contains(plain)
      let digest = RecordFile.digest(of: path.utf8).prefix(8)
      return Entry(path: path.string, id: Document.ID(isUnique ? plain : "\(plain)~\(digest)"))
    }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.findings = findings.sorted { $0.place.utf8.lexicographicallyPrecedes($1.place.utf8) }
  }

  /// A path by its bytes: two files may have names that Swift holds equal, one with an
  /// accent composed, one with it apart.
  private struct Path: Hashable {
    let utf8: [UInt8]
    var string: String { String(decoding: utf8, as: UTF8.self) }
    init(_ path: String) { utf8 = Array(path.utf8) }
  }

  private static func files(below root: String, _ findings: inout [Finding]) -> [String] {
    guard FileManager.default.isReadableFile(atPath: root),
      let walk = FileManager.default.enumerator(atPath: root)
    else {
      findings.append(Finding(.failed, at: root, RecordFileError.unreadable.description))
      return []
    }
    var names: [String] = []
    for case let name as String in walk {
      if (name as NSString).lastPathComponent.hasPrefix(".") {
        walk.skipDescendants()
        continue
      }
      let path = root + "/" + name
      switch walk.fileAttributes?[.type] as? FileAttributeType {
      case .typeDirectory:
        if !FileManager.default.isReadableFile(atPath: path) {
          findings.append(Finding(.failed, at: path, RecordFileError.unreadable.description))
        }
      case .typeRegular: names.append(name)
      case .typeSymbolicLink:
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if isFolder.boolValue {
          findings.append(
            Finding(.skipped, at: path, "a link to a folder is not followed; name the folder too"))
        } else {
          names.append(name)
        }
      default:
        findings.append(Finding(.skipped, at: path, "this is no file, but a pipe or the like"))
      }
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
