/// What the layout of a page of plain text tells: header fields and sections.
public struct Layout: Sendable {
  public var header = Header()
  public var sections: [Section] = []

  /// Reads the layout of a Wilson Center page where it is one, else that of a
  /// printed record: heading, dateline, fields, body, signature.
  public init(of text: Text) {
    if let page = WilsonLayout.read(text) {
      self = page
    } else {
      self = PrintedLayout.read(text)
    }
  }

  init() {}

  /// Adds a section, unless it is empty.
  mutating func add(_ kind: Section.Kind, _ span: Span) {
    if !span.isEmpty { sections.append(Section(kind, span)) }
  }
}

/// The layout of a page of the Wilson Center Digital Archive, saved as text:
/// date, title, then fields each under a label, then the contents.
enum WilsonLayout {
  private static let fields: [String: Section.Kind] = [
    "citation:": .citation, "summary:": .summary, "credits:": .credits,
    "original language:": .field, "contents:": .body, "related documents:": .field,
    "original archive:": .field, "rights:": .field, "subjects:": .field, "donor:": .field,
    "document information:": .field,
  ]

  /// The layout, or `nil` where the text is no such page.
  static func read(_ text: Text) -> Layout? {
    let lines = text.lines(in: Span(0, min(text.utf8.count, 1 << 16)))
    func field(_ line: Span) -> Section.Kind? {
      line.length > 24 ? nil : fields[text[line].lowercased()]
    }
    let labels = lines.indices.filter { field(lines[$0]) != nil }
    let kinds = Set(labels.compactMap { field(lines[$0]) })
    guard kinds.contains(.body), kinds.contains(.citation) || kinds.contains(.summary),
      let first = labels.first
    else { return nil }

    var layout = Layout()
    for line in lines[..<first] {
      if layout.header.date == nil, let date = EnglishDates.whole(line, of: text) {
        layout.header.date = date
        layout.add(.dateline, line)
      } else if layout.header.title == nil {
        layout.header.title = text[line]
        layout.add(.title, line)
      } else {
        layout.add(.field, line)
      }
    }
    for (index, label) in labels.enumerated() {
      let kind = field(lines[label])!
      layout.add(.field, lines[label])
      let end =
        index + 1 < labels.count ? lines[labels[index + 1]].start : text.utf8.count
      let content = text.trimmed(Span(lines[label].end, end))
      switch kind {
      case .body:
        readContents(content, of: text, into: &layout)
        continue
      case .citation: layout.header.citation = layout.header.citation ?? text[content]
      case .field where text[lines[label]].lowercased().hasPrefix("original language"):
        layout.header.language = text[content]
      default: break
      }
      layout.add(kind, content)
    }
    return layout
  }

  private static func readContents(_ span: Span, of text: Text, into layout: inout Layout) {
    var lines = text.lines(in: span)
    if let first = lines.first, first.length < 40,
      ["translation", "scan", "transcription"].contains(where: {
        text[first].lowercased().hasPrefix($0)
      })
    {
      layout.add(.field, first)
      lines.removeFirst()
    }
    var body = PrintedLayout(text: text, lines: lines[...], layout: layout)
    body.readFields()
    body.readBodyAndSignature()
    layout = body.layout
  }
}

/// The layout of a printed or typed record: a heading, a dateline, fields such
/// as SUBJECT and PARTICIPANTS, the body, a signature.
struct PrintedLayout {
  let text: Text

  /// What is still to be read; a slice, as its lines are taken away from the front.
  var lines: ArraySlice<Span>

  var layout: Layout

  static func read(_ text: Text) -> Layout {
    var page = PrintedLayout(text: text, lines: text.lines(in: text.span)[...], layout: Layout())
    page.readHeading()
    page.readFields()
    page.readBodyAndSignature()
    return page.layout
  }

  private static let headingNouns = [
    "telegram", "letter", "memorandum", "message", "cable", "minutes", "note", "report",
    "despatch", "dispatch", "airgram", "aide-m", "editorial note", "paper", "record", "draft",
    "statement", "summary", "notes", "circular", "instruction", "conversation", "communiqu",
    "estimate", "diary", "transcript", "proceedings", "protocol", "resolution", "directive",
    "talk", "speech", "interview",
  ]

