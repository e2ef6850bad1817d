import CMemory

/// Learned weights as they lie in a model file: a hash table that is read where it is.
///
/// A slot holds a feature's key and leads to the few classes that the feature speaks for or
/// against; of three classes or fewer the weights stand in the slot itself, so that a
/// lookup waits for memory once. Nothing is copied on opening.
struct WeightTable: Sendable {
  let classCount: Int
  private let slotCount: Int
  /// Numbers of four bytes a slot: the key, then either where the row starts with its length
  /// in the low byte, or the weights, two in each number.
  private let slots: ModelBytes
  /// A class in the upper half and its weight in the lower half of four bytes.
  private let entries: ModelBytes

  private var isInline: Bool { Self.isInline(classCount) }
  private static func isInline(_ classCount: Int) -> Bool { classCount <= 3 }
  private static func stride(_ classCount: Int) -> Int {
    isInline(classCount) ? (classCount == 1 ? 2 : 3) : 2
  }

  typealias Row = (key: UInt32, entries: [(UInt8, Double)])

  /// Lays out rows, which must be sorted by key and differ in it.
  ///
  /// - Parameter largest: the weight that becomes the largest number, of these rows or of
  ///   those of a table that is added to this one.
  init(classCount: Int, rows: [Row], largest: Double? = nil) {
    self.classCount = classCount
    let slotCount = rows.count + rows.count / 3 + 16
    self.slotCount = slotCount
    let scale = Self.scale(largest ?? Self.largest(rows))
    let stride = Self.stride(classCount)
    var table = [UInt32](repeating: 0, count: slotCount * stride)
    var entries: [UInt32] = []
    for row in rows {
      var at = Self.place(of: row.key, slotCount)
      while table[at * stride] != 0 { at = at + 1 == slotCount ? 0 : at + 1 }
      let numbers = row.entries
        .map { (label: Int($0.0), weight: Int16(($0.1 * scale).rounded())) }
        .filter { $0.weight != 0 }
      table[at * stride] = row.key
      if Self.isInline(classCount) {
        for (label, weight) in numbers {
          let bits = UInt32(UInt16(bitPattern: weight)) << (label % 2 * 16)
          table[at * stride + 1 + label / 2] |= bits
        }
      } else {
        table[at * stride + 1] = UInt32(entries.count) << 8 | UInt32(min(numbers.count, 255))
        entries += numbers.prefix(255).map {
          UInt32($0.label) << 16 | UInt32(UInt16(bitPattern: $0.weight))
        }
      }
    }
    slots = ModelBytes(table)
    self.entries = ModelBytes(entries)
  }

  /// How many steps of the numbers in a table make a weight of one.
  static func scale(_ largest: Double) -> Double { 32_000 / largest }

  static func largest(_ rows: [Row]) -> Double {
    rows.lazy.flatMap { $0.entries.map { abs($0.1) } }.max() ?? 1
  }

  /// Reads a table from a model file.
  ///
  /// - Parameter isTrusted: whether the table was checked before, as those inside the
  ///   program were.
  /// - Throws: ``ModelError/damaged(_:)`` where a row points outside the table.
  init(reading reader: inout ModelFile.Reader, isTrusted: Bool) throws(ModelError) {
    classCount = try reader.count()
    let slotCount = try reader.count()
    let entryCount = try reader.count()
    guard (1...256).contains(classCount), (1..<1 << 24).contains(slotCount), entryCount < 1 << 24
    else { throw .damaged("the size of a table") }
    self.slotCount = slotCount
    slots = try reader.bytes(slotCount * Self.stride(classCount) * 4)
    entries = try reader.bytes(entryCount * 4)
    if !isTrusted { try check(entryCount) }
  }

