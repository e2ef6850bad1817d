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
  features.removeAll(keepingCapacity: true)
  features.append(Feature(1, word.norm).key)
  features.append(Feature(2, word.suffix3).key)
  features.append(Feature(3, word.suffix2).key)
  features.append(Feature(4, word.suffix4, word.shape).key)
  features.append(Feature(5, word.prefix1).key)
  features.append(Feature(6, word.shape, place).key)
  features.append(Feature(7, last).key)
  features.append(Feature(8, last, last2).key)
  features.append(Feature(9, last, word.norm).key)
  features.append(Feature(10, before.norm).key)
  features.append(Feature(11, before.suffix3, last).key)
  features.append(Feature(12, form(index - 2).norm).key)
  features.append(Feature(13, after.norm).key)
  features.append(Feature(14, after.suffix3).key)
  features.append(Feature(15, form(index + 2).norm).key)
  features.append(Feature(16, before.norm, word.norm).key)
  features.append(Feature(17, word.norm, after.norm).key)
  features.append(Feature(18, word.shape, after.shape, before.shape).key)
  features.append(Feature(19, last, after.norm).key)
  features.append(Feature(20, word.prefix3).key)
  features.append(Feature(21, last, word.suffix2).key)
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
