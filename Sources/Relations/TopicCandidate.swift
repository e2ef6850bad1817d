import Ontology

/// A phrase of a document, or a heading of the lexicon, that may be one of its topics.
struct TopicCandidate {
  /// The words of its label, in the form by which topics count them.
  let words: [String]

  /// Where it stands, the first place first.
  let places: [Range<Int>]
  let count: Int

  /// What its best place counts: a subject line more than a summary, that more than the text.
  let weight: Double

  /// How often and in what company its words stand.
  let score: Double
  let heading: TopicHeading?

  /// The label of one whose words do not stand together.
  var composed: String?

  var first: Int { places[0].lowerBound }
}
