public import Ontology

/// How a figure looks: shapes and colours by type of entity, dashes, heads and widths of
/// lines, sizes of letters.
///
/// It is data: see `Sources/Drawing/Styles`. ``theme(_:)`` reads one of those, and
/// ``overlaid(with:named:)`` lays a user's file over it.
public struct Style: Sendable {
  /// The looks of one type of entity.
  public struct Look: Sendable, Hashable {
    /// The outline that tells the type without colour.
    public let shape: Shape

    /// The colour under the name.
    public let fill: Color

    /// The colour of the outline.
    public let outline: Color

    public init(_ shape: Shape, fill: Color, outline: Color) {
      self.shape = shape
      self.fill = fill
      self.outline = outline
    }

    /// A light tint of a colour, outlined with the colour or a darker one.
    public init(_ shape: Shape, _ color: Color, tint: Double = 0.35) {
      self.init(shape, fill: color.tint(tint), outline: color.forLines)
    }

    /// The better readable of black and white; one of them always has a contrast of 4.5.
    public var text: Color { fill.bestText }
  }

  /// Sizes of letters, and the widths at which lines of text are broken, in points.
  public struct Sizes: Sendable, Hashable {
    /// Names in nodes.
    public var node = 12.0

    /// Words beside lines.
    public var line = 10.0

    /// The title.
    public var title = 17.0

    /// Words of the legend.
    public var legend = 11.0

    /// The caption.
    public var caption = 10.5

    /// Where names are broken.
    public var nameWidth = 130.0

    /// Where title, caption and sources are broken.
    public var measure = 480.0
  }

  /// A line of a comparison: its colour, and what stands at its start by Graphviz's name.
  public struct ChangeLook: Sendable, Hashable {
    /// Of the line.
    public var color: Color

    /// At its start.
    public var tail: Head
  }

  /// The colour of the sheet.
  public var background = Color.white

  /// The part of a type's colour that is left under text, from 0 to 1.
  public var tint = 0.35

  /// Sizes of letters, and widths at which lines are broken.
  public var sizes = Sizes()

  /// By the name of the type.
  public var looks: [String: Look] = [:]

  /// For types that have none of their own.
  public var fallbacks: [Look] = [Look(.box, .white)]

  /// How firmly it is said, by dashes.
  public var dashes: [Modality: Dashes] = [
    .asserted: .solid, .planned: .dashed, .hypothetical: .dotted,
  ]

  /// Whether it is affirmed, by what stands at the far end.
  public var heads: [Polarity: Head] = [.affirmed: .normal, .negated: .tee]

  /// Whether it is affirmed, by colour too.
  public var colors: [Polarity: Color] = [.affirmed: .black, .negated: .black]

  /// In points, for 1, 2, 3 or 4, and more documents.
  public var widths = [1.2, 2, 3, 4.2]

  /// What became of a line between two times.
  public var changes: [Change: ChangeLook] = [
    .gone: ChangeLook(color: .black, tail: .odot), .new: ChangeLook(color: .black, tail: .dot),
  ]

  /// The ground of boxes around communities and years.
  public var groupFill = Color.white

  /// The outline of such boxes, and lines from year to year.
  public var groupOutline = Color.black

  /// Words beside a line, by the name of the relation, instead of the ontology's.
  public var labels: [String: String] = [:]

  /// Black on white, every type alike; files are laid over it.
  public init() {}

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

  /// What a reader may miss in it: lines and outlines too pale, statuses that look alike.
  public var weaknesses: [String] {
    var weaknesses: [String] = []
    for (name, look) in looks.sorted(by: { $0.key < $1.key })
    where look.outline.contrast(with: background) < 3 && look.fill.contrast(with: background) < 3 {
      weaknesses.append("\(name) has a contrast below 3 with the background")
    }
    for polarity in Polarity.allCases where color(polarity).contrast(with: background) < 4.5 {
      weaknesses.append("\(polarity.rawValue) lines have a contrast below 4.5")
    }
    if head(.affirmed) == head(.negated) {
      weaknesses.append("affirmed and negated lines have the same head")
    }
    if Set(Modality.allCases.map(dashes(of:))).count < Modality.allCases.count {
      weaknesses.append("two modalities have the same dashes")
    }
    return weaknesses
  }

  func dashes(of modality: Modality) -> Dashes { dashes[modality] ?? .solid }
  func head(_ polarity: Polarity) -> Head { heads[polarity] ?? .normal }
  func color(_ polarity: Polarity) -> Color { colors[polarity] ?? .black }

  func points(_ width: LineWidth) -> Double {
    widths.indices.contains(width.rawValue) ? widths[width.rawValue] : widths.last ?? 1
  }

  /// What stands beside lines of a relation.
  func label(of relation: RelationType) -> String {
    Printable(labels[relation.name] ?? relation.label).line(cutAt: 40)
  }

  /// The same number for a name in every run (FNV-1a).
  private static func number(of name: String) -> UInt32 {
    name.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}

/// How a line is broken, by Graphviz's name.
public enum Dashes: String, Sendable, CaseIterable {
  case solid, dashed, dotted, bold
}

/// What stands at an end of a line, by Graphviz's name.
public enum Head: String, Sendable, CaseIterable {
  case normal, tee, dot, odot, diamond, odiamond, box, obox, crow, vee, inv, onormal, none
}

/// What became of a line between two times.
public enum Change: String, Sendable, CaseIterable {
  case gone, kept, new

  /// What stands before its label, so that colour is never alone.
  var sign: String {
    switch self {
    case .gone: "− "
    case .kept: ""
    case .new: "+ "
    }
  }
}
