import Measures

/// One year's holiday arrangement as the State Council's office announces it.
struct Arrangement: Sendable {
  /// One holiday of a notice; days are written as month and day, 0128 for 28 January.
  struct Holiday: Sendable {
    let name: String
    let off: ClosedRange<Int>
    let statutory: ClosedRange<Int>
    let worked: [Int]

    init(_ name: String, off: ClosedRange<Int>, statutory: ClosedRange<Int>, worked: [Int] = []) {
      self.name = name
      self.off = off
      self.statutory = statutory
      self.worked = worked
    }
  }

  let year: Int
  /// The notice's number.
  let notice: String
  let holidays: [Holiday]

  static let builtIn = [year2025, year2026]

  /// Day by day; where two holidays share a block, the day belongs to the one that stands later.
  var entries: [WorkingCalendar.Entry] {
    holidays.flatMap { holiday in
      let statutory = date(holiday.statutory.lowerBound)...date(holiday.statutory.upperBound)
      let off = (date(holiday.off.lowerBound)...date(holiday.off.upperBound)).map {
        WorkingCalendar.Entry(date: $0, kind: .off, name: holiday.name, isStatutory: statutory.contains($0))
      }
      return off + holiday.worked.map { .init(date: date($0), kind: .work, name: holiday.name, isStatutory: false) }
    }
  }

  private func date(_ monthAndDay: Int) -> CivilDate {
    guard let date = CivilDate(year: year, month: monthAndDay / 100, day: monthAndDay % 100) else {
      preconditionFailure("\(notice): no day \(monthAndDay) in \(year)")
    }
    return date
  }
}
