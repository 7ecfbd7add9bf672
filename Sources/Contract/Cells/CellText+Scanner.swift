import Measures

extension CellText {
  /// Reads dates and times from the plain form of a cell.
  struct Scanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ cell: ArraySlice<UInt8>) { bytes = Plain.ascii(cell) }

    var isAtEnd: Bool { index == bytes.count }

    /// `2026-03-05`, `2026/3/5`, `2026.3.5`, `2026年3月5日`, `20260305`.
    mutating func date() -> CivilDate? {
      guard let year = digits(4...4) else { return nil }
      if let month = digits(2...2) {
        guard let day = digits(2...2) else { return nil }
        return CivilDate(year: year, month: month, day: day)
      }
      for (first, second, last) in [("-", "-", ""), ("/", "/", ""), (".", ".", ""), ("年", "月", "日")] where skip(first) {
        guard let month = digits(1...2), skip(second), let day = digits(1...2), skip(last) else { return nil }
        return CivilDate(year: year, month: month, day: day)
      }
      return nil
    }

    /// `9:12`, `09:12`, `09:12:30`, `9时12分`.
    mutating func time() -> ClockTime? {
      guard let hour = digits(1...2) else { return nil }
      if skip(":") {
        guard let minute = digits(2...2) else { return nil }
        guard skip(":") else { return ClockTime(hour: hour, minute: minute) }
        guard let second = digits(2...2) else { return nil }
        return ClockTime(hour: hour, minute: minute, second: second)
      }
      guard skip("时"), let minute = digits(1...2), skip("分") else { return nil }
      return ClockTime(hour: hour, minute: minute)
    }

    /// At least one space, or the `T` of ISO 8601, between date and time; none is needed after 日.
    mutating func skipGap() -> Bool {
      if skip("T") { return true }
      let start = index
      while skip(" ") {}
      return index > start || (index >= 3 && bytes[index - 1] >= 0x80)
    }

    private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
      var value = 0
      var end = index
      while end < bytes.count, end - index < count.upperBound, (0x30...0x39).contains(bytes[end]) {
        value = value * 10 + Int(bytes[end] - 0x30)
        end += 1
      }
      guard count.contains(end - index) else { return nil }
      index = end
      return value
    }

    private mutating func skip(_ text: String) -> Bool {
      let wanted = text.utf8
      guard bytes.count - index >= wanted.count, bytes[index..<index + wanted.count].elementsEqual(wanted) else { return false }
      index += wanted.count
      return true
    }
  }
}
