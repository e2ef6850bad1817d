/// Lines with what belongs under each, drawn with box characters.
struct Branch {
  /// The first line, and those that continue it.
  var lines: [String]
  var branches: [Branch] = []

  init(_ line: String, _ more: [String] = [], branches: [Branch] = []) {
    lines = [line] + more
    self.branches = branches
  }

  /// Prints these one under another, from a trunk at the left.
  static func print(_ branches: [Branch], indent: String = "") {
    for (place, branch) in branches.enumerated() {
      let isLast = place == branches.count - 1
      let (fork, rest) = isLast ? ("└─ ", "   ") : ("├─ ", "│  ")
      Printed.line(Printed.dim(indent + fork) + branch.lines[0])
      let stem = branch.branches.isEmpty ? "  " : "│ "
      for line in branch.lines.dropFirst() {
        Printed.line(Printed.dim(indent + rest + stem) + line)
      }
      print(branch.branches, indent: indent + rest)
    }
  }
}
