import Foundation
import TestSupport
import Testing

private let readme =
  (try? String(contentsOfFile: packageRoot + "/README.md", encoding: .utf8)) ?? ""

/// The lines of README.md that call the command, without their comments.
private let calls = readme.split(separator: "\n").filter { $0.hasPrefix("entente ") }.map { line in
  String(line.split(separator: "#", maxSplits: 1)[0]).trimmingCharacters(in: .whitespaces)
}

/// The words of a line, with quotation marks as a shell takes them.
private func words(_ line: String) -> [String] {
  var words: [String] = []
  for (index, part) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
    if index % 2 == 1 {
      words.append(String(part))
    } else {
      words += part.split(separator: " ").map(String.init)
    }
  }
  return words
}

@Test func `README calls every subcommand`() throws {
  let help = try Binary.run(["--help"]).output
  let subcommands = help.split(separator: "\n").drop { !$0.hasPrefix("SUBCOMMANDS") }.dropFirst()
    .compactMap {
      $0.hasPrefix("  ") && !$0.hasPrefix("   ") ? $0.split(separator: " ").first : nil
    }
    .map(String.init).filter { $0 != "See" }
  #expect(subcommands.count >= 13)
  for name in subcommands {
    #expect(calls.contains { $0.hasPrefix("entente \(name)") }, "README does not call '\(name)'")
  }
}

@Test func `README's calls work in their order`() throws {
  #expect(calls.count >= 12)
  let folder = try Binary.newFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let samples = packageRoot + "/Graphs/pyongyang-1965"
  for call in calls {
    let arguments = words(call).dropFirst().map { word in
      switch word {
      case "records/": samples + "/records"
      case "record.txt": samples + "/records/1965-12-22-cable.txt"
      case "talks.entente", "kim.svg", "kim.pdf": folder + "/" + word
      case let path where path.hasPrefix("models/"): folder + "/" + path
      case let path where path.hasPrefix("Graphs/"): packageRoot + "/" + path
      default: word
      }
    }
    let outcome = try Binary.run(Array(arguments))
    #expect(outcome.status == 0, "\(call): \(outcome.talk)")
  }
}

@Test func `README's picture and links are there`() {
  for path in ["Graphs/pyongyang-1965/around.svg", "Ontology", "LICENSE"] {
    #expect(readme.contains("(\(path))"))
    #expect(FileManager.default.fileExists(atPath: packageRoot + "/" + path))
  }
}
