import Measures

/// Days and times as sheets count them: 1 is 1900-01-01, with a 29 February 1900 that never was; fractions are times of day.
enum SerialDate {
  /// 1899-12-30, which makes every day from 1 March 1900 right.
  private static let epoch = CivilDate(year: 1899, month: 12, day: 30)!
  /// 9999-12-31.
  static let last = 2_958_465

  static func number(_ date: CivilDate) -> Int { date - epoch }

  static func date(_ serial: Double) -> CivilDate? {
    guard serial >= 0, serial < Double(last) + 1 else { return nil }
    return epoch + Int(serial)
  }

  /// The seconds of a number's fraction, rounded to the second.
  static func seconds(_ serial: Double) -> Int { Int(((serial - serial.rounded(.down)) * 86_400).rounded()) }

  /// ISO dates and clock times as texts.
  static func parse(_ text: Substring) -> Double? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 3, let year = Int(parts[0]), (1900...9999).contains(year), let month = Int(parts[1]), let day = Int(parts[2]),
      let date = CivilDate(year: year, month: month, day: day)
    {
      return Double(number(date))
    }
    let clock = text.split(separator: ":", omittingEmptySubsequences: false)
    if (2...3).contains(clock.count), clock.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hour = Int(clock[0]), let minute = Int(clock[1]), let second = clock.count == 3 ? Int(clock[2]) : 0,
      hour < 100_000, minute < 60, second < 60
    {
      return Double(hour * 3_600 + minute * 60 + second) / 86_400
    }
    return nil
  }
}
