import Documents
import Entente
import Relations

/// An extraction as text.
struct ExtractionTeller {
  let extraction: Extraction

  init(_ extraction: Extraction) { self.extraction = extraction }

  var lines: [String] {
    let document = extraction.document
    var lines = [Printed.bold(Printed.plain(document.header.title ?? document.id.rawValue))]
    lines.append(
      Printed.dim(
        "\(Printed.plain(document.source))\(document.header.date.map { ", \($0)" } ?? "")"))
    for entity in extraction.entities {
      lines.append(
        "  \(entity.type.label) \(Printed.plain(entity.name)) (\(entity.mentions.count))")
    }
    for claim in extraction.claims {
      var line = "  \(name(claim.from)) — \(claim.relation.label) — \(name(claim.to))"
      if claim.polarity == .negated { line += " [NOT so]" }
      if claim.modality != .asserted { line += " [\(claim.modality.rawValue)]" }
      if !claim.speakers.isEmpty {
        line +=
          " according to "
          + claim.speakers.map { Printed.plain(extraction.entities[$0].name) }.joined(
            separator: ", as told by ")
      }
      lines.append(line)
      lines.append("    \(Printed.quotation(document.text[claim.evidence[0]]))")
    }
    if !extraction.topics.isEmpty {
      lines.append(
        "  topics: " + extraction.topics.map { Printed.plain($0.label) }.joined(separator: "; "))
    }
    return lines
  }

  private func name(_ end: Claim.End) -> String {
    switch end {
    case .document: "this document"
    case .entity(let index): Printed.plain(extraction.entities[index].name)
    }
  }
}
