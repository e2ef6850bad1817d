/// Whether a claim says that something is so, or that it is not.
public enum Polarity: String, Sendable, CaseIterable, Codable {
  case affirmed
  case negated
}

/// How firmly a claim is made.
public enum Modality: String, Sendable, CaseIterable, Codable {
  /// As a fact.
  case asserted
  /// As something that is to come: intended, scheduled, promised.
  case planned
  /// As something that may be: conditional, possible.
  case hypothetical
}
