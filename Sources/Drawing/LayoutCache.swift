import CGraphviz
import Documents
import Foundation

/// Pictures that were laid out before, by what they are made of.
///
/// A file is named for the hash of the DOT text, the format, the engine and the version of
/// Graphviz. What cannot be read or written is laid out anew.
public struct LayoutCache: Sendable {
  public let folder: String

  /// The most bytes that it keeps; the oldest go first.
  public var capacity: Int

  public init(folder: String, capacity: Int = 64 << 20) {
    self.folder = folder
    self.capacity = capacity
  }

  /// In the user's folder for what can be made again, or `nil` where there is none.
  public static func standard(_ environment: [String: String]) -> LayoutCache? {
    let base =
      environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.cache" }
    return base.map { LayoutCache(folder: $0 + "/entente/layouts") }
  }

  func picture(of dot: String, as format: LayoutFormat, by engine: LayoutEngine) -> [UInt8]? {
    guard let data = FileManager.default.contents(atPath: path(dot, format, engine)),
      data.count > 64
    else { return nil }
    // Its own hash stands first, so that a file that was cut short is not drawn.
    let bytes = [UInt8](data.dropFirst(64))
    return data.prefix(64).elementsEqual(RecordFile.digest(of: bytes).utf8) ? bytes : nil
  }

  func keep(_ bytes: [UInt8], of dot: String, as format: LayoutFormat, by engine: LayoutEngine) {
    guard bytes.count < capacity / 4 else { return }
    let files = FileManager.default
    try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    prune(for: bytes.count)
    try? Data(Array(RecordFile.digest(of: bytes).utf8) + bytes)
      .write(to: URL(fileURLWithPath: path(dot, format, engine)), options: .atomic)
  }

  private func path(_ dot: String, _ format: LayoutFormat, _ engine: LayoutEngine) -> String {
    let version = String(cString: entente_graphviz_version())
    let made = "1 \(version) \(format.rawValue) \(engine.rawValue)\n\(dot)"
    return folder + "/" + RecordFile.digest(of: Array(made.utf8))
  }

  private func prune(for count: Int) {
    let files = FileManager.default
    var kept = (try? files.contentsOfDirectory(atPath: folder))?.compactMap { name in
      let path = folder + "/" + name
      let attributes = try? files.attributesOfItem(atPath: path)
      return attributes.map {
        (
          path: path, size: $0[.size] as? Int ?? 0,
          date: $0[.modificationDate] as? Date ?? .distantPast
        )
      }
    }
    kept?.sort { $0.date < $1.date }
    var total = kept?.reduce(count) { $0 + $1.size } ?? 0
    for file in kept ?? [] where total > capacity {
      try? files.removeItem(atPath: file.path)
      total -= file.size
    }
  }
}
