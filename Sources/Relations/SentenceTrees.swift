import Language
import Synchronization

/// The dependency trees of a document's sentences, each made when it is first asked for.
final class SentenceTrees: Sendable {
  private let grammar: Grammar
  private let prose: Prose
  private let made = Mutex<[Int: DependencyTree]>([:])

  /// The base form of each token, as a number.
  let stems: [UInt32]

  init(_ grammar: Grammar, _ prose: Prose, _ verbs: VerbForms) {
    self.grammar = grammar
    self.prose = prose
    stems = prose.tokens.map { WordForm.norm(of: verbs.base(of: $0.norm)) }
  }

  func tree(of sentence: Int) -> DependencyTree {
    if let tree = made.withLock({ $0[sentence] }) { return tree }
    let tree = grammar.tree(of: words(of: sentence))
    made.withLock { $0[sentence] = tree }
    return tree
  }

  /// The tags alone, which cost far less where no tree was asked for.
  func tags(of sentence: Int) -> [String] {
    made.withLock { $0[sentence] }?.tags ?? grammar.tags(of: words(of: sentence))
  }

  private func words(of sentence: Int) -> [String] {
    prose.sentences[sentence].tokens.map { prose.tokens[$0].text }
  }
}

extension DependencyTree {
  /// Words that all hang from the first.
  static func flat(_ count: Int) -> DependencyTree {
    DependencyTree(
      tags: Array(repeating: "X", count: count),
      heads: (0..<count).map { $0 == 0 ? -1 : 0 }, labels: Array(repeating: "dep", count: count))
  }
}
