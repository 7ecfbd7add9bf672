import Measures

extension CellText {
  /// Reads dates and times from the plain form of a cell, in place.
  struct Scanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ plain: UnsafeBufferPointer<UInt8>) { bytes = plain }

    var isAtEnd: Bool { index == bytes.count }

    /// `2026-03-05`, `2026/3/5`, `2026.3.5`, `2026年3月5日`, `20260305`.
    mutating func date() -> CivilDate? {
      guard let year = digits(4...4), index < bytes.count else { return nil }
      let separator = bytes[index]
      switch separator {
      case 0x30...0x39:
        guard let month = digits(2...2), let day = digits(2...2) else { return nil }
        return CivilDate(year: year, month: month, day: day)
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
        index += 1
        guard let month = digits(1...2), skip(separator), let day = digits(1...2) else { return nil }
        return CivilDate(year: year, month: month, day: day)
      default:
        guard skip("年"), let month = digits(1...2), skip("月"), let day = digits(1...2), skip("日") else { return nil }
        return CivilDate(year: year, month: month, day: day)
      }
    }

    /// `9:12`, `09:12`, `09:12:30`, `9时12分`.
    mutating func time() -> ClockTime? {
      guard let hour = digits(1...2) else { return nil }
      if skip(UInt8(ascii: ":")) {
        guard let minute = digits(2...2) else { return nil }
        guard skip(UInt8(ascii: ":")) else { return ClockTime(hour: hour, minute: minute) }
        guard let second = digits(2...2) else { return nil }
        return ClockTime(hour: hour, minute: minute, second: second)
      }
      guard skip("时"), let minute = digits(1...2), skip("分") else { return nil }
      return ClockTime(hour: hour, minute: minute)
    }

    /// At least one space, or the `T` of ISO 8601, between date and time; none is needed after 日.
    mutating func skipGap() -> Bool {
      if skip(UInt8(ascii: "T")) { return true }
      let start = index
      while skip(0x20) {}
      return index > start || (index > 0 && bytes[index - 1] >= 0x80)
    }

    private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
      var value = 0
      var end = index
      while end < bytes.count, end - index < count.upperBound, bytes[end] &- 0x30 < 10 {
        value = value * 10 + Int(bytes[end] - 0x30)
        end += 1
      }
      guard end - index >= count.lowerBound else { return nil }
      index = end
      return value
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
      guard index < bytes.count, bytes[index] == byte else { return false }
      index += 1
      return true
    }

    private mutating func skip(_ text: StaticString) -> Bool {
      let count = text.utf8CodeUnitCount
      guard bytes.count - index >= count else { return false }
      for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { return false }
      index += count
      return true
    }
  }
}
