import Foundation

/// What differs between a text and its snapshot on disk; `nil` where they are the same.
///
/// With `RECORD=1` in the environment the snapshot is written, and a difference
/// is returned all the same, so that a recording run never passes.
public func snapshotDifference(_ text: String, _ path: String) -> String? {
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return "recorded \(path); run again without RECORD"
  }
  guard let data = FileManager.default.contents(atPath: path) else {
    return "\(path) is missing; record it with RECORD=1"
  }
  let expected = String(decoding: data, as: UTF8.self)
  if expected == text { return nil }
  let (old, new) = (expected.split(separator: "\n"), text.split(separator: "\n"))
  for (line, (a, b)) in zip(old, new).enumerated() where a != b {
    return "\(path):\(line + 1): expected\n  \(a)\nbut it is\n  \(b)"
  }
  return "\(path): \(old.count) lines expected, but there are \(new.count)"
}

/// A path below the folder of the file that calls.
public func besideThisFile(_ name: String, file: String = #filePath) -> String {
  ((file as NSString).deletingLastPathComponent as NSString).appendingPathComponent(name)
}

/// The top of the checkout.
public let packageRoot: String = {
  var path = #filePath as NSString
  for _ in 0..<3 { path = path.deletingLastPathComponent as NSString }
  return path as String
}()

/// The folder of corpora beside the checkout, or `nil` where it is absent.
public let sharedFolder: String? = {
  let path = (packageRoot as NSString).deletingLastPathComponent + "/shared"
  return FileManager.default.fileExists(atPath: path + "/PRODUCT.md") ? path : nil
}()
