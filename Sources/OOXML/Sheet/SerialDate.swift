/// A moment as Excel counts it: days and their fractions since the end of 1899, or since 1904 in workbooks that say so.
///
/// Read from the decimal text of a cell without floating point; half a second is rounded up to the next second, so that 46082.3333333333
/// is eight o'clock sharp.
public struct SerialDate: Hashable, Sendable {
  /// Days since 1970-01-01.
  public var days: Int
  /// Seconds since that day's midnight, 0 to 86399.
  public var seconds: Int

  public init(days: Int, seconds: Int) {
    self.days = days
    self.seconds = seconds
  }

  /// - Parameters:
  ///   - text: the cell's value, a plain decimal or with an exponent.
  ///   - from1904: `Workbook.countsFrom1904`.
  /// - Returns: `nil` for what is not a number between 0 and 9999-12-31, and for the day 60 of the 1900 system, a 29 February that never was.
  public init?(_ text: some StringProtocol, from1904: Bool) {
    guard let value = DecimalText(text), !value.isNegative, let micro = value.scaled(by: 12) else { return nil }
    // 10^-12 of a day is a ten-millionth of a second: exact for every value that Excel stores.
    let unit = 1_000_000_000_000
    var day = micro / unit
    let (high, low) = (micro % unit).multipliedFullWidth(by: 86_400)
    let (quotient, remainder) = unit.dividingFullWidth((high, low))
    var second = quotient + (remainder * 2 >= unit ? 1 : 0)
    if second >= 86_400 {
      second -= 86_400
      day += 1
    }
    if from1904 {
      day -= 24_107
    } else {
      guard day != 60 else { return nil }
      day -= day < 60 ? 25_568 : 25_569
    }
    guard day <= 2_932_896 else { return nil }
    days = day
    seconds = second
  }
}

/// A decimal number as text: sign, digits, point, exponent.
struct DecimalText {
  private(set) var isNegative = false
  private var digits: [UInt8] = []
  /// The value is 0.digits × 10^exponent.
  private var exponent = 0

  init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    if let sign = bytes.first, sign == 0x2D || sign == 0x2B {
      isNegative = sign == 0x2D
      bytes = bytes.dropFirst()
    }
    var seenPoint = false
    var seenDigit = false
    while let byte = bytes.first {
      if byte == 0x2E, !seenPoint {
        seenPoint = true
      } else if byte &- 0x30 < 10 {
        seenDigit = true
        if !digits.isEmpty || byte != 0x30 { digits.append(byte - 0x30) } else if seenPoint { exponent -= 1 }
        if !seenPoint, !digits.isEmpty { exponent += 1 }
      } else {
        break
      }
      bytes = bytes.dropFirst()
    }
    guard seenDigit, digits.count <= 400 else { return nil }
    guard let mark = bytes.first else { return }
    guard mark == 0x45 || mark == 0x65, bytes.count <= 6, let power = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)) else {
      return nil
    }
    exponent += power
  }

  /// The value times 10^power, rounded half up; `nil` where it does not fit.
  func scaled(by power: Int) -> Int? {
    let places = exponent + power
    if places < 0 || digits.isEmpty { return 0 }
    guard places <= 19 else { return nil }
    var value = 0
    for index in 0..<places {
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(index < digits.count ? Int(digits[index]) : 0)
      if overflow || carry { return nil }
      value = sum
    }
    if places < digits.count, digits[places] >= 5, value < Int.max { value += 1 }
    return isNegative ? -value : value
  }
}
