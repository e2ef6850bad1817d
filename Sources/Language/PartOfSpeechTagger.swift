/// Gives each word of a sentence its Penn tag, from left to right.
///
/// Greedy, with the two tags before as features; weights by the averaged perceptron.
struct PartOfSpeechTagger<Table: Weights>: Sendable {
  let table: Table

  /// The tags of the words, as indexes of classes.
  ///
  /// - Complexity: O(*n*) for *n* words.
  func tags(of forms: [WordForm]) -> [UInt8] {
    var tags: [UInt8] = []
    tags.reserveCapacity(forms.count)
    var features: [UInt32] = []
    var scores = [Int32](repeating: 0, count: table.classCount)
    for index in forms.indices {
      tagFeatures(forms, tags, index, &features)
      table.score(features, into: &scores)
      tags.append(UInt8(highest(scores)))
    }
    return tags
  }
}

/// The first of the highest scores.
func highest(_ scores: [Int32]) -> Int {
  var best = 0
  for index in scores.indices where scores[index] > scores[best] { best = index }
  return best
}

private func tagFeatures(
  _ forms: [WordForm], _ tags: [UInt8], _ index: Int, _ features: inout [UInt32]
) {
  func form(_ at: Int) -> WordForm { forms.indices.contains(at) ? forms[at] : .outside }
  let word = forms[index]
  let (before, after) = (form(index - 1), form(index + 1))
  let last = index > 0 ? UInt32(tags[index - 1]) : 255
  let last2 = index > 1 ? UInt32(tags[index - 2]) : 255
  // A capital says less where a sentence begins.
  let place: UInt32 = index == 0 ? 1 : 0
  features.refill(21) { features in
    features.add(Feature(1, word.norm))
    features.add(Feature(2, word.suffix3))
    features.add(Feature(3, word.suffix2))
    features.add(Feature(4, word.suffix4, word.shape))
    features.add(Feature(5, word.prefix1))
    features.add(Feature(6, word.shape, place))
    features.add(Feature(7, last))
    features.add(Feature(8, last, last2))
    features.add(Feature(9, last, word.norm))
    features.add(Feature(10, before.norm))
    features.add(Feature(11, before.suffix3, last))
    features.add(Feature(12, form(index - 2).norm))
    features.add(Feature(13, after.norm))
    features.add(Feature(14, after.suffix3))
    features.add(Feature(15, form(index + 2).norm))
    features.add(Feature(16, before.norm, word.norm))
    features.add(Feature(17, word.norm, after.norm))
    features.add(Feature(18, word.shape, after.shape, before.shape))
    features.add(Feature(19, last, after.norm))
    features.add(Feature(20, word.prefix3))
    features.add(Feature(21, last, word.suffix2))
  }
}

extension PartOfSpeechTagger where Table == Perceptron {
  /// Learns from tagged sentences.
  ///
  /// - Parameter tags: for each sentence the classes of its words.
  static func learn(
    _ sentences: [[WordForm]], _ tags: [[UInt8]], classCount: Int, rounds: Int
  ) -> Perceptron {
    var table = Perceptron(classCount: classCount, threshold: 3)
    var order = Array(sentences.indices)
    var random = SeededGenerator(seed: 1)
    var features: [UInt32] = []
    var scores = [Int32](repeating: 0, count: classCount)
    for _ in 0..<rounds {
      order.shuffle(using: &random)
      for sentence in order {
        let forms = sentences[sentence]
        var given: [UInt8] = []
        for index in forms.indices {
          tagFeatures(forms, given, index, &features)
          table.score(features, into: &scores)
          let guess = highest(scores)
          let truth = Int(tags[sentence][index])
          if guess != truth {
            table.update(features, truth, by: 1)
            table.update(features, guess, by: -1)
          }
          table.advance()
          given.append(UInt8(guess))
        }
      }
    }
    return table
  }
}
