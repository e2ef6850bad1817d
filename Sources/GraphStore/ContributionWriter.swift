import Documents
import Foundation
import GRDB
import Ontology

/// Stores what files give, within one transaction.
///
/// Statements are prepared once and entities looked up once, which makes it
/// several times faster than a statement a row.
struct ContributionWriter {
  private let db: Database
  private let documentType: EntityType
  private let names: NameWriter
  private let insert: Inserts
  private var ids: [EntityKey: Int64] = [:]

  init(_ db: Database, document: EntityType) throws {
    self.db = db
    documentType = document
    names = try NameWriter(db)
    insert = try Inserts(db)
  }

  /// Stores what a file gives in place of what it gave before.
  mutating func write(_ update: FileUpdate) throws -> Stored {
    let path = update.path.storable
    try insert.removal.execute(arguments: [path])
    try insert.file.execute(
      arguments: [
        path, update.digest.storable, update.fingerprint.storable, update.status.rawValue,
      ])
    let file = db.lastInsertedRowID
    for (position, finding) in update.findings.enumerated() {
      try insert.finding.execute(
        arguments: [
          file, position, finding.status.rawValue, finding.place.storable, finding.reason.storable,
        ])
    }
    var stored = Stored()
    for (position, contribution) in update.contributions.enumerated() {
      let own = contribution.document.id.rawValue.storable
      let key = try DocumentKey.free(own, path: path, position: position, db)
      var numbered = try Numbered(
        contribution, document: write(contribution.document, key: key, file, position), key: key)
      numbered.entities = try contribution.entities.map { try id(of: $0.type, $0.key, $0.name) }
      stored = try stored + write(numbered)
    }
    return stored
  }

  /// A contribution with the ids that its parts have got.
  private struct Numbered {
    let contribution: Contribution
    let document: (id: Int64, entity: Int64)
    let key: String
    var entities: [Int64] = []

    init(_ contribution: Contribution, document: (id: Int64, entity: Int64), key: String) {
      self.contribution = contribution
      self.document = document
      self.key = key
    }

    func name(_ end: Contribution.End) -> String {
      switch end {
      case .document: key
      case .entity(let index):
        entities.indices.contains(index) ? contribution.entities[index].name : "?"
      }
    }
  }

  private mutating func write(
    _ document: Document, key: String, _ file: Int64, _ position: Int
  ) throws -> (id: Int64, entity: Int64) {
    let header = document.header
    let entity = try id(of: documentType, key, header.title ?? key)
    try insert.document.execute(
      arguments: [
        file, position, entity, key, document.id.rawValue.storable, document.source.storable,
        header.title?.storable, header.date?.description, header.citation?.storable,
        header.language?.storable, document.isVerbatim,
        RecordFile.digest(of: document.text.utf8), Data(document.text.utf8),
      ])
    let id = db.lastInsertedRowID
    try names.write(header.title ?? key, of: entity, in: id)
    return (id, entity)
  }

  private mutating func write(_ numbered: Numbered) throws -> Stored {
    var stored = Stored()
    stored.documents = 1
    try writeNames(of: numbered)
    try writeMentions(of: numbered, &stored)
    try writeClaims(of: numbered, &stored)
    for name in numbered.contribution.unresolved {
      guard numbered.contribution.document.text.hasCharacters(at: name.span) else {
        try refuse("unresolved", numbered.key, name.text, .outOfBounds, numbered, &stored)
        continue
      }
      try insert.unresolved.execute(
        arguments: [
          numbered.document.id, name.span.start, name.span.end, name.text.storable,
          name.reason.storable,
        ])
    }
    return stored
  }

  private func writeNames(of numbered: Numbered) throws {
    var reasons: [Naming: [String]] = [:]
    for (entity, id) in zip(numbered.contribution.entities, numbered.entities) {
      let naming = Naming(entity: id, name: entity.name)
      for reason in entity.reasons where !reasons[naming, default: []].contains(reason) {
        reasons[naming, default: []].append(reason)
      }
      if entity.reasons.isEmpty { reasons[naming, default: []] += [] }
    }
    for (naming, reasons) in reasons {
      try names.write(naming.name, of: naming.entity, in: numbered.document.id, reasons: reasons)
    }
  }

