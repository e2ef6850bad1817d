import CMemory

/// Learned weights as they lie in a model file: a hash table that is read where it is.
///
/// The table is of lines of 64 bytes, as memory is brought near: first the keys of some
/// features in ascending order, then for each what it says. That leads to the few classes
/// that the feature speaks for or against; of three classes or fewer the weights stand in the
/// line itself, so that a lookup waits for memory once. A feature whose line is full stands in
/// the next. Nothing is copied on opening.
struct WeightTable: Sendable {
  let classCount: Int
  /// In how many lines features belong; those that follow take what was too much for the last.
  private let homeCount: Int
  private let layout: Layout
  private let lines: ModelBytes
  /// A class in the upper half and its weight in the lower half of four bytes.
  private let entries: ModelBytes

  /// What stands where in a line, in numbers of four bytes.
  private struct Layout {
    static let line = 16
    /// How many keys a line begins with.
    let keys: Int
    /// Where what the first of them says begins, and how long it is: where the row starts with
    /// its length in the low byte, or the weights, two in each number.
    let values: Int
    let width: Int

    static var narrow: Layout { Layout(keys: 8, values: 8, width: 1) }
    static var wide: Layout { Layout(keys: 5, values: 6, width: 2) }

    static func of(_ classCount: Int) -> Layout { (2...3).contains(classCount) ? wide : narrow }
  }

  /// Whether weights of so many classes stand in the lines themselves.
  private static func isInline(_ classCount: Int) -> Bool { classCount <= 3 }

  typealias Row = (key: UInt32, entries: [(UInt8, Double)])

  /// Lays out rows, which must be sorted by key and differ in it.
  ///
  /// - Parameter largest: the weight that becomes the largest number, of these rows or of
  ///   those of a table that is added to this one.
  init(classCount: Int, rows: [Row], largest: Double? = nil) {
    self.classCount = classCount
    layout = .of(classCount)
    // Seven places of ten are taken.
    homeCount = rows.count * 10 / (7 * layout.keys) + 1
    let scale = Self.scale(largest ?? Self.largest(rows))
    var table: [UInt32] = []
    var entries: [UInt32] = []
    var line = 0
    var taken = 0
    for row in rows {
      let home = Self.home(of: row.key, homeCount)
      if home > line {
        (line, taken) = (home, 0)
      } else if taken == layout.keys {
        (line, taken) = (line + 1, 0)
      }
      if table.count < (line + 1) * Layout.line {
        table += repeatElement(0, count: (line + 1) * Layout.line - table.count)
      }
      let numbers = row.entries
        .map { (label: Int($0.0), weight: Int16(($0.1 * scale).rounded())) }
        .filter { $0.weight != 0 }
      table[line * Layout.line + taken] = row.key
      let value = line * Layout.line + layout.values + taken * layout.width
      if Self.isInline(classCount) {
        for (label, weight) in numbers {
          table[value + label / 2] |= UInt32(UInt16(bitPattern: weight)) << (label % 2 * 16)
        }
      } else {
        table[value] = UInt32(entries.count) << 8 | UInt32(min(numbers.count, 255))
        entries += numbers.prefix(255).map {
          UInt32($0.label) << 16 | UInt32(UInt16(bitPattern: $0.weight))
        }
      }
      taken += 1
    }
    // The last line has an empty place, at which every search ends.
    let count = max(homeCount, line + (taken == layout.keys ? 2 : 1))
    table += repeatElement(0, count: count * Layout.line - table.count)
    lines = ModelBytes(table)
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
    homeCount = try reader.count()
    let lineCount = try reader.count()
    let entryCount = try reader.count()
    guard (1...256).contains(classCount), (1..<1 << 24).contains(lineCount),
      (1...lineCount).contains(homeCount), entryCount < 1 << 24
    else { throw .damaged("the size of a table") }
    layout = .of(classCount)
    try reader.align()
    lines = try reader.bytes(lineCount * Layout.line * 4)
    entries = try reader.bytes(entryCount * 4)
    if !isTrusted { try check(entryCount) }
  }

  private var lineCount: Int { lines.count / (Layout.line * 4) }

  private func check(_ entryCount: Int) throws(ModelError) {
    let table = lines.pointer.assumingMemoryBound(to: UInt32.self)
    // A table without an empty place at its end would be searched beyond it.
    guard table[(lineCount - 1) * Layout.line + layout.keys - 1] == 0 else {
      throw .damaged("a table that is full")
    }
    guard !Self.isInline(classCount) else { return }
    for line in 0..<lineCount {
      for place in 0..<layout.keys {
        let row = table[line * Layout.line + layout.values + place]
        guard Int(row >> 8) + Int(row & 0xFF) <= entryCount else {
          throw .damaged("a row of a table")
        }
      }
    }
    let values = entries.pointer.assumingMemoryBound(to: UInt32.self)
    for index in 0..<entryCount where Int(values[index] >> 16) >= classCount {
      throw .damaged("a class of a table")
    }
  }

