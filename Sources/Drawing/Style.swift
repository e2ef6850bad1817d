import Ontology

/// How each type of entity is drawn: a shape and a colour, so that neither has
/// to be told apart alone.
///
/// The colours are those of Okabe and Ito, which hold for readers with colour
/// blindness, thinned with white under black text.
public struct Style: Sendable {
  /// The looks of one type of entity.
  public struct Look: Sendable, Hashable {
    public let shape: Shape
    public let outline: Color
    public let fill: Color

    /// Text on a light tint of a colour, outlined with the colour or a darker one.
    public init(_ shape: Shape, _ color: Color) {
      self.shape = shape
      outline = color.forLines
      fill = color.tint(0.35)
    }

    /// The better readable of black and white.
    public var text: Color {
      fill.contrast(with: .black) >= fill.contrast(with: .white) ? .black : .white
    }
  }

  /// By the name of the type.
  public var looks: [String: Look]

  /// For types that have none of their own.
  public var fallbacks: [Look]

  public init(looks: [String: Look], fallbacks: [Look]) {
    precondition(!fallbacks.isEmpty, "a style can draw every type")
    self.looks = looks
    self.fallbacks = fallbacks
  }

  public static let standard = Style(
    looks: [
      "Person": Look(.ellipse, skyBlue),
      "State": Look(.box, orange),
      "Organization": Look(.component, bluishGreen),
      "Place": Look(.house, yellow),
      "Event": Look(.hexagon, reddishPurple),
      "Topic": Look(.tab, blue),
      "Document": Look(.note, grey),
    ],
    fallbacks: [
      Look(.octagon, bluishGreen), Look(.folder, orange), Look(.cylinder, skyBlue),
      Look(.box3d, reddishPurple), Look(.parallelogram, yellow), Look(.trapezium, grey),
    ])

  /// The looks of every type, in the order of the ontology.
  ///
  /// A type without looks of its own gets those that its name picks, or the
  /// next that are free, so that types stay apart as long as there are enough.
  func looks(of types: some Sequence<EntityType>) -> [(EntityType, Look)] {
    var taken: Set<Int> = []
    return Set(types).sorted().map { type in
      if let look = looks[type.name] { return (type, look) }
      var place = Int(Self.number(of: type.name) % UInt32(fallbacks.count))
      if taken.count < fallbacks.count {
        while taken.contains(place) { place = (place + 1) % fallbacks.count }
      }
      taken.insert(place)
      return (type, fallbacks[place])
    }
  }

  /// The same number for a name in every run (FNV-1a).
  private static func number(of name: String) -> UInt32 {
    name.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }

  private static let orange = Color(0xE69F00)
  private static let skyBlue = Color(0x56B4E9)
  private static let bluishGreen = Color(0x009E73)
  private static let yellow = Color(0xF0E442)
  private static let blue = Color(0x0072B2)
  private static let reddishPurple = Color(0xCC79A7)
  private static let grey = Color(0x777777)
}
