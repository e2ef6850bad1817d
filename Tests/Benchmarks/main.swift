import Drawing
import Foundation
import GraphQueries

// `entente-bench build DIR`, then `entente-bench serve DIR`: speaks the line protocol of
// `bench_peers.py --exec` over a graph of its generator.
// `draw COUNT`, `names COUNT`, `renders COUNT`: drawings by the hundred, each checked.
// `seed N`: the DOT of the drawing of that number.
// `graph N:FILE`: a graph file of about N edges, for `drawings.py`.

LayoutWorker.main(CommandLine.arguments)
let arguments = CommandLine.arguments
do {
  if arguments.count == 3, let command = Benchmark.Command(rawValue: arguments[1]) {
    try Benchmark(folder: arguments[2]).run(command)
  } else if arguments.count == 3, let command = DrawingBenchmark.Command(rawValue: arguments[1]) {
    try await DrawingBenchmark().run(command, arguments[2])
  } else {
    FileHandle.standardError.write(
      Data(
        "usage: entente-bench build|serve DIR | draw|names|renders COUNT | seed N | graph N:FILE\n"
          .utf8))
    exit(64)
  }
} catch {
  FileHandle.standardError.write(Data("entente-bench: \(error)\n".utf8))
  exit(2)
}
