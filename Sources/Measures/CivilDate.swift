/// A day of the Gregorian calendar, counted from 1970-01-01. No time zone: the contract's days are Shanghai's.
public struct CivilDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public var days: Int

  public init(days: Int) { self.days = days }

  /// A real day of the years 1 to 9999; `nil` for 30 February.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    // Days from civil, with the year beginning in March so that the leap day comes last.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads ISO 8601, "2026-03-05" and nothing else; the spellings of a ledger are the ledger reader's.
  public init?(iso text: some StringProtocol) {
    var numbers = (0, 0, 0)
    var length = 0
    for byte in text.utf8 {
      switch (length, byte) {
      case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): break
      case (0...3, 48...57): numbers.0 = numbers.0 * 10 + Int(byte - 48)
      case (5...6, 48...57): numbers.1 = numbers.1 * 10 + Int(byte - 48)
      case (8...9, 48...57): numbers.2 = numbers.2 * 10 + Int(byte - 48)
      default: return nil
      }
      length += 1
    }
    guard length == 10 else { return nil }
    self.init(year: numbers.0, month: numbers.1, day: numbers.2)
  }

  public var components: (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  public var year: Int { components.year }
  public var month: Int { components.month }
  public var day: Int { components.day }

  /// ISO weekday: 1 is Monday, 7 is Sunday.
  public var weekday: Int { ((days + 3) % 7 + 7) % 7 + 1 }

  /// "一" to "日", from Monday on: what follows 星期 and 周.
  public static let weekdayNames = ["一", "二", "三", "四", "五", "六", "日"]
  /// "一" for a Monday.
  public var weekdayName: String { Self.weekdayNames[weekday - 1] }

  /// How many days the month has.
  public static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The same day `months` later, or the month's last day where that month is shorter.
  public func adding(months: Int) -> CivilDate {
    let (year, month, day) = components
    let index = year * 12 + month - 1 + months
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    return CivilDate(year: newYear, month: newMonth, day: min(day, Self.length(ofMonth: newMonth, in: newYear)))!
  }

  public static func < (a: CivilDate, b: CivilDate) -> Bool { a.days < b.days }
  public static func + (a: CivilDate, days: Int) -> CivilDate { CivilDate(days: a.days + days) }
  public static func - (a: CivilDate, days: Int) -> CivilDate { CivilDate(days: a.days - days) }
  public static func - (a: CivilDate, b: CivilDate) -> Int { a.days - b.days }
}

extension CivilDate: Strideable {
  /// In days.
  public func distance(to other: CivilDate) -> Int { other.days - days }
  /// Days later, or earlier by a negative count.
  public func advanced(by count: Int) -> CivilDate { self + count }
}

extension CivilDate: CustomStringConvertible {
  /// ISO 8601: "2026-03-05".
  public var description: String {
    var digits = StampText()
    digits.append(self)
    return digits.text
  }

  /// As an official document writes it, without leading zeros (GB/T 9704-2012): "2026年3月5日".
  public var chinese: String {
    let (year, month, day) = components
    var digits = StampText()
    digits.append(year)
    digits.append("年")
    digits.append(month)
    digits.append("月")
    digits.append(day)
    digits.append("日")
    return digits.text
  }
}
