import Contract
import Measures
import Templating

/// A month of the overview: weeks from Monday to Sunday, each day with the mark of each plan that is due on it.
struct CalendarMonth: Sendable {
  let first: CivilDate
  let view: CycleView

  static func all(of view: CycleView) -> [CalendarMonth] { view.dossier.cycle.months.map { CalendarMonth(first: $0, view: view) } }

  static let fields = FieldSet<CalendarMonth>([
    Field("月份", "month", .text, example: "2026年3月") { .text("\($0.first.year)年\($0.first.month)月") },
    .list("周", "weeks", of: weekFields) { $0.weeks },
  ])

  private struct Day: Sendable {
    /// `nil` outside the month and the cycle.
    var date: CivilDate?
    var text: String
    /// Whether an inspection of the day was late, incomplete or missing.
    var isFlawed = false
  }

  private struct Week: Sendable { var days: [Day] }

  private static let weekFields = FieldSet<Week>(
    CivilDate.weekdayNames.indices.map { index in
      Field(
        "周" + CivilDate.weekdayNames[index], keys[index], .text, example: "2 √"
      ) { .text($0.days[index].text) }
    }
      + CivilDate.weekdayNames.indices.map { index in
        Field("周\(CivilDate.weekdayNames[index])异常", keys[index] + "_flawed", .boolean) { .boolean($0.days[index].isFlawed) }
      })

  private static let keys = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private var weeks: [Week] {
    let last = first.adding(months: 1) - 1
    let states = statesByDay()
    var weeks: [Week] = []
    var day = first - (first.weekday - 1)
    while day <= last {
      weeks.append(
        Week(
          days: (0..<7).map { offset in
            let date = day + offset
            guard date >= first, date <= last else { return Day(date: nil, text: "") }
            return Day(date: date, text: Self.text(date, states[date]), isFlawed: states[date]?.contains { $0 != .done } ?? false)
          }))
      day = day + 7
    }
    return weeks
  }

  private func statesByDay() -> [CivilDate: [InspectionFigures.DayState]] {
    var states: [CivilDate: [InspectionFigures.DayState]] = [:]
    for plan in view.inspections.plans {
      for day in plan.days { states[day.date, default: []].append(day.state) }
    }
    return states
  }

  /// "2 √", "3 ×迟", and "7 ·" where nothing is due.
  private static func text(_ date: CivilDate, _ states: [InspectionFigures.DayState]?) -> String {
    "\(date.day) " + (states.map { $0.map(\.mark).joined() } ?? "·")
  }
}
