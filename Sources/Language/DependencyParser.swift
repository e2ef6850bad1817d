/// Builds dependency trees with the transitions of the arc-hybrid system, one word at a
/// time and never going back.
///
/// Trained with a dynamic oracle: Y. Goldberg and J. Nivre, *Training deterministic
/// parsers with non-deterministic oracles*, TACL 2013. The root stands behind the last
/// word. One table chooses the transition, a second one the label of each new arc.
struct DependencyParser<Table: Weights>: Sendable {
  let moves: Table
  let labels: Table

  /// Heads (the number of words for the root) and labels.
  ///
  /// - Complexity: O(*n*) for *n* words.
  func parse(_ forms: [WordForm], _ tags: [UInt8]) -> (heads: [Int], labels: [UInt8]) {
    var state = ParserState(forms, tags)
    var features: [UInt32] = []
    var moveScores = [Int32](repeating: 0, count: 3)
    var labelScores = [Int32](repeating: 0, count: labels.classCount)
    while !state.isFinished {
      state.moveFeatures(&features)
      moves.score(features, into: &moveScores)
      let move = state.best(moveScores)
      if move == .shift {
        state.shift()
      } else {
        let (head, word) = state.arc(move)
        state.labelFeatures(head: head, word: word, &features)
        labels.score(features, into: &labelScores)
        state.apply(move, label: UInt8(highest(labelScores)))
      }
    }
    return (state.heads.map { Int($0) }, state.labels)
  }
}

enum Move: Int, CaseIterable { case shift, left, right }

/// A sentence that is being parsed.
struct ParserState {
  let forms: [WordForm]
  let tags: [UInt8]
  let count: Int
  var heads: [Int32]
  var labels: [UInt8]
  private var stack: [Int] = []
  private var next = 0

  // The outermost and second outermost dependents on either side, and how many there are.
  private var left1: [Int32]
  private var left2: [Int32]
  private var right1: [Int32]
  private var right2: [Int32]
  private var leftCount: [UInt8]
  private var rightCount: [UInt8]

  init(_ forms: [WordForm], _ tags: [UInt8]) {
    self.forms = forms
    self.tags = tags
    count = forms.count
    heads = Array(repeating: Int32(forms.count), count: forms.count)
    labels = Array(repeating: 0, count: forms.count)
    left1 = Array(repeating: -1, count: forms.count + 1)
    left2 = left1
    right1 = left1
    right2 = left1
    leftCount = Array(repeating: 0, count: forms.count + 1)
    rightCount = leftCount
  }

  var isFinished: Bool { next == count && stack.isEmpty }

  func isAllowed(_ move: Move) -> Bool {
    switch move {
    case .shift: next < count
    // The root takes one word only, the last on the stack.
    case .left: !stack.isEmpty && (next < count || stack.count == 1)
    case .right: stack.count >= 2
    }
  }

  func best(_ scores: [Int32]) -> Move {
    var best: Move?
    for move in Move.allCases where isAllowed(move) {
      if best == nil || scores[move.rawValue] > scores[best!.rawValue] { best = move }
    }
    return best!
  }

  /// The arc that a move makes.
  func arc(_ move: Move) -> (head: Int, word: Int) {
    move == .left
      ? (next, stack[stack.count - 1]) : (stack[stack.count - 2], stack[stack.count - 1])
  }

  mutating func shift() {
    stack.append(next)
    next += 1
  }

  mutating func apply(_ move: Move, label: UInt8) {
    let (head, word) = arc(move)
    heads[word] = Int32(head)
    labels[word] = label
    stack.removeLast()
    if move == .left {
      left2[head] = left1[head]
      left1[head] = Int32(word)
      leftCount[head] = min(leftCount[head] &+ 1, 7)
    } else {
      right2[head] = right1[head]
      right1[head] = Int32(word)
      rightCount[head] = min(rightCount[head] &+ 1, 7)
    }
  }

  /// How many arcs of the true tree each move makes impossible.
  func costs(_ truth: [Int], _ dependents: [[Int]]) -> [Int] {
    var costs = [Int.max, Int.max, Int.max]
    if isAllowed(.shift) {
      var cost = 0
      let head = truth[next]
      // The root takes the word at the bottom of the stack, and no other.
      if head == count ? !stack.isEmpty : stack.dropLast().contains(head) { cost += 1 }
      cost += dependents[next].count { stack.contains($0) && heads[$0] == Int32(count) }
      costs[0] = cost
    }
    guard let top = stack.last else { return costs }
    let lost = dependents[top].count { $0 >= next }
    if isAllowed(.left) {
      let head = truth[top]
      let isLost =
        head == count
        ? next < count && stack.count == 1
        : head > next || (stack.count > 1 && head == stack[stack.count - 2])
      costs[1] = lost + (isLost ? 1 : 0)
    }
    if isAllowed(.right) {
      costs[2] = lost + (truth[top] >= next && truth[top] < count ? 1 : 0)
    }
    return costs
  }

