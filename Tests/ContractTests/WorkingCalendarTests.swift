import Contract
import Measures
import Testing

func day(_ iso: String) -> CivilDate {
  guard let date = CivilDate(iso: iso) else { preconditionFailure("no day: \(iso)") }
  return date
}

@Suite("Working calendar")
struct WorkingCalendarTests {
  let calendar = WorkingCalendar()

  @Test(
    "Working days of every month of the contract year",
    arguments: zip(
      [
        "2025-12-01", "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01", "2026-07-01",
        "2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01",
      ], [23, 21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21]))
  func months(first: String, count: Int) {
    let month = day(first)...(day(first).adding(months: 1) - 1)
    #expect(calendar.workingDays(in: month).count == count)
  }

  @Test("Both built-in years have 248 working days", arguments: ["2025", "2026"])
  func years(year: String) {
    #expect(calendar.workingDays(in: day(year + "-01-01")...day(year + "-12-31")).count == 248)
  }

  @Test("Weekdays off", arguments: ["2025-01-28", "2025-06-02", "2025-10-08", "2026-01-02", "2026-02-23", "2026-04-06", "2026-10-07"])
  func off(iso: String) { #expect(!calendar.isWorking(day(iso))) }

  @Test("Weekends worked", arguments: ["2025-01-26", "2025-10-11", "2026-01-04", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"])
  func made(up iso: String) {
    #expect(calendar.isWorking(day(iso)))
    #expect(calendar.holidayName(day(iso)) == nil)
  }

  @Test("A holiday's block, its name, and its statutory days")
  func blocks() {
    #expect(calendar.holidayBlock(around: day("2026-02-17")) == day("2026-02-15")...day("2026-02-23"))
    #expect(calendar.holidayBlock(around: day("2026-02-24")) == nil)
    #expect(calendar.holidayName(day("2025-10-06")) == "中秋节")
    #expect(calendar.holidayName(day("2025-10-07")) == "国庆节")
    let statutory = (day("2026-01-01")...day("2026-12-31")).filter(calendar.isStatutoryHoliday)
    #expect(statutory.count == 13)
    #expect(calendar.isHoliday(day("2026-02-15"), .full))
    #expect(!calendar.isHoliday(day("2026-02-15"), .statutory))
  }

  @Test("A year without an arrangement has only its fixed holidays")
  func provisional() {
    #expect(!calendar.isKnown(2027))
    #expect(!calendar.isWorking(day("2027-01-01")))
    #expect(calendar.isWorking(day("2027-01-04")))
    #expect(calendar.isWorking(day("2027-02-08")))
    #expect([1, 2, 3, 4].map { calendar.isWorking(day("2027-05-0\($0)")) } == [false, false, true, true])
    #expect([4, 5].map { calendar.holidayName(day("2027-10-0\($0)")) } == [nil, nil])
    #expect(calendar.isProvisional(day("2026-12-31")...day("2027-01-04")))
    #expect(!calendar.isProvisional(day("2025-12-31")...day("2026-12-31")))
  }

  @Test("Corrections: a named day off joins its block, an unnamed one is rest only")
  func corrections() {
    let corrected = WorkingCalendar(corrections: [
      .init(date: day("2026-02-24"), kind: .off, name: "春节", isStatutory: false),
      .init(date: day("2026-03-10"), kind: .off, name: "", isStatutory: false),
      .init(date: day("2026-02-28"), kind: .off, name: "", isStatutory: false),
      .init(date: day("2026-03-07"), kind: .work, name: "", isStatutory: false),
      .init(date: day("2026-06-01"), kind: .off, name: "儿童节", isStatutory: true),
    ])
    #expect(corrected.holidayBlock(around: day("2026-02-20"))?.upperBound == day("2026-02-24"))
    #expect(!corrected.isWorking(day("2026-03-10")) && corrected.holidayName(day("2026-03-10")) == nil)
    #expect(!corrected.isWorking(day("2026-02-28")))
    #expect(corrected.isWorking(day("2026-03-07")))
    #expect(corrected.isStatutoryHoliday(day("2026-06-01")))
  }

  @Test("Single corrections leave a year provisional; a whole arrangement makes it known")
  func arranged() {
    let single = [WorkingCalendar.Entry(date: day("2027-01-04"), kind: .off, name: "元旦", isStatutory: false)]
    #expect(!WorkingCalendar(corrections: single).isKnown(2027))
    #expect(!WorkingCalendar(corrections: single).isWorking(day("2027-01-04")))
    let days = [("01-01", "元旦"), ("02-06", "春节"), ("04-05", "清明节"), ("05-01", "劳动节"), ("06-09", "端午节"), ("10-01", "国庆节")]
    let whole = days.map {
      WorkingCalendar.Entry(date: day("2027-" + $0), kind: .off, name: $1, isStatutory: true)
    }
    #expect(WorkingCalendar(corrections: whole).isKnown(2027))
  }

  @Test("The day of the event is not counted")
  func counting() {
    #expect(calendar.workingDay(after: day("2025-10-21"), count: 5) == day("2025-10-28"))
    #expect(calendar.workingDay(after: day("2026-02-28"), count: 0) == day("2026-02-28"))
    #expect(calendar.workingDays(after: day("2025-10-21"), through: day("2025-10-28")) == 5)
    #expect(calendar.workingDay(onOrAfter: day("2026-02-15")) == day("2026-02-24"))
  }
}
