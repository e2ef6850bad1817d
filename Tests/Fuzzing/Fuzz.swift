import Foundation

/// What libFuzzer calls: the first byte says what reads the rest.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let first = input.first else { return 0 }
  let rest = Array(input.dropFirst())
  switch first % 3 {
  case 0: readProse(rest)
  case 1: openModel(rest)
  default: openModel(signed(rest))
  }
  return 0
}

/// Tokens are never empty, stand in order, and hold every byte that is not white space.
private func readProse(_ bytes: [UInt8]) {
  let text = Text(String(decoding: bytes, as: UTF8.self))
  let reader = ProseReader(abbreviations: ["Mr.", "Dept."], sentenceStarters: ["The"])
  let document = Document(
    id: Document.ID("fuzz"), source: "fuzz.txt", text: text, sections: Layout(of: text).sections)
  let prose = reader.read(document)
  var offset = 0
  for token in prose.tokens {
    precondition(token.span.start >= offset && !token.span.isEmpty, "a token out of order")
    offset = token.span.end
    _ = WordForm(token.text)
  }
  precondition(offset <= text.utf8.count, "a token beyond the end")
}

/// A model is refused, or scores and labels anything.
private func openModel(_ bytes: [UInt8]) {
  guard let model = try? ModelFile(bytes: bytes) else { return }
  for table in model.tables {
    var scores = [Int32](repeating: 0, count: table.classCount)
    table.score((1..<40).map { UInt32($0) &* 0x9E37_79B1 }, into: &scores)
  }
  if let tagger = try? SequenceTagger(model, kind: model.header.kind, features: 1) {
    _ = tagger.label((0..<5).map { [UInt32($0 + 1)] })
  }
  if let grammar = try? Grammar(model) { _ = grammar.tree(of: ["Rusk", "met", "Gromyko"]) }
}

/// A model with tables of these bytes, and the digest that they have.
private func signed(_ body: [UInt8]) -> [UInt8] {
  let classes = body.first.map { $0 % 2 == 0 } == true ? [["a", "b"], ["a", "b"]] : [["a"]]
  var header = ModelFile.Header(
    kind: "fuzz", features: 1, classes: classes, data: [], licence: "", scores: [:])
  header.scales = [1]
  let tables = Array(body.dropFirst())
  header.digest = header.digest(with: tables)
  let json = header.encoded()
  var bytes = Array("ENTMODEL".utf8)
  for number in [UInt32(3), UInt32(json.count)] {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }
  bytes += json
  while bytes.count % 8 != 0 { bytes.append(0) }
  return bytes + tables
}
