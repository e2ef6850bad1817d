import Documents
import Language
import Mentions
import Ontology

// Whom words mean that name nobody: "he", "him", "they", "the latter", "his Government".
extension SubjectFinder {
  /// Whom a pronoun means: the writer, or whoever was named before.
  func pronoun(_ norm: String, _ token: Int, _ range: Range<Int>) -> Int? {
    // "we [North Korea]": the editor says who is meant.
    if document.norm(token + 1) == "[", let entity = document.entity(at: token + 2) {
      return entity
    }
    if isReported(token), ["i", "me", "we", "us", "you", "our"].contains(norm) { return nil }
    switch norm {
    case "i", "me": return ends.writer
    case "we", "us": return ends.body
    case "you": return ends.recipient
    case "he", "she": return lastPerson(before: token)
    case "him": return lastPerson(before: token, except: doer(about: token, range))
    // "her message" is a subject's, "told her" is not.
    case "her":
      return lastPerson(
        before: token, except: isBeforeNoun(token) ? nil : doer(about: token, range))
    case "they", "their": return reporter(before: token, range) ?? lastBody(before: token, range)
    case "them": return lastBody(before: token, range, except: doer(about: token, range))
    case "it", "its": return reporter(before: token, range)
    case "latter": return latter(before: token)
    case "here": return isReported(token) ? nil : here
    default: return nil
    }
  }

  /// "his Government", "their country": the state of whoever is meant.
  func possessed(_ token: Int, _ range: Range<Int>) -> Int? {
    guard
      ["government", "govt", "country", "government's", "government’s"]
        .contains(document.norm(token + 1)), range.contains(token + 1)
    else { return nil }
    switch document.norm(token) {
    case "his", "her":
      return lastPerson(before: token).flatMap { state(of: $0) }
    case "my":
      return isReported(token) ? nil : ends.writer.flatMap { state(of: $0) }
    case "your":
      return isReported(token) ? nil : ends.recipient.flatMap { state(of: $0) }
    default: return nil
    }
  }

  /// The state that a person serves, by the titles that the record gives or by the name.
  private func state(of person: Int) -> Int? {
    guard document.type(of: person) == document.schema.person else { return nil }
    for index in document.entities[person].mentions {
      guard let title = document.mentions[index].title else { continue }
      for token in [title.lowerBound - 1, title.lowerBound] {
        if let state = document.state(ofAdjectiveAt: token) { return state }
      }
    }
    return document.nation(of: person)
  }

  private func isBeforeNoun(_ token: Int) -> Bool {
    document.tokens.indices.contains(token + 1) && document.tokens[token + 1].kind == .word
      && !Self.prepositions.contains(document.norm(token + 1))
      && !["that", "and", "whether", "if", "as"].contains(document.norm(token + 1))
  }

  /// Who does what is done to the word at a token: nobody is their own object.
  private func doer(about token: Int, _ range: Range<Int>) -> Int? {
    guard let sentence = document.prose.sentence(of: token) else { return nil }
    let offset = document.prose.sentences[sentence].tokens.lowerBound
    guard document.hasTrees else {
      return document.mentions(in: offset..<token).last.flatMap { document.entityOfMention[$0] }
    }
    let tree = document.tree(of: sentence)
    var node = tree.heads[token - offset]
    for _ in 0..<4 where node >= 0 {
      if let subject = tree.dependents[node].first(where: {
        tree.labels[$0].hasPrefix("nsubj") && $0 + offset != token
      }) {
        let at = subject + offset
        if let entity = document.entity(at: at) { return entity }
        return ["he", "she"].contains(document.norm(at)) ? lastPerson(before: at) : nil
      }
      node = tree.heads[node]
    }
    return nil
  }

  /// Whom "it" or "they" means where somebody says something of themselves: "Brazil denied
  /// that it had".
  private func reporter(before token: Int, _ range: Range<Int>) -> Int? {
    guard
      let that = (range.lowerBound..<token).last(where: { document.norm($0) == "that" }),
      token - that <= 3,
      let verb = (range.lowerBound..<that).last(where: {
        document.cues.reporting.contains(document.norm($0)) && document.mention(at: $0) == nil
      }), that - verb <= 4
    else { return nil }
    let start = lastSubjectStart
    defer { lastSubjectStart = start }
    guard let speaker = subject(of: verb, in: range),
      [document.schema.state, document.schema.organization].contains(document.type(of: speaker))
    else { return nil }
    return speaker
  }

  /// Whether a word means the writer and whoever the writer acts for.
  func isWriters(_ norm: String, _ token: Int) -> Bool {
    ["we", "us", "our"].contains(norm) && document.norm(token + 1) != "[" && !isReported(token)
  }

  /// Whom "he" means: the first who is named in the sentence so far as a subject may be,
  /// else the first of the sentence before, or of the one before that.
  func lastPerson(before token: Int, except other: Int? = nil) -> Int? {
    first(before: token, sentences: 2) { mention, entity in
      document.mentions[mention].type == document.schema.person && entity != other
    }
  }

  /// Whom "they" means: the first people or body named as a subject may be, in this sentence
  /// or the one before: "the Soviets", "the Embassy".
  private func lastBody(before token: Int, _ range: Range<Int>, except other: Int? = nil) -> Int? {
    first(before: token, sentences: 1) { mention, entity in
      let type = document.mentions[mention].type
      return entity != other
        && (type == document.schema.organization
          || type == document.schema.state && isPeople(document.mentions[mention]))
    }
  }

  /// Whether a mention of a state is of those who act for it: "the French", not "France".
  private func isPeople(_ mention: Mention) -> Bool {
    let words = mention.tokens.map { document.norm($0) }
    return document.norm(mention.tokens.lowerBound - 1) == "the"
      || words.last?.hasSuffix("s") == true
      || words.contains("government")
  }

  /// Who was named last.
  private func latter(before token: Int) -> Int? {
    guard let current = document.prose.sentence(of: token) else { return nil }
    for index in stride(from: current, through: max(0, current - 1), by: -1) {
      let sentence = document.prose.sentences[index]
      let end = index == current ? token : sentence.tokens.upperBound
      let found = document.mentions(in: sentence.tokens.lowerBound..<end).last {
        document.entityOfMention[$0] != nil && document.mentions[$0].type != document.schema.place
      }
      if let found { return document.entityOfMention[found] }
    }
    return nil
  }

  /// The first of a kind in the sentence so far that does not follow a preposition, else the
  /// first of the sentences before.
  private func first(before token: Int, sentences: Int, where isWanted: (Int, Int) -> Bool) -> Int?
  {
    guard let current = document.prose.sentence(of: token) else { return nil }
    for index in stride(from: current, through: max(0, current - sentences), by: -1) {
      let sentence = document.prose.sentences[index]
      guard index == current || sentence.section.isRunningText else { return nil }
      let end = index == current ? token : sentence.tokens.upperBound
      for mention in document.mentions(in: sentence.tokens.lowerBound..<end) {
        let found = document.mentions[mention]
        guard let entity = document.entityOfMention[mention], isWanted(mention, entity) else {
          continue
        }
        let before = document.norm(
          beforeArticle(found.start))
        if !Self.prepositions.contains(before) { return entity }
      }
    }
    return nil
  }
}
