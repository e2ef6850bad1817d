import Documents
import Foundation

/// A trained model on disk: who made it from what, and its tables.
///
/// The file begins with eight letters and two numbers: the version of the format and
/// the length of the header, which is JSON. The tables follow, at multiples of 64
/// bytes and little-endian, so that they are read where they lie.
public struct ModelFile: Sendable {
  /// What the file says of itself.
  public struct Header: Codable, Sendable {
    /// What it is for: `english` (tags and trees), `names`, `relations`.
    public let kind: String
    /// Changes with the features: a model that was learned with others is refused.
    public let features: Int
    /// The classes of each table, in order.
    public let classes: [[String]]
    /// The data that it was learned from.
    public let data: [String]
    public let licence: String
    /// Figures on held-out data, by name.
    public var scores: [String: Double]
    /// What one unit of learning is in the tables' numbers, where a program must know it.
    public var scales: [Double]?
    /// The SHA-256 of the header without it and of everything after, in hexadecimal digits.
    public var digest: String

    public init(
      kind: String, features: Int, classes: [[String]], data: [String], licence: String,
      scores: [String: Double]
    ) {
      self.kind = kind
      self.features = features
      self.classes = classes
      self.data = data
      self.licence = licence
      self.scores = scores
      digest = ""
    }

    func encoded() -> [UInt8] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      // A header of strings and numbers always encodes.
      return Array(try! encoder.encode(self))
    }

    func digest(with body: [UInt8]) -> String {
      var unsigned = self
      unsigned.digest = ""
      return RecordFile.digest(of: unsigned.encoded() + body)
    }
  }

  public let header: Header
  let tables: [WeightTable]

  private static let magic = Array("ENTMODEL".utf8)
  private static let version: UInt32 = 4

  init(header: Header, tables: [WeightTable]) {
    self.header = header
    self.tables = tables
  }

  /// The model with figures on held-out data in its header.
  package func scored(_ scores: [String: Double]) -> ModelFile {
    var header = header
    header.scores = scores
    return ModelFile(header: header, tables: tables)
  }

  /// Opens a file by mapping it.
  ///
  /// - Throws: ``ModelError`` where it cannot be opened or is no sound model.
  public init(path: String) throws(ModelError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    } catch {
      throw .unreadable(path)
    }
    try self.init(ModelBytes(data), isTrusted: false)
  }

  /// Reads a model that is part of the program.
  package init(embedded: UnsafeRawBufferPointer) throws(ModelError) {
    try self.init(ModelBytes(static: embedded), isTrusted: true)
  }

  /// Reads bytes that may be anything.
  public init(bytes: [UInt8]) throws(ModelError) {
    try self.init(ModelBytes(bytes), isTrusted: false)
  }

  private init(_ bytes: ModelBytes, isTrusted: Bool) throws(ModelError) {
    var reader = Reader(bytes)
    guard try reader.array(Self.magic.count) == Self.magic else { throw .notAModel }
    let version = try reader.number()
    guard version == Self.version else { throw .otherVersion(Int(version)) }
    let length = Int(try reader.number())
    guard length < 1 << 20 else { throw .damaged("the length of the header") }
    do {
      header = try JSONDecoder().decode(Header.self, from: Data(try reader.array(length)))
    } catch let error as ModelError {
      throw error
    } catch {
      throw .damaged("the header")
    }
    try reader.align()
    // What is compiled in is checked by a test.
    if !isTrusted {
      guard header.digest == header.digest(with: Array(reader.rest)) else { throw .tampered }
    }
    var tables: [WeightTable] = []
    for classes in header.classes {
      let table = try WeightTable(reading: &reader, isTrusted: isTrusted)
      guard table.classCount == classes.count else { throw .damaged("the classes of a table") }
      tables.append(table)
    }
    self.tables = tables
  }

  /// The bytes of the file; the same for the same tables.
  public func encoded() -> [UInt8] {
    var body = Writer()
    for table in tables { table.write(to: &body) }
    var header = header
    header.digest = header.digest(with: body.bytes)
    let json = header.encoded()
    var file = Writer()
    file.bytes += Self.magic
    file.append(UInt32(Self.version))
    file.append(UInt32(json.count))
    file.bytes += json
    file.align()
    file.bytes += body.bytes
    return file.bytes
  }
}

