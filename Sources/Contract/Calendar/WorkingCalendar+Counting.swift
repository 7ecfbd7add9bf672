import Measures

extension WorkingCalendar {
  /// The day itself when it is worked, else the next working day.
  public func workingDay(onOrAfter day: CivilDate) -> CivilDate {
    var day = day
    while !isWorking(day) { day = day + 1 }
    return day
  }

  /// The `count`th working day after a day, which itself is not counted (民法典 201); the day itself for a count of 0.
  public func workingDay(after day: CivilDate, count: Int) -> CivilDate {
    var day = day
    for _ in 0..<max(0, count) { day = workingDay(onOrAfter: day + 1) }
    return day
  }

  /// The days that are worked, in order.
  public func workingDays(in days: ClosedRange<CivilDate>) -> [CivilDate] { days.filter(isWorking) }

  /// How many working days lie after `start` up to and including `end`; 0 when `end` is not later.
  public func workingDays(after start: CivilDate, through end: CivilDate) -> Int {
    end > start ? (start + 1...end).count(where: isWorking) : 0
  }
}
