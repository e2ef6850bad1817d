/// The forms of English verbs.
struct VerbForms: Sendable {
  enum Form: Sendable { case base, third, past, participle, gerund }

  private let irregular: [String: (past: String, participle: String)]
  private let bases: [String: String]

  /// - Parameter irregular: "base past participle".
  init(irregular: [String]) {
    var table: [String: (String, String)] = [:]
    for line in irregular {
      let parts = line.split(separator: " ").map(String.init)
      if parts.count == 3 { table[parts[0]] = (parts[1], parts[2]) }
    }
    self.irregular = table
    var bases: [String: String] = [:]
    for (base, forms) in table.sorted(by: { $0.key < $1.key }) {
      for form in [forms.0, forms.1] where bases[form] == nil { bases[form] = base }
    }
    self.bases = bases
  }

  /// Every form of a verb that is given in its base form.
  func forms(of base: String) -> [(word: String, form: Form)] {
    if base == "be" {
      return ["be", "is", "are", "was", "were", "been", "being"].map { ($0, .base) }
    }
    var forms: [(String, Form)] = [(base, .base), (third(base), .third), (gerund(base), .gerund)]
    if let (past, participle) = irregular[base] {
      forms += [(past, .past), (participle, .participle)]
    } else {
      for word in past(base) { forms += [(word, .past), (word, .participle)] }
    }
    return forms
  }

  private func third(_ base: String) -> String {
    if base == "have" { return "has" }
    if let last = base.last,
      "sxz".contains(last) || base.hasSuffix("ch") || base.hasSuffix("sh") || last == "o"
    {
      return base + "es"
    }
    if base.hasSuffix("y"), !endsWithVowelY(base) { return base.dropLast() + "ies" }
    return base + "s"
  }

  private func endsWithVowelY(_ base: String) -> Bool {
    base.dropLast().last.map { "aeiou".contains($0) } ?? false
  }

  private func past(_ base: String) -> [String] {
    if base == "have" { return ["had"] }
    if base.hasSuffix("e") { return [base + "d"] }
    if base.hasSuffix("y"), !endsWithVowelY(base) { return [base.dropLast() + "ied"] }
    return doubles(base) ? [doubled(base) + "ed", base + "ed"] : [base + "ed"]
  }

  private func gerund(_ base: String) -> String {
    if base.hasSuffix("ie") { return base.dropLast(2) + "ying" }
    if base.hasSuffix("e"), !base.hasSuffix("ee"), base != "be" { return base.dropLast() + "ing" }
    return (doubles(base) ? doubled(base) : base) + "ing"
  }

  private func doubled(_ base: String) -> String { base + String(base.last!) }

  /// Whether the last consonant is doubled: "ban", "admit", "meet" not.
  private func doubles(_ base: String) -> Bool {
    let letters = Array(base)
    guard letters.count >= 3, let last = letters.last, !"aeiouwxyh".contains(last) else {
      return false
    }
    let (vowel, before) = (letters[letters.count - 2], letters[letters.count - 3])
    guard "aeiou".contains(vowel), !"aeiou".contains(before) else { return false }
    let vowels = letters.filter { "aeiou".contains($0) }.count
    return vowels == 1
      || [
        "admit", "permit", "submit", "commit", "refer", "confer", "transfer", "occur", "expel",
        "compel", "rebut", "deter", "abet", "rebel", "concur", "incur", "demur", "prefer", "propel",
      ].contains(base)
  }

  /// What the forms of a word share, verb or noun: "visits", "visited" and "visiting" all
  /// give "visit". Not always a word: "provided" gives "provid".
  func base(of word: String) -> String {
    if let base = bases[word] { return stemmed(base) }
    return stemmed(word)
  }

  private func stemmed(_ word: String) -> String {
    for (suffix, replacement, least) in Self.endings
    where word.utf8.count >= least && word.hasSuffix(suffix) {
      return word.dropLast(suffix.count) + replacement
    }
    return word
  }

  private static let endings: [(String, String, Int)] = [
    ("ies", "y", 5), ("ied", "y", 5), ("sses", "ss", 6), ("ss", "ss", 4), ("ing", "", 6),
    ("ed", "", 5), ("es", "", 5), ("s", "", 4), ("e", "", 4),
  ]

  /// The verb of a phrase, which stands first: "call" of "call on".
  static func verb(of phrase: String) -> String {
    phrase.split(separator: " ").first.map(String.init) ?? phrase
  }
}
