/// One record: a cable, a letter, a memorandum of conversation.
public struct Document: Sendable {
  /// What names a document among all documents of a graph.
  public struct ID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The identifier as it is written: "letters/1965-12-26", or "volume/d12" in a volume.
    public let rawValue: String

    /// Takes any text for an identifier; nothing is checked.
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// The identifier as it is written.
    public var description: String { rawValue }

    /// In the order of the identifiers as text.
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// What readers name it; a graph adds a digest where another document has the same.
  public let id: ID

  /// The path of the file it was read from, as it was given.
  public let source: String

  /// What is read; all spans of a document are in UTF-8 bytes of it.
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

  /// Makes a document of its parts; that spans lie within the text is not checked.
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
  ///
  /// - Complexity: O(*n*) for *n* sections.
  public func sections(_ kind: Section.Kind) -> [Section] { sections.filter { $0.kind == kind } }

  /// The section that an offset stands in, or `nil` for plain body text.
  ///
  /// - Parameter offset: in UTF-8 bytes of the text.
  /// - Complexity: O(*n*) for *n* sections.
  public func section(at offset: Int) -> Section? {
    sections.first { $0.span.contains(offset) }
  }
}

/// What a record says of itself, or what its publisher says of it.
public struct Header: Sendable, Hashable {
  /// The heading, or what the publisher calls the record.
  public var title: String?

  /// The date of the record, which is not the date of what it tells.
  public var date: EDTF?

  /// Where the record is kept or printed, in words.
  public var citation: String?

  /// The language, as the file names it: a word or a code.
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
  /// What a section is for in its record.
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

  /// What the section is for.
  public let kind: Kind

  /// In UTF-8 bytes of the document's text.
  public let span: Span

  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  /// Who speaks in it, as its kind tells.
  public var voice: Voice {
    switch kind {
    case .citation, .summary, .credits, .field, .footnote: .editor
    case .title, .dateline, .label, .participants, .body, .signature: .author
    }
  }

}

/// A name that the format itself marks up.
public struct Mark: Sendable, Hashable {
  /// What a name names; a `term` is one of the volume's abbreviations.
  public enum Kind: String, Sendable { case person, place, organization, state, event, term }

  /// What the markup says that it names.
  public let kind: Kind

  /// In UTF-8 bytes of the document's text.
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
  /// The identifier of its file, with which those of its documents begin.
  public let id: String

  /// The title of the volume; empty where the file gives none.
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
    /// As it is listed, the family name first.
    public let name: String

    /// What the list adds, such as an office; empty where it adds nothing.
    public let description: String

    public init(name: String, description: String) {
      self.name = name
      self.description = description
    }
  }

  /// An entry of the list of abbreviations: "AID", "Agency for International Development".
  public struct Term: Sendable, Hashable {
    /// As texts write it: "AID".
    public let abbreviation: String

    /// What it stands for.
    public let expansion: String

    public init(abbreviation: String, expansion: String) {
      self.abbreviation = abbreviation
      self.expansion = expansion
    }
  }
}
