import ArgumentParser
import Drawing
import Foundation

// The hidden mode in which a drawing is laid out comes before everything else.
LayoutWorker.main(CommandLine.arguments)
signal(SIGPIPE, SIG_DFL)

await EntenteCommand.start(Array(CommandLine.arguments.dropFirst()))
