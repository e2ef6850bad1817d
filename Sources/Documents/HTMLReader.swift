/// Reads a saved web page, one document a page.
public enum HTMLReader: DocumentReader {
  public static func accepts(_ file: RecordFile) -> Bool {
    if ["html", "htm", "xhtml"].contains(file.pathExtension) { return true }
    let head = String(decoding: file.bytes.prefix(512), as: UTF8.self).lowercased()
    return head.contains("<!doctype html") || head.contains("<html")
  }

  private static let silent: Set<String> = [
    "script", "style", "noscript", "template", "svg", "nav", "footer", "head", "button", "form",
    "iframe", "object",
  ]

  private static let blocks: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "br", "tr", "table", "dt",
    "dd", "dl", "blockquote", "section", "article", "header", "pre", "hr", "main", "address",
    "figure", "figcaption", "body",
  ]

  public static func read(_ file: RecordFile, id: Document.ID) -> Reading {
    guard file.bytes.count <= RecordFile.longestText, let decoded = DecodedText(file.bytes) else {
      return Reading(
        findings: [Finding(.failed, at: file.path, "the page is no text, or over 64 MB")])
    }
    guard var walker = MarkupWalker(html: decoded.utf8) else {
      return Reading(findings: [Finding(.skipped, at: file.path, "the page holds no text")])
    }
    var builder = TextBuilder()
    var pageTitle = ""
    var silentDepth = 0
    var isTitle = false
    while let event = walker.next() {
      switch event {
      case .start(let name):
        // A drawing in the page may have a title of its own.
        if name == "title", pageTitle.isEmpty { isTitle = true }
        if name == "td" || name == "th" { builder.append([UInt8(ascii: " ")]) }
        if silent.contains(name) { silentDepth += 1 }
        if blocks.contains(name) { builder.newLine() }
      case .text(let text):
        if isTitle {
          pageTitle += text
        } else if silentDepth == 0 {
          builder.append(text.utf8)
        }
      case .end(let name):
        if name == "title" { isTitle = false }
        if silent.contains(name) { silentDepth -= 1 }
        if blocks.contains(name) { builder.newLine() }
      }
    }
    let text = Text(utf8: builder.utf8)
    guard !text.trimmed(text.span).isEmpty else {
      return Reading(findings: [Finding(.skipped, at: file.path, "the page holds no text")])
    }
    var layout = Layout(of: text)
    if layout.header.title == nil, !pageTitle.collapsed.isEmpty {
      layout.header.title = pageTitle.collapsed
    }
    let document = Document(
      id: id, source: file.path, text: text, isVerbatim: false, header: layout.header,
      sections: layout.sections)
    return Reading(
      documents: [document],
      findings: decoded.problem.map { [Finding(.partly, at: file.path, $0)] } ?? [])
  }
}
