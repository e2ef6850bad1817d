import Documents
import Language
import Ontology

/// Sets where the names of people begin and end: "Dean" is no title in "Dean Rusk", ", Jr."
/// belongs to the name, "Brandt–Pompidou" are two.
struct PersonBounds {
  private let names: LexiconRecognizer
  private let lists: WordLists
  private let schema: Schema

  init(_ names: LexiconRecognizer) {
    self.names = names
    lists = names.lists
    schema = names.schema
  }

  /// The mentions, those of people from their first word to their last.
  func set(_ mentions: [Mention], in prose: Prose) -> [Mention] {
    let people = mentions.filter { $0.type == schema.person && $0.kind == .name }
    let families = Set(
      people.filter { !isPair($0.tokens, in: prose) }
        .compactMap(\.tokens.last).map { prose.tokens[$0].norm })
    return mentions.flatMap { mention -> [Mention] in
      guard mention.type == schema.person, mention.kind == .name, mention.key == nil else {
        return [mention]
      }
      if isPair(mention.tokens, in: prose) { return pair(mention, families, in: prose) }
      var tokens = withoutTitle(withoutMonth(mention.tokens, in: prose), in: prose)
      tokens = fromGiven(tokens, in: prose)..<toSuffix(tokens, in: prose)
      guard tokens != mention.tokens else { return [mention] }
      return [part(mention, tokens, in: prose)]
    }
  }

  // MARK: Pairs

  /// "Brandt–Pompidou": two words with a hyphen between them.
  private func isPair(_ tokens: Range<Int>, in prose: Prose) -> Bool {
    guard tokens.count == 3 else { return false }
    let words = tokens.map { prose.tokens[$0] }
    return words[1].norm == "-" && words[0].isCapitalized && words[2].isCapitalized
      && words[0].kind == .word && words[2].kind == .word && !words[1].followsSpace
  }

  private static let prefixes: Set<String> = [
    "franco", "anglo", "sino", "pak", "indo", "afro", "pan", "ex", "pro", "anti", "non", "mid",
    "inter", "trans", "russo", "greco", "italo", "austro", "euro", "americo", "arab", "pre", "post",
  ]

  /// First parts of one name: "Ben-Gurion".
  private static let ofNames: Set<String> = [
    "ben", "al", "el", "abu", "bin", "ibn", "de", "le", "la", "saint", "st", "abd", "abdul", "ould",
  ]

  /// The two of a pair where the record knows one of them alone; none where a part is a
  /// nation; else the name as it is.
  private func pair(_ mention: Mention, _ families: Set<String>, in prose: Prose) -> [Mention] {
    let (first, last) = (mention.tokens.lowerBound, mention.tokens.upperBound - 1)
    let (a, b) = (prose.tokens[first], prose.tokens[last])
    if Self.ofNames.contains(a.norm) { return [mention] }
    if Self.prefixes.contains(a.norm)
      || [first, last].contains(where: { names.isNation($0, in: prose) })
    {
      return []
    }
    let known = [a, b].map { families.contains($0.norm) }
    let isSurname = [a, b].map { lists.surnames.contains($0.text) }
    guard mention.title == nil, !lists.surnames.contains("\(a.text)-\(b.text)"),
      known[0] && (known[1] || isSurname[1]) || known[1] && isSurname[0]
        || isSurname[0] && isSurname[1]
    else { return [mention] }
    return [
      part(mention, first..<first + 1, in: prose), part(mention, last..<last + 1, in: prose),
    ]
  }

  // MARK: Bounds

  /// "Erhard June 13": a month before a day is no part of a name.
  private func withoutMonth(_ tokens: Range<Int>, in prose: Prose) -> Range<Int> {
    guard tokens.count > 1, let last = tokens.last, lists.months.contains(prose.tokens[last].norm),
      prose.tokens.indices.contains(tokens.upperBound),
      prose.tokens[tokens.upperBound].kind == .number
    else { return tokens }
    return tokens.dropLast()
  }

