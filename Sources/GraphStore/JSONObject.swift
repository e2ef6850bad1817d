/// One JSON object on one line, with its members in the order in which they are added.
struct JSONObject {
  private var body = ""

  init() {}

  /// An object of texts, by name.
  init(_ members: [String: String]) {
    for (name, value) in members.sorted(by: { $0.key < $1.key }) { add(name, value) }
  }

  var text: String { "{\(body)}" }

  mutating func add(_ name: String, json value: String) {
    if !body.isEmpty { body += ", " }
    body += "\(Self.quoted(name)): \(value)"
  }

  mutating func add(_ name: String, _ value: String?) {
    add(name, json: value.map(Self.quoted) ?? "null")
  }

  mutating func add(_ name: String, _ value: Int) { add(name, json: String(value)) }

  mutating func add(_ name: String, _ value: Bool) { add(name, json: String(value)) }

  /// A finite number, as briefly as it can be told from others.
  mutating func add(_ name: String, _ value: Double) { add(name, json: String(value)) }

  mutating func add(_ name: String, _ value: [String]) { add(name, json: Self.list(value)) }

  mutating func add(_ name: String, _ value: JSONObject) { add(name, json: value.text) }

  mutating func add(_ name: String, _ value: [JSONObject]) {
    add(name, json: "[\(value.map(\.text).joined(separator: ", "))]")
  }

  /// A list of numbers as JSON.
  static func list(numbers: [Int64]) -> String {
    "[\(numbers.map(String.init).joined(separator: ","))]"
  }

  static func list(_ values: [String]) -> String {
    "[\(values.map(quoted).joined(separator: ", "))]"
  }

  static func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
