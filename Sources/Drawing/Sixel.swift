import CPNG

/// Why a picture cannot be shown in sixels.
public enum PictureError: Error, CustomStringConvertible {
  case notPNG

  public var description: String { "the picture is no PNG that can be read" }
}

/// A picture as sixels, which DEC's VT340 terminals and many since can show.
///
/// Colours are brought down to 6 shades of each of red, green and blue, of which a figure
/// needs few.
public struct Sixel: Sendable {
  public let text: String

  /// - Throws: ``PictureError`` where it is no PNG.
  /// - Complexity: O(*c* · *n*) for *n* pixels and *c* colours in a band of six rows.
  public init(png: [UInt8]) throws(PictureError) {
    var (width, height): (UInt32, UInt32) = (0, 0)
    guard
      let pixels = png.withUnsafeBytes({
        entente_png_pixels($0.baseAddress, $0.count, &width, &height)
      })
    else { throw .notPNG }
    defer { entente_free(pixels) }
    self.init(
      width: Int(width), height: Int(height),
      pixels: UnsafeBufferPointer(start: pixels, count: Int(width) * Int(height) * 3))
  }

  /// - Parameter pixels: red, green and blue of each, row by row.
  init(width: Int, height: Int, pixels: UnsafeBufferPointer<UInt8>) {
    func color(_ x: Int, _ y: Int) -> Int {
      let place = (y * width + x) * 3
      func shade(_ part: UInt8) -> Int { (Int(part) * 5 + 127) / 255 }
      return shade(pixels[place]) * 36 + shade(pixels[place + 1]) * 6 + shade(pixels[place + 2])
    }
    var text = "\u{1B}Pq\"1;1;\(width);\(height)"
    var known: Set<Int> = []
    for top in stride(from: 0, to: height, by: 6) {
      var used: [Int] = []
      var rows: [Int: [UInt8]] = [:]
      for x in 0..<width {
        for y in top..<min(top + 6, height) {
          let color = color(x, y)
          if rows[color] == nil {
            rows[color] = [UInt8](repeating: 0, count: width)
            used.append(color)
          }
          rows[color]![x] |= 1 << UInt8(y - top)
        }
      }
      for color in used.sorted() {
        if known.insert(color).inserted {
          text += "#\(color);2;\(color / 36 * 20);\(color / 6 % 6 * 20);\(color % 6 * 20)"
        }
        text += "#\(color)" + Self.runs(rows[color]!) + "$"
      }
      text += "-"
    }
    self.text = text + "\u{1B}\\"
  }

  /// Sixels of one colour, repeated ones counted.
  private static func runs(_ row: [UInt8]) -> String {
    var text = ""
    var place = 0
    while place < row.count {
      var end = place
      while end < row.count, row[end] == row[place] { end += 1 }
      let sign = String(UnicodeScalar(row[place] + 63))
      text +=
        end - place > 3 ? "!\(end - place)\(sign)" : String(repeating: sign, count: end - place)
      place = end
    }
    return text
  }
}
