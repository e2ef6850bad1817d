/// A date as precise as the record gives it, in the Extended Date/Time Format.
///
/// The part of EDTF (ISO 8601-2:2019, level 1) that records need: `1965`,
/// `1965-12`, `1965-12-26`, each with `~` (approximate) or `?` (uncertain), and
/// intervals `1961/1963`, open at an end as `1961/..`.
public struct EDTF: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  /// The first day it may mean, as `yyyymmdd`.
  public let earliest: Int

  /// The last day it may mean, as `yyyymmdd`.
  public let latest: Int

  /// Reads EDTF; `nil` where it is not of the supported part.
  public init?(_ string: String) {
    let parts = string.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      guard let date = Self.bounds(parts[0]) else { return nil }
      (earliest, latest) = date
    case 2:
      let (open, unknown) = ("..", "")
      let isOpen = { (part: Substring) in part == open || part == unknown }
      guard !(isOpen(parts[0]) && isOpen(parts[1])) else { return nil }
      guard let from = isOpen(parts[0]) ? (0, 0) : Self.bounds(parts[0]),
        let to = isOpen(parts[1]) ? (9999_12_31, 9999_12_31) : Self.bounds(parts[1]),
        from.0 <= to.1
      else { return nil }
      (earliest, latest) = (from.0, to.1)
    default: return nil
    }
    description = string
  }

  /// A calendar date, or `nil` where there is no such day.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    var string = Self.padded(year, 4)
    if let month { string += "-" + Self.padded(month, 2) }
    if let day {
      guard month != nil else { return nil }
      string += "-" + Self.padded(day, 2)
    }
    self.init(string)
  }

  public var year: Int { earliest / 10000 }

  /// The month, where the date is no longer than one.
  public var month: Int? {
    earliest / 100 == latest / 100 ? earliest / 100 % 100 : nil
  }

  /// Whether some day may belong to both.
  public func overlaps(_ other: EDTF) -> Bool {
    earliest <= other.latest && other.earliest <= latest
  }

  private static func bounds(_ string: Substring) -> (Int, Int)? {
    var string = string
    if let last = string.last, "~?%".contains(last) { string.removeLast() }
    let parts = string.split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard (1...3).contains(parts.count) else { return nil }
    var numbers: [Int] = []
    for (part, width) in zip(parts, widths) {
      guard part.utf8.count == width, part.utf8.allSatisfy({ 48...57 ~= $0 }) else { return nil }
      numbers.append(Int(part)!)
    }
    let year = numbers[0]
    guard numbers.count > 1 else { return (year * 10000 + 101, year * 10000 + 1231) }
    let month = numbers[1]
    guard 1...12 ~= month else { return nil }
    let days = daysIn(month, of: year)
    guard numbers.count > 2 else {
      return (year * 10000 + month * 100 + 1, year * 10000 + month * 100 + days)
    }
    guard 1...days ~= numbers[2] else { return nil }
    let day = year * 10000 + month * 100 + numbers[2]
    return (day, day)
  }

  private static func daysIn(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The day before or after this one; `nil` where this is not one day.
  public func adding(days: Int) -> EDTF? {
    guard earliest == latest else { return nil }
    var (year, month, day) = (earliest / 10000, earliest / 100 % 100, earliest % 100 + days)
    while day < 1 {
      (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
      day += Self.daysIn(month, of: year)
    }
    while day > Self.daysIn(month, of: year) {
      day -= Self.daysIn(month, of: year)
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return EDTF(year: year, month: month, day: day)
  }
}

/// Finds dates written in English: "December 26, 1965", "26 December 1965",
/// "Dec. 1965", "28 December" with the year taken from the context.
public enum EnglishDates {
  /// A date and where it stands.
  public struct Found: Sendable, Hashable {
    public let date: EDTF
    public let span: Span

    /// Whether the text gives the year itself.
    public let hasYear: Bool
  }

  private static let months: [String: Int] = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    var months: [String: Int] = ["sept": 9]
    for (index, name) in names.enumerated() {
      months[name] = index + 1
      months[String(name.prefix(3))] = index + 1
    }
    return months
  }()

  /// The date that a line consists of, or `nil` where it says more.
  static func whole(_ line: Span, of text: Text) -> EDTF? {
    guard line.length <= 40, let date = find(in: text, line).first,
      date.span.length + 2 >= line.length
    else { return nil }
    return date.date
  }

  /// The dates in a span, in order. A day and month without a year get the year of
  /// `context`, if it is of one year; a year alone counts where `years` is set.
  public static func find(in text: Text, _ span: Span, context: EDTF? = nil, years: Bool = false)
    -> [Found]
  {
    let words = words(in: text, span)
    let year = context.flatMap { $0.earliest / 10000 == $0.latest / 10000 ? $0.year : nil }
    var found: [Found] = []
    var index = 0
    while index < words.count {
      if let (date, next) = date(words, at: index, context: year, years: years) {
        found.append(date)
        index = next
      } else {
        index += 1
      }
    }
    return found
  }

  private struct Word {
    let span: Span
    let month: Int?
    let number: Int?
    let digits: Int
  }

  private static func date(_ words: [Word], at index: Int, context: Int?, years: Bool)
    -> (Found, Int)?
  {
    func number(_ offset: Int, _ range: ClosedRange<Int>) -> Int? {
      guard index + offset < words.count, let number = words[index + offset].number else {
        return nil
      }
      return range.contains(number) ? number : nil
    }
    func year(_ offset: Int) -> Int? {
      guard index + offset < words.count, words[index + offset].digits == 4 else { return nil }
      return number(offset, 1600...2099)
    }
    func make(_ year: Int?, _ month: Int?, _ day: Int?, words count: Int, given: Bool)
      -> (Found, Int)?
    {
      guard let year, let date = EDTF(year: year, month: month, day: day) else { return nil }
      let span = words[index].span.union(words[index + count - 1].span)
      return (Found(date: date, span: span, hasYear: given), index + count)
    }
    if let month = words[index].month {
      if let day = number(1, 1...31), words[index + 1].digits <= 2 {
        if let year = year(2) { return make(year, month, day, words: 3, given: true) }
        return make(context, month, day, words: 2, given: false)
      }
      if let year = year(1) { return make(year, month, nil, words: 2, given: true) }
      return nil
    }
    if let day = number(0, 1...31), index + 1 < words.count, let month = words[index + 1].month {
      if let year = year(2) { return make(year, month, day, words: 3, given: true) }
      return make(context, month, day, words: 2, given: false)
    }
    if years, let year = year(0) { return make(year, nil, nil, words: 1, given: true) }
    return nil
  }

  /// Words with a month or a number; a "28th" is 28, brackets around a word do not count.
  private static func words(in text: Text, _ span: Span) -> [Word] {
    var words: [Word] = []
    var offset = span.start
    let bytes = text.utf8
    // Signs of two or three bytes end a word too: U+0080–00BF, such as the no-break
    // space, and U+2000–203F, such as dashes and quotation marks.
    func sign(_ offset: Int) -> Int? {
      switch bytes[offset] {
      case 48...57, 65...90, 97...122: nil
      case 0xC2: 2
      case 0xE2 where offset + 1 < span.end && bytes[offset + 1] == 0x80: 3
      case 0x80...: nil
      default: 1
      }
    }
    while offset < span.end {
      if let width = sign(offset) {
        offset += width
        continue
      }
      var end = offset
      while end < span.end, sign(end) == nil { end += 1 }
      let wordSpan = Span(offset, end)
      offset = end
      guard wordSpan.length <= 12 else {
        words.append(Word(span: wordSpan, month: nil, number: nil, digits: 0))
        continue
      }
      let word = text[wordSpan]
      // "may" and "march" are words; months are written with a capital.
      let isCapital = word.first?.isUppercase == true
      let month = isCapital ? months[word.lowercased()] : nil
      let digits = word.prefix { $0.isASCII && $0.isNumber }
      let rest = word.dropFirst(digits.count)
      let isNumber =
        !digits.isEmpty && digits.count <= 4
        && (rest.isEmpty || ["st", "nd", "rd", "th"].contains(String(rest)))
      words.append(
        Word(
          span: wordSpan, month: month, number: isNumber ? Int(digits) : nil,
          digits: isNumber ? digits.count : 0))
    }
    return words
  }
}
