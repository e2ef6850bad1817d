import Relations

/// How near an extraction comes to annotation by hand.
///
/// Counts as the annotation's guidelines have it: names exactly, with their type;
/// relations by type and both ends, whose entities are those that share most mentions.
/// A kind of a relation counts as that too.
public struct Score: Sendable {
  /// What was found rightly, wrongly, and missed.
  public struct Tally: Sendable {
    public var right = 0
    public var wrong = 0
    public var missed = 0

    public init() {}

    public var precision: Double { Self.share(right, right + wrong) }
    public var recall: Double { Self.share(right, right + missed) }

    /// The harmonic mean of precision and recall.
    public var f1: Double { Self.share(2 * right, 2 * right + wrong + missed) }

    static func share(_ part: Int, _ whole: Int) -> Double {
      whole == 0 ? 0 : Double(part) / Double(whole)
    }

    static func + (a: Self, b: Self) -> Self {
      var sum = a
      sum.right += b.right
      sum.wrong += b.wrong
      sum.missed += b.missed
      return sum
    }
  }

  public private(set) var documents = 0
  public private(set) var mentionsByType: [String: Tally] = [:]
  public private(set) var relationsByType: [String: Tally] = [:]

  /// Of right relations, those whose evidence overlaps that of the annotation.
  public private(set) var evidence = Tally()
  public private(set) var attributed = Tally()
  public private(set) var negated = Tally()
  public private(set) var plannedOrHypothetical = Tally()
  public private(set) var topics = Tally()

  public init() {}

  public var mentions: Tally { mentionsByType.values.reduce(Tally(), +) }
  public var relations: Tally { relationsByType.values.reduce(Tally(), +) }

  public static func + (a: Score, b: Score) -> Score {
    var sum = a
    sum.documents += b.documents
    sum.mentionsByType.merge(b.mentionsByType, uniquingKeysWith: +)
    sum.relationsByType.merge(b.relationsByType, uniquingKeysWith: +)
    sum.evidence = a.evidence + b.evidence
    sum.attributed = a.attributed + b.attributed
    sum.negated = a.negated + b.negated
    sum.plannedOrHypothetical = a.plannedOrHypothetical + b.plannedOrHypothetical
    sum.topics = a.topics + b.topics
    return sum
  }

  private static let types: Set<String> = ["Person", "State", "Place", "Organization", "Event"]
  private static let symmetric: Set<String> = ["MET_WITH", "NEGOTIATED_WITH", "AGREED_WITH"]

  /// Relations that headings, lists and titles give, as the guidelines sort them.
  private static let fromForm: Set<String> = [
    "SENT_BY", "SENT_TO", "AUTHORED_BY", "HOLDS_OFFICE", "MEMBER_OF", "PART_OF", "LOCATED_IN",
  ]

  private struct Key: Hashable {
    let type: String
    let from: String
    let to: String

    init(_ type: String, _ from: String, _ to: String) {
      self.type = type
      let isTurned = Score.symmetric.contains(type) && to < from
      self.from = isTurned ? to : from
      self.to = isTurned ? from : to
    }
  }

  init(_ gold: GoldRecord, _ found: ExtractionJSON, text: [Unicode.Scalar]) {
    documents = 1
    let wanted = gold.placed(in: text)
    let aligned = scoreMentions(wanted, found, text)
    scoreRelations(gold, found, aligned, text)
    scoreTopics(gold, found)
  }

  /// - Returns: the entity of the annotation that each found entity is.
  private mutating func scoreMentions(
    _ wanted: [GoldRecord.PlacedMention], _ found: ExtractionJSON, _ text: [Unicode.Scalar]
  ) -> [String: String] {
    var shared: [String: [String: Int]] = [:]
    var hits: Set<Int> = []
    for entity in found.entities where Self.types.contains(entity.type) {
      for mention in entity.mentions {
        let start = mention.start + GoldRecord.articleLength(text, at: mention.start)
        let touching = wanted.indices.filter {
          wanted[$0].start < mention.end && start < wanted[$0].end
        }
        for index in touching {
          shared[entity.id, default: [:]][wanted[index].entity, default: 0] += 1
        }
        if let exact = touching.first(where: {
          wanted[$0].isName && wanted[$0].start == start && wanted[$0].end == mention.end
            && wanted[$0].type == entity.type
        }) {
          hits.insert(exact)
        } else if !touching.contains(where: { !wanted[$0].isName }) {
          mentionsByType[entity.type, default: Tally()].wrong += 1
        }
      }
    }
    for (index, mention) in wanted.enumerated() where mention.isName {
      if hits.contains(index) {
        mentionsByType[mention.type, default: Tally()].right += 1
      } else {
        mentionsByType[mention.type, default: Tally()].missed += 1
      }
    }
    var aligned = shared.mapValues { counts in
      counts.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key
    }
    aligned["document"] = "document"
    return aligned
  }

