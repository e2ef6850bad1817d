/// One record: a cable, a letter, a memorandum of conversation.
public struct Document: Sendable {
  /// What names a document among all documents of a graph.
  public struct ID: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(_ rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  public let id: ID

  /// The path of the file it was read from, as it was given.
  public let source: String

  public let text: Text

  /// Whether `text` is the file's own text, so that offsets count in the file.
  public let isVerbatim: Bool

  /// What the record says of itself.
  public var header: Header

  /// The parts of the text in order, without overlap. Text in none of them is
  /// body text in the author's voice.
  public var sections: [Section]

  /// What the format itself marks as a name.
  public var marks: [Mark]

  /// The volume that the document is part of.
  public var volume: Volume?

  public init(
    id: ID, source: String, text: Text, isVerbatim: Bool = true, header: Header = Header(),
    sections: [Section] = [], marks: [Mark] = [], volume: Volume? = nil
  ) {
    self.id = id
    self.source = source
    self.text = text
    self.isVerbatim = isVerbatim
    self.header = header
    self.sections = sections
    self.marks = marks
    self.volume = volume
  }

  /// The sections of one kind, in order.
  public func sections(_ kind: Section.Kind) -> [Section] { sections.filter { $0.kind == kind } }

  /// The section that an offset stands in, or `nil` for plain body text.
  public func section(at offset: Int) -> Section? {
    sections.first { $0.span.contains(offset) }
  }
}

/// What a record says of itself, or what its publisher says of it.
public struct Header: Sendable, Hashable {
  public var title: String?

  /// The date of the record, which is not the date of what it tells.
  public var date: EDTF?

  public var citation: String?
  public var language: String?

  public init(
    title: String? = nil, date: EDTF? = nil, citation: String? = nil, language: String? = nil
  ) {
    self.title = title
    self.date = date
    self.citation = citation
    self.language = language
  }
}

/// A part of a document that its layout sets apart.
public struct Section: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    /// The heading: "Cable from A to B".
    case title
    /// Place and date of writing.
    case dateline
    /// A line that names a field: "SUBJECT", "FROM: the Embassy".
    case label
    /// The list of those who took part, with its groups.
    case participants
    /// The catalogue's source reference.
    case citation
    /// The catalogue's abstract.
    case summary
    /// Thanks and funders.
    case credits
    /// A catalogue field without names of its own, such as the language.
    case field
    /// Running text.
    case body
    /// Whoever signed, and their office.
    case signature
    /// A note by the editor.
    case footnote

    /// Whether it holds sentences, rather than a list or a heading.
    public var isRunningText: Bool {
      switch self {
      case .body, .summary, .footnote: true
      case .title, .dateline, .label, .participants, .citation, .credits, .field, .signature: false
      }
    }
  }

  /// Who speaks in a section.
  public enum Voice: String, Sendable {
    /// Whoever wrote the record.
    case author
    /// The editor of an edition, or the archive's catalogue.
    case editor
  }

  public let kind: Kind
  public let span: Span

  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  public var voice: Voice {
    switch kind {
    case .citation, .summary, .credits, .field, .footnote: .editor
    case .title, .dateline, .label, .participants, .body, .signature: .author
    }
  }

}

/// A name that the format itself marks up.
public struct Mark: Sendable, Hashable {
  public enum Kind: String, Sendable { case person, place, organization, state, event, term }

  public let kind: Kind
  public let span: Span

  /// The identifier that the markup gives, unique within the volume.
  public let key: String?

  public init(_ kind: Kind, _ span: Span, key: String? = nil) {
    self.kind = kind
    self.span = span
    self.key = key
  }
}

/// An edited volume: what is said once for all its documents.
public final class Volume: Sendable {
  public let id: String
  public let title: String

  /// The list of persons, by identifier.
  public let persons: [String: Person]

  /// The list of abbreviations, by identifier.
  public let terms: [String: Term]

  public init(
    id: String, title: String, persons: [String: Person] = [:], terms: [String: Term] = [:]
  ) {
    self.id = id
    self.title = title
    self.persons = persons
    self.terms = terms
  }

  /// An entry of the list of persons: "Acheson, Dean", and what it says of him.
  public struct Person: Sendable, Hashable {
    public let name: String
    public let description: String

    public init(name: String, description: String) {
      self.name = name
      self.description = description
    }
  }

  /// An entry of the list of abbreviations: "AID", "Agency for International Development".
  public struct Term: Sendable, Hashable {
    public let abbreviation: String
    public let expansion: String

    public init(abbreviation: String, expansion: String) {
      self.abbreviation = abbreviation
      self.expansion = expansion
    }
  }
}
