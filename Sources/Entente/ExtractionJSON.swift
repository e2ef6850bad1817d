import Documents
import Foundation
import Mentions
import Ontology
import Relations

/// An extraction in the shape that `entente extract --format json` prints.
///
/// Offsets are Unicode code points with an exclusive end; the document itself is the
/// entity `document` in relations.
public struct ExtractionJSON: Encodable {
  struct DocumentPart: Encodable {
    let id: String
    let source: String
    let title: String?
    let date: String?
    let citation: String?
    /// The text that the offsets count in, where it is not the file's own.
    let text: String?
  }

  struct Place: Encodable {
    let start: Int
    let end: Int
    let text: String
  }

  struct MentionPart: Encodable {
    let start: Int
    let end: Int
    let text: String
    let kind: String
  }

  struct EntityPart: Encodable {
    let id: String
    let type: String
    let name: String
    let aliases: [String]
    let mentions: [MentionPart]
    let reasons: [String]
  }

  struct RelationPart: Encodable {
    let type: String
    let isA: [String]
    let from: String
    let to: String
    let evidence: [Place]
    let attributedTo: String?
    let attributionChain: [String]
    let polarity: Polarity
    let modality: Modality
    let date: String?
    let attributes: [String: String]
    let rule: String
    let confidence: Double

    enum CodingKeys: CodingKey {
      case type, isA, from, to, evidence, attributedTo, attributionChain, polarity, modality, date,
        attributes, rule, confidence
    }

    // Values that are unknown are printed as null, not left out.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(type, forKey: .type)
      try container.encode(isA, forKey: .isA)
      try container.encode(from, forKey: .from)
      try container.encode(to, forKey: .to)
      try container.encode(evidence, forKey: .evidence)
      try container.encode(attributedTo, forKey: .attributedTo)
      try container.encode(attributionChain, forKey: .attributionChain)
      try container.encode(polarity, forKey: .polarity)
      try container.encode(modality, forKey: .modality)
      try container.encode(date, forKey: .date)
      try container.encode(attributes, forKey: .attributes)
      try container.encode(rule, forKey: .rule)
      try container.encode(confidence, forKey: .confidence)
    }
  }

  struct TopicPart: Encodable {
    let label: String
    let evidence: [Place]
  }

  struct UnresolvedPart: Encodable {
    let start: Int
    let end: Int
    let text: String
    let candidates: [String]
  }

  struct FindingPart: Encodable {
    let status: String
    let place: String
    let reason: String
  }

  let document: DocumentPart
  let entities: [EntityPart]
  let relations: [RelationPart]
  let topics: [TopicPart]
  let unresolved: [UnresolvedPart]
  let findings: [FindingPart]

  public init(_ extraction: Extraction, findings: [Finding] = []) {
    let document = extraction.document
    let text = document.text
    let offsets = CharacterOffsets(text)
    func place(_ span: Span) -> Place {
      Place(
        start: offsets.codePoint(at: span.start), end: offsets.codePoint(at: span.end),
        text: text[span])
    }
    self.document = DocumentPart(
      id: document.id.rawValue, source: document.source, title: document.header.title,
      date: document.header.date?.description, citation: document.header.citation,
      text: document.isVerbatim ? nil : text.string)
    var seen: Set<String> = ["document"]
    let ids = extraction.entities.map { entity in
      // A local key says its document after "@"; inside the document the rest is enough.
      let plain = entity.key.split(separator: "@").first.map(String.init) ?? entity.key
      var id = plain
      var number = 2
      while !seen.insert(id).inserted {
        id = "\(plain)-\(number)"
        number += 1
      }
      return id
    }
    entities = extraction.entities.enumerated().map { index, entity in
      var aliases: [String] = []
      let parts = entity.mentions.map { mention -> MentionPart in
        let found = extraction.mentions[mention]
        let place = place(found.span)
        if found.kind == .name, place.text != entity.name, !aliases.contains(place.text) {
          aliases.append(place.text)
        }
        return MentionPart(
          start: place.start, end: place.end, text: place.text, kind: found.kind.label)
      }
      return EntityPart(
        id: ids[index], type: entity.type.name, name: entity.name, aliases: aliases,
        mentions: parts, reasons: entity.reasons)
    }
    func id(_ end: Relations.Claim.End) -> String {
      switch end {
      case .document: "document"
      case .entity(let index): ids[index]
      }
    }
    relations = extraction.claims.map { claim in
      RelationPart(
        type: claim.relation.name, isA: claim.relation.ancestors, from: id(claim.from),
        to: id(claim.to), evidence: claim.evidence.map(place),
        attributedTo: claim.speakers.first.map { ids[$0] },
        attributionChain: claim.speakers.map { ids[$0] }, polarity: claim.polarity,
        modality: claim.modality, date: claim.date?.description, attributes: claim.attributes,
        rule: claim.rule, confidence: claim.confidence)
    }
    topics = extraction.topics.map { TopicPart(label: $0.label, evidence: $0.evidence.map(place)) }
    unresolved = extraction.unresolved.map { mention, candidates in
      let place = place(extraction.mentions[mention].span)
      return UnresolvedPart(
        start: place.start, end: place.end, text: place.text, candidates: candidates)
    }
    self.findings = findings.map {
      FindingPart(status: $0.status.rawValue, place: $0.place, reason: $0.reason)
    }
  }

  /// What is printed for a file that gave no document.
  public init(source: String, id: Document.ID, findings: [Finding]) {
    document = DocumentPart(
      id: id.rawValue, source: source, title: nil, date: nil, citation: nil, text: nil)
    entities = []
    relations = []
    topics = []
    unresolved = []
    self.findings = findings.map {
      FindingPart(status: $0.status.rawValue, place: $0.place, reason: $0.reason)
    }
  }

  /// One line of JSON with sorted keys.
  public func line() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}

extension Mention.Kind {
  var label: String {
    switch self {
    case .name: "name"
    case .nominal: "nominal"
    case .metonym: "metonym"
    }
  }
}
