/// What a learner sees of a case, as a number: a template and the values in it.
///
/// Two features may share a number; with 32 bits and some 300,000 features that
/// happens to one in ten thousand, which does no harm that can be measured.
package struct Feature {
  /// Never 0, which a table takes for an empty place.
  package let key: UInt32

  @inline(__always)
  package init(_ template: UInt32, _ a: UInt32) {
    key = Self.finished(Self.mixed(template &* 0x9E37_79B1, a))
  }

  @inline(__always)
  package init(_ template: UInt32, _ a: UInt32, _ b: UInt32) {
    key = Self.finished(Self.mixed(Self.mixed(template &* 0x9E37_79B1, a), b))
  }

  @inline(__always)
  package init(_ template: UInt32, _ a: UInt32, _ b: UInt32, _ c: UInt32) {
    key = Self.finished(
      Self.mixed(Self.mixed(Self.mixed(template &* 0x9E37_79B1, a), b), c))
  }

  // MurmurHash3's rounds (A. Appleby, public domain).
  @inline(__always)
  private static func mixed(_ hash: UInt32, _ value: UInt32) -> UInt32 {
    var k = value &* 0xCC9E_2D51
    k = (k << 15 | k >> 17) &* 0x1B87_3593
    let h = hash ^ k
    return (h << 13 | h >> 19) &* 5 &+ 0xE654_6B64
  }

  @inline(__always)
  private static func finished(_ hash: UInt32) -> UInt32 {
    var h = hash
    h ^= h >> 16
    h = h &* 0x85EB_CA6B
    h ^= h >> 13
    h = h &* 0xC2B2_AE35
    h ^= h >> 16
    return h == 0 ? 1 : h
  }
}

extension [UInt32] {
  /// Puts new features in the place of the old ones.
  ///
  /// - Parameter most: how many `body` adds at most.
  @inline(__always)
  mutating func refill(_ most: Int, _ body: (inout FeatureList) -> Void) {
    while count < most { append(0) }
    let count = withUnsafeMutableBufferPointer { buffer in
      var list = FeatureList(buffer)
      body(&list)
      return list.count
    }
    removeLast(self.count - count)
  }
}

/// Features that are written one after the other where there is room for all.
struct FeatureList {
  private let buffer: UnsafeMutableBufferPointer<UInt32>
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt32>) { self.buffer = buffer }

  @inline(__always)
  mutating func add(_ feature: Feature) {
    precondition(count < buffer.count)
    buffer[count] = feature.key
    count &+= 1
  }
}
