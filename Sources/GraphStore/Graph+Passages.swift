import Documents
import Foundation
import GRDB

/// A place in a document that answers a search of its text.
public struct Passage: Sendable, Hashable {
  public let source: Source

  /// A line or two around the words that were looked for.
  public let span: Span
  public let text: String

  /// The words, within `span`.
  public let hits: [Span]
}

extension Graph {
  /// One passage of each document that holds every word of a text, the most apt
  /// document first (BM25), those that are equally apt by identifier.
  ///
  /// Case and diacritics do not count, and no character means more than itself.
  public func passages(matching text: String, limit: Int = 20) throws(GraphError) -> [Passage] {
    let words = Self.words(in: Text(text.precomposedStringWithCanonicalMapping)).map(\.word)
    guard !words.isEmpty, limit > 0 else { return [] }
    return try reading { db in
      var sources = SourceReader(db)
      let ids = try Int64.fetchAll(
        db,
        sql: """
          SELECT document.id FROM passage JOIN document ON document.id = passage.rowid
          WHERE passage MATCH ? ORDER BY passage.rank, document.key LIMIT ?
          """, arguments: [words.map { "\"\($0)\"" }.joined(separator: " "), limit])
      return try ids.map(Source.ID.init).map { id in
        let text = try sources.text(of: id)
        let hits = Self.hits(of: words, in: text)
        let span = Self.surroundings(of: hits, in: text)
        return Passage(
          source: try sources[id], span: span, text: text[span],
          hits: hits.filter { span.contains($0) })
      }
    }
  }

  /// How many bytes of text are shown before and after the words.
  private static let margin = 80

  private static func hits(of words: [String], in text: Text) -> [Span] {
    let forms = Set(words.map { NameForm($0) })
    let found = Self.words(in: text).filter { forms.contains(NameForm($0.word)) }
    // The window that holds the most different words, the first of several.
    var best: Range<Int> = 0..<0
    var bestCount = 0
    var end = 0
    for start in found.indices {
      end = max(end, start)
      while end < found.count, found[end].span.end <= found[start].span.start + 4 * margin {
        end += 1
      }
      let count = Set(found[start..<end].map { NameForm($0.word) }).count
      if count > bestCount { (best, bestCount) = (start..<end, count) }
      if bestCount == forms.count { break }
    }
    return found[best].map(\.span)
  }

  private static func surroundings(of hits: [Span], in text: Text) -> Span {
    var start = max(0, (hits.first?.start ?? 0) - margin)
    var end = min(text.utf8.count, (hits.last?.end ?? 0) + margin)
    func isInside(_ offset: Int) -> Bool {
      offset > 0 && offset < text.utf8.count
        && (text.utf8[offset] & 0xC0 == 0x80
          || (text.utf8[offset] > 0x20 && text.utf8[offset - 1] > 0x20))
    }
    let (first, last) = (hits.first?.start ?? end, hits.last?.end ?? start)
    while start < first, isInside(start) { start += 1 }
    while end > last, isInside(end) { end -= 1 }
    // Without a space in reach at least no character is cut in two.
    while end < text.utf8.count, text.utf8[end] & 0xC0 == 0x80 { end += 1 }
    return text.trimmed(Span(start, max(start, end)))
  }

  /// The runs of letters and digits of a text.
  private static func words(in text: Text) -> [(word: String, span: Span)] {
    var words: [(String, Span)] = []
    var start: Int?
    var offset = 0
    for scalar in text.string.unicodeScalars {
      if isLetterOrDigit(scalar) {
        if start == nil { start = offset }
      } else if let begun = start {
        words.append((text[Span(begun, offset)], Span(begun, offset)))
        start = nil
      }
      offset += UTF8.width(scalar)
    }
    if let start { words.append((text[Span(start, offset)], Span(start, offset))) }
    return words
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return "0"..."9" ~= scalar || "a"..."z" ~= scalar || "A"..."Z" ~= scalar
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }
}