  private mutating func scoreRelations(
    _ gold: GoldRecord, _ found: ExtractionJSON, _ aligned: [String: String],
    _ text: [Unicode.Scalar]
  ) {
    var wanted: [Key: GoldRecord.Relation] = [:]
    for relation in gold.relations {
      wanted[Key(relation.type, relation.from, relation.to)] = relation
    }
    var claims: [Key: [ExtractionJSON.RelationPart]] = [:]
    for claim in found.relations where claim.type != "CONCERNS" && claim.type != "MENTIONS" {
      let from = aligned[claim.from] ?? "?" + claim.from
      let to = aligned[claim.to] ?? "?" + claim.to
      let kinds = [claim.type] + claim.isA
      let key =
        kinds.map { Key($0, from, to) }.first { wanted[$0] != nil } ?? Key(kinds.last!, from, to)
      claims[key, default: []].append(claim)
    }
    for (key, said) in claims {
      guard let relation = wanted[key] else {
        relationsByType[key.type, default: Tally()].wrong += 1
        continue
      }
      relationsByType[key.type, default: Tally()].right += 1
      let places = GoldRecord.occurrences(of: Array(relation.evidence.unicodeScalars), in: text)
      let length = relation.evidence.unicodeScalars.count
      let isBorneOut = said.flatMap(\.evidence).contains { span in
        places.contains { $0 < span.end && span.start < $0 + length }
      }
      if isBorneOut { evidence.right += 1 } else { evidence.wrong += 1 }
    }
    for (key, relation) in wanted {
      let said = claims[key] ?? []
      if said.isEmpty { relationsByType[key.type, default: Tally()].missed += 1 }
      Self.count(
        relation.attributedTo, Set(said.map { $0.attributedTo.map { aligned[$0] ?? "?" } }),
        &attributed)
      Self.count(
        relation.polarity == "negated" ? "negated" : nil,
        Set(said.map { $0.polarity == .negated ? "negated" : nil }), &negated)
      Self.count(
        relation.modality.flatMap { $0 == "asserted" ? nil : $0 },
        Set(said.map { $0.modality == .asserted ? nil : $0.modality.rawValue }),
        &plannedOrHypothetical)
    }
  }

  private static func count(_ wanted: String?, _ said: Set<String?>, _ tally: inout Tally) {
    if let wanted { if said.contains(wanted) { tally.right += 1 } else { tally.missed += 1 } }
    tally.wrong += said.filter { $0 != nil && $0 != wanted }.count
  }

  private mutating func scoreTopics(_ gold: GoldRecord, _ found: ExtractionJSON) {
    let labels = found.topics.prefix(10).map { TopicFinder.stems($0.label) }
    for topic in gold.topics ?? [] {
      let words = TopicFinder.stems(topic.label)
      let isFound =
        !words.isEmpty && labels.contains { 2 * words.intersection($0).count >= words.count }
      if isFound { topics.right += 1 } else { topics.missed += 1 }
    }
  }

  /// The figures by name, from 0 to 1.
  public var figures: [String: Double] {
    var figures = [
      "mentions": mentions.f1, "relations": relations.f1, "evidence": evidence.precision,
      "attributed": attributed.f1, "negated": negated.f1,
      "planned or hypothetical": plannedOrHypothetical.f1, "topics found": topics.recall,
    ]
    for (isForm, name) in [(true, "relations from form"), (false, "relations from sentences")] {
      figures[name] =
        relationsByType.filter { Self.fromForm.contains($0.key) == isForm }
        .values.reduce(Tally(), +).f1
    }
    for (type, tally) in mentionsByType { figures["mentions \(type)"] = tally.f1 }
    return figures
  }

  /// The figures as text, one a line.
  public var lines: [String] {
    func row(_ name: String, _ tally: Tally) -> String {
      let cells = [tally.precision, tally.recall, tally.f1].map { Self.percent($0) }
      return "\(Self.padded(name, 26)) P \(cells[0])  R \(cells[1])  F1 \(cells[2])   "
        + "right \(tally.right) wrong \(tally.wrong) missed \(tally.missed)"
    }
    var lines = ["\(documents) documents"]
    lines += mentionsByType.sorted { $0.key < $1.key }.map { row("mentions \($0.key)", $0.value) }
    lines.append(row("mentions, all", mentions))
    lines += relationsByType.sorted { $0.key < $1.key }.map { row("\($0.key)", $0.value) }
    lines.append(row("relations, all", relations))
    lines.append(row("attributed", attributed))
    lines.append(row("negated", negated))
    lines.append(row("planned or hypothetical", plannedOrHypothetical))
    lines.append("\(Self.padded("evidence right", 26)) \(Self.percent(evidence.precision))")
    lines.append("\(Self.padded("topics found", 26)) \(Self.percent(topics.recall))")
    return lines
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    let text = "\(tenths / 10).\(tenths % 10)"
    return String(repeating: " ", count: max(0, 5 - text.count)) + text
  }
}
