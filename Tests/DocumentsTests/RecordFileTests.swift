import Documents
import Foundation
import Testing

/// "Letter to Mr. Rusk\nHelsinki, May 3, 1961.\nAll is well.\n", packed.
private let packed = Array(
  Data(
    base64Encoded:
      "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQA2TGV0dGVyIHRvIE1yLiBSdXNrCkhlbHNpbmtpLCBNYXkg"
      + "MywgMTk2MS4KQWxsIGlzIHdlbGwuCgAAG7EQMW5aedAAAU837kPa7x+2830BAAAAAARZWg=="
  )!)

@Test func `a packed file is unpacked, and known by its inner name`() throws {
  let folder = try TemporaryFolder()
  let file = try RecordFile(reading: try folder.write("letter.txt.xz", bytes: packed))
  #expect(String(decoding: file.bytes, as: UTF8.self).hasPrefix("Letter to Mr. Rusk\n"))
  #expect(file.pathExtension == "txt")
  #expect(file.stem == "letter")
  #expect(file.digest == RecordFile.digest(of: packed))
}

@Test func `two packings in one file are one text`() throws {
  let folder = try TemporaryFolder()
  let once = try RecordFile(reading: try folder.write("a.xz", bytes: packed))
  let twice = try RecordFile(reading: try folder.write("b.xz", bytes: packed + packed))
  #expect(twice.bytes == once.bytes + once.bytes)
}

@Test func `a damaged packing is named`() throws {
  let folder = try TemporaryFolder()
  var flipped = packed
  flipped[packed.count / 2] ^= 0xFF
  for bytes in [Array(packed.dropLast(9)), Array(packed.prefix(20)), flipped, [], [1, 2, 3]] {
    let path = try folder.write("a.txt.xz", bytes: bytes)
    #expect(throws: RecordFileError.damagedPacking) { try RecordFile(reading: path) }
  }
}

@Test func `a file that is not there, or no file, is named`() throws {
  let folder = try TemporaryFolder()
  #expect(throws: RecordFileError.missing) { try RecordFile(reading: folder.path + "/none.txt") }
  #expect(throws: RecordFileError.unreadable) { try RecordFile(reading: folder.path) }
  #expect(throws: RecordFileError.unreadable) { try RecordFile(reading: "/dev/zero") }
}

@Test(.enabled(if: geteuid() != 0, "root may read everything"))
func `a file without permission is named`() throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("a.txt")
  try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
  #expect(throws: RecordFileError.unreadable) { try RecordFile(reading: path) }
}

@Test func `a file of more than a gigabyte is named, also through a link`() throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("a.txt")
  // Nothing is written: the file has a hole.
  let file = try #require(FileHandle(forWritingAtPath: path))
  try file.truncate(atOffset: 3 << 30)
  try file.close()
  try FileManager.default.createSymbolicLink(
    atPath: folder.path + "/b.txt", withDestinationPath: "a.txt")
  for name in ["a.txt", "b.txt"] {
    #expect(throws: RecordFileError.tooLarge(bytes: 3 << 30)) {
      try RecordFile(reading: folder.path + "/" + name)
    }
  }
}

@Test func `digests are SHA-256`() {
  #expect(
    RecordFile.digest(of: Array("abc".utf8))
      == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
}
