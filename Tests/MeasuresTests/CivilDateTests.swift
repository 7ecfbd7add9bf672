import Measures
import Testing

@Suite("Civil dates")
struct CivilDateTests {
  @Test("Every day of four centuries comes back from its components")
  func roundTrip() throws {
    let first = try #require(CivilDate(iso: "1900-01-01"))
    for day in first..<(first + 146_097) {
      let (year, month, dayOfMonth) = day.components
      #expect(CivilDate(year: year, month: month, day: dayOfMonth) == day)
    }
  }

  @Test("Weekdays and month ends", arguments: [("2026-03-09", 1), ("2025-11-30", 7), ("2026-02-28", 6)])
  func weekday(iso: String, weekday: Int) throws {
    #expect(try #require(CivilDate(iso: iso)).weekday == weekday)
  }

  @Test("A day that does not exist is none", arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-4-9", "x"])
  func noSuchDay(iso: String) {
    #expect(CivilDate(iso: iso) == nil)
  }
}
