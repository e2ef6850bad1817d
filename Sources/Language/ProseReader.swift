import Documents

/// Cuts documents into sentences.
public struct ProseReader: Sendable {
  private let tokenizer: Tokenizer
  private let starters: Set<String>

  /// The longest sentence, in tokens; a longer one is cut.
  public static let longestSentence = 400

  /// - Parameters:
  ///   - abbreviations: words whose full stop ends no sentence.
  ///   - sentenceStarters: words that begin a new sentence after an abbreviation.
  public init(abbreviations: [String], sentenceStarters: [String]) {
    tokenizer = Tokenizer(abbreviations: abbreviations)
    starters = Set(sentenceStarters)
  }

  public var tokens: Tokenizer { tokenizer }

  /// Reads a document: section by section, a sentence never runs over the end of one.
  public func read(_ document: Document) -> Prose {
    var tokens: [Token] = []
    var sentences: [Sentence] = []
    for (span, kind) in Self.parts(of: document) {
      let isWrapped = Self.isWrapped(document.text, span)
      let found = tokenizer.tokens(in: document.text, span)
      let offset = tokens.count
      tokens += found
      for range in split(found, isWrapped: isWrapped, isProse: kind.isProse) {
        sentences.append(
          Sentence(tokens: range.lowerBound + offset..<range.upperBound + offset, section: kind))
      }
    }
    return Prose(document: document, tokens: tokens, sentences: sentences)
  }

  /// The sections, and what lies between them as body text.
  private static func parts(of document: Document) -> [(Span, Section.Kind)] {
    var parts: [(Span, Section.Kind)] = []
    var offset = 0
    for section in document.sections where section.span.start >= offset {
      if section.span.start > offset { parts.append((Span(offset, section.span.start), .body)) }
      parts.append((section.span, section.kind))
      offset = section.span.end
    }
    let end = document.text.utf8.count
    if offset < end { parts.append((Span(offset, end), .body)) }
    return parts
  }

  /// Whether lines end where the paper did, not where a paragraph does.
  private static func isWrapped(_ text: Text, _ span: Span) -> Bool {
    let lengths = text.lines(in: Span(span.start, min(span.end, span.start + 1 << 16)))
      .map(\.length)
    guard lengths.count >= 4 else { return false }
    return lengths.filter { (45...110).contains($0) }.count * 10 >= lengths.count * 6
  }

  private func split(_ tokens: [Token], isWrapped: Bool, isProse: Bool) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in tokens.indices.dropFirst() {
      let isEnd =
        endsLine(before: index, tokens, isWrapped: isWrapped)
        || (isProse && endsSentence(before: index, tokens, from: start))
        || index - start >= Self.longestSentence
      guard isEnd else { continue }
      ranges.append(start..<index)
      start = index
    }
    if start < tokens.count { ranges.append(start..<tokens.count) }
    return ranges
  }

  private func endsLine(before index: Int, _ tokens: [Token], isWrapped: Bool) -> Bool {
    guard tokens[index].startsLine else { return false }
    guard isWrapped else { return true }
    let last = tokens[index - 1]
    return [".", "?", "!", ":"].contains(last.text) || tokens[index].kind == .sign
  }

  private func endsSentence(before index: Int, _ tokens: [Token], from start: Int) -> Bool {
    let next = tokens[index]
    guard next.followsSpace else { return false }
    // A closing quotation mark or bracket belongs to the sentence it closes.
    var last = index - 1
    while last > start, Self.closers.contains(tokens[last].text) { last -= 1 }
    switch tokens[last].text {
    case ".":
      // "1. At the meeting": the number of a paragraph.
      if last - 1 == start, tokens[start].kind == .number || tokens[start].text.count == 1 {
        return false
      }
      return beginsSentence(next)
    case "?", "!":
      return beginsSentence(next)
    case let word where word.hasSuffix(".") && word.count > 2:
      return starters.contains(next.text)
    default: return false
    }
  }

  private static let closers: Set<String> = ["\"", "”", "’", "'", ")", "]"]

  private func beginsSentence(_ token: Token) -> Bool {
    token.isCapitalized || token.kind == .number || ["\"", "“", "‘", "[", "("].contains(token.text)
      || token.text.unicodeScalars.first.map { $0.value > 0x2FF && $0.properties.isAlphabetic }
        == true
  }
}

extension Section.Kind {
  /// Whether full stops end sentences here; in lists and headings lines do.
  fileprivate var isProse: Bool {
    switch self {
    case .body, .summary, .footnote, .citation, .credits, .label: true
    case .title, .dateline, .participants, .field, .signature: false
    }
  }
}
