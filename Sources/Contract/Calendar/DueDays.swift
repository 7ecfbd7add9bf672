import Measures

extension InspectionPlan {
  /// The days of a cycle on which an inspection of this plan is due, in order (specification: scoring, 2.1.x).
  ///
  /// A weekly or monthly day that is not worked moves to the next working day and is dropped when that lies past the
  /// cycle; two that meet are one. With ``skipHolidays`` no day inside a statutory holiday's block is due.
  public func dueDays(
    in cycle: Cycle, calendar: WorkingCalendar, holidayBlock: Policies.HolidayBlock = .full
  ) -> [CivilDate] {
    let planned = plannedDays(in: cycle, calendar: calendar)
    return skipHolidays ? planned.filter { !calendar.isHoliday($0, holidayBlock) } : planned
  }

  private func plannedDays(in cycle: Cycle, calendar: WorkingCalendar) -> [CivilDate] {
    switch days {
    case .working: calendar.workingDays(in: cycle.days)
    case .all: Array(cycle.days)
    case .weekly(let weekday): moved(cycle.days.filter { $0.weekday == weekday }, in: cycle, calendar)
    case .monthly(let day): moved(cycle.days.filter { Self.isMonthly($0, on: day) }, in: cycle, calendar)
    }
  }

  private func moved(_ days: [CivilDate], in cycle: Cycle, _ calendar: WorkingCalendar) -> [CivilDate] {
    var due: [CivilDate] = []
    for day in days.map(calendar.workingDay(onOrAfter:)) where day <= cycle.end && day != due.last { due.append(day) }
    return due
  }

  private static func isMonthly(_ date: CivilDate, on wanted: Int) -> Bool {
    let (year, month, day) = date.components
    return day == min(wanted, CivilDate.length(ofMonth: month, in: year))
  }
}

extension Dossier {
  /// The days on which an inspection of a plan is due in this cycle.
  public func dueDays(of plan: InspectionPlan) -> [CivilDate] {
    plan.dueDays(in: cycle, calendar: calendar, holidayBlock: terms.policies.holidayBlock)
  }
}
