/// Reads TEI P5 as *Foreign Relations of the United States* uses it: one volume,
/// hundreds of documents, each a `div` of type `document`.
///
/// Text is put together with one line a block; footnotes stand apart at the end
/// of their document, in the editor's voice. `persName`, `gloss`, `placeName`,
/// lists of participants, datelines and signatures are taken as they stand.
public enum TEIReader: DocumentReader {
  public static func accepts(_ file: RecordFile) -> Bool {
    guard
      ["xml", "tei"].contains(file.pathExtension) || file.bytes.starts(with: Array("<?xml".utf8))
    else { return false }
    let head = String(decoding: file.bytes.prefix(4096), as: UTF8.self)
    return file.pathExtension == "xml" || head.contains("tei-c.org")
  }

  public static func read(_ file: RecordFile, id: Document.ID) -> Reading {
    guard var walker = MarkupWalker(xml: file.bytes) else {
      return Reading(findings: [Finding(.failed, at: file.path, "the XML cannot be opened")])
    }
    var volume = VolumeBuilder(file: file, id: id)
    while let event = walker.next() {
      switch event {
      case .start(let name): volume.start(name) { walker.attribute($0) }
      case .text(let text): volume.text(text)
      case .end(let name): volume.end(name)
      }
    }
    return volume.finish(problem: walker.problem)
  }
}

/// Gathers the documents of a volume from the events of its markup.
private struct VolumeBuilder {
  let file: RecordFile
  let id: Document.ID
  var title = ""
  var persons: [String: Volume.Person] = [:]
  var terms: [String: Volume.Term] = [:]
  var documents: [DocumentBuilder] = []
  var findings: [Finding] = []

  private var current: DocumentBuilder?
  private var depth = 0
  private var documentDepth = 0
  private var entry: Entry?
  private var isTitle = false

  /// An item of the list of persons or abbreviations.
  private struct Entry {
    enum Kind { case person, term }
    var kind: Kind?
    var key = ""
    var name = ""
    var rest = ""
    var isName = false

    mutating func begin(_ kind: Kind, _ key: String) {
      (self.kind, self.key, isName) = (kind, key, true)
    }
  }

  init(file: RecordFile, id: Document.ID) {
    self.file = file
    self.id = id
  }

  mutating func start(_ name: String, attribute: (String) -> String?) {
    depth += 1
    if current != nil {
      current!.start(name, attribute: attribute)
      return
    }
    switch name {
    case "div" where attribute("type") == "document":
      let key = attribute("xml:id") ?? attribute("n") ?? "d\(documents.count + 1)"
      current = DocumentBuilder(key: key)
      documentDepth = depth
    case "title" where title.isEmpty: isTitle = true
    case "item": entry = Entry()
    case "persName" where entry != nil:
      guard let key = attribute("xml:id") else { break }
      entry?.begin(.person, key)
    case "term" where entry != nil:
      guard let key = attribute("xml:id") else { break }
      entry?.begin(.term, key)
    default: break
    }
  }

  mutating func text(_ text: String) {
    if current != nil {
      current!.text(text)
    } else if isTitle {
      title += text
    } else if let isName = entry?.isName {
      if isName { entry?.name += text } else { entry?.rest += text }
    }
  }

  mutating func end(_ name: String) {
    if current != nil, name == "div", depth == documentDepth {
      documents.append(current!)
      current = nil
    } else if current != nil {
      current!.end(name)
    } else {
      switch name {
      case "title": isTitle = false
      case "persName", "term": entry?.isName = false
      case "item": closeEntry()
      default: break
      }
    }
    depth -= 1
  }

  private mutating func closeEntry() {
    defer { entry = nil }
    guard let entry, let kind = entry.kind else { return }
    let name = entry.name.collapsed.trimming(",;")
    let rest = entry.rest.collapsed.trimming(",;")
    guard !name.isEmpty else { return }
    switch kind {
    case .person: persons[entry.key] = Volume.Person(name: name, description: rest)
    case .term: terms[entry.key] = Volume.Term(abbreviation: name, expansion: rest)
    }
  }

  mutating func finish(problem: (line: Int, message: String)?) -> Reading {
    if let problem {
      let lost = current.map { "document \($0.key) and what follows it is left out" }
      findings.append(
        Finding(
          documents.isEmpty ? .failed : .partly, at: "\(file.path):\(problem.line)",
          "\(problem.message); \(documents.count) documents before it were read"
            + (lost.map { ", \($0)" } ?? "")))
    } else if documents.isEmpty {
      findings.append(
        Finding(
          .skipped, at: file.path,
          "no document in it; a TEI volume marks each as <div type=\"document\">"))
    }
    let volume = Volume(id: id.rawValue, title: title.collapsed, persons: persons, terms: terms)
    var seen: Set<String> = []
    var read: [Document] = []
    for builder in documents {
      var key = builder.key
      while !seen.insert(key).inserted { key += "-2" }
      if key != builder.key {
        findings.append(
          Finding(
            .read, at: file.path,
            "two documents have the xml:id '\(builder.key)'; the second is called '\(key)'"))
      }
      let documentID = Document.ID("\(id.rawValue)/\(key)")
      if let document = builder.document(id: documentID, source: file.path, volume: volume) {
        read.append(document)
      } else {
        findings.append(
          Finding(.partly, at: file.path, "document \(builder.key) is empty and left out"))
      }
    }
    return Reading(documents: read, findings: findings)
  }
}