  func write(to writer: inout ModelFile.Writer) {
    writer.append(classCount)
    writer.append(homeCount)
    writer.append(lineCount)
    writer.append(entries.count / 4)
    writer.align()
    writer.append(lines)
    writer.append(entries)
  }

  /// The rows in the order of the table.
  func forEachRow(_ body: (_ key: UInt32, _ entries: [(label: Int, weight: Int32)]) -> Void) {
    let table = lines.pointer.assumingMemoryBound(to: UInt32.self)
    for line in 0..<lineCount {
      for place in 0..<layout.keys where table[line * Layout.line + place] != 0 {
        let key = table[line * Layout.line + place]
        var scores = [Int32](repeating: 0, count: classCount)
        scores.withUnsafeMutableBufferPointer { add([key], to: $0.baseAddress!) }
        body(key, scores.indices.filter { scores[$0] != 0 }.map { ($0, scores[$0]) })
      }
    }
  }

  /// The line where the search for a key begins.
  @inline(__always)
  private static func home(of key: UInt32, _ homeCount: Int) -> Int {
    Int((UInt64(key) &* UInt64(homeCount)) >> 32)
  }
}

extension WeightTable: Weights {
  /// Memory is slower than all else here: what is read of all features is on its way before
  /// the first is waited for.
  @inline(__always)
  func add(_ features: [UInt32], to scores: UnsafeMutablePointer<Int32>) {
    features.withUnsafeBufferPointer { features in
      for feature in features {
        entente_prefetch(lines.pointer + Self.home(of: feature, homeCount) &* Layout.line &* 4)
      }
      switch classCount {
      case 1: addOne(features, to: scores)
      case 2, 3: addThree(features, to: scores)
      default: addMany(features, to: scores)
      }
    }
  }

  /// What a feature says, and its place in the line; `nil` where it has none.
  @inline(__always)
  private func values(of feature: UInt32, _ layout: Layout) -> UnsafePointer<UInt32>? {
    let table = lines.pointer.assumingMemoryBound(to: UInt32.self)
    var line = table + Self.home(of: feature, homeCount) &* Layout.line
    while true {
      let found = entente_find(line, Int32(truncatingIfNeeded: layout.keys), feature)
      if found != 0 {
        return line + (layout.values &+ layout.width &* found.trailingZeroBitCount)
      }
      // Keys ascend, so that where there is room or a larger one this one would stand here; an
      // empty one, less one, is the largest number.
      if line[layout.keys &- 1] &- 1 >= feature { return nil }
      line += Layout.line
    }
  }

  @inline(__always)
  private func addOne(
    _ features: UnsafeBufferPointer<UInt32>, to scores: UnsafeMutablePointer<Int32>
  ) {
    for feature in features {
      guard let value = values(of: feature, .narrow) else { continue }
      scores[0] &+= Self.low(value[0])
    }
  }

  @inline(__always)
  private func addThree(
    _ features: UnsafeBufferPointer<UInt32>, to scores: UnsafeMutablePointer<Int32>
  ) {
    var (first, second, third) = (Int32(0), Int32(0), Int32(0))
    for feature in features {
      guard let value = values(of: feature, .wide) else { continue }
      first &+= Self.low(value[0])
      second &+= Self.low(value[0] >> 16)
      third &+= Self.low(value[1])
    }
    scores[0] &+= first
    scores[1] &+= second
    if classCount > 2 { scores[2] &+= third }
  }

  @inline(__always)
  private func addMany(
    _ features: UnsafeBufferPointer<UInt32>, to scores: UnsafeMutablePointer<Int32>
  ) {
    let entries = entries.pointer.assumingMemoryBound(to: UInt32.self)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: features.count) { rows in
      var count = 0
      for feature in features {
        guard let row = values(of: feature, .narrow)?.pointee else { continue }
        entente_prefetch(entries + Int(row >> 8))
        rows[count] = row
        count &+= 1
      }
      for index in 0..<count {
        let start = Int(rows[index] >> 8)
        for entry in start..<(start &+ Int(rows[index] & 0xFF)) {
          let value = entries[entry]
          scores[Int(value >> 16)] &+= Self.low(value)
        }
      }
    }
  }

  @inline(__always)
  private static func low(_ value: UInt32) -> Int32 {
    Int32(Int16(truncatingIfNeeded: value))
  }
}
