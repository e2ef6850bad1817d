import Documents
import Language
import Ontology

/// Finds a name that the editor gives again in brackets, in another spelling:
/// "Ri Ju-yeon [Ri Ju Yon]", "Gyeongsang [Kyongsang]".
struct RomanisationRecognizer {
  let schema: Schema

  func mentions(in prose: Prose, _ known: [Mention]) -> [Mention] {
    known.compactMap { mention in
      guard mention.kind == .name, [schema.person, schema.place].contains(mention.type) else {
        return nil
      }
      let open = mention.tokens.upperBound
      guard open + 2 < prose.tokens.count, prose.tokens[open].text == "[" else { return nil }
      var close = open + 1
      while close < prose.tokens.count, close - open < 8, prose.tokens[close].text != "]" {
        let token = prose.tokens[close]
        guard token.isCapitalized || ["-", "’", "'"].contains(token.text) || !token.followsSpace
        else { return nil }
        close += 1
      }
      guard close > open + 1, close < prose.tokens.count, prose.tokens[close].text == "]",
        prose.tokens[open + 1].isCapitalized, !isMoreOfTheName(mention, open + 1..<close, prose)
      else { return nil }
      let range = open + 1..<close
      return Mention(range, prose.span(range), mention.type, rule: "romanisation", rank: 88)
    }
  }

  /// "Li [Xiannian]": the rest of a name, not another spelling of it.
  private func isMoreOfTheName(_ mention: Mention, _ range: Range<Int>, _ prose: Prose) -> Bool {
    mention.type == schema.person && mention.tokens.count == 1 && range.count == 1
  }
}