/// Gathers one document from the events of its markup.
private struct DocumentBuilder {
  let key: String
  private var text = TextBuilder()
  private var title: String?
  private var date: EDTF?
  private var stack: [Frame] = []

  /// Footnotes wait until the text is complete; they may stand in each other.
  private var notes: [TextBuilder] = []
  private var openNotes: [TextBuilder] = []

  private struct Frame {
    let name: String
    let kind: Section.Kind?
    let mark: (Mark.Kind, String?)?
    let start: Int
  }

  init(key: String) { self.key = key }

  private var builder: TextBuilder {
    get { openNotes.last ?? text }
    set {
      if openNotes.isEmpty { text = newValue } else { openNotes[openNotes.count - 1] = newValue }
    }
  }

  private static let blocks: Set<String> = [
    "p", "head", "item", "dateline", "list", "closer", "opener", "signed", "salute", "row", "div",
    "quote", "lb", "label", "l", "lg", "table", "byline", "postscript", "address", "seg",
  ]

  mutating func start(_ name: String, attribute: (String) -> String?) {
    var kind: Section.Kind?
    var mark: (Mark.Kind, String?)?
    switch name {
    case "note":
      openNotes.append(TextBuilder())
    case "head":
      kind = stack.contains { $0.name == "list" } ? .label : (title == nil ? .title : .label)
    case "dateline": kind = .dateline
    case "list":
      switch attribute("type") {
      case "participants": kind = .participants
      case "subject", "to", "from", "references", "through": kind = .label
      default: kind = nil
      }
    case "signed", "closer": kind = .signature
    case "date" where date == nil && openNotes.isEmpty && isInDateline:
      date = Self.date(attribute)
    case "persName":
      mark = (.person, Self.key(attribute("corresp") ?? attribute("ref")))
    case "placeName": mark = (.place, nil)
    case "orgName": mark = (.organization, nil)
    case "gloss": mark = (.term, Self.key(attribute("target")))
    default: break
    }
    if Self.blocks.contains(name), openNotes.isEmpty { breakLine() }
    if name == "cell" { builder.append([0x20]) }
    let start = mark == nil ? builder.offset : builder.settledOffset()
    stack.append(Frame(name: name, kind: kind, mark: mark, start: start))
  }

  /// A day, or the first and the last of several.
  private static func date(_ attribute: (String) -> String?) -> EDTF? {
    func day(_ name: String) -> String? { attribute(name).map { String($0.prefix { $0 != "T" }) } }
    if let day = day("when") { return EDTF(day) }
    guard let first = day("from") ?? day("notBefore") else { return nil }
    guard let last = day("to") ?? day("notAfter"), last != first else { return EDTF(first) }
    return EDTF("\(first)/\(last)")
  }

  private var isInDateline: Bool { stack.contains { $0.name == "dateline" } }

  private mutating func breakLine() { builder.newLine() }

  private static func key(_ reference: String?) -> String? {
    reference.map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 }
  }

  mutating func text(_ string: String) { builder.append(string.utf8) }

  mutating func end(_ name: String) {
    guard let frame = stack.popLast() else { return }
    if let (kind, key) = frame.mark { builder.add(kind, from: frame.start, key: key) }
    if name == "note", let note = openNotes.popLast() {
      notes.append(note)
      return
    }
    guard openNotes.isEmpty else {
      if Self.blocks.contains(name) { builder.append([0x20]) }
      return
    }
    if let kind = frame.kind, !isInside(kind) {
      builder.add(kind, from: frame.start)
      if kind == .title, title == nil {
        title = Text(utf8: Array(builder.utf8[frame.start...])).string.collapsed
      }
    }
    if Self.blocks.contains(name) { breakLine() }
  }

  /// Whether an element around has the same right to the text: "signed" in
  /// "closer", the head of a list of participants.
  private func isInside(_ kind: Section.Kind) -> Bool { stack.contains { $0.kind != nil } }

  func document(id: Document.ID, source: String, volume: Volume) -> Document? {
    var utf8 = text.utf8
    var sections = text.sections
    var marks = text.marks
    while let last = utf8.last, last <= 0x20 { utf8.removeLast() }
    guard !utf8.isEmpty else { return nil }
    for note in notes where !note.utf8.isEmpty {
      utf8.append(UInt8(ascii: "\n"))
      let start = utf8.count
      utf8 += note.utf8
      sections.append(Section(.footnote, Span(start, utf8.count)))
      marks += note.marks.map {
        Mark($0.kind, Span($0.span.start + start, $0.span.end + start), key: $0.key)
      }
    }
    sections.sort { $0.span < $1.span }
    marks.sort { $0.span < $1.span }
    var header = Header(title: title.map { $0.withoutNumber }, date: date)
    let number = key.drop { !$0.isNumber }
    header.citation = [volume.title, "document \(number.isEmpty ? key[...] : number)"]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    return Document(
      id: id, source: source, text: Text(utf8: utf8), isVerbatim: false, header: header,
      sections: sections, marks: marks, volume: volume)
  }
}

extension String {
  /// With one space for every run of white space, and none at the ends.
  var collapsed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  fileprivate func trimming(_ characters: String) -> String {
    let isTrimmed = { (character: Character) in character == " " || characters.contains(character) }
    return String(drop(while: isTrimmed).reversed().drop(while: isTrimmed).reversed())
  }

  /// A heading without the running number of its volume.
  fileprivate var withoutNumber: String {
    let rest = drop(while: \.isNumber)
    guard rest.count < count, rest.first == "." else { return self }
    return String(rest.dropFirst().drop { $0 == " " })
  }
}
