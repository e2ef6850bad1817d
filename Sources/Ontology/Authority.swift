import CVocabulary
import Foundation

/// People of record and the spellings of their names, by which one person is known over
/// an archive.
///
/// It says which person a full name is, and which state a title of such a person is one
/// of, never more; names that several people bear, it says of nobody.
public struct Authority: Sendable {
  public struct Person: Sendable, Hashable {
    /// The identifier in the authority file.
    public let id: String
    /// The name to show.
    public let name: String
    /// The identifier of the state that they served, in the lexicon; `nil` where unknown.
    public let nation: String?
  }

  private var people: [Person] = []
  private var personOfName: [String: Int32] = [:]
  private var shared: Set<String> = []
  private var nationOfFamily: [String: String] = [:]

  /// Nobody.
  public init() {}

  /// The people inside the program.
  ///
  /// - Complexity: O(*n*) for *n* bytes; some milliseconds.
  public static func standard() -> Authority {
    let bytes = UnsafeBufferPointer(
      start: entente_people(), count: Int(entente_people_count()))
    return Authority(reading: String(decoding: bytes, as: UTF8.self))
  }

  /// Reads lines of an identifier, a name, spellings with `|` between them and perhaps a
  /// state, separated by tabulators; a line that begins with `?` holds a name of several
  /// people, one that begins with `=` a family name and the state that all its bearers
  /// served.
  init(reading text: String) {
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.first != 0x23 {
      let columns = line.split(separator: 9)
      if columns.count == 2, columns[0].elementsEqual("?".utf8) {
        shared.insert(String(Substring(columns[1])))
      } else if columns.count == 3, columns[0].elementsEqual("=".utf8) {
        nationOfFamily[String(Substring(columns[1]))] = String(Substring(columns[2]))
      } else if columns.count >= 3 {
        let index = Int32(people.count)
        people.append(
          Person(
            id: String(Substring(columns[0])), name: String(Substring(columns[1])),
            nation: columns.count > 3 ? String(Substring(columns[3])) : nil))
        for name in columns[2].split(separator: UInt8(ascii: "|")) {
          personOfName[String(Substring(name))] = index
        }
      }
    }
  }

  /// The one person of a full name, however it is spelled.
  public func person(named name: String) -> Person? {
    personOfName[Self.form(of: name)].map { people[Int($0)] }
  }

  /// The state that all people of record with a family name served, as an identifier of the
  /// lexicon.
  public func nation(ofFamily name: String) -> String? { nationOfFamily[Self.form(of: name)] }

  /// Whether several people of record bear a name.
  public func isShared(_ name: String) -> Bool { shared.contains(Self.form(of: name)) }

  /// A name in small letters, without marks and signs.
  static func form(of name: String) -> String {
    let folded = name.folding(
      options: [.diacriticInsensitive, .caseInsensitive], locale: Locale(identifier: "en"))
    var form = ""
    var isAfterLetter = false
    for scalar in folded.unicodeScalars {
      if scalar.properties.isAlphabetic {
        form.unicodeScalars.append(scalar)
        isAfterLetter = true
      } else if scalar != "'" && scalar != "\u{2019}" && isAfterLetter {
        form.append(" ")
        isAfterLetter = false
      }
    }
    if form.last == " " { form.removeLast() }
    return form
  }
}
