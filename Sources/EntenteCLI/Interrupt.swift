import Foundation
import Synchronization

/// Whether Ctrl-C was pressed: a build ends after the file it is at.
enum Interrupt {
  private static let flag = Atomic<Bool>(false)

  static var isAsked: Bool { flag.load(ordering: .relaxed) }

  static func watch() {
    signal(SIGINT) { _ in
      // Pressed again, it ends at once; the graph stays whole all the same.
      if Interrupt.flag.exchange(true, ordering: .relaxed) { _exit(130) }
    }
  }
}