  /// More than a move or a label has.
  private static let mostFeatures = 96

  private func form(_ word: Int) -> WordForm {
    word >= 0 && word < count ? forms[word] : .outside
  }

  private func tag(_ word: Int) -> UInt32 {
    word >= 0 && word < count ? UInt32(tags[word]) : word == count ? 254 : 255
  }

  private func label(_ word: Int) -> UInt32 {
    word >= 0 && word < count ? UInt32(labels[word]) : 255
  }

  func moveFeatures(_ features: inout [UInt32]) {
    features.refill(Self.mostFeatures) { addMoveFeatures(to: &$0) }
  }

  private func addMoveFeatures(to features: inout FeatureList) {
    let depth = stack.count
    let (s0, s1, s2) = (
      depth > 0 ? stack[depth - 1] : -1, depth > 1 ? stack[depth - 2] : -1,
      depth > 2 ? stack[depth - 3] : -1
    )
    let (b0, b1, b2) = (next, next < count ? next + 1 : -1, next + 1 < count ? next + 2 : -1)
    let (s0w, s1w, b0w, b1w) = (form(s0).norm, form(s1).norm, form(b0).norm, form(b1).norm)
    let (s0t, s1t, s2t) = (tag(s0), tag(s1), tag(s2))
    let (b0t, b1t, b2t) = (tag(b0), tag(b1), tag(b2))
    let s0i = s0 < 0 ? count : s0
    let s1i = s1 < 0 ? count : s1
    let s0l1 = s0 < 0 ? -1 : Int(left1[s0i])
    let s0l2 = s0 < 0 ? -1 : Int(left2[s0i])
    let s0r1 = s0 < 0 ? -1 : Int(right1[s0i])
    let s0r2 = s0 < 0 ? -1 : Int(right2[s0i])
    let b0l1 = Int(left1[b0])
    let b0l2 = Int(left2[b0])
    let s1r1 = s1 < 0 ? -1 : Int(right1[s1i])
    let s1l1 = s1 < 0 ? -1 : Int(left1[s1i])
    let s0n = s0 < 0 ? 0 : UInt32(leftCount[s0i]) << 4 | UInt32(rightCount[s0i])
    let s1n = s1 < 0 ? 0 : UInt32(leftCount[s1i]) << 4 | UInt32(rightCount[s1i])
    let b0n = UInt32(leftCount[b0])
    let distance = s0 < 0 ? 0 : UInt32(min(b0 - s0, 12))
    let distance1 = s1 < 0 ? 0 : UInt32(min(s0 - s1, 12))
    func pair(_ a: UInt32, _ b: UInt32) -> UInt32 { a << 8 | b }

    features.add(Feature(101, s0w))
    features.add(Feature(102, s0t))
    features.add(Feature(103, s0w, s0t))
    features.add(Feature(104, s1w))
    features.add(Feature(105, s1t))
    features.add(Feature(106, s1w, s1t))
    features.add(Feature(107, b0w))
    features.add(Feature(108, b0t))
    features.add(Feature(109, b0w, b0t))
    features.add(Feature(110, b1w))
    features.add(Feature(111, b1t))
    features.add(Feature(112, b1w, b1t))
    features.add(Feature(113, form(b2).norm))
    features.add(Feature(114, b2t))
    features.add(Feature(115, form(s2).norm, s2t))
    features.add(Feature(116, s2t))

    features.add(Feature(120, s0w, b0w))
    features.add(Feature(121, s0w, s0t, b0t))
    features.add(Feature(122, s0t, b0w, b0t))
    features.add(Feature(123, s0w, b0w, pair(s0t, b0t)))
    features.add(Feature(124, s0t, b0t))
    features.add(Feature(125, b0t, b1t))
    features.add(Feature(126, b0w, b1t))
    features.add(Feature(127, s1t, s0t))
    features.add(Feature(128, s1w, s0w))
    features.add(Feature(129, s1w, s1t, s0t))
    features.add(Feature(130, s1t, s0w, s0t))
    features.add(Feature(131, s1t, b0t))
    features.add(Feature(132, s1w, b0w))
    features.add(Feature(133, s0w, b1t, b0t))

    features.add(Feature(140, s0t, b0t, b1t))
    features.add(Feature(141, b0t, b1t, b2t))
    features.add(Feature(142, s1t, s0t, b0t))
    features.add(Feature(143, s2t, s1t, s0t))
    features.add(Feature(144, pair(s1t, s0t), pair(b0t, b1t)))
    features.add(Feature(145, s0t, tag(s0l1), b0t))
    features.add(Feature(146, s0t, tag(s0r1), b0t))
    features.add(Feature(147, s0t, b0t, tag(b0l1)))
    features.add(Feature(148, s1t, s0t, tag(s0l1)))
    features.add(Feature(149, s1t, s0t, tag(s0r1)))
    features.add(Feature(150, s1t, tag(s1r1), s0t))
    features.add(Feature(151, s0t, tag(s0l1), tag(s0l2)))
    features.add(Feature(152, s0t, tag(s0r1), tag(s0r2)))
    features.add(Feature(153, b0t, tag(b0l1), tag(b0l2)))
    features.add(Feature(154, s1t, s0t, pair(b0t, tag(s0r1))))
    features.add(Feature(155, s1t, s0t, pair(b0t, tag(s1r1))))
    features.add(Feature(156, s1t, s0t, pair(b0t, tag(b0l1))))

    features.add(Feature(160, s0w, s0n))
    features.add(Feature(161, s0t, s0n, b0t))
    features.add(Feature(162, b0w, b0n))
    features.add(Feature(163, b0t, b0n, s0t))
    features.add(Feature(164, s1t, s1n, s0t))
    features.add(Feature(165, s1w, s1n))
    features.add(Feature(170, s0w, distance))
    features.add(Feature(171, s0t, distance, b0t))
    features.add(Feature(172, b0w, distance))
    features.add(Feature(173, s1t, distance1, s0t))
    features.add(Feature(174, pair(s1t, s0t), distance1, b0t))

    features.add(Feature(180, s0w, label(s0l1)))
    features.add(Feature(181, s0t, label(s0l1), label(s0l2)))
    features.add(Feature(182, s0w, label(s0r1)))
    features.add(Feature(183, s0t, label(s0r1), label(s0r2)))
    features.add(Feature(184, b0t, label(b0l1), label(b0l2)))
    features.add(Feature(185, s1t, label(s1r1), s0t))
    features.add(Feature(186, s1t, label(s1l1), s0t))
    features.add(Feature(187, pair(s0t, b0t), label(s0r1), label(b0l1)))
    features.add(Feature(188, pair(s1t, s0t), label(s0r1), label(s1r1)))
    // Prepositions and particles say what a noun hangs from.
    features.add(Feature(190, s1w, form(s0l1).norm, s0t))
    features.add(Feature(191, form(s0r1).norm, s0w))
    features.add(Feature(192, s1t, form(s0l1).norm, s0w))
    features.add(Feature(193, form(s1r1).norm, s1w, s0t))
    // What stands between.
    if s0 >= 0 { features.add(Feature(194, s0t, b0t, tag(s0 + 1))) }
    if s1 >= 0 { features.add(Feature(195, s1t, s0t, tag(s1 + 1))) }
    features.add(Feature(230, s0w, pair(b0t, b1t), s1t))
    features.add(Feature(231, s1w, s0t, b0t))
    features.add(Feature(232, s1t, s0w, b0t))
    features.add(Feature(233, s1t, s0t, b0w))
    features.add(Feature(234, b1w, b0t, s0t))
    features.add(Feature(235, tag(next + 2 < count ? next + 3 : -1), b0t, s0t))
    features.add(Feature(236, pair(s2t, s1t), pair(s0t, b0t)))
    features.add(Feature(237, s1t, label(s0l1), pair(s0t, label(s0r1))))
    features.add(Feature(238, s1w, s0w, b0t))
    features.add(Feature(239, s0t, b0t, punctuation(from: s0, to: b0)))
    features.add(Feature(196, form(s0).suffix3, form(b0).suffix3))
    features.add(Feature(197, form(s1).suffix3, form(s0).suffix3))
  }

