import Documents
import GRDB
import Ontology

/// How much a graph holds.
public struct Statistics: Sendable {
  /// Documents of all files.
  public var documents = 0

  /// Entities of all types, documents and topics among them.
  public var entities = 0

  /// Places where an entity is named.
  public var mentions = 0

  /// Claims that are stored; those that were refused do not count.
  public var claims = 0

  /// All claims of one relation between the same two entities count once; mentions do not.
  public var edges = 0

  /// Names that the texts do not decide.
  public var unresolved = 0

  /// In the order of the ontology; without those that do not occur.
  public var entitiesByType: [Count<EntityType>] = []

  /// In the order of the ontology; without those that do not occur.
  public var claimsByRelation: [Count<RelationType>] = []

  /// Affirmed before negated; without those that do not occur.
  public var claimsByPolarity: [Count<Polarity>] = []

  /// From the firmest; without those that do not occur.
  public var claimsByModality: [Count<Modality>] = []

  /// What became of files, from best to worst; without what does not occur.
  public var filesByStatus: [Count<Finding.Status>] = []

  /// What was refused, of claims, mentions and unresolved names, in the order of the reasons;
  /// without those that do not occur.
  public var refusalsByReason: [Count<Refusal.Reason>] = []

  /// How many there are of a kind.
  public struct Count<Kind: Sendable>: Sendable {
    /// What is counted.
    public let kind: Kind

    /// How many there are, at least one.
    public let count: Int
  }
}

extension Graph {
  /// How much the graph holds, by kind.
  ///
  /// - Throws: ``GraphError``, also where the ontology does not define a type that is stored.
  /// - Complexity: O(*n* log *n*) for *n* rows of all tables that are counted, in one query of
  ///   SQL for each figure and two for the types.
  public func statistics() throws(GraphError) -> Statistics {
    try reading { db in
      try checkTypes(db)
      func count(_ table: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(table)") ?? 0
      }
      func counts<Kind>(
        _ column: String, of table: String, _ kinds: [Kind], _ name: (Kind) -> String
      )
        throws -> [Statistics.Count<Kind>]
      {
        var counts: [String: Int] = [:]
        let rows = try Row.fetchCursor(
          db, sql: "SELECT \(column), COUNT(*) FROM \(table) GROUP BY \(column)")
        while let row = try rows.next() { try counts[row.value(0)] = row.value(1) }
        return kinds.compactMap { kind in
          counts[name(kind)].map { Statistics.Count(kind: kind, count: $0) }
        }
      }
      var statistics = Statistics()
      statistics.documents = try count("document")
      statistics.entities = try count("entity")
      statistics.mentions = try count("mention")
      statistics.claims = try count("claim")
      statistics.edges = try count("(SELECT DISTINCT relation, from_entity, to_entity FROM claim)")
      statistics.unresolved = try count("unresolved")
      statistics.entitiesByType = try counts("type", of: "entity", schema.entityTypes, \.name)
      statistics.claimsByRelation = try counts(
        "relation", of: "claim", schema.relationTypes, \.name)
      statistics.claimsByPolarity = try counts(
        "polarity", of: "claim", Polarity.allCases, \.rawValue)
      statistics.claimsByModality = try counts(
        "modality", of: "claim", Modality.allCases, \.rawValue)
      statistics.filesByStatus = try counts(
        "status", of: "file", Finding.Status.allCases, \.rawValue)
      statistics.refusalsByReason = try counts(
        "reason", of: "refusal", Refusal.Reason.allCases, \.rawValue)
      return statistics
    }
  }
}
