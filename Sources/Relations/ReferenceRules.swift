import Documents
import Language
import Mentions
import Ontology

/// Reads earlier letters and cables out of references to them: "your letter of August
/// 16", "my telegram", "Deptel 275", "Embtels 2964 and 2976", "Karachi's 1096 to Department".
struct ReferenceRules: RuleFamily {
  func claims(in document: ResolvedDocument) -> [Claim] {
    letters(in: document) + telegrams(in: document)
  }

  private func letters(in document: ResolvedDocument) -> [Claim] {
    let ends = Correspondence(of: document)
    guard let sender = ends.sender, let recipient = ends.recipient else { return [] }
    let (post, department) = posts([sender, recipient], in: document)
    var claims: [Claim] = []
    for sentence in document.prose.sentences
    where sentence.section.isRunningText || sentence.section == .label {
      for token in sentence.tokens {
        let norm = document.norm(token)
        let ends: (Int, Int)?
        if ["your", "my", "our"].contains(norm), Self.isLetter(after: token, in: sentence, document)
        {
          ends = norm == "your" ? (recipient, sender) : (sender, recipient)
        } else if let post, let department, Self.departmental.contains(norm),
          !isNumber(token + 1, document) || document.norm(token + 2) != "to"
        {
          ends = (department, post)
        } else if let post, let department, Self.ofPost.contains(norm) {
          ends = (post, department)
        } else {
          ends = nil
        }
        if let ends {
          claims += claim(ends.0, ends.1, norm, at: token, in: sentence, of: document)
        }
      }
    }
    return claims
  }

  private func claim(
    _ from: Int, _ to: Int, _ cue: String, at token: Int, in sentence: Sentence,
    of document: ResolvedDocument
  ) -> [Claim] {
    guard
      var claim = document.claim(
        "COMMUNICATED_WITH", .entity(from), .entity(to), document.prose.span(sentence.tokens),
        rule: "reference:\(cue)", confidence: 0.75)
    else { return [] }
    claim.date =
      EnglishDates.find(
        in: document.document.text,
        document.prose.span(token..<min(token + 8, sentence.tokens.upperBound)),
        context: document.document.header.date
      ).first?.date
    return [claim]
  }

  // MARK: Telegrams by their numbers

  /// "Karachi's 1096 to Department, 32 to USUN", "New Delhi 1919 repeated Karachi 144",
  /// "telegram 917 from Moscow": who sent it, and to whom; to the department at home where
  /// nobody else is named.
  private func telegrams(in document: ResolvedDocument) -> [Claim] {
    let department = document.entity(named: "department of state")
    var claims: [Claim] = []
    for sentence in document.prose.sentences
    where sentence.section.isRunningText || sentence.section == .label {
      var token = sentence.tokens.lowerBound
      while token < sentence.tokens.upperBound {
        guard let (sender, next) = telegram(at: token, department, in: document),
          next <= sentence.tokens.upperBound
        else {
          token += 1
          continue
        }
        let (readers, end) = readers(from: next, to: sentence.tokens.upperBound, in: document)
        let isHome = Self.isHome(sender, in: document)
        let known = readers.isEmpty && !isHome ? [department].compactMap { $0 } : readers
        for reader in known where reader != sender {
          claims += claim(
            sender, reader, readers.isEmpty ? "numbered" : "telegram", at: token, in: sentence,
            of: document)
        }
        token = max(end, token + 1)
      }
    }
    return claims
  }

  /// Whose telegram begins at a token, and where its number ends.
  private func telegram(
    at token: Int, _ department: Int?, in document: ResolvedDocument
  ) -> (sender: Int, end: Int)? {
    if let mention = document.mention(at: token), mayWrite(mention, in: document),
      document.mentions[mention].tokens.lowerBound == token,
      let sender = document.entityOfMention[mention]
    {
      var next = document.mentions[mention].tokens.upperBound
      var isMarked = false
      while document.norm(next) == "'s" || Self.numbered.contains(document.norm(next)) {
        isMarked = true
        next += 1
      }
      guard isNumber(next, document), isMarked || !isYear(next, document) else { return nil }
      return (sender, next + 1)
    }
    guard isNumber(token + 1, document) else { return nil }
    let way = document.norm(token + 2)
    let mention = document.mention(at: token + 3)
    let isNumbered = Self.numbered.contains(document.norm(token))
    if way == "to",
      isNumbered ? mention != nil : Self.departmental.contains(document.norm(token))
    {
      return department.map { ($0, token + 2) }
    }
    guard isNumbered, way == "from", let mention, mayWrite(mention, in: document),
      let sender = document.entityOfMention[mention]
    else { return nil }
    return (sender, document.mentions[mention].tokens.upperBound)
  }

