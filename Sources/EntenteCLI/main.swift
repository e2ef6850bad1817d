import ArgumentParser
import Drawing
import Foundation

// The hidden mode in which a drawing is laid out comes before everything else.
LayoutWorker.main(CommandLine.arguments)
// One that is to draw has its helper forked now, while there are no threads.
if CommandLine.arguments.dropFirst().first == "render" { LayoutWorker.prepare() }
signal(SIGPIPE, SIG_DFL)

await EntenteCommand.start(Array(CommandLine.arguments.dropFirst()))
