import Foundation
import Ontology
import Yams

/// Why a style cannot be read.
public enum StyleError: Error, Equatable {
  /// It is no YAML.
  case unreadable(String, file: String)

  /// It has a key that there is not.
  case unknownKey(String, allowed: [String], file: String, line: Int?)

  /// A value is of another kind.
  case wrongValue(String, wanted: String, file: String, line: Int?)
}

extension StyleError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let reason, let file): "\(file): \(reason)"
    case .unknownKey(let key, let allowed, let file, let line):
      "\(Self.place(file, line)): a style has no '\(key)' here; there are \(allowed.joined(separator: ", "))"
    case .wrongValue(let value, let wanted, let file, let line):
      "\(Self.place(file, line)): '\(value)' is not \(wanted)"
    }
  }

  private static func place(_ file: String, _ line: Int?) -> String {
    file + (line.map { ":\($0)" } ?? "")
  }
}

extension Style {
  /// Looks that are built in.
  public enum Theme: String, Sendable, CaseIterable {
    case screen, print, slides
  }

  /// One of the built-in looks.
  public static func theme(_ theme: Theme) -> Style {
    do throws(StyleError) {
      var style = standard
      switch theme {
      case .screen: break
      case .print: try style.lay(text(PackageResources.print_yaml), named: "print.yaml")
      case .slides: try style.lay(text(PackageResources.slides_yaml), named: "slides.yaml")
      }
      return style
    } catch {
      preconditionFailure("a built-in style: \(error)")
    }
  }

  /// How figures look unless another way is chosen.
  public static let standard: Style = {
    do throws(StyleError) {
      var style = Style()
      try style.lay(text(PackageResources.screen_yaml), named: "screen.yaml")
      return style
    } catch {
      preconditionFailure("a built-in style: \(error)")
    }
  }()

  /// This style with what a file says laid over it.
  ///
  /// - Throws: ``StyleError`` with file and line, for a key or a value that there is not.
  public func overlaid(with yaml: String, named file: String) throws(StyleError) -> Style {
    var style = self
    try style.lay(yaml, named: file)
    return style
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private mutating func lay(_ yaml: String, named file: String) throws(StyleError) {
    let root: Yams.Node?
    do { root = try Yams.compose(yaml: yaml, .basic) } catch {
      throw .unreadable("it is no YAML: \(error)", file: file)
    }
    guard let root else { return }
    let section = try StyleSection(root, file: file)
    // First, since colours of types are thinned by it.
    if let value = section["tint"] { tint = try value.number(in: 0...1) }
    for (key, value) in section.entries {
      switch key {
      case "tint": break
      case "background": background = try value.color()
      case "sizes": try laySizes(value.section())
      case "types":
        for (name, look) in try value.section().entries { looks[name] = try self.look(look) }
      case "others":
        var looks: [Look] = []
        for item in try value.list() { looks.append(try look(item)) }
        guard !looks.isEmpty else { throw value.wrong("a list that is not empty") }
        fallbacks = looks
      case "dashes":
        dashes.merge(
          try value.map(
            Modality.self, { (value) throws(StyleError) in try value.word(Dashes.self) })
        ) { $1 }
      case "heads":
        heads.merge(
          try value.map(Polarity.self, { (value) throws(StyleError) in try value.word(Head.self) })
        ) { $1 }
      case "colors":
        colors.merge(
          try value.map(Polarity.self, { (value) throws(StyleError) in try value.color() })
        ) { $1 }
      case "widths":
        var points: [Double] = []
        for item in try value.list() { points.append(try item.number(in: 0.1...20)) }
        guard points.count == LineWidth.allCases.count else {
          throw value.wrong("\(LineWidth.allCases.count) numbers")
        }
        widths = points
      case "changes":
        changes.merge(
          try value.map(Change.self, { (value) throws(StyleError) in try changeLook(value) })
        ) { $1 }
      case "groups":
        for (key, value) in try value.section().entries {
          switch key {
          case "fill": groupFill = try value.color()
          case "outline": groupOutline = try value.color()
          default: throw value.unknown(key, ["fill", "outline"])
          }
        }
      case "labels":
        for (name, words) in try value.section().entries { labels[name] = try words.text() }
      default:
        throw value.unknown(
          key,
          [
            "background", "tint", "sizes", "types", "others", "dashes", "heads", "colors",
            "widths", "changes", "groups", "labels",
          ])
      }
    }
  }

  private mutating func laySizes(_ section: StyleSection) throws(StyleError) {
    let names: KeyValuePairs<String, WritableKeyPath<Sizes, Double>> = [
      "node": \.node, "line": \.line, "title": \.title, "legend": \.legend, "caption": \.caption,
      "nameWidth": \.nameWidth, "measure": \.measure,
    ]
    for (key, value) in section.entries {
      guard let path = names.first(where: { $0.key == key })?.value else {
        throw value.unknown(key, names.map(\.key))
      }
      let isWidth = key == "nameWidth" || key == "measure"
      sizes[keyPath: path] = try value.number(in: isWidth ? 60...4000 : 4...96)
    }
  }

  private func look(_ value: StyleValue) throws(StyleError) -> Look {
    var shape: Shape?
    var (color, fill, outline): (Color?, Color?, Color?)
    for (key, value) in try value.section().entries {
      switch key {
      case "shape": shape = try value.word(Shape.self)
      case "color": color = try value.color()
      case "fill": fill = try value.color()
      case "outline": outline = try value.color()
      default: throw value.unknown(key, ["shape", "color", "fill", "outline"])
      }
    }
    guard let shape, let tinted = color?.tint(tint) ?? fill else {
      throw value.wrong("a look with a shape and a color or a fill")
    }
    return Look(
      shape, fill: fill ?? tinted, outline: outline ?? (color ?? fill ?? .black).forLines)
  }

  private func changeLook(_ value: StyleValue) throws(StyleError) -> ChangeLook {
    var look = ChangeLook(color: .black, tail: .none)
    for (key, value) in try value.section().entries {
      switch key {
      case "color": look.color = try value.color()
      case "tail": look.tail = try value.word(Head.self)
      default: throw value.unknown(key, ["color", "tail"])
      }
    }
    return look
  }
}

/// A mapping of a style file, its keys in order.
private struct StyleSection {
  let entries: [(key: String, value: StyleValue)]

