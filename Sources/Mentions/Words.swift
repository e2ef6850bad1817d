import Documents
import Language

/// A sentence without its editor's brackets: "[North] Korea" is two words.
///
/// Recognizers read these; ``tokens(_:)`` gives the tokens back, brackets included.
public struct Words: Sendable {
  public let prose: Prose
  public let sentence: Sentence

  /// Indexes of tokens.
  let indices: [Int]

  public init(_ prose: Prose, _ sentence: Sentence) {
    self.prose = prose
    self.sentence = sentence
    indices = sentence.tokens.filter { !Self.brackets.contains(prose.tokens[$0].text) }
  }

  private static let brackets: Set<String> = ["[", "]"]

  /// The words of the sentence of a token, and which of them it is.
  static func about(_ token: Int, in prose: Prose) -> (words: Words, index: Int)? {
    guard let sentence = prose.sentence(of: token) else { return nil }
    let words = Words(prose, prose.sentences[sentence])
    return words.indices.firstIndex(of: token).map { (words, $0) }
  }

  var count: Int { indices.count }

  /// Whether it is written in capitals, so that they say nothing.
  var isInCapitals: Bool {
    let long = indices.filter { prose.tokens[$0].kind == .word && prose.tokens[$0].text.count > 3 }
    return !long.isEmpty && long.allSatisfy { prose.tokens[$0].isAllCaps }
  }

  /// Where one of some words stands after a determiner with a capital that says that it is a
  /// certain one: "the Treaty", "our Alliance".
  func certain(_ nouns: Set<String>, after determiners: Set<String>) -> [Int] {
    guard sentence.section.isRunningText, !isInCapitals else { return [] }
    return (1..<max(1, count)).filter { index in
      self[index].isCapitalized && nouns.contains(self[index].text)
        && determiners.contains(norm(index - 1))
        && !isCapitalized(index + 1) && !["of", "on", "-"].contains(norm(index + 1))
    }
  }

  subscript(_ index: Int) -> Token { prose.tokens[indices[index]] }

  /// The comparable form of a word, or "" outside the sentence.
  func norm(_ index: Int) -> String {
    indices.indices.contains(index) ? self[index].norm : ""
  }

  func isCapitalized(_ index: Int) -> Bool {
    indices.indices.contains(index) && self[index].isCapitalized
  }

  /// Whether white space stands before a word, brackets aside.
  func followsSpace(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    return (indices[index - 1] + 1...indices[index]).contains { prose.tokens[$0].followsSpace }
  }

  /// Whether an editor's bracket opens right before a word.
  func opensBracket(before index: Int) -> Bool {
    indices[index] > sentence.tokens.lowerBound && prose.tokens[indices[index] - 1].text == "["
  }

  /// The tokens of a range of words. A bracket that opens or closes inside it, with
  /// its other half right beside it, is part of it.
  func tokens(_ range: Range<Int>) -> Range<Int> {
    var lower = indices[range.lowerBound]
    var upper = indices[range.upperBound - 1] + 1
    var open = 0
    var isUnopened = false
    for index in lower..<upper {
      switch prose.tokens[index].text {
      case "[": open += 1
      case "]": if open > 0 { open -= 1 } else { isUnopened = true }
      default: break
      }
    }
    if isUnopened, lower > sentence.tokens.lowerBound, prose.tokens[lower - 1].text == "[" {
      lower -= 1
    }
    if open > 0, upper < sentence.tokens.upperBound, prose.tokens[upper].text == "]" {
      upper += 1
    }
    return lower..<upper
  }

  func span(_ range: Range<Int>) -> Span { prose.span(tokens(range)) }
}
