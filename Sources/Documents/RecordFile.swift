import CDigest
import CLZMA
import Foundation

/// A file as it lies on disk.
public struct RecordFile: Sendable {
  /// The largest text that is read, in bytes: 64 MiB.
  public static let longestText = 64 << 20

  /// The largest file that is unpacked, in bytes: 1 GiB.
  static let largestFile = 1 << 30

  /// The path as given.
  public let path: String

  /// The content, unpacked where the file is packed with xz.
  public let bytes: [UInt8]

  /// SHA-256 of the file as it lies on disk, in hexadecimal.
  public let digest: String

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    self.digest = Self.digest(of: bytes)
  }

  /// Reads a file.
  ///
  /// - Throws: ``RecordFileError`` where it cannot be read or unpacked.
  public init(reading path: String) throws(RecordFileError) {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    if let size = attributes?[.size] as? Int, size > Self.largestFile {
      throw .tooLarge(bytes: size)
    }
    // A device may have no end.
    if let type = attributes?[.type] as? FileAttributeType,
      type == .typeCharacterSpecial || type == .typeBlockSpecial
    {
      throw .unreadable
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      let exists = FileManager.default.fileExists(atPath: path)
      throw exists ? .unreadable : .missing
    }
    let raw = Array(data)
    self.path = path
    self.digest = Self.digest(of: raw)
    self.bytes = path.hasSuffix(".xz") ? try Self.unpacked(raw) : raw
  }

  /// The path without the suffix of the packing.
  public var unpackedPath: String { path.hasSuffix(".xz") ? String(path.dropLast(3)) : path }

  /// The extension in lower case, without the suffix of the packing.
  public var pathExtension: String {
    (unpackedPath as NSString).pathExtension.lowercased()
  }

  /// The name without folder and extension.
  public var stem: String {
    ((unpackedPath as NSString).lastPathComponent as NSString).deletingPathExtension
  }

  /// SHA-256 in hexadecimal.
  public static func digest(of bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = SHA256(bytes, bytes.count, &digest)
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func unpacked(_ packed: [UInt8]) throws(RecordFileError) -> [UInt8] {
    var stream = entente_lzma_stream()
    guard lzma_stream_decoder(&stream, 256 << 20, entente_lzma_concatenated) == LZMA_OK else {
      throw .damagedPacking
    }
    defer { lzma_end(&stream) }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    var status = LZMA_OK
    packed.withUnsafeBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = input.count
      while status == LZMA_OK, output.count <= largestFile {
        chunk.withUnsafeMutableBufferPointer { buffer in
          stream.next_out = buffer.baseAddress
          stream.avail_out = buffer.count
          status = lzma_code(&stream, stream.avail_in == 0 ? LZMA_FINISH : LZMA_RUN)
          output.append(contentsOf: buffer[..<(buffer.count - stream.avail_out)])
        }
      }
    }
    guard output.count <= largestFile else { throw .tooLarge(bytes: output.count) }
    guard status == LZMA_STREAM_END else { throw .damagedPacking }
    return output
  }
}

/// Why a file could not be read.
public enum RecordFileError: Error, Equatable {
  case missing
  case unreadable
  case tooLarge(bytes: Int)
  case damagedPacking
}

extension RecordFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing: "there is no such file"
    case .unreadable: "cannot be opened; check its permissions, and that it is a file"
    case .tooLarge(let bytes):
      "\(bytes >> 20) MB is more than is read at once; split it into smaller files"
    case .damagedPacking: "the xz packing is damaged or truncated; pack the file anew"
    }
  }
}
