import Documents
import Language
import Mentions

/// Words of a sentence that stand for an entity: a name, an adjective of nation, a pronoun.
struct Argument {
  enum Kind: UInt32 { case name, nominal, adjective, pronoun, government, unsaid }

  let tokens: Range<Int>
  let entity: Int
  let kind: Kind

  /// All of a sentence, in order.
  static func all(
    in range: Range<Int>, of document: ResolvedDocument, _ subjects: SubjectFinder
  ) -> [Argument] {
    var found: [Argument] = []
    if let unsaid = unsaid(in: range, of: document, subjects) { found.append(unsaid) }
    var token = range.lowerBound
    while token < range.upperBound {
      if let index = document.mention(at: token) {
        let mention = document.mentions[index]
        if let entity = document.entityOfMention[index],
          mention.tokens.lowerBound >= range.lowerBound,
          mention.tokens.upperBound <= range.upperBound
        {
          let kind: Kind = mention.kind == .nominal ? .nominal : .name
          found.append(Argument(tokens: mention.tokens, entity: entity, kind: kind))
        }
        token = max(token + 1, mention.tokens.upperBound)
        continue
      }
      if subjects.isWriters(document.norm(token), token), let state = document.unitedStates,
        document.prose.sentences.first?.section == .title
      {
        // "We hold the Government responsible": a government speaks through its department.
        found.append(Argument(tokens: token..<(token + 1), entity: state, kind: .government))
      }
      if let state = subjects.possessed(token, range) {
        found.append(Argument(tokens: token..<(token + 2), entity: state, kind: .government))
      } else if let state = document.state(ofAdjectiveAt: token) {
        found.append(Argument(tokens: token..<(token + 1), entity: state, kind: .adjective))
      } else if let entity = pronoun(token, range, document, subjects) {
        found.append(Argument(tokens: token..<(token + 1), entity: entity, kind: .pronoun))
      }
      token += 1
    }
    return found
  }

  /// Telegrams leave subjects out: "Inform Minister" is asked of the recipient, "Called on
  /// Minister" told by the writer. The argument has no words, and stands before the verb.
  private static func unsaid(
    in range: Range<Int>, of document: ResolvedDocument, _ subjects: SubjectFinder
  ) -> Argument? {
    guard let sentence = document.prose.sentence(of: range.lowerBound),
      document.prose.sentences[sentence].section.isRunningText
    else { return nil }
    var first = range.lowerBound
    while first < range.upperBound,
      document.tokens[first].kind != .word || document.norm(first) == "please"
        || document.tokens[first].text.count == 1
    {
      first += 1
    }
    // A sentence that names nobody relates nobody, and most begin with no verb: both are
    // seen without a tree, which costs far more.
    guard first < range.upperBound, document.mention(at: first) == nil,
      subjects.ends.recipient != nil || subjects.ends.writer != nil,
      document.cues.mayBegin(document.norm(first)),
      range.contains(where: { document.mention(at: $0) != nil })
    else { return nil }
    let tree = document.tree(of: sentence)
    let verb = first - range.lowerBound
    guard tree.tags[verb].hasPrefix("VB"), tree.heads[verb] < 0,
      !tree.dependents[verb].contains(where: { tree.labels[$0].hasPrefix("nsubj") })
    else { return nil }
    let entity = tree.tags[verb] == "VB" ? subjects.ends.recipient : subjects.ends.writer
    return entity.map { Argument(tokens: first..<first, entity: $0, kind: .unsaid) }
  }

  private static let possessives: [String: String] = [
    "our": "we", "my": "i", "his": "he", "her": "he", "your": "you", "their": "they",
  ]

  private static func pronoun(
    _ token: Int, _ range: Range<Int>, _ document: ResolvedDocument, _ subjects: SubjectFinder
  ) -> Int? {
    let norm = document.norm(token)
    return subjects.pronoun(possessives[norm] ?? norm, token, range)
  }
}