  private mutating func readHeading() {
    guard let first = lines.first else { return }
    if let date = EnglishDates.whole(first, of: text) {
      layout.header.date = date
      layout.add(.dateline, first)
      lines.removeFirst()
    }
    // "No. 603" on a line of its own: the heading is the next.
    if let number = lines.first, lines.count > 2, isNumber(number),
      isHeading(lines.dropFirst().first!)
    {
      layout.add(.field, number)
      lines.removeFirst()
    }
    guard let heading = lines.first, isHeading(heading) else { return }
    layout.header.title = text[withoutNumber(heading)]
    layout.add(.title, heading)
    lines.removeFirst()
    for index in lines.indices.prefix(3) {
      let line = lines[index]
      guard line.length <= 160, label(of: line) == nil else { break }
      let dates = EnglishDates.find(in: text, line)
      guard let date = dates.first(where: \.hasYear) else { continue }
      if layout.header.date == nil { layout.header.date = date.date }
      for line in lines[...index] { layout.add(.dateline, line) }
      lines = lines[(index + 1)...]
      break
    }
    if layout.header.date == nil {
      layout.header.date =
        EnglishDates.find(in: text, heading).last(where: \.hasYear)?.date
    }
  }

  private func isNumber(_ line: Span) -> Bool {
    let words = text[line].split(separator: " ")
    return words.count == 2 && words[0] == "No."
      && (1...4).contains(words[1].count) && words[1].allSatisfy(\.isNumber)
  }

  private func isHeading(_ line: Span) -> Bool {
    guard line.length <= 400, lines.count > 1, label(of: line) == nil else { return false }
    let words = text[line].lowercased()
    if line.length != withoutNumber(line).length { return true }
    if Self.headingNouns.contains(where: { words.prefix(100).contains($0) }) {
      return words.last != "." || words.contains(" from ") || words.contains(" to ")
    }
    return line.length <= 160 && words.last.map { !".,;:".contains($0) } == true
  }

  /// A heading without its running number: "No. 784", "207. ".
  private func withoutNumber(_ line: Span) -> Span {
    let bytes = text.utf8
    var offset = line.start
    let isNo = text[Span(line.start, min(line.end, line.start + 4))] == "No. "
    if isNo { offset += 4 }
    let digits = offset
    while offset < line.end, (48...57).contains(bytes[offset]) { offset += 1 }
    guard offset > digits, offset - digits <= 4, offset < line.end else { return line }
    if bytes[offset] == UInt8(ascii: ".") { offset += 1 } else if !isNo { return line }
    return text.trimmed(Span(offset, line.end))
  }

  /// The label that a line begins with: its kind, its own span and what follows it.
  private func label(of line: Span) -> (kind: Section.Kind, label: Span, content: Span)? {
    let head = text[Span(line.start, min(line.end, line.start + 40))]
    let word = head.prefix { $0 != ":" }
    let isColon = word.count < head.count
    let name = word.lowercased().trimmingSuffix(" ")
    let isWhole = isColon || word.utf8.count == line.length
    guard isWhole else { return nil }
    let participants = [
      "participants", "present", "persons present", "attendance", "attendees", "those present",
      "also present", "in attendance",
    ]
    let others = [
      "subject", "subjects", "from", "to", "[to]", "[from]", "reference", "references", "ref",
      "place", "date", "time", "information", "through", "via", "for", "copy to", "re", "info",
      "copies to", "cc", "memorandum for", "memo for", "action",
    ]
    let end = line.start + word.utf8.count + (isColon ? 1 : 0)
    let spans = (Span(line.start, end), text.trimmed(Span(end, line.end)))
    if participants.contains(name) { return (.participants, spans.0, spans.1) }
    if others.contains(name) { return (.label, spans.0, spans.1) }
    return nil
  }

  /// Reads labelled fields until running text begins.
  mutating func readFields() {
    var kind: Section.Kind?
    while let line = lines.first {
      if let (labelled, label, content) = label(of: line) {
        kind = labelled
        // "FROM: the Embassy" is read as one line by the rules for headings.
        layout.add(.label, labelled == .label ? line : label)
        if labelled == .participants { layout.add(.participants, content) }
      } else if text[line].hasPrefix("[To]") || text[line].hasPrefix("[From]") {
        layout.add(.label, line)
      } else if kind == .participants, isListItem(line) {
        layout.add(.participants, line)
      } else if kind == .label, line.length <= 200, !isSentence(line) {
        layout.add(.label, line)
      } else if isMarking(line) || standsBeforeLabel(line) {
        layout.add(.field, line)
      } else {
        return
      }
      lines.removeFirst()
    }
  }

  /// Whether a short line, such as the heading typed on the original, stands before a
  /// label that follows within a few lines.
  private func standsBeforeLabel(_ line: Span) -> Bool {
    guard line.length <= 120, !isSentence(line) else { return false }
    for next in lines.dropFirst().prefix(8) {
      if label(of: next) != nil { return true }
      if next.length > 120 || isSentence(next) { return false }
    }
    return false
  }