  private func writeMentions(of numbered: Numbered, _ stored: inout Stored) throws {
    let text = numbered.contribution.document.text
    var aliases: [Naming: Int] = [:]
    for mention in numbered.contribution.mentions {
      let end = Contribution.End.entity(mention.entity)
      guard numbered.entities.indices.contains(mention.entity) else {
        try refuse("mention", numbered.key, numbered.name(end), .unknownEntity, numbered, &stored)
        continue
      }
      guard text.hasCharacters(at: mention.span) else {
        try refuse("mention", numbered.key, numbered.name(end), .outOfBounds, numbered, &stored)
        continue
      }
      let entity = numbered.entities[mention.entity]
      try insert.mention.execute(
        arguments: [
          numbered.document.id, mention.span.start, mention.span.end, entity, mention.kind.rawValue,
        ])
      stored.mentions += 1
      if mention.kind == .name {
        aliases[Naming(entity: entity, name: text[mention.span]), default: 0] += 1
      }
    }
    for (alias, count) in aliases {
      try names.write(alias: alias.name, of: alias.entity, in: numbered.document.id, count: count)
    }
  }

  private func writeClaims(of numbered: Numbered, _ stored: inout Stored) throws {
    var claims: [OrderedClaim] = []
    for claim in numbered.contribution.claims {
      if let reason = refusal(of: claim, in: numbered) {
        try refuse(
          claim.relation.name, numbered.name(claim.from), numbered.name(claim.to), reason, numbered,
          &stored)
      } else {
        claims.append(OrderedClaim(claim, in: numbered.contribution))
      }
    }
    claims.sort()
    for (index, claim) in claims.enumerated() where index == 0 || claim != claims[index - 1] {
      try write(claim, of: numbered)
      stored.claims += 1
    }
  }

  private func refusal(of claim: Contribution.Claim, in numbered: Numbered) -> Refusal.Reason? {
    if let reason = claim.refusal(in: numbered.contribution) { return reason }
    let mayJoin = claim.relation.mayJoin(
      type(of: claim.from, in: numbered), type(of: claim.to, in: numbered))
    return mayJoin ? nil : .forbiddenEnds
  }

  private func type(of end: Contribution.End, in numbered: Numbered) -> EntityType {
    switch end {
    case .document: documentType
    case .entity(let index): numbered.contribution.entities[index].type
    }
  }

  private func write(_ ordered: OrderedClaim, of numbered: Numbered) throws {
    let claim = ordered.claim
    var ends = (from: entity(claim.from, of: numbered), to: entity(claim.to, of: numbered))
    if claim.relation.isSymmetric,
      order(claim.to, of: numbered) < order(claim.from, of: numbered)
    {
      ends = (ends.to, ends.from)
    }
    try insert.claim.execute(
      arguments: [
        numbered.document.id, claim.relation.name, ends.from, ends.to, claim.polarity.rawValue,
        claim.modality.rawValue, claim.date?.description, ordered.attributes, claim.rule.storable,
        ordered.confidence,
      ])
    let id = db.lastInsertedRowID
    for quotation in ordered.evidence {
      try insert.evidence.execute(
        arguments: [id, quotation.span.start, quotation.span.end, quotation.text])
    }
    for (position, speaker) in claim.speakers.enumerated() {
      try insert.speaker.execute(arguments: [id, position, numbered.entities[speaker]])
    }
  }

  private func entity(_ end: Contribution.End, of numbered: Numbered) -> Int64 {
    switch end {
    case .document: numbered.document.entity
    case .entity(let index): numbered.entities[index]
    }
  }

  /// What puts the ends of a symmetric relation in order.
  private func order(_ end: Contribution.End, of numbered: Numbered) -> (EntityType, String) {
    switch end {
    case .document: (documentType, numbered.key)
    case .entity(let index):
      (numbered.contribution.entities[index].type, numbered.contribution.entities[index].key)
    }
  }

  private func refuse(
    _ relation: String, _ from: String, _ to: String, _ reason: Refusal.Reason,
    _ numbered: Numbered, _ stored: inout Stored
  ) throws {
    try insert.refusal.execute(
      arguments: [
        numbered.document.id, relation, from.storable, to.storable, reason.rawValue,
      ])
    stored.refusals += 1
  }

  private mutating func id(of type: EntityType, _ key: String, _ name: String) throws -> Int64 {
    let entity = EntityKey(type: type, key: Array(key.storable.utf8))
    if let id = ids[entity] { return id }
    try insert.entity.execute(arguments: [type.name, key.storable, name.storable])
    let id = try Int64.fetchOne(insert.entityID, arguments: [type.name, key.storable])!
    ids[entity] = id
    return id
  }

  /// What an entity is told by; by bytes, as SQLite compares, not as Unicode does.
  private struct EntityKey: Hashable {
    let type: EntityType
    let key: [UInt8]
  }

  private struct Naming: Hashable {
    let entity: Int64
    let name: String
  }
}
