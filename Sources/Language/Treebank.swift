import Documents

/// Sentences whose words and dependencies people have marked, in CoNLL-U.
///
/// Source: Universal Dependencies, <https://universaldependencies.org/format.html>.
public struct Treebank: Sendable {
  public struct Sentence: Sendable {
    public var words: [String] = []
    /// Penn tags, the fifth column.
    public var tags: [String] = []
    /// The head of each word, counted from 0; the number of words for the root.
    public var heads: [Int] = []
    /// Universal relations, with the subtypes that ``DependencyTree`` keeps.
    public var labels: [String] = []

    public init() {}
  }

  public var sentences: [Sentence]

  public init(_ sentences: [Sentence]) { self.sentences = sentences }

  /// Reads a file.
  ///
  /// - Throws: ``TreebankError`` with the line that is no CoNLL-U.
  public init(reading path: String) throws {
    let text = Text(utf8: try RecordFile(reading: path).bytes)
    sentences = []
    var sentence = Sentence()
    func isPlain(_ id: Substring) -> Bool { id.utf8.allSatisfy { (48...57).contains($0) } }
    for (number, line) in text.string.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.isEmpty {
        if !sentence.words.isEmpty { try end(&sentence, line: number) }
        continue
      }
      if line.hasPrefix("#") { continue }
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count == 10 else {
        throw TreebankError.columns(columns.count, line: number + 1)
      }
      // "3-4" is a word of two tokens, "5.1" one that is not there.
      guard isPlain(columns[0]) else { continue }
      guard let head = Int(columns[6]) else { throw TreebankError.head(line: number + 1) }
      sentence.words.append(String(columns[1]))
      sentence.tags.append(String(columns[4]))
      sentence.heads.append(head - 1)
      sentence.labels.append(Self.label(columns[7]))
    }
    if !sentence.words.isEmpty { try end(&sentence, line: 0) }
  }

  private mutating func end(_ sentence: inout Sentence, line: Int) throws {
    let count = sentence.words.count
    sentence.heads = sentence.heads.map { $0 < 0 ? count : $0 }
    guard sentence.heads.allSatisfy({ $0 <= count }) else { throw TreebankError.head(line: line) }
    sentences.append(sentence)
    sentence = Sentence()
  }

  private static let kept: Set<Substring> = [
    "nsubj:pass", "aux:pass", "acl:relcl", "nmod:poss", "obl:agent", "compound:prt",
  ]

  static func label(_ label: Substring) -> String {
    kept.contains(label) ? String(label) : String(label.split(separator: ":")[0])
  }
}

/// What is wrong with a treebank file.
public enum TreebankError: Error, Equatable, CustomStringConvertible {
  case columns(Int, line: Int)
  case head(line: Int)

  public var description: String {
    switch self {
    case .columns(let count, let line): "line \(line): \(count) columns where CoNLL-U has 10"
    case .head(let line): "line \(line): the head is no word of the sentence"
    }
  }
}

extension Treebank {
  /// The sentences as a cable would put them: without articles and forms of "be" that
  /// nothing hangs from, in every third sentence.
  ///
  /// Telegrams were paid for by the word; a parser that knows only full sentences takes
  /// "Ambassador willing discuss matter" for something else.
  func withCables() -> Treebank {
    var sentences = self.sentences
    for (index, sentence) in self.sentences.enumerated() where index % 3 == 0 {
      if let cable = sentence.asCable() { sentences.append(cable) }
    }
    return Treebank(sentences)
  }
}

extension Treebank.Sentence {
  private static let articles: Set<String> = ["the", "a", "an"]
  private static let copulas: Set<String> = [
    "is", "are", "was", "were", "be", "been", "that", "to",
  ]

  fileprivate func asCable() -> Self? {
    let hasDependents = Set(heads)
    let gone = Set(
      words.indices.filter { index in
        let word = words[index].lowercased()
        return !hasDependents.contains(index)
          && (Self.articles.contains(word) && labels[index] == "det"
            || Self.copulas.contains(word)
              && ["cop", "aux", "aux:pass", "mark"].contains(labels[index]))
      })
    guard !gone.isEmpty, gone.count < words.count else { return nil }
    var place: [Int] = []
    var next = 0
    for index in words.indices {
      place.append(next)
      if !gone.contains(index) { next += 1 }
    }
    var cable = Self()
    for index in words.indices where !gone.contains(index) {
      cable.words.append(words[index])
      cable.tags.append(tags[index])
      cable.heads.append(heads[index] == words.count ? next : place[heads[index]])
      cable.labels.append(labels[index])
    }
    return cable
  }
}
