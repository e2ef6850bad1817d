import Foundation

/// Who held an office of state, and when.
///
/// Says which person a title means in a record of a day: "the President" of 1958.
public struct OfficeHolder: Sendable, Hashable {
  /// The title, such as "Secretary of State".
  public let office: String

  /// The identifier of the state, where the office is of one.
  public let state: String?

  /// The name of the department or organization, where the office is of one.
  public let body: String?

  /// The full name.
  public let person: String

  /// The last word of the name, in lower case and without marks over its letters.
  public let family: String

  /// The office in lower case.
  private let title: String

  /// The first and the last day, each as year, month and day in one number.
  public let days: ClosedRange<Int>

  init(_ entry: OntologyFile.Entry) throws(OntologyError) {
    try entry.allow(["office", "of", "body", "person", "from", "to"])
    office = try entry.string("office")
    state = try entry.optionalString("of")
    body = try entry.optionalString("body")
    person = try entry.string("person")
    family = Self.family(of: person)
    title = office.lowercased()
    let from = Self.day(try entry.string("from"))
    let to = Self.day(try entry.string("to"))
    guard let from, let to, from <= to else {
      throw .notOfShape("days as 1953-01-20, 'from' not after 'to'", at: entry.place)
    }
    days = from...to
  }

  /// The last word of a name, in lower case and without marks over its letters.
  public static func family(of name: String) -> String {
    name.split(separator: " ").last.map {
      $0.folding(
        options: [.diacriticInsensitive, .caseInsensitive], locale: Locale(identifier: "en"))
    } ?? ""
  }

  private static func day(_ text: String) -> Int? {
    let parts = text.split(separator: "-")
    guard parts.map(\.count) == [4, 2, 2] else { return nil }
    return Int(parts.joined())
  }

  /// Whether a title in lower case is of this office: "secretary of state", and of any
  /// Secretary "secretary" alone.
  public func answers(to title: String) -> Bool {
    title == self.title
      || ["secretary-general", "syg", "secgen"].contains(title) && self.title == "secretary general"
      || ["secretary", "secy"].contains(title) && self.title.hasPrefix("secretary ")
  }
}