  init(_ node: Yams.Node, file: String) throws(StyleError) {
    guard let mapping = node.mapping else {
      throw .wrongValue(
        node.scalar?.string ?? "a list", wanted: "a mapping", file: file, line: node.mark?.line)
    }
    entries = mapping.map { ($0.key.scalar?.string ?? "", StyleValue(node: $0.value, file: file)) }
  }

  subscript(key: String) -> StyleValue? { entries.first { $0.key == key }?.value }
}

/// A value of a style file; knows its line.
private struct StyleValue {
  let node: Yams.Node
  let file: String

  private var words: String { node.scalar?.string ?? "a list or mapping" }

  func wrong(_ wanted: String) -> StyleError {
    .wrongValue(words, wanted: wanted, file: file, line: node.mark?.line)
  }

  func unknown(_ key: String, _ allowed: [String]) -> StyleError {
    .unknownKey(key, allowed: allowed, file: file, line: node.mark?.line)
  }

  func section() throws(StyleError) -> StyleSection { try StyleSection(node, file: file) }

  func list() throws(StyleError) -> [StyleValue] {
    guard let sequence = node.sequence else { throw wrong("a list") }
    return sequence.map { StyleValue(node: $0, file: file) }
  }

  func text() throws(StyleError) -> String {
    guard let text = node.scalar?.string else { throw wrong("a word") }
    return text
  }

  func number(in range: ClosedRange<Double>) throws(StyleError) -> Double {
    guard let number = Double(try text()), range.contains(number) else {
      throw wrong("a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func color() throws(StyleError) -> Color {
    let text = try text()
    guard text.hasPrefix("#"), text.utf8.count == 7,
      let number = UInt32(text.dropFirst(), radix: 16)
    else { throw wrong("a colour such as \"#E69F00\"") }
    return Color(number)
  }

  func word<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) throws(StyleError) -> Word
  {
    guard let word = Word(rawValue: try text()) else {
      throw wrong("one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return word
  }

  /// A mapping from words of a kind.
  func map<Key: RawRepresentable<String> & CaseIterable & Hashable, Value>(
    _: Key.Type, _ read: (StyleValue) throws(StyleError) -> Value
  ) throws(StyleError) -> [Key: Value] {
    var map: [Key: Value] = [:]
    for (name, value) in try section().entries {
      guard let key = Key(rawValue: name) else {
        throw value.unknown(name, Key.allCases.map(\.rawValue))
      }
      map[key] = try read(value)
    }
    return map
  }
}
