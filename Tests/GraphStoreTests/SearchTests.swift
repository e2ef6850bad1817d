import Documents
import Ontology
import Testing

@testable import GraphStore

@Suite struct SearchTests {
  let graph: Graph

  init() throws {
    graph = try GraphStoreTests.graph(
      file(
        record(
          "a",
          [
            "Person:Kim Il Sung MET_WITH Person:Nikita Khrushchev",
            "Person:Kim Il Sung TRAVELED_TO Place:Moscow",
            "Person:Kim Jong Il MET_WITH Person:Kim Il Sung",
            "State:Vietnam SUPPORTS Topic:Vietnam",
          ], title: "Moscow")))
  }

  @Test(arguments: [
    ("kim il sung", ["exact Kim Il Sung"]),
    ("KÍM IL-SUNG", ["exact Kim Il Sung"]),
    ("kim", ["prefix Kim Il Sung", "prefix Kim Jong Il"]),
    ("sung kim", ["word Kim Il Sung"]),
    ("Kim Il Sun", ["prefix Kim Il Sung"]),
    ("Kim II Sung", ["near(distance: 1) Kim Il Sung"]),
    ("Kim Yong II", ["near(distance: 2) Kim Jong Il"]),
    ("Khrushchev", ["word Nikita Khrushchev"]),
    ("%", []), ("", []), ("\"' OR 1=1 --", []),
  ])
  func `finds names exactly, by their beginning, by words, then by likeness`(
    text: String, expected: [String]
  ) throws {
    #expect(try graph.search(text).map { "\($0.match) \($0.node.name)" } == expected)
  }

  @Test func `a candidate tells how often it is named`() throws {
    let candidate = try #require(try graph.search("Kim Il Sung").first)
    #expect(candidate.mentionCount == 3)
    #expect(candidate.documentCount == 1)
  }

  @Test(arguments: [
    ("kim il sung", "one Kim Il Sung"),
    ("Person:Kim Il Sung", "one Kim Il Sung"),
    ("person:kim-il-sung", "one Kim Il Sung"),
    ("kim-jong-il", "one Kim Jong Il"),
    ("State:Kim Il Sung", "none"),
    ("Vietnam", "one State Vietnam"),
    ("Topic:Vietnam", "one Topic Vietnam"),
    ("Moscow", "one Moscow"),
    ("Document:Moscow", "one Moscow"),
    ("a", "one Moscow"),
    ("Kim Il Sing", "none, perhaps Kim Il Sung"),
    ("Kim", "none, perhaps Kim Il Sung, Kim Jong Il"),
    ("Nobody: at all", "none"),
  ])
  func `resolves a name, a typed name or a key, and never guesses`(text: String, expected: String)
    throws
  {
    switch try graph.resolve(text) {
    case .one(let node):
      #expect(["one \(node.name)", "one \(node.type.name) \(node.name)"].contains(expected))
    case .several(let candidates): Issue.record("several: \(candidates.map(\.node.name))")
    case .none(let suggestions):
      let names = suggestions.map(\.node.name).joined(separator: ", ")
      #expect((names.isEmpty ? "none" : "none, perhaps " + names) == expected)
    }
  }

  @Test func `two of one name are both named, the most mentioned first`() throws {
    func johnson(_ key: String, _ start: Int) -> Contribution {
      Contribution(
        document: Document(id: .init(key), source: key, text: Text("Johnson and Johnson")),
        entities: [.init(type: schema.person, key: key, name: "\(key) Johnson")],
        mentions: (0..<start).map {
          .init(entity: 0, span: Span(12 * $0, 12 * $0 + 7), kind: .name)
        },
        claims: [], unresolved: [])
    }
    let graph = try GraphStoreTests.graph(file(johnson("U. Alexis", 1)), file(johnson("Lyndon", 2)))
    guard case .several(let candidates) = try graph.resolve("JOHNSON") else {
      Issue.record("not several")
      return
    }
    #expect(candidates.map(\.node.name) == ["Lyndon Johnson", "U. Alexis Johnson"])
    #expect(candidates.map(\.alias) == ["Johnson", "Johnson"])
  }
}

@Suite struct NameFormTests {
  static func same(_ a: String, _ b: String) -> Bool { NameForm(a) == NameForm(b) }

  @Test(arguments: [
    ("Ri Ju-yŏn", "RI JU YON"), ("U.S.S.R.", "USSR"), ("Điện Biên Phủ", "dien bien phu"),
    ("Kim\n  Il Sung", "kim il sung"), ("O’Neill", "O'NEILL"), ("Gerő", "GERO"), ("Łódź", "lodz"),
  ])
  func `spellings of one name have one form`(a: String, b: String) {
    #expect(NameForm(a) == NameForm(b))
  }

  @Test func `the distance of two names is that of the plain method, up to the limit`() {
    let names = ["", "a", "kim", "kin", "kmi", "il sung", "ii sung", "li yong", "li"]
    for a in names {
      for b in names {
        let plain = Self.distance(Array(a), Array(b))
        for limit in 0...3 {
          #expect(
            NameForm(a).distance(to: NameForm(b), limit: limit) == (plain <= limit ? plain : nil),
            "\(a) \(b) \(limit)")
        }
      }
    }
  }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard let first = a.first else { return b.count }
    guard let other = b.first else { return a.count }
    let (restA, restB) = (Array(a.dropFirst()), Array(b.dropFirst()))
    if first == other { return distance(restA, restB) }
    return 1 + min(distance(restA, b), distance(a, restB), distance(restA, restB))
  }
}
