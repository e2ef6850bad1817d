/// A number of things in words, with commas between thousands: "1,204 edges".
struct Count: CustomStringConvertible {
  let description: String

  init(_ number: Int, _ one: String, _ many: String? = nil) {
    description = "\(Self.number(number)) \(number == 1 ? one : many ?? one + "s")"
  }

  static func number(_ number: Int) -> String {
    var groups: [Substring] = []
    var digits = Substring(String(number))
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits.removeLast(3)
    }
    groups.insert(digits, at: 0)
    return groups.joined(separator: ",")
  }
}