  /// To whom a telegram went: "to Department, 32 to USUN and 176 to New Delhi", "rptd info
  /// Belgrade 6, Rome 7".
  private func readers(
    from start: Int, to limit: Int, in document: ResolvedDocument
  ) -> (readers: [Int], end: Int) {
    var readers: [Int] = []
    var isTold = false
    var end = start
    var token = start
    while token < limit {
      let norm = document.norm(token)
      if Self.sent.contains(norm) {
        isTold = true
        token += 1
      } else if isTold, let mention = document.mention(at: token), mayWrite(mention, in: document),
        let reader = document.entityOfMention[mention]
      {
        readers.append(reader)
        token = document.mentions[mention].tokens.upperBound
        if isNumber(token, document), !Self.sent.contains(document.norm(token + 1)) { token += 1 }
        end = token
      } else if [",", "and", "(", ";"].contains(norm) || isNumber(token, document) {
        token += 1
      } else {
        break
      }
    }
    return (readers, max(end, start))
  }

  /// Posts, offices and, with what says that it is theirs, people.
  private func mayWrite(_ index: Int, in document: ResolvedDocument) -> Bool {
    let mention = document.mentions[index]
    switch mention.type {
    case document.schema.place: return true
    case document.schema.organization:
      // A city that writes is the post there.
      let text = document.document.text[mention.span].lowercased()
      if document.cues.cities.contains(text) { return true }
      return document.entityOfMention[index].map {
        Self.isNamed($0, Self.posts + ["department of state"], in: document)
      } ?? false
    case document.schema.person:
      return mention.kind == .name && document.norm(mention.tokens.upperBound) == "'s"
    default: return false
    }
  }

  /// Whether it is the department or where that is: nobody tells it what it says itself.
  private static func isHome(_ entity: Int, in document: ResolvedDocument) -> Bool {
    let name = document.entities[entity].name.lowercased()
    return name.contains("department") || name.hasPrefix("washington") || name == "state"
  }

  private func isNumber(_ token: Int, _ document: ResolvedDocument) -> Bool {
    document.tokens.indices.contains(token) && document.tokens[token].kind == .number
  }

  private func isYear(_ token: Int, _ document: ResolvedDocument) -> Bool {
    Int(document.tokens[token].text).map { (1700...2100).contains($0) } ?? false
  }

  /// What stands between whose telegram it is and its number.
  private static let numbered: Set<String> = [
    "telegram", "telegrams", "tel", "tels", "no", "nos", ".", "despatch", "dispatch", "airgram",
    "cable",
  ]

  private static let sent: Set<String> = [
    "to", "rptd", "repeated", "rpt", "info", "sent", "also", "dept", "department",
  ]

  private static let departmental: Set<String> = ["deptel", "deptels", "depcirtel"]
  private static let ofPost: Set<String> = ["embtel", "embtels", "contel", "legtel", "embdesp"]

  private static let letters: Set<String> = [
    "letter", "message", "telegram", "memorandum", "cable", "note", "telegrams", "letters",
    "dispatch", "despatch",
  ]

  /// "your memorandum of 8 May": not one that goes on "to the Committee".
  private static func isLetter(
    after token: Int, in sentence: Sentence, _ document: ResolvedDocument
  ) -> Bool {
    for next in token + 1..<token + 3
    where next < sentence.tokens.upperBound && letters.contains(document.norm(next)) {
      let rest = (next + 1..<min(next + 6, sentence.tokens.upperBound)).map { document.norm($0) }
      return !rest.contains("to")
    }
    return false
  }

  /// The post abroad and the ministry at home, where a record goes from one to the other.
  private func posts(_ ends: [Int], in document: ResolvedDocument) -> (Int?, Int?) {
    let ministries = ["department", "ministry", "foreign office"]
    return (
      ends.first { Self.isNamed($0, Self.posts, in: document) },
      ends.first { Self.isNamed($0, ministries, in: document) }
    )
  }

  private static let posts = ["embassy", "legation", "consulate", "mission"]

  /// Whether one of some words stands in a name.
  private static func isNamed(_ entity: Int, _ words: [String], in document: ResolvedDocument)
    -> Bool
  {
    let name = document.entities[entity].name.lowercased()
    return words.contains { name.contains($0) }
  }
}
