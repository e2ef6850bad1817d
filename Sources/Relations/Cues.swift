import Language
import Ontology

/// The words that the rules go by, ready to be looked up.
struct Cues: Sendable {
  let be: Set<String>
  let auxiliaries: Set<String>
  /// Words that deny, and verbs that do.
  let negators: Set<String>
  /// Those of them that are no verbs.
  let particles: Set<String>
  /// Endings of what denies the clause after it: "not true".
  let denials: [String]
  let planned: Set<String>
  let hypothetical: Set<String>
  let controls: Set<String>
  let introductions: [String]
  let stopwords: Set<String>
  let determiners: Set<String>
  let honorifics: Set<String>
  let kinship: Set<String>

  /// Offices and ranks, as words in lower case.
  let offices: Set<[String]>

  /// Last words of offices that are no ranks: "secretary", "director".
  let posts: Set<String>

  /// Adjectives, demonyms and abbreviations of states, of one word, to entries.
  let nations: [String: Int]

  /// Names of places and capitals, in small letters.
  let cities: Set<String>

  /// Verbs of saying, by every form.
  let reporting: Set<String>
  let verbs: VerbForms

  /// Verbs of the frames, by every form but the base.
  let actions: Set<String>

  /// Verbs of the frames and of saying, by their base form.
  private let bases: Set<String>

  /// Whether a word may be the verb of a sentence that leaves its subject out.
  func mayBegin(_ word: String) -> Bool {
    bases.contains(word) || word.hasSuffix("ed") || actions.contains(word)
      || reporting.contains(word)
  }

  init(_ vocabulary: Vocabulary) {
    let lexicon = vocabulary.lexicon
    func set(_ list: String) -> Set<String> { Set(lexicon.words(list).map { $0.lowercased() }) }
    be = set("be")
    auxiliaries = set("auxiliaries").union(set("be"))
    negators = set("negators")
    particles = set("negation_particles")
    denials = lexicon.words("denials")
    planned = set("planned")
    hypothetical = set("hypothetical")
    controls = set("controls")
    introductions = lexicon.words("introductions")
    stopwords = set("stopwords")
    determiners = set("determiners")
    honorifics = set("honorifics")
    kinship = set("relations")
    let tokenizer = Tokenizer(abbreviations: lexicon.words("abbreviations"))
    offices = Set(
      (lexicon.words("offices") + lexicon.words("ranks")).map {
        tokenizer.tokens(of: $0).map(\.norm)
      })
    posts = Set(
      lexicon.words("offices").compactMap { tokenizer.tokens(of: $0).last?.norm }
    )
    .subtracting(set("ranks"))
    verbs = VerbForms(irregular: lexicon.words("irregular_verbs"))
    var nations: [String: Int] = [:]
    for (index, entry) in lexicon.entries.enumerated() where entry.type == vocabulary.schema.state {
      for name in entry.names where name.form != .capital {
        let word = name.text.lowercased()
        if !word.contains(" "), nations[word] == nil { nations[word] = index }
      }
    }
    self.nations = nations
    let places = lexicon.entries.filter { $0.type == vocabulary.schema.place }
    cities = Set(
      (places.flatMap(\.names) + lexicon.entries.flatMap(\.names).filter { $0.form == .capital })
        .map { $0.text.lowercased() })
    var reporting: Set<String> = []
    for verb in lexicon.words("reporting") {
      let first = VerbForms.verb(of: verb)
      for form in verbs.forms(of: first) where form.form != .gerund { reporting.insert(form.word) }
    }
    self.reporting = reporting
    var actions: Set<String> = []
    for verb in lexicon.frames.flatMap(\.verbs) {
      let first = VerbForms.verb(of: verb)
      for form in verbs.forms(of: first) where form.word != first { actions.insert(form.word) }
    }
    self.actions = actions
    bases = Set(
      (lexicon.frames.flatMap(\.verbs) + lexicon.words("reporting")).map(VerbForms.verb))
  }
}
