import Documents
import Foundation
import TestSupport
import Testing

/// The files of a folder and their identifiers: "b/c.txt = b/c".
private func drawn(_ paths: [String], in folder: TemporaryFolder) -> [String] {
  RecordFolder(paths).entries.map { entry in
    let path = entry.path.replacing(folder.path + "/", with: "")
    return "\(path) = " + entry.id.rawValue.replacing(/~[0-9a-f]{8}/, with: "~")
  }
}

@Test func `files come in order of path, hidden ones not at all`() throws {
  let folder = try TemporaryFolder()
  let shown = ["b/c.txt", "a.txt", "b/a.md", "B.txt", "vol.xml.xz"]
  for name in shown + [".hidden", ".git/x.txt", "b/.c.txt"] { try folder.write(name) }
  #expect(
    drawn([folder.path], in: folder) == [
      "B.txt = B", "a.txt = a", "b/a.md = b/a", "b/c.txt = b/c", "vol.xml.xz = vol",
    ])
  #expect(RecordFolder([folder.path + "/"]).entries == RecordFolder([folder.path]).entries)
}

@Test func `files of one identifier are told apart by a digest`() throws {
  let folder = try TemporaryFolder()
  for name in ["a.txt", "a.md", "vol.xml", "vol/d1.txt", "b.txt"] { try folder.write(name) }
  #expect(
    drawn([folder.path], in: folder) == [
      "a.md = a~", "a.txt = a~", "b.txt = b", "vol.xml = vol~", "vol/d1.txt = vol/d1",
    ])
  let ids = RecordFolder([folder.path]).entries.map(\.id)
  #expect(Set(ids).count == 5)
}

@Test func `names that differ in their bytes only are two files`() throws {
  let folder = try TemporaryFolder()
  try folder.write("caf\u{E9}.txt")
  try folder.write("cafe\u{301}.txt")
  let entries = RecordFolder([folder.path]).entries
  #expect(entries.count == 2)
  #expect(Set(entries.map(\.id)).count == 2)
}

@Test func `the order in which paths are given does not matter`() throws {
  let folder = try TemporaryFolder()
  for name in ["a.txt", "a.md", "b/a.txt", "b/c/d.txt", "e.txt"] { try folder.write(name) }
  let paths = ["", "/b", "/b/c/d.txt", "/a.txt", "/none"].map { folder.path + $0 }
  let expected = RecordFolder(paths)
  #expect(expected.entries.count == 5)
  for seed in 0..<20 {
    var random = SeededGenerator(seed: seed)
    let shuffled = RecordFolder(paths.shuffled(using: &random))
    #expect(shuffled.entries == expected.entries, "seed \(seed)")
    #expect(shuffled.findings == expected.findings, "seed \(seed)")
  }
}

@Test func `what is no file is named`() throws {
  let folder = try TemporaryFolder()
  try folder.write("a/b.txt")
  try FileManager.default.createSymbolicLink(
    atPath: folder.path + "/link", withDestinationPath: "a")
  try FileManager.default.createSymbolicLink(
    atPath: folder.path + "/link.txt", withDestinationPath: "a/b.txt")
  #expect(mkfifo(folder.path + "/pipe.txt", 0o600) == 0)
  let read = RecordFolder([folder.path, folder.path + "/none.txt"])
  #expect(drawn([folder.path], in: folder) == ["a/b.txt = a/b", "link.txt = link"])
  #expect(
    read.findings.map { $0.place.replacing(folder.path + "/", with: "") + " " + $0.status.rawValue }
      == ["link skipped", "none.txt failed", "pipe.txt skipped"])
}

@Test func `an empty folder holds nothing`() throws {
  let folder = try TemporaryFolder()
  #expect(RecordFolder([folder.path]).entries.isEmpty)
  #expect(RecordFolder([]).entries.isEmpty)
}
