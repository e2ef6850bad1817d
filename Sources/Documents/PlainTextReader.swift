/// Reads plain text, one document a file.
public enum PlainTextReader: DocumentReader {
  public static func accepts(_ file: RecordFile) -> Bool { DecodedText(file.bytes) != nil }

  public static func read(_ file: RecordFile, id: Document.ID) -> Reading {
    guard let decoded = DecodedText(file.bytes) else {
      return Reading(findings: [Finding(.skipped, at: file.path, "this is no text")])
    }
    return read(decoded, of: file, id: id) { Layout(of: $0) }
  }

  /// Reads text whose parts a layout tells.
  static func read(
    _ decoded: DecodedText, of file: RecordFile, id: Document.ID, layout: (Text) -> Layout
  ) -> Reading {
    guard decoded.utf8.count <= RecordFile.longestText else {
      return Reading(
        findings: [
          Finding(
            .failed, at: file.path,
            "\(decoded.utf8.count >> 20) MB of text in one document; "
              + "at most \(RecordFile.longestText >> 20) MB are read; split it")
        ])
    }
    let text = Text(utf8: decoded.utf8)
    guard !text.trimmed(text.span).isEmpty else {
      return Reading(findings: [Finding(.skipped, at: file.path, "there is only white space")])
    }
    let layout = layout(text)
    let document = Document(
      id: id, source: file.path, text: text, isVerbatim: decoded.isVerbatim, header: layout.header,
      sections: layout.sections)
    return Reading(
      documents: [document],
      findings: decoded.problem.map { [Finding(.partly, at: file.path, $0)] } ?? [])
  }
}
