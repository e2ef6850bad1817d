import Documents
import Entities
import GraphStore
import Mentions
import Ontology
import Relations

extension Extraction {
  /// What the document gives to a graph: its entities and claims, its topics as
  /// entities that it CONCERNS.
  public func contribution(_ schema: Schema) -> Contribution {
    let text = document.text
    var entities = self.entities.map {
      Contribution.Entity(type: $0.type, key: $0.key, name: $0.name, reasons: $0.reasons)
    }
    var claims = self.claims.map { claim in
      Contribution.Claim(
        relation: claim.relation, from: Self.end(claim.from), to: Self.end(claim.to),
        evidence: claim.evidence.map { Contribution.Quotation(span: $0, text: text[$0]) },
        speakers: claim.speakers, polarity: claim.polarity, modality: claim.modality,
        date: claim.date, attributes: claim.attributes, rule: claim.rule,
        confidence: claim.confidence)
    }
    if let concerns = schema.relationType("CONCERNS") {
      var known: Set<String> = []
      for topic in topics {
        let key = slug(topic.key)
        guard known.insert(key).inserted else { continue }
        claims.append(
          Contribution.Claim(
            relation: concerns, from: .document, to: .entity(entities.count),
            evidence: topic.evidence.map { Contribution.Quotation(span: $0, text: text[$0]) },
            rule: "topic", confidence: topic.confidence))
        entities.append(
          Contribution.Entity(
            type: schema.topic, key: key, name: topic.label,
            reasons: ["a topic of the record"]))
      }
    }
    let places = self.entities.enumerated().flatMap { index, entity in
      entity.mentions.map { mention in
        Contribution.Mention(
          entity: index, span: mentions[mention].span, kind: mentions[mention].kind.stored)
      }
    }
    let open = unresolved.map { mention, candidates in
      let span = mentions[mention].span
      return Contribution.Unresolved(
        span: span, text: text[span], reason: "may be " + candidates.joined(separator: " or "))
    }
    return Contribution(
      document: document, entities: entities, mentions: places, claims: claims, unresolved: open)
  }

  private static func end(_ end: Relations.Claim.End) -> Contribution.End {
    switch end {
    case .document: .document
    case .entity(let index): .entity(index)
    }
  }
}

extension Mentions.Mention.Kind {
  fileprivate var stored: Contribution.Mention.Kind {
    switch self {
    case .name: .name
    case .nominal: .nominal
    case .metonym: .metonym
    }
  }
}
