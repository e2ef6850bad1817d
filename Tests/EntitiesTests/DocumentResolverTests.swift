import Documents
import Entities
import Mentions
import TestSupport
import Testing

private let finder = MentionFinder(standardVocabulary, standardReader)
private let resolver = DocumentResolver(standardVocabulary)

/// The people of a text, each with the words that name them.
private func people(_ document: Document) -> [String: [String]] {
  let prose = standardReader.read(document)
  let mentions = finder.mentions(in: prose)
  let resolution = resolver.resolve(mentions, in: prose)
  var people: [String: [String]] = [:]
  for entity in resolution.entities where entity.type.name == "Person" {
    people[entity.name] = entity.mentions.map { document.text[mentions[$0].span] }
  }
  return people
}

@Test func `joins a surname to the one full name that has it`() {
  let found = people(
    passage("Yesterday Mr. Dean Rusk spoke. Later Secretary Rusk left, and Rusk wrote."))
  #expect(found == ["Dean Rusk": ["Dean Rusk", "Rusk", "Rusk"]])
}

@Test func `reads the OCR twin of Kim Il Sung, and Kim Il as somebody else`() {
  let found = people(
    passage(
      "Premier Kim II Sung came with Vice Premier Kim Il. Premier Kim II Sung spoke of steel."))
  #expect(found["Kim Il Sung"] == ["Kim II Sung", "Kim II Sung"])
  #expect(found["Kim Il"] == ["Kim Il"])
}

@Test func `joins a romanisation in brackets`() {
  let found = people(passage("Vice Premier Ri Ju-yeon [Ri Ju Yon] was present."))
  #expect(found.count == 1)
  #expect(found.first?.value == ["Ri Ju-yeon", "Ri Ju Yon"])
}

@Test func `keeps two of one surname apart, and says where the text does not decide`() {
  let document = passage(
    "Yesterday Mr. Lyndon Johnson saw Mr. Alexis Johnson. The paper was written by Johnson.")
  let prose = standardReader.read(document)
  let mentions = finder.mentions(in: prose)
  let resolution = resolver.resolve(mentions, in: prose)
  #expect(resolution.unresolved.count == 1)
  #expect(resolution.unresolved.first?.candidates == ["Lyndon Johnson", "Alexis Johnson"])
}

@Test func `a title decides between two of one surname`() {
  let found = people(
    passage(
      "President Lyndon Johnson saw Ambassador Alexis Johnson. Ambassador Johnson left early."))
  #expect(found["Alexis Johnson"] == ["Alexis Johnson", "Johnson"])
}

@Test func `a wife is somebody else than her husband`() {
  let found = people(passage("Mr. Chiang Kai-shek and Madame Chiang Kai-shek arrived."))
  #expect(found.count == 2)
}

@Test func `a surname alone joins nobody across documents`() {
  let prose = standardReader.read(passage("Then Mr. Kocher left."))
  let resolution = resolver.resolve(finder.mentions(in: prose), in: prose)
  #expect(resolution.entities.first?.key.contains("@passage") == true)
}

@Test func `joins the short form of an organization to its full name`() {
  let document = record(
    "Telegram From the Embassy in Finland to the Department of State\nHelsinki, May 3, 1961.\n"
      + "The Embassy asks the Department for advice on the matter of the note that came yesterday.")
  let prose = standardReader.read(document)
  let mentions = finder.mentions(in: prose)
  let resolution = resolver.resolve(mentions, in: prose)
  let embassy = resolution.entities.first { $0.name == "Embassy in Finland" }
  #expect(embassy?.mentions.count == 2)
}

/// The key that the one person of a text has over an archive, and why.
private func identity(_ text: String) -> (key: String, reasons: [String])? {
  let prose = standardReader.read(passage(text))
  let mentions = finder.mentions(in: prose)
  let resolution = DocumentResolver(standardVocabulary, .standard()).resolve(mentions, in: prose)
  return resolution.entities.first { $0.type.name == "Person" }.map { ($0.key, $0.reasons) }
}

@Test func `spellings of one name are one person over an archive, and it says why`() throws {
  let first = try #require(identity("Yesterday Ambassador Anatoliy Dobrynin spoke."))
  let second = try #require(identity("Yesterday Ambassador Anatoly F. Dobrynin spoke."))
  #expect(first.key == second.key)
  #expect(first.reasons.contains { $0.contains("authority file (103539)") })
}

@Test func `homonyms stay with their documents`() throws {
  let found = try #require(identity("Yesterday Mr. William Miller spoke."))
  #expect(found.key == "william-miller@passage")
  #expect(found.reasons.contains { $0.contains("several people of record") })
}

@Test func `a surname alone joins nobody over documents`() throws {
  #expect(try #require(identity("Yesterday Ambassador Dobrynin spoke.")).key == "dobrynin@passage")
}

/// A memorandum of Washington.
private func memorandum(_ text: String, year: Int) -> Document {
  record(
    "Memorandum From the Secretary of State to the President\nWashington, May 3, \(year).\n\(text)"
  )
}

@Test func `a title of which there is one is whoever held the office at the date of the record`() {
  for (year, president) in [(1958, "Dwight D. Eisenhower"), (1962, "John F. Kennedy")] {
    let found = people(memorandum("Norway thanked the President for the letter.", year: year))
    #expect(found[president]?.contains("the President") == true, "\(found)")
  }
  let found = people(passage("Norway thanked the President for the letter."))
  #expect(found.isEmpty, "\(found)")
}

@Test func `the Secretary is not the Foreign Secretary, but who is named and held the office`() {
  let found = people(
    memorandum(
      "Foreign Secretary Home wrote to Mr. Rusk. Norway thanked the Secretary.", year: 1962))
  #expect(found["Dean Rusk"]?.contains("the Secretary") == true, "\(found)")
  #expect(found.first { $0.key.hasSuffix("Home") }?.value.contains("the Secretary") == false)
}

@Test func `initials that sign are whom the heading names`() {
  let found = people(
    record(
      "Letter From the Representative at the United Nations (Lodge) to the Secretary of State\n"
        + "New York, June 16, 1958.\nDEAR FOSTER: I did not have time to say what I think of it.\n"
        + "Sincerely yours,\nCabot L."))
  #expect(found["Lodge"] == ["Lodge", "Cabot L."], "\(found)")
}

@Test func `the Secretary is no Foreign Secretary`() {
  let found = people(
    record(
      "Memorandum of Conversation\nCopenhagen, May 4, 1958.\nPARTICIPANTS\nUnited States\n"
        + "The Secretary\nMr. Elbrick\nUnited Kingdom\nForeign Secretary Lloyd\n"
        + "The Secretary said that the matter had been settled. Mr. Lloyd agreed with that view."))
  #expect(found["Selwyn Lloyd"] == ["Lloyd", "Lloyd"], "\(found)")
  #expect(found["John Foster Dulles"]?.count == 2, "\(found)")
}
