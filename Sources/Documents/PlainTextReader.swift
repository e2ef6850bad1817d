/// Reads plain text, one document a file.
public enum PlainTextReader: DocumentReader {
  /// Takes whatever no other format is: only reading tells whether it is text.
  public static func accepts(_ file: RecordFile) -> Bool { true }

  public static func read(_ file: RecordFile, id: Document.ID) -> Reading {
    read(file, id: id) { Layout(of: $0) }
  }

  /// Reads text whose parts a layout tells.
  static func read(_ file: RecordFile, id: Document.ID, layout: (Text) -> Layout) -> Reading {
    guard file.bytes.count <= RecordFile.longestText else {
      return Reading(
        findings: [
          Finding(
            .failed, at: file.path,
            "\(file.bytes.count >> 20) MB of text in one document; "
              + "at most \(RecordFile.longestText >> 20) MB are read; split it")
        ])
    }
    guard let decoded = DecodedText(file.bytes) else {
      return Reading(
        findings: [
          Finding(.skipped, at: file.path, "this is no text, or of an encoding that is not known")
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
