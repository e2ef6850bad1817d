import Documents
import Foundation
import GraphStore
import Language
import Ontology

/// Turns folders of records into a graph: reads what is new or changed, and stores it.
///
/// ```swift
/// let pipeline = try Pipeline(try Vocabulary.standard(), try Models.standard())
/// let graph = try Graph(writing: "talks.entente", schema: pipeline.vocabulary.schema)
/// let report = try pipeline.build(["records"], into: graph)
/// ```
public struct Pipeline: Sendable {
  /// Changes whenever the same file would be read otherwise than before.
  public static let version = "6"

  private let extractor: Extractor

  private let models: Models

  /// - Throws: ``ModelError`` where a model does not fit this program.
  public init(_ vocabulary: Vocabulary, _ models: Models) throws(ModelError) {
    self.models = models
    extractor = try Extractor(vocabulary, models)
  }

  public var vocabulary: Vocabulary { extractor.vocabulary }

  /// What a build did.
  public struct Report: Sendable {
    /// Files that were read, for the first time or anew.
    public var read = 0
    /// Files that had not changed.
    public var unchanged = 0
    /// Files that are gone from the folders.
    public var removed = 0
    public var stored = Stored()
    /// Everything that was wrong with a file, in order of path.
    public var findings: [Finding] = []
    /// Whether it was cut off by the caller.
    public var isCancelled = false
  }

  /// How far a build is.
  public struct Progress: Sendable {
    public let filesDone: Int
    public let filesTotal: Int
    public let documents: Int
  }

  /// Brings a graph in line with files and folders.
  ///
  /// Only files that are new, changed, or were read by another vocabulary or version
  /// are read; those that are gone from a folder given are removed with all that only
  /// they bore out. Files of other folders stay. Each file is stored in one
  /// transaction, so that a build that is cut off is completed by the next.
  ///
  /// - Parameters:
  ///   - paths: files, and folders that are walked.
  ///   - progress: called after each file; to stop, return `false`.
  /// - Throws: ``GraphError`` where the graph cannot be written; nothing that was
  ///   stored before is lost.
  @discardableResult
  public func build(
    _ paths: [String], into graph: Graph, progress: (Progress) -> Bool = { _ in true }
  ) throws -> Report {
    let folder = RecordFolder(paths)
    // By their bytes: "é" written in two ways is one string and two files.
    let known = Dictionary(
      uniqueKeysWithValues: try graph.ledger().map { (Array($0.path.utf8), $0) })
    let fingerprint = "\(Self.version)-\(vocabulary.fingerprint)-\(models.fingerprint)"
    var report = Report()
    report.findings = folder.findings
    try removeMissing(paths, folder, known, from: graph, &report)

    var waiting: [FileUpdate] = []
    var waitingBytes = 0
    func store() throws {
      report.stored = report.stored + (try graph.write(waiting))
      waiting = []
      waitingBytes = 0
    }
    for (number, entry) in folder.entries.enumerated() {
      let update = try read(entry, fingerprint, known[Array(entry.path.utf8)], &report)
      if let update {
        waiting.append(update)
        waitingBytes += update.contributions.reduce(0) { $0 + $1.document.text.utf8.count }
        // Small files share a transaction.
        if waiting.count >= 64 || waitingBytes > 4 << 20 { try store() }
      }
      let state = Progress(
        filesDone: number + 1, filesTotal: folder.entries.count,
        documents: report.stored.documents + waiting.reduce(0) { $0 + $1.contributions.count })
      guard progress(state) else {
        report.isCancelled = true
        break
      }
    }
    try store()
    try graph.finish()
    try graph.remember(vocabulary.fingerprint, as: "vocabulary")
    return report
  }

  private func read(
    _ entry: RecordFolder.Entry, _ fingerprint: String, _ known: LedgerEntry?,
    _ report: inout Report
  ) throws -> FileUpdate? {
    // A file that another of the same name forces to a new identifier is read anew.
    let fingerprint = "\(fingerprint)-\(entry.id)"
    let file: RecordFile
    do {
      file = try RecordFile(reading: entry.path)
    } catch {
      // A file that cannot be opened now keeps nothing: what it held cannot be checked.
      let finding = Finding(.failed, at: entry.path, error.description)
      report.findings.append(finding)
      return FileUpdate(
        path: entry.path, digest: "", fingerprint: fingerprint, findings: [finding],
        contributions: [])
    }
    if let known, known.isCurrent(digest: file.digest, fingerprint: fingerprint) {
      report.unchanged += 1
      report.findings += known.findings
      return nil
    }
    let reading = FormatReader.read(file, id: entry.id)
    report.findings += reading.findings
    report.read += 1
    return FileUpdate(
      path: entry.path, digest: file.digest, fingerprint: fingerprint, findings: reading.findings,
      contributions: contributions(of: reading.documents))
  }

  /// Reads documents on all cores; the result is in their order whatever the cores do.
  private func contributions(of documents: [Document]) -> [Contribution] {
    inParallel(documents) { extractor.extract($0).contribution(vocabulary.schema) }
  }

  private func removeMissing(
    _ paths: [String], _ folder: RecordFolder, _ known: [[UInt8]: LedgerEntry],
    from graph: Graph, _ report: inout Report
  ) throws {
    let present = Set(folder.entries.map { Array($0.path.utf8) })
    let roots = paths.map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    let gone = known.filter { bytes, entry in
      !present.contains(bytes)
        && roots.contains { entry.path == $0 || entry.path.hasPrefix($0 + "/") }
    }.map(\.value.path).sorted()
    guard !gone.isEmpty else { return }
    try graph.remove(files: gone)
    report.removed = gone.count
  }
}

extension Extractor {
  /// Reads the documents of a file on all cores, in their order.
  public func extract(_ documents: [Document]) -> [Extraction] {
    inParallel(documents) { extract($0) }
  }
}

/// Maps on all cores and keeps the order.
private func inParallel<Item: Sendable, Result: Sendable>(
  _ items: [Item], _ body: @Sendable (Item) -> Result
) -> [Result] {
  guard items.count > 1 else { return items.map(body) }
  nonisolated(unsafe) var results = [Result?](repeating: nil, count: items.count)
  results.withUnsafeMutableBufferPointer { buffer in
    nonisolated(unsafe) let slots = buffer
    DispatchQueue.concurrentPerform(iterations: items.count) { index in
      slots[index] = body(items[index])
    }
  }
  return results.map { $0! }
}
