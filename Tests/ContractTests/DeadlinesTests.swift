import Contract
import Measures
import Testing

@Suite("Deadlines")
struct DeadlinesTests {
  struct Expected: Sendable, CustomTestStringConvertible {
    let name: Cycle.Name
    let start: String
    let end: String
    let days: Int
    let working: Int
    let submission: String
    let review: String
    let payment: String
    let provisional: Bool
    var testDescription: String { name.rawValue }
  }

  /// The table of the specification's chapter "Dates".
  static let table = [
    Expected(
      name: .q1, start: "2025-12-01", end: "2026-02-28", days: 90, working: 60, submission: "2026-03-04",
      review: "2026-03-09", payment: "2026-04-21", provisional: false),
    Expected(
      name: .q2, start: "2026-03-01", end: "2026-05-31", days: 92, working: 62, submission: "2026-06-03",
      review: "2026-06-08", payment: "2026-07-21", provisional: false),
    Expected(
      name: .q3, start: "2026-06-01", end: "2026-08-31", days: 92, working: 65, submission: "2026-09-03",
      review: "2026-09-08", payment: "2026-10-26", provisional: false),
    Expected(
      name: .q4, start: "2026-09-01", end: "2026-11-30", days: 91, working: 61, submission: "2026-12-03",
      review: "2026-12-08", payment: "2027-01-20", provisional: true),
  ]

  @Test("The specification's table", arguments: table)
  func deadlines(row: Expected) {
    let calendar = WorkingCalendar()
    let cycle = Cycle(row.name, termStart: day("2025-12-01"))
    #expect(cycle.start == day(row.start))
    #expect(cycle.end == day(row.end))
    #expect(cycle.days.count == row.days)
    #expect(calendar.workingDays(in: cycle.days).count == row.working)
    let due = Deadlines(cycleEnd: cycle.end, submitted: nil, confirmed: nil, calendar: calendar)
    #expect(due.submission == Deadline(date: day(row.submission), isProvisional: false))
    #expect(due.review == Deadline(date: day(row.review), isProvisional: false))
    #expect(due.payment == Deadline(date: day(row.payment), isProvisional: row.provisional))
    #expect(due.isProvisional == row.provisional)
    #expect(due.paymentIsForecast)
  }

  @Test("Payment runs from the day of both signatures")
  func confirmed() {
    let due = Deadlines(
      cycleEnd: day("2026-05-31"), submitted: day("2026-06-01"), confirmed: day("2026-06-03"), calendar: WorkingCalendar())
    #expect(due.review.date == day("2026-06-08"))
    #expect(due.payment.date == day("2026-07-16"))
    #expect(!due.paymentIsForecast)
  }

  @Test("A review due on a day off moves to the next working day")
  func moved() {
    let due = Deadlines(
      cycleEnd: day("2026-02-28"), submitted: day("2026-03-02"), confirmed: nil, calendar: WorkingCalendar())
    #expect(due.review.date == day("2026-03-09"))
  }

  @Test("What rests on a provisional day is provisional")
  func provisional() {
    let due = Deadlines(cycleEnd: day("2026-12-30"), submitted: nil, confirmed: nil, calendar: WorkingCalendar())
    #expect(due.submission == Deadline(date: day("2027-01-05"), isProvisional: true))
    #expect(due.review.isProvisional && due.payment.isProvisional)
  }
}