/// What is wrong with a model file.
public enum ModelError: Error, Equatable {
  case unreadable(String)
  case notAModel
  case otherVersion(Int)
  case damaged(String)
  case tampered
  /// A model of another kind, or of features that this program does not compute.
  case unfit(kind: String, wanted: String)
}

extension ModelError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path): "the model \(path) cannot be opened"
    case .notAModel: "this is not a model of Entente; `entente train` writes them"
    case .otherVersion(let version):
      "the model has format \(version), which this program does not read; train it anew"
    case .damaged(let part): "the model is damaged: \(part) cannot be right; train it anew"
    case .tampered:
      "the model's tables are not those that its header vouches for; get or train it anew"
    case .unfit(let kind, let wanted):
      "this is a model for \(kind) of other features; \(wanted) is wanted; train it anew"
    }
  }
}

/// Bytes that stay where they are as long as anything points into them.
struct ModelBytes: @unchecked Sendable {
  // Never written after it is made, so it may be shared between threads.
  let pointer: UnsafeRawPointer
  let count: Int
  private let owner: AnyObject?

  init<Number>(_ numbers: [Number]) {
    let owner = numbers.withUnsafeBytes { NSData(bytes: $0.baseAddress, length: $0.count) }
    self.owner = owner
    pointer = owner.bytes
    count = owner.length
  }

  init(_ data: Data) {
    let owner = data as NSData
    self.owner = owner
    pointer = owner.bytes
    count = owner.length
  }

  init(static bytes: UnsafeRawBufferPointer) {
    owner = nil
    pointer = bytes.baseAddress!
    count = bytes.count
  }

  private init(_ pointer: UnsafeRawPointer, _ count: Int, _ owner: AnyObject?) {
    self.pointer = pointer
    self.count = count
    self.owner = owner
  }

  func part(_ offset: Int, _ length: Int) -> ModelBytes {
    ModelBytes(pointer + offset, length, owner)
  }
}

extension ModelFile {
  /// Takes a file apart, never beyond its end.
  struct Reader {
    private let bytes: ModelBytes
    private var offset = 0

    init(_ bytes: ModelBytes) { self.bytes = bytes }

    var rest: UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(start: bytes.pointer + offset, count: bytes.count - offset)
    }

    /// Skips to the next multiple of 64; what is skipped is nothing but zeros.
    mutating func align() throws(ModelError) {
      let skipped = try bytes(min(bytes.count, (offset + 63) & ~63) - offset)
      let isBlank = UnsafeRawBufferPointer(start: skipped.pointer, count: skipped.count)
        .allSatisfy { $0 == 0 }
      guard isBlank else { throw .damaged("what stands between its parts") }
    }

    mutating func bytes(_ count: Int) throws(ModelError) -> ModelBytes {
      guard count >= 0, count <= bytes.count - offset else { throw .damaged("its length") }
      defer { offset += count }
      return bytes.part(offset, count)
    }

    mutating func array(_ count: Int) throws(ModelError) -> [UInt8] {
      let part = try bytes(count)
      return Array(UnsafeRawBufferPointer(start: part.pointer, count: count))
    }

    mutating func number() throws(ModelError) -> UInt32 {
      UInt32(littleEndian: try bytes(4).pointer.loadUnaligned(as: UInt32.self))
    }

    mutating func count() throws(ModelError) -> Int { Int(try number()) }
  }

  /// Puts a file together.
  struct Writer {
    var bytes: [UInt8] = []

    mutating func append(_ number: UInt32) {
      withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }

    mutating func append(_ count: Int) { append(UInt32(count)) }

    mutating func append(_ part: ModelBytes) {
      bytes += UnsafeRawBufferPointer(start: part.pointer, count: part.count)
    }

    mutating func align() {
      while bytes.count % 64 != 0 { bytes.append(0) }
    }
  }
}
