import Testing

@testable import Ontology

private let authority = Authority(
  reading: """
    # a comment
    7\tAnatoly F. Dobrynin\tanatoly f dobrynin|anatoliy dobrynin\tussr
    8\tNobody Else\tnobody else
    =\tdobrynin\tussr
    ?\tgeorge brown
    broken line

    """)

@Test(arguments: [
  "Anatoliy Dobrynin", "ANATOLY F. DOBRYNIN", "Anatoly F Dobrynin", "Anatolíy Dobrynin",
])
func `knows a person by every spelling`(name: String) {
  #expect(
    authority.person(named: name) == .init(id: "7", name: "Anatoly F. Dobrynin", nation: "ussr"))
  #expect(authority.person(named: "Nobody Else")?.nation == nil)
}

@Test func `knows the state of a family name that served one only`() {
  #expect(authority.nation(ofFamily: "Dobrynin") == "ussr")
  #expect(authority.nation(ofFamily: "Brown") == nil)
  #expect(authority.person(named: "=") == nil)
}

@Test func `says of a surname, or of nobody's name, that it is nobody's`() {
  #expect(authority.person(named: "Dobrynin") == nil)
  #expect(authority.person(named: "") == nil)
  #expect(!authority.isShared("Anatoliy Dobrynin"))
  #expect(authority.isShared("George Brown"))
}

@Test func `the file inside the program holds thousands of people, no name twice`() {
  let standard = Authority.standard()
  #expect(standard.person(named: "Anatoliy Dobrynin")?.name == "Anatoly F. Dobrynin")
  #expect(standard.isShared("William Miller"))
}
