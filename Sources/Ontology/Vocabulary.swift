import CVocabulary
import Foundation

/// Everything the ontology says: types, names and phrases.
public struct Vocabulary: Sendable {
  public let schema: Schema
  public let lexicon: Lexicon

  /// SHA-256-like fingerprint of all files, so that a graph knows which
  /// vocabulary read it.
  public let fingerprint: String

  static let schemaFiles = ["entities", "relations"]
  static let lexiconFiles = [
    "states", "places", "organizations", "abbreviations", "events", "topics", "frames", "titles",
    "heads", "names", "words", "holders",
  ]

  /// The vocabulary inside the binary.
  public static func standard() throws(OntologyError) -> Vocabulary {
    try Vocabulary(files: embedded())
  }

  /// The vocabulary inside the binary without some of its files, for what must learn to do
  /// without them.
  package static func standard(without names: Set<String>) throws(OntologyError) -> Vocabulary {
    try Vocabulary(files: embedded().filter { !names.contains($0.key) })
  }

  /// The vocabulary inside the binary, extended by a folder of YAML files.
  ///
  /// `relations.yaml` extends the file of that name, entry by entry;
  /// `relations.only.yaml` takes its place. Files of the lexicon may lie beside
  /// them or in a folder `lexicon`.
  ///
  /// - Throws: ``OntologyError`` with file and line.
  public static func standard(extendedBy folder: String) throws(OntologyError) -> Vocabulary {
    try Vocabulary(files: files(extendedBy: folder))
  }

  /// The types alone, without the lexicon: all that a stored graph needs.
  ///
  /// - Throws: ``OntologyError`` with file and line.
  public static func schema(extendedBy folder: String? = nil) throws(OntologyError) -> Schema {
    let files: [String: [OntologyFile]]
    if let folder {
      files = try Self.files(extendedBy: folder)
    } else {
      files = embedded(schemaFiles)
    }
    return try Schema(entities: files["entities"] ?? [], relations: files["relations"] ?? [])
  }

  private static func files(extendedBy folder: String) throws(OntologyError)
    -> [String: [OntologyFile]]
  {
    var files = embedded()
    var found = false
    for name in schemaFiles + lexiconFiles {
      for place in ["", "lexicon/"] {
        let path = "\(folder)/\(place)\(name)"
        if let only = try file(path + ".only.yaml") {
          files[name] = [only]
          found = true
        }
        if let more = try file(path + ".yaml") {
          files[name, default: []].append(more)
          found = true
        }
      }
    }
    try refuseOthers(in: folder)
    try refuseOthers(in: folder + "/lexicon")
    guard found else {
      throw .unreadable(folder + " (no entities.yaml, relations.yaml or lexicon file)")
    }
    return files
  }

  /// Refuses YAML files of names that nothing reads, as they may be misspelt.
  private static func refuseOthers(in folder: String) throws(OntologyError) {
    let names = (schemaFiles + lexiconFiles).flatMap { ["\($0).yaml", "\($0).only.yaml"] }
    let present = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in present.sorted() where !names.contains(name) {
      if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        throw .unknownFile("\(folder)/\(name)")
      }
    }
  }

  init(files: [String: [OntologyFile]]) throws(OntologyError) {
    let files = OntologyFile.parsed(files)
    let schema = try Schema(
      entities: files["entities"] ?? [], relations: files["relations"] ?? [])
    self.schema = schema
    lexicon = try Lexicon(files: files, schema: schema)
    fingerprint = Self.fingerprint(of: files)
  }

  private static func file(_ path: String) throws(OntologyError) -> OntologyFile? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
    guard let text = String(data: data, encoding: .utf8) else {
      throw .notYAML("the file is not UTF-8", at: .init(file: path, line: nil))
    }
    return OntologyFile(name: path, text: text)
  }

  private static func embedded(_ wanted: [String] = schemaFiles + lexiconFiles)
    -> [String: [OntologyFile]]
  {
    var files: [String: [OntologyFile]] = [:]
    for index in 0..<entente_vocabulary_count() {
      let file = entente_vocabulary_file(index)
      let name = String(cString: file.name)
      guard wanted.contains(name) else { continue }
      let bytes = UnsafeBufferPointer(start: file.bytes, count: Int(file.count))
      files[name] = [
        OntologyFile(name: "Ontology/\(name).yaml", text: String(decoding: bytes, as: UTF8.self))
      ]
    }
    return files
  }

  /// FNV-1a over names and texts; no secret hangs on it.
  private static func fingerprint(of files: [String: [OntologyFile]]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for (name, texts) in files.sorted(by: { $0.key < $1.key }) {
      for string in [name] + texts.map(\.text) {
        for byte in string.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      }
    }
    return String(hash, radix: 16)
  }
}
