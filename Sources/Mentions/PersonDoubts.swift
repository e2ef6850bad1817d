import Language
import Ontology

/// Takes back what looked like a person's name and is none: words that an archive mostly
/// writes small ("the new Reserve program", "KING MOVES"), parts of compounds, what holds
/// digits.
///
/// What the format marks as a name stays one.
struct PersonDoubts {
  private let lists: WordLists
  private let schema: Schema
  private let names: LexiconRecognizer
  private let rarity: WordRarity?

  init(_ names: LexiconRecognizer, _ rarity: WordRarity?) {
    lists = names.lists
    schema = names.schema
    self.names = names
    self.rarity = rarity
  }

  /// The mentions without those of people that are doubtful, and without ranks in them.
  func sure(_ mentions: [Mention], in prose: Prose) -> [Mention] {
    let isPerson = { (mention: Mention) in
      mention.type == schema.person && mention.kind == .name
        && mention.rank < MarkRecognizer.rank
    }
    let people = Set(mentions.filter { $0.type == schema.person }.flatMap(\.tokens))
    let families = families(of: mentions.filter(isPerson), prose)
    return mentions.compactMap { mention in
      guard isPerson(mention) else { return mention }
      let mention = withoutRank(mention, prose)
      let words = mention.tokens.map { prose.tokens[$0] }.filter { $0.kind != .sign }
      if words.contains(where: { $0.text.contains(where: \.isNumber) }) { return nil }
      if isTail(mention, people, prose) || areSmall(words, mention, families)
        || isNation(mention, families, prose)
      {
        return nil
      }
      return mention
    }
  }

  /// "Hampton Lt" before "General": a rank that follows a name is no part of it.
  private func withoutRank(_ mention: Mention, _ prose: Prose) -> Mention {
    guard mention.tokens.count > 1, let last = mention.tokens.last,
      ["lt", "gen", "col", "maj", "adm", "usa", "usn", "usaf"].contains(prose.tokens[last].norm)
    else { return mention }
    return mention.covering(mention.tokens.dropLast(), in: prose)
  }

  /// "Aide-Mémoire", "Indo-Pak": the second half of a compound whose first is no name.
  private func isTail(_ mention: Mention, _ people: Set<Int>, _ prose: Prose) -> Bool {
    let first = mention.tokens.lowerBound
    guard first >= 2, mention.tokens.count == 1, !prose.tokens[first].followsSpace,
      prose.tokens[first - 1].norm == "-", !prose.tokens[first - 1].followsSpace
    else { return false }
    return !people.contains(first - 2)
  }

  /// "the Pak public": one word of a nation, where no title says that it names somebody.
  private func isNation(_ mention: Mention, _ families: Set<String>, _ prose: Prose) -> Bool {
    let first = mention.tokens.lowerBound
    guard mention.title == nil, mention.tokens.count == 1,
      !families.contains(prose.tokens[first].norm)
    else { return false }
    return names.isNation(first, in: prose)
  }

  /// The last words of names that stand with a title or a given name somewhere.
  private func families(of people: [Mention], _ prose: Prose) -> Set<String> {
    Set(
      people.compactMap { mention in
        guard let last = mention.tokens.last,
          mention.title != nil && !prose.tokens[last].isAllCaps
            || mention.tokens.count > 1
              && lists.given.contains(prose.tokens[mention.tokens.lowerBound].text)
        else { return nil }
        return prose.tokens[last].norm
      })
  }

  /// Words that are mostly written small, where no title says that they name somebody; lines
  /// in capitals have titles before verbs.
  private func areSmall(_ words: [Token], _ mention: Mention, _ families: Set<String>) -> Bool {
    guard let rarity, let last = words.last, !families.contains(last.norm),
      mention.title == nil || words.allSatisfy(\.isAllCaps)
    else { return false }
    return words.allSatisfy { word in
      rarity.isMostlySmall(word.norm) && !lists.surnames.contains(word.text)
        && !lists.given.contains(word.text)
    }
  }
}
