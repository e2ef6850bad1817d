import Foundation

/// What may go wrong with a stored adjacency.
public enum AdjacencyError: Error, Equatable {
  case unreadable(String)
  case unwritable(String)
  /// The file is none of ours, or of another version.
  case notAnAdjacency
  /// The file is cut off or changed.
  case damaged
  /// The file is of another graph, or of an earlier state of this one.
  case stale
}

extension AdjacencyError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path): "cannot read '\(path)'"
    case .unwritable(let path): "cannot write '\(path)'"
    case .notAnAdjacency: "the file holds no snapshot of this version"
    case .damaged: "the snapshot is damaged; it can be made anew from the graph"
    case .stale: "the snapshot is of another state of the graph; it can be made anew"
    }
  }
}

/// A snapshot of a graph's ties in a file, mapped into memory.
///
/// Compressed sparse rows (Tinney and Walker 1967), both directions: the halves of all edges
/// by node and neighbour, and beside each what an edge is asked for while a path is sought.
/// All numbers are little-endian; the parts begin at multiples of 4,096 bytes.
///
/// The whole file is checked when it is opened, piece by piece on all cores: a snapshot that
/// is cut off, changed or of another graph is refused, and no number in it leads outside it.
///
/// - Complexity: O(*n* + *m*) to open, at memory speed: some 20 ms for a million edges.
public final class AdjacencyFile: @unchecked Sendable {
  /// Which graph it is of, and of which state: any two numbers that tell states apart.
  public struct State: Sendable, Hashable {
    public let graph: UInt64
    public let changes: UInt64

    public init(graph: UInt64, changes: UInt64) {
      self.graph = graph
      self.changes = changes
    }
  }

  public let state: State

  /// The ties themselves.
  public let adjacency: Adjacency

  /// Whatever the writer put beside them.
  public let attachment: UnsafeRawBufferPointer

  private let base: UnsafeMutableRawPointer
  private let length: Int

  private static let magic: UInt64 = 0x3230_4A44_4154_4E45  // "ENTADJ02"
  private static let page = 4096
  private static let piece = 1 << 20

