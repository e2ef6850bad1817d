import Documents

/// What one file gives to a graph, in place of whatever it gave before.
public struct FileUpdate: Sendable {
  /// Names the file in the ledger.
  public let path: String

  /// SHA-256 of the file as it lies on disk.
  public let digest: String

  /// What else the reading depends on: the vocabulary, the rules, their version.
  public let fingerprint: String

  public let status: Finding.Status
  public let findings: [Finding]
  public let contributions: [Contribution]

  /// - Parameter status: the worst finding where it is not given; a file without
  ///   findings is read, or skipped where it gives no document.
  public init(
    path: String, digest: String, fingerprint: String, status: Finding.Status? = nil,
    findings: [Finding] = [], contributions: [Contribution]
  ) {
    self.path = path
    self.digest = digest
    self.fingerprint = fingerprint
    self.status =
      status ?? findings.map(\.status).max() ?? (contributions.isEmpty ? .skipped : .read)
    self.findings = findings
    self.contributions = contributions
  }
}

/// How much was stored, and how much refused.
public struct Stored: Sendable, Hashable {
  public var documents = 0
  public var mentions = 0
  public var claims = 0
  public var refusals = 0

  public init() {}

  public static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.documents += b.documents
    sum.mentions += b.mentions
    sum.claims += b.claims
    sum.refusals += b.refusals
    return sum
  }
}