  private func check(_ entryCount: Int) throws(ModelError) {
    let table = slots.pointer.assumingMemoryBound(to: UInt32.self)
    let stride = Self.stride(classCount)
    var empty = 0
    for slot in 0..<slotCount {
      if table[slot * stride] == 0 { empty += 1 }
      guard !isInline else { continue }
      let row = table[slot * stride + 1]
      guard Int(row >> 8) + Int(row & 0xFF) <= entryCount else {
        throw .damaged("a row of a table")
      }
    }
    // A table without an empty place would be searched for ever.
    guard empty > 0 else { throw .damaged("a table that is full") }
    let values = entries.pointer.assumingMemoryBound(to: UInt32.self)
    for index in 0..<entryCount where Int(values[index] >> 16) >= classCount {
      throw .damaged("a class of a table")
    }
  }

  func write(to writer: inout ModelFile.Writer) {
    writer.append(classCount)
    writer.append(slotCount)
    writer.append(entries.count / 4)
    writer.append(slots)
    writer.append(entries)
  }

  /// The rows in the order of the table.
  func forEachRow(_ body: (_ key: UInt32, _ entries: [(label: Int, weight: Int32)]) -> Void) {
    let table = slots.pointer.assumingMemoryBound(to: UInt32.self)
    let stride = Self.stride(classCount)
    for slot in 0..<slotCount where table[slot * stride] != 0 {
      let key = table[slot * stride]
      var scores = [Int32](repeating: 0, count: classCount)
      scores.withUnsafeMutableBufferPointer { add([key], to: $0.baseAddress!) }
      body(key, scores.indices.filter { scores[$0] != 0 }.map { ($0, scores[$0]) })
    }
  }

  /// Where the search for a key begins.
  @inline(__always)
  private static func place(of key: UInt32, _ slotCount: Int) -> Int {
    Int((UInt64(key) &* UInt64(slotCount)) >> 32)
  }
}

extension WeightTable: Weights {
  /// Memory is slower than all else here: what is read of all features is on its way before
  /// the first is waited for.
  @inline(__always)
  func add(_ features: [UInt32], to scores: UnsafeMutablePointer<Int32>) {
    let stride = Self.stride(classCount)
    for feature in features {
      entente_prefetch(slots.pointer + Self.place(of: feature, slotCount) &* stride &* 4)
    }
    guard !isInline else {
      for feature in features { addInline(feature, to: scores) }
      return
    }
    let values = entries.pointer.assumingMemoryBound(to: UInt32.self)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: features.count) { rows in
      var count = 0
      for feature in features {
        guard let slot = slot(of: feature) else { continue }
        let row = slot[1]
        entente_prefetch(values + Int(row >> 8))
        rows[count] = row
        count &+= 1
      }
      for index in 0..<count {
        let start = Int(rows[index] >> 8)
        for entry in start..<(start &+ Int(rows[index] & 0xFF)) {
          let value = values[entry]
          scores[Int(value >> 16)] &+= Self.low(value)
        }
      }
    }
  }

  /// The numbers of a feature's slot; `nil` where it has none.
  @inline(__always)
  private func slot(of feature: UInt32) -> UnsafePointer<UInt32>? {
    let table = slots.pointer.assumingMemoryBound(to: UInt32.self)
    let stride = Self.stride(classCount)
    var at = Self.place(of: feature, slotCount)
    while true {
      let key = table[at &* stride]
      if key == feature { return table + at &* stride }
      // Rows were laid out in order of their keys, so that a larger key stands where an empty
      // slot was; an empty one, less one, is the largest number.
      if key &- 1 >= feature { return nil }
      at = at &+ 1 == slotCount ? 0 : at &+ 1
    }
  }

  @inline(__always)
  private func addInline(_ feature: UInt32, to scores: UnsafeMutablePointer<Int32>) {
    guard let slot = slot(of: feature) else { return }
    scores[0] &+= Self.low(slot[1])
    guard classCount > 1 else { return }
    scores[1] &+= Self.low(slot[1] >> 16)
    guard classCount > 2 else { return }
    scores[2] &+= Self.low(slot[2])
  }

  @inline(__always)
  private static func low(_ value: UInt32) -> Int32 {
    Int32(Int16(truncatingIfNeeded: value))
  }
}
