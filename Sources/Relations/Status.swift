import Language
import Ontology

/// Whether a claim is denied, planned or merely possible, by the words about its verb.
struct Status {
  private(set) var isNegated = false
  private(set) var modality = Modality.asserted

  init(_ document: ResolvedDocument, range: Range<Int>, trigger: Int) {
    let start = Self.clauseStart(document, range, trigger)
    for token in start..<trigger {
      let norm = document.norm(token)
      if document.cues.negators.contains(norm), !Self.isIdle(document, token, trigger) {
        isNegated.toggle()
      }
    }
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

  /// The beginning of the trigger's clause: after a stop, "that", or a comma with a subject.
  private static func clauseStart(_ document: ResolvedDocument, _ range: Range<Int>, _ trigger: Int)
    -> Int
  {
    var token = trigger - 1
    while token >= range.lowerBound, trigger - token < 12 {
      if [";", ":", "that", "which", "who", "because", "but", "although", "while", ","].contains(
        document.norm(token))
      {
        return token + 1
      }
      token -= 1
    }
    return max(range.lowerBound, trigger - 11)
  }

  /// "not only", "no doubt", "no later than": negation that denies nothing.
  private static func isIdle(_ document: ResolvedDocument, _ token: Int, _ trigger: Int) -> Bool {
    let next = document.norm(token + 1)
    switch document.norm(token) {
    case "not": return ["only", "merely", "just", "least"].contains(next)
    case "no":
      return ["doubt", "later", "less", "."].contains(next) || trigger - token > 6
    case "without": return trigger - token > 3
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
