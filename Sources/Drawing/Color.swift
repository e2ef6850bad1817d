import Foundation

/// A colour on paper or screen.
public struct Color: Hashable, Sendable {
  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8

  /// A colour of its hexadecimal number: `0xE69F00`.
  public init(_ number: UInt32) {
    red = UInt8(number >> 16 & 0xFF)
    green = UInt8(number >> 8 & 0xFF)
    blue = UInt8(number & 0xFF)
  }

  private init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  public static let black = Color(0x000000)
  public static let white = Color(0xFFFFFF)

  /// As Graphviz and SVG write it: `#E69F00`.
  public var hex: String {
    "#"
      + [red, green, blue].map { part in
        let digits = String(part, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }

  /// This colour thinned with white; `share` is what is left of it, from 0 to 1.
  public func tint(_ share: Double) -> Color {
    func thinned(_ part: UInt8) -> UInt8 {
      UInt8((255 - (255 - Double(part)) * share).rounded())
    }
    return Color(red: thinned(red), green: thinned(green), blue: thinned(blue))
  }

  /// This colour, or a darker one of its kind that a line of it stands out on white.
  public var forLines: Color {
    var share = 1.0
    var color = self
    while color.contrast(with: .white) < 3.3 {
      share -= 0.02
      color = Color(
        red: UInt8(Double(red) * share), green: UInt8(Double(green) * share),
        blue: UInt8(Double(blue) * share))
    }
    return color
  }

  /// The better readable of black and white on this colour.
  public var bestText: Color {
    contrast(with: .black) >= contrast(with: .white) ? .black : .white
  }

  /// The contrast with another colour, from 1 to 21, as WCAG 2.2 defines it.
  ///
  /// Text is readable (level AA) from 4.5, a line from 3.
  public func contrast(with other: Color) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The relative luminance, from 0 to 1.
  private var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
