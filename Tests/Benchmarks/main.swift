import Foundation
import GraphQueries

// Speaks the line protocol of `bench_peers.py --exec` over a graph of its generator:
// `entente-bench build DIR`, then `entente-bench serve DIR`.

let arguments = CommandLine.arguments
guard arguments.count == 3, let command = Benchmark.Command(rawValue: arguments[1]) else {
  FileHandle.standardError.write(Data("usage: entente-bench build|serve DIR\n".utf8))
  exit(64)
}
do {
  try Benchmark(folder: arguments[2]).run(command)
} catch {
  FileHandle.standardError.write(Data("entente-bench: \(error)\n".utf8))
  exit(2)
}