  /// How many of the first tags, which are those of signs, stand between, up to 3.
  private func punctuation(from first: Int, to last: Int) -> UInt32 {
    guard first >= 0 else { return 0 }
    var found: UInt32 = 0
    for word in (first + 1)..<max(first + 1, min(last, count)) where tags[word] < 8 { found += 1 }
    return min(found, 3)
  }

  func labelFeatures(head: Int, word: Int, _ features: inout [UInt32]) {
    features.refill(Self.mostFeatures) { addLabelFeatures(head, word, to: &$0) }
  }

  private func addLabelFeatures(_ head: Int, _ word: Int, to features: inout FeatureList) {
    let (h, w) = (form(head), form(word))
    let (ht, wt) = (tag(head), tag(word))
    let side: UInt32 = head > word ? 1 : 0
    let distance = UInt32(min(abs(head - word), 6))
    let l1 = Int(left1[word])
    let r1 = Int(right1[word])
    let sibling = side == 1 ? Int(left1[head]) : Int(right1[head])
    let frame = side << 8 | ht
    let both = frame << 8 | wt
    features.add(Feature(201, w.norm, frame))
    features.add(Feature(202, wt, frame))
    features.add(Feature(203, h.norm, side << 8 | wt))
    features.add(Feature(204, w.norm, h.norm, side))
    features.add(Feature(205, both, distance))
    features.add(Feature(206, both, form(l1).norm))
    features.add(Feature(207, both, tag(l1), label(l1)))
    features.add(Feature(208, both, tag(r1), label(r1)))
    features.add(Feature(209, h.norm, form(l1).norm, wt))
    features.add(Feature(210, both, label(sibling)))
    features.add(Feature(211, h.norm, label(sibling), wt))
    features.add(Feature(212, both, tag(word - 1)))
    features.add(Feature(213, both, tag(word + 1)))
    features.add(Feature(214, both, tag(head - 1)))
    features.add(Feature(215, both, tag(head + 1)))
    features.add(Feature(216, w.suffix3, frame))
    features.add(Feature(217, h.suffix3, side << 8 | wt))
    features.add(Feature(218, both, form(Int(left1[min(head, count)])).norm))
    features.add(Feature(219, both, UInt32(leftCount[word]), UInt32(rightCount[word])))
    features.add(Feature(220, both, form(word - 1).norm))
    features.add(Feature(221, both, form(word + 1).norm))
    features.add(Feature(222, w.norm))
    features.add(Feature(223, both, w.shape))
    features.add(Feature(224, h.norm, w.suffix3, side))
  }
}

