import Documents

/// A word, a number or a sign, and where it stands.
public struct Token: Sendable {
  public enum Kind: Sendable { case word, number, sign }

  public let span: Span
  public let kind: Kind

  /// The characters as they stand.
  public let text: String

  /// In lower case, with plain apostrophes and hyphens: what words are compared by.
  public let norm: String

  /// Whether the first character is an upper-case letter.
  public let isCapitalized: Bool

  /// Whether there are two or more letters, all upper-case.
  public let isAllCaps: Bool

  /// Whether white space stands before it.
  public let followsSpace: Bool

  /// Whether a line begins with it.
  public let startsLine: Bool
}
