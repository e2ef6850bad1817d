/// Reads the structure of English sentences: tags and dependency trees.
///
/// Trained on the English Web Treebank of Universal Dependencies.
public struct Grammar: Sendable {
  public let model: ModelFile
  private let tagger: PartOfSpeechTagger<WeightTable>
  private let parser: DependencyParser<WeightTable>

  /// Changes with the features.
  static let features = 3
  public static let kind = "english"

  /// - Throws: ``ModelError/unfit(kind:wanted:)`` where the model is for something else.
  public init(_ model: ModelFile) throws(ModelError) {
    guard model.header.kind == Self.kind, model.header.features == Self.features,
      model.tables.count == 3, model.tables[1].classCount == Move.allCases.count
    else { throw .unfit(kind: model.header.kind, wanted: Self.kind) }
    self.model = model
    tagger = PartOfSpeechTagger(table: model.tables[0])
    parser = DependencyParser(moves: model.tables[1], labels: model.tables[2])
  }

  /// The Penn tags of a sentence's words.
  ///
  /// - Complexity: O(*n*) for *n* words: about half a microsecond a word.
  public func tags(of words: [String]) -> [String] {
    tagger.tags(of: words.map { WordForm($0) }).map { model.header.classes[0][Int($0)] }
  }

  /// The tree of a sentence.
  ///
  /// - Complexity: O(*n*) for *n* words: about four microseconds a word.
  public func tree(of words: [String]) -> DependencyTree {
    let forms = words.map { WordForm($0) }
    let tags = tagger.tags(of: forms)
    let (heads, labels) = parser.parse(forms, tags)
    return DependencyTree(
      tags: tags.map { model.header.classes[0][Int($0)] },
      heads: heads.map { $0 == words.count ? -1 : $0 },
      labels: labels.map { model.header.classes[2][Int($0)] })
  }

  /// How well trees agree with a treebank's, in per cent of its words.
  public struct Agreement: Sendable {
    public let tags: Double
    /// Heads (UAS).
    public let unlabelled: Double
    /// Heads and relations without their subtypes (LAS).
    public let labelled: Double
  }

  public func agreement(with treebank: Treebank) -> Agreement {
    var (tags, heads, labels, words) = (0, 0, 0, 0)
    for sentence in treebank.sentences {
      let tree = tree(of: sentence.words)
      for index in sentence.words.indices {
        words += 1
        if tree.tags[index] == sentence.tags[index] { tags += 1 }
        let head = tree.heads[index] < 0 ? sentence.words.count : tree.heads[index]
        guard head == sentence.heads[index] else { continue }
        heads += 1
        if Self.universal(tree.labels[index]) == Self.universal(sentence.labels[index]) {
          labels += 1
        }
      }
    }
    func percent(_ part: Int) -> Double {
      (1000 * Double(part) / Double(max(words, 1))).rounded() / 10
    }
    return Agreement(tags: percent(tags), unlabelled: percent(heads), labelled: percent(labels))
  }

  private static func universal(_ label: String) -> Substring {
    label.prefix { $0 != ":" }
  }
}

extension Grammar {
  /// Learns tags and trees from a treebank.
  ///
  /// The parser learns from the tagger's own tags, each part of the treebank tagged by a
  /// tagger that has not seen it. The same treebank gives the same bytes.
  ///
  /// - Parameters:
  ///   - data: what the treebank is, for the header.
  ///   - licence: under which the model may be passed on.
  public static func learn(
    from treebank: Treebank, data: [String], licence: String, rounds: Int = 14
  ) -> ModelFile {
    let treebank = treebank.withCables()
    let tagNames = Array(Set(treebank.sentences.flatMap(\.tags))).sorted()
    let labelNames = Array(Set(treebank.sentences.flatMap(\.labels))).sorted()
    let tagClass = Dictionary(uniqueKeysWithValues: tagNames.enumerated().map { ($1, UInt8($0)) })
    let labelClass = Dictionary(
      uniqueKeysWithValues: labelNames.enumerated().map { ($1, UInt8($0)) })
    var sentences = treebank.sentences.map { sentence in
      ParsedSentence(
        forms: sentence.words.map { WordForm($0) }, tags: sentence.tags.map { tagClass[$0]! },
        heads: sentence.heads, labels: sentence.labels.map { labelClass[$0]! })
    }
    let forms = sentences.map(\.forms)
    let tags = sentences.map(\.tags)
    let tagger = PartOfSpeechTagger<Perceptron>.learn(
      forms, tags, classCount: tagNames.count, rounds: 6)
    let folds = 5
    for fold in 0..<folds {
      let others = sentences.indices.filter { $0 % folds != fold }
      let jackknife = PartOfSpeechTagger(
        table: PartOfSpeechTagger<Perceptron>.learn(
          others.map { forms[$0] }, others.map { tags[$0] }, classCount: tagNames.count, rounds: 4
        ).averaged(pruning: 0))
      for index in sentences.indices where index % folds == fold {
        sentences[index].tags = jackknife.tags(of: forms[index])
      }
    }
    let parser = DependencyParser<Perceptron>.learn(
      sentences, labelCount: labelNames.count, rounds: rounds)
    let header = ModelFile.Header(
      kind: kind, features: features,
      classes: [tagNames, ["shift", "left", "right"], labelNames], data: data, licence: licence,
      scores: [:])
    return ModelFile(
      header: header,
      tables: [
        tagger.averaged(pruning: 0.5), parser.moves.averaged(pruning: 1),
        parser.labels.averaged(pruning: 0.5),
      ])
  }
}
