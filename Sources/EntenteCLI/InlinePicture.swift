import ArgumentParser
import Drawing
import Foundation

/// A picture in the terminal, by the protocol that it speaks.
enum InlinePicture {
  enum Terminal: String, ExpressibleByArgument, CaseIterable {
    case kitty, iterm2, sixel
  }

  /// Which protocol the terminal's own variables name, or `nil`.
  static func terminal(_ environment: [String: String]) -> Terminal? {
    let term = environment["TERM"] ?? ""
    let program = environment["TERM_PROGRAM"] ?? ""
    if environment["KITTY_WINDOW_ID"] != nil || term.contains("kitty") || program == "ghostty" {
      return .kitty
    }
    if ["iTerm.app", "WezTerm", "mintty"].contains(program)
      || environment["LC_TERMINAL"] == "iTerm2"
    {
      return .iterm2
    }
    let speaksSixel = ["sixel", "mlterm", "foot", "yaft", "contour"]
    return speaksSixel.contains(where: term.contains) ? .sixel : nil
  }

  /// What to print for a picture.
  static func text(_ png: [UInt8], for terminal: Terminal) throws -> String {
    let base64 = Data(png).base64EncodedString()
    switch terminal {
    case .iterm2:
      return "\u{1B}]1337;File=inline=1;size=\(png.count):\(base64)\u{07}\n"
    case .kitty:
      // At most 4,096 bytes a piece; all but the last say that more follows.
      var text = ""
      var rest = Substring(base64)
      var isFirst = true
      repeat {
        let piece = rest.prefix(4096)
        rest = rest.dropFirst(4096)
        let control = (isFirst ? "a=T,f=100," : "") + "m=\(rest.isEmpty ? 0 : 1)"
        text += "\u{1B}_G\(control);\(piece)\u{1B}\\"
        isFirst = false
      } while !rest.isEmpty
      return text + "\n"
    case .sixel: return try Sixel(png: png).text + "\n"
    }
  }
}
