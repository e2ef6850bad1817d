import CXML

/// Walks over XML or HTML from beginning to end, with libxml2's pull reader.
///
/// No network, no external entities, no expansion of entities of the document's own, and
/// the library's limits on depth and on what attributes may expand to: markup is hostile.
struct MarkupWalker: ~Copyable {
  enum Event {
    case start(String)
    case text(String)
    case end(String)
  }

  private let reader: xmlTextReaderPtr
  private let document: htmlDocPtr?
  private var pendingEnd: String?

  /// The line where reading stopped, and why, if it did not reach the end.
  private(set) var problem: (line: Int, message: String)?

  /// Walks over XML.
  init?(xml bytes: [UInt8]) {
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    // The reader copies what it is given piece by piece, so the bytes must outlive it.
    self.bytes = bytes
    let opened = self.bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        xmlReaderForMemory($0.baseAddress, Int32($0.count), nil, nil, Int32(options))
      }
    }
    guard let opened else { return nil }
    // Some errors, such as an identifier that stands twice, would be printed all the same.
    xmlTextReaderSetStructuredErrorHandler(opened, { _, _ in }, nil)
    reader = opened
    document = nil
  }

  /// Walks over HTML, mended as browsers do.
  init?(html bytes: [UInt8]) {
    let options =
      HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_RECOVER.rawValue
    self.bytes = bytes
    let parsed = self.bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        htmlReadMemory($0.baseAddress, Int32($0.count), nil, "UTF-8", Int32(options))
      }
    }
    guard let parsed else { return nil }
    guard let opened = xmlReaderWalker(parsed) else {
      xmlFreeDoc(parsed)
      return nil
    }
    document = parsed
    reader = opened
  }

  private let bytes: [UInt8]

  deinit {
    xmlFreeTextReader(reader)
    if let document { xmlFreeDoc(document) }
  }

  /// The line of the event before.
  var line: Int { Int(xmlTextReaderGetParserLineNumber(reader)) }

  /// An attribute of the element that has just started.
  func attribute(_ name: String) -> String? {
    guard let value = xmlTextReaderGetAttribute(reader, name) else { return nil }
    defer { entente_xml_free(value) }
    return String(cString: value)
  }

  /// The next event, or `nil` at the end or where reading broke off.
  mutating func next() -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    while true {
      let status = xmlTextReaderRead(reader)
      if status != 1 {
        if status < 0 { problem = (line, Self.lastError()) }
        return nil
      }
      switch UInt32(xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_ELEMENT.rawValue:
        let name = localName()
        if xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
        return .start(name)
      case XML_READER_TYPE_END_ELEMENT.rawValue:
        return .end(localName())
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
        XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue, XML_READER_TYPE_WHITESPACE.rawValue:
        guard let value = xmlTextReaderConstValue(reader) else { continue }
        return .text(String(cString: value))
      case XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
        // What it stands for is unknown, or not trusted; that something stood here is kept.
        return .text("&\(localName());")
      default: continue
      }
    }
  }

  private func localName() -> String {
    xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? ""
  }

  private static func lastError() -> String {
    guard let error = xmlGetLastError(), let message = error.pointee.message else {
      return "the markup is damaged"
    }
    return String(cString: message).split(separator: "\n").first.map(String.init)
      ?? "the markup is damaged"
  }
}
