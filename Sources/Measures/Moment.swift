/// A moment in Shanghai's civil time (fixed UTC+8, no summer time), to the second.
public struct Moment: Sendable, Hashable, Comparable {
  /// Civil seconds since 1970-01-01T00:00 in Shanghai.
  public var seconds: Int

  public init(seconds: Int) { self.seconds = seconds }
  public init(_ date: CivilDate, _ time: ClockTime = .midnight) { seconds = date.days * 86_400 + time.seconds }

  public var date: CivilDate { CivilDate(days: (seconds >= 0 ? seconds : seconds - 86_399) / 86_400) }
  public var time: ClockTime { ClockTime(seconds: seconds - date.days * 86_400) }

  public static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }
  /// The seconds from `b` to `a`.
  public static func - (a: Moment, b: Moment) -> Int { a.seconds - b.seconds }
  public static func + (a: Moment, seconds: Int) -> Moment { Moment(seconds: a.seconds + seconds) }
}

extension Moment: CustomStringConvertible {
  /// "2026-04-09T14:02", with seconds only where there are some.
  public var description: String { text(between: "T") }
  /// "2026-04-09 14:02", as the ledgers and the causes of deductions write it.
  public var spaced: String { text(between: " ") }

  private func text(between: StaticString) -> String {
    var digits = StampText()
    digits.append(date)
    digits.append(between)
    digits.append(time)
    return digits.text
  }
}

/// A time of day, 00:00 to 24:00 (the end of the day), to the second.
public struct ClockTime: Sendable, Hashable, Comparable {
  public var seconds: Int

  public init(seconds: Int) { self.seconds = seconds }

  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
      hour < 24 || minute + second == 0
    else { return nil }
    seconds = hour * 3_600 + minute * 60 + second
  }

  public static let midnight = ClockTime(seconds: 0)
  public var hour: Int { seconds / 3_600 }
  public var minute: Int { seconds / 60 % 60 }
  public var second: Int { seconds % 60 }

  public static func < (a: ClockTime, b: ClockTime) -> Bool { a.seconds < b.seconds }
}

extension ClockTime: CustomStringConvertible {
  /// "09:05", with seconds only where there are some.
  public var description: String {
    var digits = StampText()
    digits.append(self)
    return digits.text
  }
}