  private static let leading: Set<String> = [
    "governor", "admiral", "lord", "lady", "amb", "amb.", "asst", "asst.", "secy", "secy.",
    "fonsec", "fonmin", "cardinal", "archbishop", "bishop", "sheikh", "colonel", "general",
    "honorable", "senator", "mr", "mr.",
    "though", "if", "when", "while", "but", "that", "and",
  ]

  /// "Asst. Secy. Sisco": a title, or a word that begins the sentence, is no part of a name.
  private func withoutTitle(_ tokens: Range<Int>, in prose: Prose) -> Range<Int> {
    var tokens = tokens
    while tokens.count > 1,
      Self.leading.contains(prose.tokens[tokens.lowerBound].norm)
        || prose.tokens[tokens.lowerBound].text == "."
    {
      tokens = tokens.dropFirst()
    }
    return tokens
  }

  private static let titles: Set<String> = [
    "king", "prince", "princess", "major", "general", "judge", "duke", "baron", "marshal", "pope",
    "admiral", "bishop", "count", "lord", "lady", "sir", "senator", "chief", "emperor", "queen",
    "president", "secretary", "minister", "ambassador", "mr", "mr.", "mrs", "mrs.", "dr", "dr.",
    "dear", "from", "to", "for", "by", "and",
  ]

  /// How given names are shortened that are words too.
  private static let short: Set<String> = [
    "Bill", "Bob", "Cy", "Mac", "Chip", "Chet", "Tommy", "Dean", "Jack", "Mike", "Ed", "Max",
    "Phil", "Ray", "Art", "Gene", "Bromley", "Foy", "Llewellyn", "Christian", "Dick", "Walt", "Hal",
    "Earl", "Winthrop", "Cabot", "Mennen",
  ]

  /// Where a name begins: at the given name right before it.
  private func fromGiven(_ tokens: Range<Int>, in prose: Prose) -> Int {
    let first = tokens.lowerBound
    guard first > 0, prose.tokens[first].followsSpace,
      prose.sentence(of: first) == prose.sentence(of: first - 1)
    else { return first }
    let (before, name) = (prose.tokens[first - 1], prose.tokens[first])
    guard before.kind == .word, before.isCapitalized, before.text.utf8.count > 1,
      before.isAllCaps == prose.tokens[tokens.upperBound - 1].isAllCaps,
      !Self.titles.contains(before.norm), !Self.leading.contains(before.norm),
      !lists.notNames.contains(before.text) || Self.short.contains(before.text),
      !lists.months.contains(before.norm)
    else { return first }
    let isInitial =
      name.text.utf8.count <= 2 && (name.text.hasSuffix(".") || prose.tokens[first + 1].text == ".")
    let spelled = before.isAllCaps ? before.text.capitalized : before.text
    guard lists.given.contains(spelled) || Self.short.contains(spelled),
      tokens.count == 1 || isInitial
    else { return first }
    return first - 1
  }

  private static let suffixes: Set<String> = ["Jr.", "Sr.", "Jr", "Sr", "JR.", "JR"]
  private static let numerals: Set<String> = ["II", "III", "IV", "VI", "XII", "XXIII"]

  /// Where a name ends: after the ", Jr." or "VI" that follows it.
  private func toSuffix(_ tokens: Range<Int>, in prose: Prose) -> Int {
    func text(_ index: Int) -> String {
      prose.tokens.indices.contains(index) ? prose.tokens[index].text : ""
    }
    let end = tokens.upperBound
    if text(end) == ",", Self.suffixes.contains(text(end + 1)) { return end + 2 }
    if Self.suffixes.contains(text(end)) || Self.numerals.contains(text(end)) { return end + 1 }
    return end
  }

  private func part(_ mention: Mention, _ tokens: Range<Int>, in prose: Prose) -> Mention {
    var part = mention.covering(tokens, in: prose)
    if let title = mention.title, title.upperBound > tokens.lowerBound {
      part.title =
        title.lowerBound < tokens.lowerBound ? title.lowerBound..<tokens.lowerBound : nil
    }
    return part
  }
}
