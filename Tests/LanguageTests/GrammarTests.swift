import TestSupport
import Testing

@testable import Language

/// A small treebank: "Rusk met Gromyko", "the Minister told Rusk that …".
private let conllu = """
  # text = Rusk met Gromyko .
  1\tRusk\t_\t_\tNNP\t_\t2\tnsubj\t_\t_
  2\tmet\t_\t_\tVBD\t_\t0\troot\t_\t_
  3\tGromyko\t_\t_\tNNP\t_\t2\tobj\t_\t_
  4\t.\t_\t_\t.\t_\t2\tpunct\t_\t_

  1\tThe\t_\t_\tDT\t_\t2\tdet\t_\t_
  2\tMinister\t_\t_\tNN\t_\t3\tnsubj\t_\t_
  3\ttold\t_\t_\tVBD\t_\t0\troot\t_\t_
  4\tRusk\t_\t_\tNNP\t_\t3\tobj:x\t_\t_
  5-6\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
  5\tin\t_\t_\tIN\t_\t6\tcase\t_\t_
  6\tParis\t_\t_\tNNP\t_\t3\tobl:agent\t_\t_

  """

private func treebank(_ text: String) throws -> Treebank {
  try Treebank(reading: try fixture(text))
}

@Test func `reads CoNLL-U without words of several tokens`() throws {
  let treebank = try treebank(conllu)
  #expect(treebank.sentences.map(\.words.count) == [4, 6])
  #expect(treebank.sentences[0].heads == [1, 4, 1, 1])
  #expect(treebank.sentences[1].labels == ["det", "nsubj", "root", "obj", "case", "obl:agent"])
}

@Test func `says which line is no CoNLL-U`() throws {
  #expect(throws: TreebankError.columns(2, line: 2)) { try treebank("# text\n1\tword\n") }
  #expect(throws: TreebankError.head(line: 1)) {
    try treebank("1\ta\t_\t_\tX\t_\tnone\troot\t_\t_\n")
  }
}

@Test func `a cable has no articles`() throws {
  let cables = try treebank(conllu).withCables().sentences
  #expect(cables.count == 2)
  let second = try treebank(conllu.components(separatedBy: "\n\n")[1] + "\n").withCables()
  #expect(second.sentences.last?.words == ["Minister", "told", "Rusk", "in", "Paris"])
  #expect(second.sentences.last?.heads == [1, 5, 1, 4, 1])
}

@Test func `learns the trees that it is shown, with the same bytes each time`() throws {
  let many = Treebank(
    Array(repeating: try treebank(conllu).sentences, count: 40).flatMap { $0 })
  let model = Grammar.learn(from: many, data: [], licence: "none", rounds: 6)
  #expect(
    model.encoded() == Grammar.learn(from: many, data: [], licence: "none", rounds: 6).encoded())
  let tree = try Grammar(model).tree(of: ["Rusk", "met", "Gromyko", "."])
  #expect(tree.heads == [1, -1, 1, 1])
  #expect(tree.labels == ["nsubj", "root", "obj", "punct"])
  #expect(tree.tags == ["NNP", "VBD", "NNP", "."])
}

@Test func `any words get a tree with one root and no circle, over 200 seeds`() throws {
  let many = Treebank(Array(repeating: try treebank(conllu).sentences, count: 4).flatMap { $0 })
  let grammar = try Grammar(Grammar.learn(from: many, data: [], licence: "none", rounds: 2))
  #expect(grammar.tree(of: []).heads == [])
  let words = ["Rusk", "met", "the", "", "\u{4E2D}", "1965", ",", "🙂", "\u{0}", "TOLD", "n't"]
  for seed in 0..<UInt64(200) {
    var random = SeededGenerator(seed: Int(seed))
    let sentence = (0..<Int.random(in: 1...30, using: &random)).map { _ in
      words.randomElement(using: &random)!
    }
    let tree = grammar.tree(of: sentence)
    #expect(tree.heads.count { $0 < 0 } == 1, "seed \(seed)")
    for word in tree.heads.indices {
      var node = word
      var steps = 0
      while node >= 0, steps <= sentence.count {
        node = tree.heads[node]
        steps += 1
      }
      #expect(node < 0, "seed \(seed): a circle")
    }
  }
}

/// The most arcs of a tree that can still be made from a state, by trying all moves.
private func reachable(_ state: ParserState, _ truth: [Int]) -> Int {
  if state.isFinished { return 0 }
  return Move.allCases.filter { state.isAllowed($0) }.map { move in
    var next = state
    guard move != .shift else {
      next.shift()
      return reachable(next, truth)
    }
    let (head, word) = state.arc(move)
    next.apply(move, label: 0)
    return (truth[word] == head ? 1 : 0) + reachable(next, truth)
  }.max() ?? 0
}

@Test func `the oracle counts the arcs that a move loses, over 200 seeds`() {
  for seed in 0..<UInt64(200) {
    var random = SeededGenerator(seed: Int(seed))
    let count = Int.random(in: 2...5, using: &random)
    // Any path of moves makes a projective tree.
    var path = ParserState(
      Array(repeating: .outside, count: count), Array(repeating: 0, count: count))
    while !path.isFinished {
      let move = Move.allCases.filter { path.isAllowed($0) }.randomElement(using: &random)!
      if move == .shift { path.shift() } else { path.apply(move, label: 0) }
    }
    let truth = path.heads.map { Int($0) }
    var dependents = [[Int]](repeating: [], count: count + 1)
    for (word, head) in truth.enumerated() { dependents[head].append(word) }
    var state = ParserState(
      Array(repeating: .outside, count: count), Array(repeating: 0, count: count))
    while !state.isFinished {
      let best = reachable(state, truth)
      let costs = state.costs(truth, dependents)
      let allowed = Move.allCases.filter { state.isAllowed($0) }
      // A move without cost loses nothing, and there is always one.
      for move in allowed where costs[move.rawValue] == costs.min() {
        var next = state
        var gained = 0
        if move == .shift {
          next.shift()
        } else {
          let (head, word) = state.arc(move)
          gained = truth[word] == head ? 1 : 0
          next.apply(move, label: 0)
        }
        #expect(gained + reachable(next, truth) == best, "seed \(seed)")
      }
      let move = allowed.randomElement(using: &random)!
      if move == .shift { state.shift() } else { state.apply(move, label: 0) }
    }
  }
}
