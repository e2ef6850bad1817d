import Documents
import Entities
import Testing

@Test(arguments: [
  ("Acheson, Dean", "Dean Acheson"), ("Brandt, Willy (Herbert Frahm)", "Willy Brandt"),
  ("Pak Chong-hui (Park Chung Hee)", "Pak Chong-hui"), ("Smith, John, Jr.", "John Smith"),
])
func `a name of a list is said in its natural order, without its brackets`(
  listed: String, said: String
) {
  #expect(Volume.Person(name: listed, description: "").fullName == said)
}
