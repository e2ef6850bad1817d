import Foundation

/// A file with a text, in the folder for temporary files.
public func fixture(_ text: String) throws -> String {
  let path = NSTemporaryDirectory() + "entente-" + UUID().uuidString
  try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  return path
}
