import ArgumentParser
import Foundation
import Glibc

/// The command `entente`.
struct EntenteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente",
    abstract: "Reads diplomatic records and draws who dealt with whom.",
    discussion: """
      Every line that it prints or draws cites the sentence it came from, says who said so, \
      and when. It works offline.

      A first graph:
        entente build records/ --graph talks.entente
        entente path "Kim Il Sung" "Zhou Enlai" --graph talks.entente

      Exit status: 0 found, 1 nothing found, 2 something failed, 64 misuse.
      """,
    version: "0.1.0",
    subcommands: [
      Build.self, Extract.self, Search.self, Show.self, PathCommand.self, Brokers.self,
      Neighbors.self,
      Query.self, Render.self, Export.self, Stats.self, Verify.self, Train.self,
      Evaluate.self, Doctor.self,
    ])

  /// Runs a command and ends the process with its status.
  static func start(_ arguments: [String]) async -> Never {
    if let hint = misspelling(in: arguments) {
      Talk.say("error: there is no command '\(arguments[0])'; did you mean '\(hint)'?")
      Glibc.exit(ExitStatus.misuse)
    }
    do {
      let command = try parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        var command = command
        try command.run()
      }
      Glibc.exit(0)
    } catch let status as ExitCode {
      Glibc.exit(status.rawValue)
    } catch {
      // Help, version and misuse are ArgumentParser's to print; the rest is ours.
      if error is CleanExit || exitCode(for: error) == .validationFailure { exit(withError: error) }
      if exitCode(for: error) == .success { exit(withError: error) }
      Talk.say("error: \(error)")
      Glibc.exit(ExitStatus.failed)
    }
  }

  private static func misspelling(in arguments: [String]) -> String? {
    guard let first = arguments.first, !first.hasPrefix("-") else { return nil }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(first) else { return nil }
    return Spelling.nearest(to: first, in: names)
  }
}

enum ExitStatus {
  static let nothing: Int32 = 1
  static let failed: Int32 = 2
  static let misuse: Int32 = 64
}