  /// Opens a file by mapping it.
  ///
  /// - Parameter state: what the snapshot must be of; any where `nil`.
  /// - Throws: ``AdjacencyError``.
  public init(path: String, state: State? = nil) throws(AdjacencyError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path) }
    let length = Int(status.st_size)
    guard length >= Self.page else { throw .notAnAdjacency }
    guard let base = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED
    else { throw .unreadable(path) }
    var isKept = false
    defer { if !isKept { munmap(base, length) } }
    let header = base.assumingMemoryBound(to: UInt64.self)
    guard header[0] == Self.magic else { throw .notAnAdjacency }
    guard let layout = Layout(nodes: header[1], halves: header[2], attached: header[7]),
      layout.length == length,
      header[5] == Self.headerSum(base)
    else { throw .damaged }
    self.state = State(graph: header[3], changes: header[4])
    if let state, state != self.state { throw .stale }
    let adjacency = Adjacency(
      nodeCount: layout.nodes, halfCount: layout.halves,
      starts: (base + layout.starts).assumingMemoryBound(to: UInt32.self),
      neighbours: (base + layout.neighbours).assumingMemoryBound(to: UInt32.self),
      documents: (base + layout.documents).assumingMemoryBound(to: UInt32.self),
      facts: (base + layout.facts).assumingMemoryBound(to: TieFacts.self),
      mostDocuments: Int(truncatingIfNeeded: header[6]))
    guard Self.isWhole(base, layout), adjacency.isSound else { throw .damaged }
    self.base = base
    self.length = length
    self.adjacency = adjacency
    attachment = UnsafeRawBufferPointer(start: base + layout.attachment, count: layout.attached)
    isKept = true
  }

  deinit { munmap(base, length) }

  /// Where the parts of a file lie.
  private struct Layout {
    let nodes: Int
    let halves: Int
    let starts: Int
    let neighbours: Int
    let documents: Int
    let facts: Int
    let attachment: Int
    let attached: Int
    let sums: Int
    let length: Int

    init?(nodes: UInt64, halves: UInt64, attached: UInt64) {
      guard nodes < 1 << 31, halves < 1 << 31, attached < 1 << 40 else { return nil }
      self.nodes = Int(nodes)
      self.halves = Int(halves)
      func pages(_ bytes: Int) -> Int { (bytes + page - 1) / page * page }
      starts = page
      neighbours = starts + pages(4 * (self.nodes + 1))
      documents = neighbours + pages(4 * self.halves)
      facts = documents + pages(4 * self.halves)
      attachment = facts + pages(8 * self.halves)
      self.attached = Int(attached)
      sums = attachment + pages(self.attached)
      length = sums + 8 * ((sums - page + piece - 1) / piece)
    }
  }

  // MARK: Checking

  /// A sum of 64 bits over four lanes; it finds accidents and edits, and keeps no secret.
  static func sum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes = SIMD4<UInt64>(0x9E37_79B9, 0x7F4A_7C15, 0xBF58_476D, 0x94D0_49BB)
    let wide = bytes.count / 32
    for index in 0..<wide {
      let words = bytes.loadUnaligned(fromByteOffset: 32 * index, as: SIMD4<UInt64>.self)
      lanes = (lanes ^ words) &+ (lanes &<< 5) &+ (lanes &>> 29)
    }
    var sum = UInt64(bytes.count)
    for lane in 0..<4 { sum = (sum ^ lanes[lane]) &* 0x9E37_79B9_7F4A_7C15 }
    for index in 32 * wide..<bytes.count { sum = (sum ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return sum ^ (sum >> 32)
  }

  /// The sum of the first page but for the number that holds it.
  private static func headerSum(_ base: UnsafeRawPointer) -> UInt64 {
    sum(UnsafeRawBufferPointer(start: base, count: 40))
      ^ sum(UnsafeRawBufferPointer(start: base + 48, count: page - 48))
  }

  private static func isWhole(_ base: UnsafeMutableRawPointer, _ layout: Layout) -> Bool {
    let sums = (base + layout.sums).assumingMemoryBound(to: UInt64.self)
    let count = (layout.length - layout.sums) / 8
    nonisolated(unsafe) var isWhole = [Bool](repeating: false, count: count)
    isWhole.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer
      nonisolated(unsafe) let (base, sums) = (base, sums)
      DispatchQueue.concurrentPerform(iterations: count) { index in
        let start = page + index * piece
        let bytes = UnsafeRawBufferPointer(
          start: base + start, count: min(piece, layout.sums - start))
        slots[index] = sum(bytes) == sums[index]
      }
    }
    return isWhole.allSatisfy(\.self)
  }

  // MARK: Writing

  /// Writes a snapshot; what was there before is replaced at once, or kept.
  ///
  /// - Parameters:
  ///   - ties: one for each claim and speaker, in any order.
  ///   - nodeCount: nodes are numbers below it, in the order of results.
  ///   - attachment: bytes that are kept beside the ties.
  /// - Throws: ``AdjacencyError/unwritable(_:)``.
  /// - Complexity: O(*n* + *m* log *m*).
  public static func write(
    _ ties: [TieRecord], nodeCount: Int, state: State, attachment: [UInt8] = [], to path: String
  ) throws(AdjacencyError) {
    guard
      let layout = Layout(
        nodes: UInt64(nodeCount), halves: UInt64(2 * ties.count),
        attached: UInt64(attachment.count))
    else {
      throw .unwritable(path)
    }
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: layout.length, alignment: page)
    defer { bytes.deallocate() }
    memset(bytes, 0, layout.length)
    let most = TieTable.fill(
      ties, nodeCount,
      starts: (bytes + layout.starts).assumingMemoryBound(to: UInt32.self),
      neighbours: (bytes + layout.neighbours).assumingMemoryBound(to: UInt32.self),
      documents: (bytes + layout.documents).assumingMemoryBound(to: UInt32.self),
      facts: (bytes + layout.facts).assumingMemoryBound(to: TieFacts.self))
    let header = bytes.assumingMemoryBound(to: UInt64.self)
    header[0] = magic
    (header[1], header[2]) = (UInt64(layout.nodes), UInt64(layout.halves))
    (header[3], header[4]) = (state.graph, state.changes)
    (header[6], header[7]) = (UInt64(most), UInt64(attachment.count))
    attachment.withUnsafeBytes {
      if let start = $0.baseAddress { memcpy(bytes + layout.attachment, start, $0.count) }
    }
    header[5] = headerSum(bytes)
    let sums = (bytes + layout.sums).assumingMemoryBound(to: UInt64.self)
    for index in 0..<(layout.length - layout.sums) / 8 {
      let start = page + index * piece
      sums[index] = sum(
        UnsafeRawBufferPointer(start: bytes + start, count: min(piece, layout.sums - start)))
    }
    do {
      try Data(bytesNoCopy: bytes, count: layout.length, deallocator: .none)
        .write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .unwritable(path)
    }
  }
}
