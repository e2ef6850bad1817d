import Documents
import Language
import Ontology

/// What a learner sees of each word of a document when it looks for names: the letters,
/// what stands about it, what the lexicon knows, and what the rules made of it.
struct NameCases {
  /// Changes with the features: a model learned with others is refused.
  static let version = 2

  private let prose: Prose
  private let forms: [WordForm]
  /// What the rules say of each token: type, place in the name and rule, as a number.
  private let readings: [UInt32]
  /// What the lists say of each token, a bit a list.
  private let lists: [UInt32]
  /// Whether the document writes the word in small letters too.
  private let isAlsoSmall: [Bool]

  /// - Parameter sentences: the words of each sentence of the prose.
  init(
    _ prose: Prose, _ sentences: [Words], _ rules: [Mention], _ lists: NameLists
  ) {
    self.prose = prose
    forms = prose.tokens.map { WordForm($0.text) }
    var readings = [UInt32](repeating: 0, count: prose.tokens.count)
    for mention in rules {
      let type = WordForm.norm(of: mention.type.name)
      let rule = WordForm.norm(of: mention.rule)
      for (offset, token) in mention.tokens.enumerated() {
        readings[token] = Feature(1, type, offset == 0 ? 1 : 2, rule).key
      }
    }
    self.readings = readings
    var small: Set<UInt32> = []
    for (index, token) in prose.tokens.enumerated()
    where !token.isCapitalized && token.kind == .word {
      small.insert(forms[index].norm)
    }
    isAlsoSmall = forms.map { small.contains($0.norm) }
    self.lists = lists.bits(of: sentences, count: prose.tokens.count)
  }

  /// The features of each word of a sentence.
  func features(of sentence: Sentence) -> [[UInt32]] {
    let section = WordForm.norm(of: "\(sentence.section)")
    return sentence.tokens.map { features(of: $0, in: sentence.tokens, section) }
  }

  private func features(of token: Int, in range: Range<Int>, _ section: UInt32) -> [UInt32] {
    func form(_ at: Int) -> WordForm { range.contains(at) ? forms[at] : .outside }
    func reading(_ at: Int) -> UInt32 { range.contains(at) ? readings[at] : 1 }
    func list(_ at: Int) -> UInt32 { range.contains(at) ? lists[at] : 1 << 20 }
    let word = forms[token]
    let (before, after) = (form(token - 1), form(token + 1))
    let (before2, after2) = (form(token - 2), form(token + 2))
    let here = reading(token)
    let place: UInt32 =
      (token == range.lowerBound ? 1 : 0) | (isAlsoSmall[token] ? 2 : 0)
      | (prose.tokens[token].isAllCaps ? 4 : 0)
    var features: [UInt32] = []
    features.reserveCapacity(48)
    func add(_ feature: Feature) { features.append(feature.key) }
    add(Feature(301, word.norm))
    add(Feature(302, word.exact))
    add(Feature(303, word.shape, place))
    add(Feature(304, word.suffix3, word.shape))
    add(Feature(305, word.suffix2, word.shape))
    add(Feature(306, word.prefix3, word.shape))
    add(Feature(307, before.norm))
    add(Feature(308, after.norm))
    add(Feature(309, before2.norm))
    add(Feature(310, after2.norm))
    add(Feature(311, before.norm, word.shape))
    add(Feature(312, after.norm, word.shape))
    add(Feature(313, before.shape, word.shape, after.shape))
    add(Feature(314, before.norm, word.norm))
    add(Feature(315, word.norm, after.norm))
    add(Feature(316, before.suffix3, word.shape))
    add(Feature(317, after.suffix3, word.shape))
    add(Feature(318, before2.norm, before.norm, word.shape))
    add(Feature(319, after.norm, after2.norm, word.shape))

    add(Feature(320, before.norm, after.norm))
    add(Feature(321, word.suffix4))
    add(Feature(322, before.shape, before.norm == 1 ? 1 : 0, after.norm))
    add(Feature(323, form(token - 3).norm))
    add(Feature(324, form(token + 3).norm))
    add(Feature(325, before2.shape, before.shape, word.shape))
    add(Feature(326, word.shape, after.shape, after2.shape))
    add(Feature(330, here))
    add(Feature(331, here, reading(token - 1)))
    add(Feature(332, here, reading(token + 1)))
    add(Feature(333, here, word.norm))
    add(Feature(334, here, word.shape))
    add(Feature(335, here, before.norm))
    add(Feature(336, here, after.norm))
    add(Feature(337, here, section))
    add(Feature(338, reading(token - 1), word.shape))
    add(Feature(339, reading(token + 1), word.shape))
    add(Feature(340, reading(token - 1), here, reading(token + 1)))

    add(Feature(350, list(token), word.shape))
    add(Feature(351, list(token), list(token - 1)))
    add(Feature(352, list(token), list(token + 1)))
    add(Feature(353, list(token - 1), word.shape))
    add(Feature(354, list(token + 1), word.shape))
    add(Feature(355, list(token), here))
    add(Feature(356, list(token - 2), list(token - 1), word.shape))
    add(Feature(360, section, word.shape))
    add(Feature(361, section, list(token)))
    add(Feature(362, section, before.norm))
    return features
  }
}
