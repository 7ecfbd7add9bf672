import Contract
import Measures
import Testing

@Suite("Due days of an inspection plan")
struct DueDaysTests {
  let calendar = WorkingCalendar()
  let first = Cycle(.q1, termStart: day("2025-12-01"))
  let third = Cycle(.q3, termStart: day("2025-12-01"))

  func plan(_ days: InspectionPlan.Days, skipHolidays: Bool = true) -> InspectionPlan {
    InspectionPlan(id: "p", name: "p", days: days, window: nil, skipHolidays: skipHolidays, objects: [])
  }

  @Test("Two Mondays of the Spring Festival meet on the day after it")
  func weekly() {
    let due = plan(.weekly(1)).dueDays(in: first, calendar: calendar)
    #expect(due.filter { $0 >= day("2026-02-09") } == [day("2026-02-09"), day("2026-02-24")])
    #expect(due.count == 12)
  }

  @Test("Working days and all days")
  func everyDay() {
    #expect(plan(.working).dueDays(in: first, calendar: calendar).count == 60)
    // 90 days less 1–3 January and 15–23 February.
    #expect(plan(.all).dueDays(in: first, calendar: calendar).count == 78)
    #expect(plan(.all, skipHolidays: false).dueDays(in: first, calendar: calendar).count == 90)
    // 1 January and 16–19 February.
    #expect(plan(.all).dueDays(in: first, calendar: calendar, holidayBlock: .statutory).count == 85)
  }

  @Test("A month's 31st is its last day; a day off moves on, and out of the cycle it is dropped")
  func monthly() {
    // 31 January 2026 is a Saturday and moves into February; 28 February is worked.
    #expect(
      plan(.monthly(31)).dueDays(in: first, calendar: calendar)
        == ["2025-12-31", "2026-02-02", "2026-02-28"].map(day))
    let second = Cycle(.q2, termStart: day("2025-12-01"))
    // 31 May 2026 is a Sunday.
    #expect(plan(.monthly(31)).dueDays(in: second, calendar: calendar) == ["2026-03-31", "2026-04-30"].map(day))
    #expect(plan(.monthly(1)).dueDays(in: third, calendar: calendar) == ["2026-06-01", "2026-07-01", "2026-08-03"].map(day))
  }
}
