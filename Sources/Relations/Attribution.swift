import Documents
import Language
import Mentions
import Ontology

/// Who speaks where: for every token the people whose words the document reports there.
///
/// Reporting verbs govern what follows them in their sentence ("Kim said that …"),
/// "according to Kim" the whole sentence; an introduction that ends with a colon
/// governs the numbered paragraphs after it; a name with a colon its line.
struct Attribution {
  /// Innermost first.
  private var speakers: [[Int]]

  init(of document: ResolvedDocument, subjects: SubjectFinder) {
    speakers = Array(repeating: [], count: document.prose.sentences.count)
    verbs = Array(repeating: [], count: document.prose.sentences.count)
    var introduced: Int?
    var turn: Int?
    for (index, sentence) in document.prose.sentences.enumerated()
    where sentence.section.isRunningText {
      let range = sentence.tokens
      if document.tokens[range.lowerBound].startsLine {
        // A line without a name of its own is nobody's turn.
        turn = Self.turn(range, in: document)
      }
      if introduced != nil, document.tokens[range.lowerBound].startsLine,
        !Self.isNumbered(range, document)
      {
        introduced = nil
      }
      let said = Self.reports(range, in: document, subjects)
      if let speaker = introduced {
        // The report's own voice returns where somebody else is told to speak or act.
        if let other = said.first, other.speaker != speaker, other.verb - range.lowerBound < 12 {
          introduced = nil
        } else if Self.returns(range, speaker, document) {
          introduced = nil
        } else {
          speakers[index] = [speaker]
        }
      }
      if let turn { speakers[index] = [turn] }
      if let source = Self.accordingTo(range, in: document) {
        speakers[index] = [source] + speakers[index]
      }
      verbs[index] = said
      if introduced == nil, let speaker = Self.introduction(range, in: document) {
        introduced = speaker
      }
    }
  }

  struct Report {
    let verb: Int
    let speaker: Int
    /// Where the reported clause ends.
    let end: Int
  }

  private var verbs: [[Report]]

  /// Who says what stands at a token, innermost first.
  func speakers(at token: Int, sentence: Int) -> [Int] {
    var chain: [Int] = []
    for report in verbs[sentence].reversed() where report.verb < token && token < report.end {
      if chain.last != report.speaker { chain.append(report.speaker) }
      break
    }
    for speaker in speakers[sentence] where !chain.contains(speaker) { chain.append(speaker) }
    return chain
  }

  private static func reports(
    _ range: Range<Int>, in document: ResolvedDocument, _ subjects: SubjectFinder
  ) -> [Report] {
    var found: [Report] = []
    for token in range {
      guard document.cues.reporting.contains(document.norm(token)),
        document.mention(at: token) == nil
      else { continue }
      let next = document.norm(token + 1)
      let isClause =
        next == "that" || next == "," || next == ":" || clauseFollows(token, range, document)
      if isClause, let subject = subjects.subject(of: token, in: range) {
        guard document.type(of: subject) != document.schema.place,
          document.type(of: subject) != document.schema.event
        else { continue }
        found.append(Report(verb: token, speaker: subject, end: range.upperBound))
      } else if [".", "”", "\""].contains(next) || token + 1 == range.upperBound,
        let subject = subjects.subject(of: token, in: range),
        document.norm(subjects.lastSubjectStart - 1) == ","
      {
        // "…, Kim said." governs what stands before it.
        found.append(Report(verb: range.lowerBound - 1, speaker: subject, end: token))
      }
    }
    return found
  }

  /// Whether a clause without "that" follows: another verb comes after a noun.
  private static func clauseFollows(_ verb: Int, _ range: Range<Int>, _ document: ResolvedDocument)
    -> Bool
  {
    var token = verb + 1
    guard token < range.upperBound else { return false }
    if ["to", "by", "with", "for", "of", "in", "on"].contains(document.norm(token)) {
      return false
    }
    while token < range.upperBound, token - verb < 14 {
      if document.cues.be.contains(document.norm(token))
        || ["has", "had", "have", "would", "will", "could", "should", "did", "not"].contains(
          document.norm(token))
      {
        return true
      }
      if [".", ";", ":"].contains(document.norm(token)) { return false }
      token += 1
    }
    return false
  }

  private static func accordingTo(_ range: Range<Int>, in document: ResolvedDocument) -> Int? {
    for token in range where document.norm(token) == "according" && document.norm(token + 1) == "to"
    {
      for next in token + 2..<min(token + 8, range.upperBound) {
        if let entity = document.entity(at: next),
          [document.schema.person, document.schema.organization, document.schema.state].contains(
            document.type(of: entity))
        {
          return entity
        }
        if document.norm(next) == "," { break }
      }
    }
    return nil
  }

  /// "The main points of the conversation with Premier Kim were as follows:"
  private static func introduction(_ range: Range<Int>, in document: ResolvedDocument) -> Int? {
    guard document.norm(range.upperBound - 1) == ":" else { return nil }
    let people = range.compactMap { document.entity(at: $0) }
      .filter { document.type(of: $0) == document.schema.person }
    guard let last = people.last else { return nil }
    let text = document.document.text[document.prose.span(range)].lowercased()
    let isCue = document.cues.introductions.contains { text.contains($0) }
    let says = range.contains { document.cues.reporting.contains(document.norm($0)) }
    guard isCue || says else { return nil }
    return isCue ? last : people.first
  }

  private static func isNumbered(_ range: Range<Int>, _ document: ResolvedDocument) -> Bool {
    let first = document.tokens[range.lowerBound]
    if first.kind == .number || ["(", "-", "–", "•", "—", "*"].contains(first.text) { return true }
    return first.text.count == 1 && [".", ")"].contains(document.norm(range.lowerBound + 1))
  }

  /// "Vice Premier Li thanked Premier Kim": somebody else acts on the speaker.
  private static func returns(_ range: Range<Int>, _ speaker: Int, _ document: ResolvedDocument)
    -> Bool
  {
    let limit = range.lowerBound..<min(range.lowerBound + 12, range.upperBound)
    let people = limit.compactMap { document.entity(at: $0) }
      .filter { document.type(of: $0) == document.schema.person }
    guard let first = people.first, first != speaker else { return false }
    return people.contains(speaker)
      || limit.contains {
        ["thanked", "replied", "answered", "expressed", "asked", "said"].contains(document.norm($0))
      }
  }

  /// "Cooper: Yes", "President: …" at the beginning of a line.
  private static func turn(_ range: Range<Int>, in document: ResolvedDocument) -> Int? {
    for token in range.prefix(6) where document.norm(token) == ":" {
      let before = range.lowerBound..<token
      let entities = before.compactMap { document.entity(at: $0) }
      guard let entity = entities.last, document.type(of: entity) == document.schema.person,
        before.allSatisfy({
          document.mention(at: $0) != nil || document.tokens[$0].isCapitalized
            || document.norm($0) == "the" || document.tokens[$0].kind == .sign
        })
      else { return nil }
      return entity
    }
    return nil
  }
}
