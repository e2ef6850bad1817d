import Documents
import Language
import Synchronization

extension Volume.Person {
  /// "Acheson, Dean" as it is said: "Dean Acheson".
  package var fullName: String { Self.spoken(withoutBrackets) }

  /// The name with what stands in brackets, by which other spellings are known.
  var nameWithBrackets: String { Self.spoken(name) }

  /// "Brandt, Willy (Herbert Frahm)": what stands in brackets is not shown.
  private var withoutBrackets: String {
    var depth = 0
    return name.filter { character in
      if character == "(" { depth += 1 }
      defer { if character == ")" { depth -= 1 } }
      return depth <= 0
    }
  }

  private static func spoken(_ name: String) -> String {
    let parts = name.split(separator: ",", maxSplits: 1).map { part in
      part.split(separator: " ").joined(separator: " ")
    }
    guard parts.count == 2 else { return parts.first ?? name }
    let given = parts[1].split(separator: ",").first.map(String.init) ?? parts[1]
    return "\(given) \(parts[0])"
  }

  fileprivate var family: String {
    (name.split(separator: ",").first.map(String.init) ?? name).lowercased()
  }
}

/// The persons of volumes' lists by family name, each list read once.
final class PersonLists: Sendable {
  private typealias List = [String: [(person: Volume.Person, name: PersonName)]]
  private let read = Mutex<[ObjectIdentifier: (volume: Volume, list: List)]>([:])

  /// The person of a volume's list whom all these names fit, if there is just one.
  func onlyPerson(of volume: Volume, named names: [PersonName]) -> Volume.Person? {
    guard let longest = names.max(by: { $0.parts.count < $1.parts.count }) else { return nil }
    let list = read.withLock { read in
      if let known = read[ObjectIdentifier(volume)] { return known.list }
      // A run reads one volume after another; what is done is not needed again.
      if read.count > 8 { read = [:] }
      let list = Self.list(of: volume)
      read[ObjectIdentifier(volume)] = (volume, list)
      return list
    }
    let fitting = (list[longest.family] ?? []).filter { entry in
      !longest.isFull || entry.name.agrees(with: longest)
    }
    return fitting.count == 1 ? fitting[0].person : nil
  }

  private static func list(of volume: Volume) -> List {
    var list: List = [:]
    for (_, person) in volume.persons.sorted(by: { $0.key < $1.key }) {
      let name = PersonName(person.nameWithBrackets)
      for family in Set([person.family, name.family]) {
        list[family, default: []].append((person, name))
      }
    }
    return list
  }
}

extension PersonName {
  init(_ name: String) {
    self.init(Tokenizer(abbreviations: []).tokens(of: name))
  }
}
