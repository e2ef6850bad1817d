import Language

/// The lists of the lexicon by which a learner knows words, a bit a list.
struct NameLists: Sendable {
  private let lists: WordLists
  private let names: LexiconRecognizer
  private let tables: [(table: PhraseTable<String>, bit: UInt32)]

  /// The lists in which a phrase begins with a word: most words begin none, which one look
  /// tells.
  private let firstWords: [String: UInt32]

  private enum Bit {
    static let (given, surname, noName): (UInt32, UInt32, UInt32) = (1, 2, 4)
    static let (nation, territory, capital): (UInt32, UInt32, UInt32) = (64, 128, 256)
    static let reporting: UInt32 = 2048
  }

  init(_ lists: WordLists, _ names: LexiconRecognizer) {
    self.lists = lists
    self.names = names
    tables = [
      (lists.honorifics, 8), (lists.offices, 16), (lists.organizationHeads, 32),
      (lists.eventHeads, 512), (lists.placeHeads, 1024),
    ]
    var firstWords: [String: UInt32] = [:]
    for (table, bit) in tables {
      for word in table.firstWords { firstWords[word, default: 0] |= bit }
    }
    for word in names.firstWords { firstWords[word, default: 0] |= Bit.nation }
    for word in lists.reporting { firstWords[word, default: 0] |= Bit.reporting }
    self.firstWords = firstWords
  }

  /// The lists that hold each token of a document.
  func bits(of sentences: [Words], count: Int) -> [UInt32] {
    var bits = [UInt32](repeating: 0, count: count)
    for words in sentences {
      func mark(_ start: Int, _ length: Int, _ bit: UInt32) {
        for at in start..<(start + length) { bits[words.indices[at]] |= bit }
      }
      for index in 0..<words.count where words[index].kind == .word {
        let token = words[index]
        if token.isCapitalized {
          if lists.given.contains(token.text) { mark(index, 1, Bit.given) }
          if lists.surnames.contains(token.text) { mark(index, 1, Bit.surname) }
          if lists.notNames.contains(token.text) { mark(index, 1, Bit.noName) }
        }
        guard let first = firstWords[token.norm] else { continue }
        for (table, bit) in tables where first & bit != 0 {
          if let (length, _) = table.longest(in: words, at: index) { mark(index, length, bit) }
        }
        if first & Bit.nation != 0 {
          if let (_, length) = names.nation(in: words, at: index) {
            mark(index, length, Bit.nation)
          }
          if let (_, length) = names.territory(in: words, at: index) {
            mark(index, length, Bit.territory)
          }
          if let (_, length) = names.capital(in: words, at: index) {
            mark(index, length, Bit.capital)
          }
        }
        if first & Bit.reporting != 0 { mark(index, 1, Bit.reporting) }
      }
    }
    return bits
  }
}
