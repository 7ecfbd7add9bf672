/// Exact decimal text to scaled integers, the one reader behind points, money and percentages.
public enum FixedPoint {
  /// Reads an optionally signed plain decimal number as an integer scaled by ten to the power of `decimals`.
  ///
  /// "12.5" with two decimals is 1250. Further decimals must be zeros; a number that is not exactly representable,
  /// has other characters or overflows is `nil`. Full-width forms and thousands separators are for the reader of a cell.
  public static func parse(_ text: some StringProtocol, decimals: Int) -> Int? {
    var text = String(text)
    return text.withUTF8 { parse($0, decimals: decimals) }
  }

  /// The same of UTF-8.
  public static func parse(_ text: UnsafeBufferPointer<UInt8>, decimals: Int) -> Int? {
    var value = 0
    var seenDigit = false
    var fraction: Int?
    var negative = false
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: "+") where index == 0: break
      case UInt8(ascii: ".") where fraction == nil && seenDigit: fraction = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        seenDigit = true
        if let places = fraction {
          fraction = places + 1
          if places >= decimals {
            guard byte == UInt8(ascii: "0") else { return nil }
            continue
          }
        }
        guard let next = appending(Int(byte - UInt8(ascii: "0")), to: value) else { return nil }
        value = next
      default: return nil
      }
    }
    guard seenDigit, fraction != 0 else { return nil }
    for _ in min(fraction ?? 0, decimals)..<decimals {
      guard let next = appending(0, to: value) else { return nil }
      value = next
    }
    return negative ? -value : value
  }

  /// `value` as plain decimal text with exactly `decimals` places.
  public static func text(_ value: Int, decimals: Int, grouped: Bool = false) -> String {
    var digits = Array(String(value.magnitude).utf8)
    while digits.count <= decimals { digits.insert(UInt8(ascii: "0"), at: 0) }
    let whole = digits.dropLast(decimals)
    var out = value < 0 ? "-" : ""
    for (index, digit) in whole.enumerated() {
      if grouped, index > 0, (whole.count - index).isMultiple(of: 3) { out += "," }
      out.unicodeScalars.append(Unicode.Scalar(digit))
    }
    if decimals > 0 { out += "." + String(decoding: digits.suffix(decimals), as: UTF8.self) }
    return out
  }

  /// `value × numerator ÷ denominator`, rounded half away from zero once, at the end (spec: settlement, first sentence).
  public static func scale(_ value: Int, by numerator: Int, over denominator: Int) -> Int {
    precondition(denominator > 0, "a divisor is positive")
    let negative = (value < 0) != (numerator < 0)
    let product = value.magnitude.multipliedFullWidth(by: numerator.magnitude)
    let half = denominator.magnitude / 2 + denominator.magnitude % 2
    var (quotient, remainder) = denominator.magnitude.dividingFullWidth(product)
    if remainder >= half { quotient += 1 }
    return negative ? -Int(quotient) : Int(quotient)
  }

  private static func appending(_ digit: Int, to value: Int) -> Int? {
    let (tens, overflowed) = value.multipliedReportingOverflow(by: 10)
    let (sum, carried) = tens.addingReportingOverflow(digit)
    return overflowed || carried ? nil : sum
  }
}