  /// A security marking or the like: "Top Secret", "SECRET—EYES ONLY".
  private func isMarking(_ line: Span) -> Bool {
    guard line.length <= 40 else { return false }
    let words = text[line].lowercased()
    return ["secret", "confidential", "unclassified", "official use", "niact", "priority"]
      .contains { words.contains($0) }
  }

  private func isListItem(_ line: Span) -> Bool {
    line.length <= 160 && !isSentence(line)
  }

  private func isSentence(_ line: Span) -> Bool {
    let words = text[line]
    if let first = words.first, first.isNumber || first == "(" {
      let rest = words.drop { $0.isNumber || "(.) ".contains($0) }
      return words.count - rest.count >= 2 && rest.count > 40
    }
    guard let last = words.last, ".:?!".contains(last) else { return words.utf8.count > 200 }
    return words.utf8.count > 60 && words.split(separator: " ").count > 10
  }

  /// What is left: a body, and a signature at its end.
  mutating func readBodyAndSignature() {
    guard let first = lines.first, let last = lines.last else { return }
    let signature = signatureStart()
    let end = signature.map { lines[$0].start } ?? last.end
    layout.add(.body, text.trimmed(Span(first.start, max(first.start, end))))
    if let signature {
      for line in lines[signature...] { layout.add(.signature, line) }
    }
  }

  private static let closings = [
    "sincerely", "respectfully", "faithfully", "cordially", "yours", "with warm", "with my warm",
    "with kind", "with best", "with regards", "very truly", "with high esteem", "(signed)",
  ]

  private func signatureStart() -> Int? {
    let tail = lines.indices.suffix(6)
    if let closing = tail.last(where: { index in
      guard lines[index].length <= 80 else { return false }
      let line = text[lines[index]].lowercased()
      return Self.closings.contains { line.hasPrefix($0) }
    }), closing + 1 < lines.endIndex, lines.endIndex - closing <= 5, closing > lines.startIndex {
      return closing + 1
    }
    guard lines.count > 1, let last = lines.indices.last else { return nil }
    if let signed = signedLine(last) { return signed }
    // "[Chinese] Embassy in [North] Korea 26 December 1965"
    if lines[last].length <= 100, let date = EnglishDates.find(in: text, lines[last]).last,
      date.hasYear, date.span.end + 1 >= lines[last].end
    {
      return last
    }
    return nil
  }

  /// The first line of a signature without a closing: a name, two names, or a name over an
  /// office; lines to tick may follow.
  private func signedLine(_ last: Int) -> Int? {
    let ticks = lines.indices.suffix(5).reversed().prefix {
      Self.ticks.contains(text[lines[$0]].lowercased())
    }
    let end = last - ticks.count
    guard end > lines.startIndex else { return nil }
    let isOffice = isOfficeLine(lines[end])
    if end - 1 > lines.startIndex, isOffice || isNameLine(lines[end]), isNameLine(lines[end - 1]),
      text[lines[end - 1]].contains(where: { $0 == " " || $0 == "." })
    {
      return end - 1
    }
    return isNameLine(lines[end]) ? end : nil
  }

  /// What a memorandum offers its reader to tick below the signature.
  private static let ticks: Set<String> = [
    "approved", "disapproved", "approve", "disapprove", "yes", "no", "see me", "speak to me",
    "speak to me about this", "attachment", "attachments", "enclosure", "enclosures",
  ]

  /// A short line of words of which the first and most are capitalized, and no sentence:
  /// "Colonel, CE, US Army".
  private func isOfficeLine(_ line: Span) -> Bool {
    guard line.length <= 60 else { return false }
    let words = text[line].split(separator: " ")
    return words.count <= 8 && text[line].last?.isLetter == true
      && text[line].first?.isUppercase == true
      && words.count { $0.first?.isUppercase == true } * 2 > words.count
  }

  /// A line of one to five words that all look like parts of a name.
  private func isNameLine(_ line: Span) -> Bool {
    guard line.length <= 48 else { return false }
    let words = text[line].split(separator: " ")
    guard (1...5).contains(words.count) else { return false }
    return words.allSatisfy { word in
      guard let first = word.first, first.isUppercase || word == "de" || word == "von" else {
        return false
      }
      if word.last == "." {
        return word.count <= 4
          || word.split(separator: ".").allSatisfy { $0.count == 1 && $0.first!.isUppercase }
      }
      return word.allSatisfy { $0.isLetter || "'’-.,".contains($0) }
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var copy = self
    while copy.last == character { copy.removeLast() }
    return copy
  }
}
