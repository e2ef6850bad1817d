import Language

/// The one that the learners shuffle by, for tests of every room.
package typealias SeededGenerator = Language.SeededGenerator
