import Language
import Ontology

/// The lexicon's lists, ready to be looked up.
struct WordLists: Sendable {
  let honorifics: PhraseTable<String>
  let offices: PhraseTable<String>
  let organizationHeads: PhraseTable<String>
  let companySuffixes: PhraseTable<String>
  let eventHeads: PhraseTable<String>
  let placeHeads: PhraseTable<String>
  let nominals: PhraseTable<String>
  let given: Set<String>
  let surnames: Set<String>
  let notNames: Set<String>

  /// Words that begin with a capital for another reason than being a name.
  func isCommon(_ word: String) -> Bool {
    notNames.contains(word) || notNamesInCapitals.contains(word.uppercased())
      || word.hasSuffix("ing")
      || word.hasSuffix("tion") || word.hasSuffix("s'") || word.hasSuffix("ly")
      || word.hasSuffix("ment")
      || word.allSatisfy(\.isUppercase)
  }

  /// Of lines in capitals, where every word looks like a name.
  let notNamesInCapitals: Set<String>
  /// Words that are no part of a person's name, in lower case.
  let notPeople: Set<String>
  let months: Set<String>
  let weekdays: Set<String>
  let particles: Set<String>
  let nounCues: Set<String>
  let governmentNouns: Set<String>
  let reporting: Set<String>

  init(_ lexicon: Lexicon, _ tokenizer: Tokenizer) {
    func table(_ lists: String...) -> PhraseTable<String> {
      var table = PhraseTable<String>()
      for phrase in lists.flatMap({ lexicon.words($0) }) {
        table.insert(tokenizer.tokens(of: phrase).map(\.norm), phrase)
      }
      return table
    }
    honorifics = table("honorifics")
    offices = table("ranks", "offices")
    organizationHeads = table("heads_of")
    companySuffixes = table("company_suffixes")
    eventHeads = table("event_heads")
    placeHeads = table("place_heads")
    nominals = table("nominals")
    given = Set(lexicon.words("given"))
    surnames = Set(lexicon.words("surnames"))
    notNames = Set(lexicon.words("not_names"))
    notNamesInCapitals = Set(
      (lexicon.words("not_names") + lexicon.words("stopwords")).map { $0.uppercased() })
    months = Set(lexicon.words("months").map { $0.lowercased() })
    weekdays = Set(lexicon.words("weekdays").map { $0.lowercased() })
    notPeople = Set(
      (lexicon.words("months").filter { !["April", "May", "June", "August"].contains($0) }
        + lexicon.words("weekdays") + lexicon.words("not_people")).map { $0.lowercased() })
    particles = Set(lexicon.words("name_particles"))
    nounCues = Set(lexicon.words("country_cues"))
    governmentNouns = Set(lexicon.words("government_nouns").map { $0.lowercased() })
    reporting = Set(lexicon.words("reporting"))
  }
}
