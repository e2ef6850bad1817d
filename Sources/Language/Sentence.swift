import Documents

/// A run of tokens that is read as one: a sentence, a line of a list, a heading.
public struct Sentence: Sendable {
  /// Into the tokens of its ``Prose``.
  public let tokens: Range<Int>

  /// The section that it is part of; body text where the document names none.
  public let section: Section.Kind

  public init(tokens: Range<Int>, section: Section.Kind) {
    self.tokens = tokens
    self.section = section
  }
}

/// A document with its tokens and sentences.
public struct Prose: Sendable {
  public let document: Document
  public let tokens: [Token]
  public let sentences: [Sentence]

  public init(document: Document, tokens: [Token], sentences: [Sentence]) {
    self.document = document
    self.tokens = tokens
    self.sentences = sentences
  }

  /// The text from the first token of a range to its last.
  public func span(_ range: Range<Int>) -> Span {
    Span(tokens[range.lowerBound].span.start, tokens[range.upperBound - 1].span.end)
  }

  /// The tokens that lie in a span, as a range; empty where none does.
  public func tokens(in span: Span) -> Range<Int> {
    let lower = firstToken { $0.span.end > span.start }
    let upper = firstToken { $0.span.start >= span.end }
    return lower..<max(lower, upper)
  }

  /// The sentence of a token, as an index.
  public func sentence(of token: Int) -> Int? {
    var (low, high) = (0, sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < sentences.count && sentences[low].tokens.contains(token) ? low : nil
  }

  private func firstToken(where isReached: (Token) -> Bool) -> Int {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if isReached(tokens[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
