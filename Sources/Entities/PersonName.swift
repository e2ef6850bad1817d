import Language
import Mentions

/// The parts of a person's name.
struct PersonName: Hashable {
  /// The words as they stand, brackets left out, Korean `II` read as `Il`.
  let words: [String]

  /// In lower case.
  let parts: [String]

  init(_ tokens: some Sequence<Token>) {
    let kept = tokens.filter { $0.kind != .sign || $0.text == "-" }.map(\.text)
    var words: [String] = []
    var isJoined = false
    for word in kept {
      if word == "-" {
        isJoined = !words.isEmpty
      } else if isJoined {
        words[words.count - 1] += "-" + word
        isJoined = false
      } else {
        words.append(word)
      }
    }
    // Scanners read the Korean name Il as the numeral II.
    if words.count >= 2, FamilyNames.first.contains(words[0].lowercased()) {
      words = words.enumerated().map { $0.offset > 0 && $0.element == "II" ? "Il" : $0.element }
    }
    self.words = words
    parts =
      words
      .filter { !["Jr.", "Sr.", "II", "III", "Jr", "Sr"].contains($0) }
      .map { $0.lowercased().replacing("’", with: "'") }
    letters = parts.joined().filter { $0.isLetter || $0.isNumber }
  }

  var text: String { words.joined(separator: " ") }

  var isFull: Bool { parts.count > 1 }

  /// Whether the family stands first.
  var isFamilyFirst: Bool {
    guard parts.count > 1, let first = parts.first, FamilyNames.first.contains(first) else {
      return false
    }
    // "Chen Yi", "Kim Il Sung", "Chou En-lai"; but "Kim Philby" has no third part and a long last.
    return parts.count >= 3 || parts[1].contains("-") || parts[1].count <= 8
  }

  var family: String {
    if isFamilyFirst { return parts[0] }
    return parts.last ?? ""
  }

  /// Everything but the family.
  var given: [String] {
    guard parts.count > 1 else { return [] }
    return isFamilyFirst ? Array(parts.dropFirst()) : Array(parts.dropLast())
  }

  /// What two names of one person share at least one of, and what a surname is looked
  /// up by: the family, the pieces of a hyphenated one, and all letters together.
  var indexParts: [String] {
    var found = [family, letters]
    if family.contains("-") { found += family.split(separator: "-").map(String.init) }
    if isFamilyFirst, let last = parts.last { found.append(last) }
    return found
  }

  /// Letters only, so that "Ri Ju-yon" and "Ri Ju Yon" are one.
  let letters: String

  /// Whether both may be one person's: the same family, and given names or
  /// initials that do not contradict.
  func agrees(with other: PersonName) -> Bool {
    if letters == other.letters { return true }
    guard family == other.family, isFamilyFirst == other.isFamilyFirst else { return false }
    if isFamilyFirst {
      return given.joined().filter(\.isLetter) == other.given.joined().filter(\.isLetter)
    }
    guard !given.isEmpty, !other.given.isEmpty else { return true }
    func fits(_ a: String, _ b: String) -> Bool {
      let (x, y) = (a.filter(\.isLetter), b.filter(\.isLetter))
      return x == y || (x.count == 1 && y.hasPrefix(x)) || (y.count == 1 && x.hasPrefix(y))
    }
    if fits(given[0], other.given[0]) {
      return given.count < 2 || other.given.count < 2 || fits(given[1], other.given[1])
    }
    // "Alexis Johnson" is "U. Alexis Johnson".
    return (given.count > 1 && fits(given[1], other.given[0]) && given[0].count <= 2)
      || (other.given.count > 1 && fits(other.given[1], given[0]) && other.given[0].count <= 2)
  }

  /// Whether a name of one word may mean this person.
  func answers(to single: String) -> Bool {
    guard isFull else { return parts.first == single }
    if family == single { return true }
    // Hyphenated and particled families: "de Gaulle" to "Gaulle".
    return family.hasSuffix("-" + single)
      || (isFamilyFirst && parts.last == single && parts.count == 2)
  }
}
