import Language
import Ontology

/// Whether a claim is denied, planned or merely possible, by the words about its verb.
struct Status {
  private(set) var isNegated = false
  private(set) var modality = Modality.asserted

  /// - Parameter end: where the words of the trigger end: "gave no aid to".
  init(_ document: ResolvedDocument, range: Range<Int>, trigger: Int, end: Int? = nil) {
    let start = Self.clauseStart(document, range, trigger)
    isNegated = Self.isNegated(
      document, range, start..<trigger, phrase: trigger..<max(trigger, end ?? trigger))
    for token in max(start, trigger - 7)..<trigger where document.mention(at: token) == nil {
      let norm = document.norm(token)
      if document.cues.hypothetical.contains(norm) {
        modality = .hypothetical
      } else if document.cues.planned.contains(norm), modality == .asserted {
        modality = .planned
      }
    }
    if modality != .hypothetical, start > range.lowerBound || range.lowerBound < trigger,
      Self.isConditional(document, range, trigger)
    {
      modality = .hypothetical
    }
  }

  /// Words of negation deny once however many there are ("does not and will not"); verbs
  /// that deny ("refuse") turn what they stand before, and so does a clause that denies
  /// the one it introduces ("it is not true that").
  private static func isNegated(
    _ document: ResolvedDocument, _ range: Range<Int>, _ clause: Range<Int>, phrase: Range<Int>
  ) -> Bool {
    var hasNegator = false
    var turns = 0
    var last = -9
    for token in clause {
      let norm = document.norm(token)
      guard document.cues.negators.contains(norm), !isIdle(document, token, phrase.lowerBound)
      else { continue }
      if document.cues.particles.contains(norm) {
        hasNegator = true
      } else if token - last > 2 {
        turns += 1
      }
      last = token
    }
    if phrase.dropFirst().contains(where: { document.norm($0) == "no" }) { hasNegator = true }
    if deniesClause(document, range, before: clause.lowerBound) { turns += 1 }
    return hasNegator != (turns % 2 == 1)
  }

  /// Whether "that" before a clause follows words that deny what it introduces.
  private static func deniesClause(
    _ document: ResolvedDocument, _ range: Range<Int>, before start: Int
  ) -> Bool {
    guard start > range.lowerBound, document.norm(start - 1) == "that" else { return false }
    let before = (max(range.lowerBound, start - 7)..<(start - 1))
      .map { document.norm($0) }.joined(separator: " ")
    return document.cues.denials.contains { before.hasSuffix($0) }
  }

  /// The beginning of the trigger's clause: after a stop, "that", or a comma with a subject.
  private static func clauseStart(_ document: ResolvedDocument, _ range: Range<Int>, _ trigger: Int)
    -> Int
  {
    var token = trigger - 1
    while token >= range.lowerBound, trigger - token < 12 {
      let norm = document.norm(token)
      if norm == ",", let opening = parenthesis(endingAt: token, document, range) {
        token = opening - 1
        continue
      }
      if [";", ":", "that", "which", "who", "because", "but", "although", "while", ","].contains(
        norm), !(norm == "but" && document.norm(token - 1) == "not")
      {
        return token + 1
      }
      token -= 1
    }
    return max(range.lowerBound, trigger - 11)
  }

  /// Where ", in fact," begins, a few words between two commas with no name in them.
  private static func parenthesis(
    endingAt comma: Int, _ document: ResolvedDocument, _ range: Range<Int>
  ) -> Int? {
    for token in stride(from: comma - 1, through: max(range.lowerBound, comma - 5), by: -1) {
      if document.norm(token) == "," { return comma - token > 1 ? token : nil }
      if document.mention(at: token) != nil { return nil }
    }
    return nil
  }

  /// "not only", "no doubt", "no later than": negation that denies nothing.
  private static func isIdle(_ document: ResolvedDocument, _ token: Int, _ trigger: Int) -> Bool {
    let next = document.norm(token + 1)
    switch document.norm(token) {
    case "not":
      // "could not but support"
      return ["only", "merely", "just", "least", "but"].contains(next)
    case "no":
      return ["doubt", "later", "less", "."].contains(next) || trigger - token > 6
    case "without": return trigger - token > 3 || ["doubt", "question", "delay"].contains(next)
    default: return false
    }
  }

  /// Whether the clause stands under an "if".
  private static func isConditional(
    _ document: ResolvedDocument, _ range: Range<Int>, _ trigger: Int
  ) -> Bool {
    var token = trigger - 1
    while token >= range.lowerBound {
      if ["if", "unless", "whether"].contains(document.norm(token)) { return true }
      if [",", ";", ":", "."].contains(document.norm(token)) { return false }
      token -= 1
    }
    return false
  }
}
