import Language
import Ontology

/// Finds places by their grammar: "Cholla Province", "Lake Success", "17th parallel",
/// the city of a dateline.
struct PlaceRecognizer: Recognizer {
  let schema: Schema
  let lists: WordLists

  private static let heads: Set<String> = [
    "province", "provinces", "river", "strait", "straits", "sea", "ocean", "gulf", "bay", "lake",
    "canal", "island", "islands", "peninsula", "valley", "mountains", "desert", "airport",
    "airfield", "air base", "air force base", "naval base", "hot springs", "springs", "hotel",
    "palace", "street", "avenue", "square", "building", "delta", "plateau", "heights", "pass",
    "harbor", "district", "prefecture", "oblast", "county", "basin", "coast", "dam", "camp",
    "residence", "guest house", "zone", "canal zone", "city", "town", "village", "base",
  ]

  private static let leading: Set<String> = [
    "lake", "mount", "mt.", "cape", "fort", "camp", "port", "ft.",
  ]

  func mentions(in words: Words) -> [Mention] {
    var found: [Mention] = []
    for index in 0..<words.count {
      found += listed(index, in: words)
      if let mention = headed(index, in: words) ?? parallel(index, in: words)
        ?? region(index, in: words)
      {
        found.append(mention)
      }
    }
    if words.sentence.section == .dateline, let mention = dateline(in: words) {
      found.append(mention)
    }
    return found
  }

  private func headed(_ index: Int, in words: Words) -> Mention? {
    guard words[index].isCapitalized else { return nil }
    if Self.leading.contains(words.norm(index)), words.isCapitalized(index + 1),
      words[index + 1].kind == .word, index > 0 || words.norm(index) != "camp"
    {
      return make(index..<(index + 2), in: words)
    }
    guard let (length, _) = lists.placeHeads.longest(in: words, at: index), index > 0,
      Self.heads.contains(words.norm(index + length - 1)) || length > 1,
      words.isCapitalized(index + length - 1)
    else { return nil }
    var first = index
    while first > 0, index - first < 3 {
      let before = words[first - 1]
      if before.isCapitalized, before.kind == .word,
        !lists.notNames.contains(before.text)
          || ["North", "South", "East", "West", "Great", "Red"].contains(before.text)
      {
        first -= 1
      } else if before.norm == "-", first > 1, words.isCapitalized(first - 2) {
        first -= 2
      } else {
        break
      }
    }
    return first < index ? make(first..<(index + length), in: words) : nil
  }

  /// "Gyeongsang [Kyongsang] and Jeolla [Cholla] Provinces": each is a place.
  private func listed(_ index: Int, in words: Words) -> [Mention] {
    guard ["provinces", "islands", "rivers", "counties", "districts"].contains(words.norm(index)),
      index > 2
    else { return [] }
    var found: [Mention] = []
    var next = index - 1
    var isList = false
    while next >= 0, index - next < 12 {
      if ["and", ","].contains(words.norm(next)) {
        isList = true
      } else if words[next].isCapitalized, words[next].kind == .word {
        found.append(
          Mention(
            words.indices[next]..<words.indices[next] + 1, words[next].span, schema.place,
            rule: "place list", rank: 70))
      } else {
        break
      }
      next -= 1
    }
    return isList ? found : []
  }

  /// "the West": the half of the world, where no name or noun follows.
  private func region(_ index: Int, in words: Words) -> Mention? {
    guard ["West", "East"].contains(words[index].text), index > 0,
      words.norm(index - 1) == "the" || !words.isCapitalized(index - 1),
      words[index - 1].kind == .word || words.norm(index - 1) == "-",
      words[index].text == "West" || words.norm(index - 1) == "the",
      index + 1 == words.count
        || !words.isCapitalized(index + 1)
          && (words[index + 1].kind == .sign && words.norm(index + 1) != "-"
            || lists.nounCues.contains(words.norm(index + 1))
            || words.norm(index + 1).hasSuffix("ed"))
    else { return nil }
    return Mention(
      words.tokens(index..<index + 1), words.span(index..<index + 1), schema.place, rule: "region",
      rank: 46)
  }

  /// "38th parallel".
  private func parallel(_ index: Int, in words: Words) -> Mention? {
    guard words[index].kind == .number, words.norm(index + 1) == "parallel",
      words[index].text.hasSuffix("th")
    else { return nil }
    return make(index..<(index + 2), in: words)
  }

  /// "Kathmandu, May 3, 1961": what stands before the date.
  private func dateline(in words: Words) -> Mention? {
    var end = 0
    while end < words.count, end < 4, words[end].isCapitalized, words[end].kind == .word,
      !lists.notNames.contains(words[end].text)
    {
      end += 1
    }
    guard end > 0, end < words.count, words.norm(end) == "," else { return nil }
    let months: Set<String> = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december", "undated",
    ]
    guard !months.contains(words.norm(0)) else { return nil }
    return Mention(
      words.tokens(0..<end), words.span(0..<end), schema.place, rule: "dateline", rank: 64)
  }

  private func make(_ range: Range<Int>, in words: Words) -> Mention {
    Mention(
      words.tokens(range), words.span(range), schema.place, rule: "place", rank: 57 + range.count)
  }
}
