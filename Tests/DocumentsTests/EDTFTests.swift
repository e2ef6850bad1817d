import Documents
import Testing

@Test(arguments: [
  ("1965", 1965_01_01, 1965_12_31), ("1965-12", 1965_12_01, 1965_12_31),
  ("1965-12-26", 1965_12_26, 1965_12_26), ("1964~", 1964_01_01, 1964_12_31),
  ("1964-02?", 1964_02_01, 1964_02_29), ("1900-02", 1900_02_01, 1900_02_28),
  ("2000-02", 2000_02_01, 2000_02_29), ("1961/1963", 1961_01_01, 1963_12_31),
  ("1961-05-03/1961-05-07", 1961_05_03, 1961_05_07), ("1961/..", 1961_01_01, 9999_12_31),
  ("../1963-04", 0, 1963_04_30), ("1961/", 1961_01_01, 9999_12_31),
])
func `a date lies between two days`(string: String, earliest: Int, latest: Int) throws {
  let date = try #require(EDTF(string))
  #expect(date.earliest == earliest)
  #expect(date.latest == latest)
  #expect(date.description == string)
}

@Test(arguments: [
  "", "65", "19655", "1965-1", "1965-13", "1965-00", "1965-02-29", "1965-12-32", "1965-12-26-1",
  "1963/1961", "/", "../..", "1961/1962/1963", "~", "196x", "１９６５", "-965", " 1965", "1965 ",
  "1965-12-26T10:00",
])
func `what is no date is none`(string: String) { #expect(EDTF(string) == nil) }

@Test func `a calendar date is padded, and a day needs its month`() {
  #expect(EDTF(year: 965, month: 2, day: 3)?.description == "0965-02-03")
  #expect(EDTF(year: 1965, day: 3) == nil)
  #expect(EDTF(year: 1965, month: 2, day: 29) == nil)
  #expect(EDTF(year: 12345) == nil)
  #expect(EDTF(year: -5) == nil)
}

@Test func `a date has a month where it is no longer than one`() {
  #expect(EDTF("1965-12")?.month == 12)
  #expect(EDTF("1965-12-01/1965-12-05")?.month == 12)
  #expect(EDTF("1965")?.month == nil)
}

@Test func `dates overlap where they share a day`() throws {
  let year = try #require(EDTF("1965"))
  #expect(year.overlaps(try #require(EDTF("1965-12-31/1966"))))
  #expect(!year.overlaps(try #require(EDTF("1966-01-01"))))
}

@Test(arguments: [
  ("1965-12-31", 1, "1966-01-01"), ("1964-03-01", -1, "1964-02-29"),
  ("1965-03-01", -1, "1965-02-28"),
  ("1965-01-01", -1, "1964-12-31"), ("1965-06-15", 365, "1966-06-15"),
  ("1965-06-15", 0, "1965-06-15"),
])
func `days are counted over months and years`(day: String, days: Int, other: String) {
  #expect(EDTF(day)?.adding(days: days) == EDTF(other))
}

@Test func `only from a single day are days counted`() {
  #expect(EDTF("1965-12")?.adding(days: 1) == nil)
}