extension DependencyParser where Table == Perceptron {
  /// Learns from sentences with their tags and trees.
  static func learn(
    _ sentences: [ParsedSentence], labelCount: Int, rounds: Int
  ) -> (moves: Perceptron, labels: Perceptron) {
    var moves = Perceptron(classCount: 3, threshold: 4)
    var labels = Perceptron(classCount: labelCount, threshold: 4)
    var order = Array(sentences.indices)
    var random = SeededGenerator(seed: 2)
    var features: [UInt32] = []
    var moveScores = [Int32](repeating: 0, count: 3)
    var labelScores = [Int32](repeating: 0, count: labelCount)
    for round in 0..<rounds {
      order.shuffle(using: &random)
      for index in order {
        let sentence = sentences[index]
        var state = ParserState(sentence.forms, sentence.tags)
        while !state.isFinished {
          state.moveFeatures(&features)
          moves.score(features, into: &moveScores)
          let guess = state.best(moveScores)
          let costs = state.costs(sentence.heads, sentence.dependents)
          let least = costs.min()!
          var move = guess
          if costs[guess.rawValue] != least {
            let truth = Move.allCases.filter { costs[$0.rawValue] == least }
              .max { moveScores[$0.rawValue] < moveScores[$1.rawValue] }!
            moves.update(features, truth.rawValue, by: 1)
            moves.update(features, guess.rawValue, by: -1)
            // Later rounds mostly follow their own mistakes, to learn the way back.
            if round == 0 || Int.random(in: 0..<10, using: &random) == 0 { move = truth }
          }
          moves.advance()
          if move == .shift {
            state.shift()
            continue
          }
          let (head, word) = state.arc(move)
          state.labelFeatures(head: head, word: word, &features)
          labels.score(features, into: &labelScores)
          let label = highest(labelScores)
          if sentence.heads[word] == head {
            let truth = Int(sentence.labels[word])
            if label != truth {
              labels.update(features, truth, by: 1)
              labels.update(features, label, by: -1)
            }
            labels.advance()
          }
          state.apply(move, label: UInt8(label))
        }
      }
    }
    return (moves, labels)
  }
}

/// A sentence of a treebank in numbers.
struct ParsedSentence {
  let forms: [WordForm]
  var tags: [UInt8]
  let heads: [Int]
  let labels: [UInt8]
  let dependents: [[Int]]

  init(forms: [WordForm], tags: [UInt8], heads: [Int], labels: [UInt8]) {
    self.forms = forms
    self.tags = tags
    self.heads = heads
    self.labels = labels
    var dependents = [[Int]](repeating: [], count: forms.count + 1)
    for (word, head) in heads.enumerated() { dependents[head].append(word) }
    self.dependents = dependents
  }
}
