/// A spreadsheet's number from its stored text, kept in decimal: 15 significant digits and a power of ten.
struct DecimalNumber {
  private var isNegative = false
  /// Without leading zeros; empty for nothing.
  private var digits: [UInt8] = []
  /// The value is 0.digits × 10^exponent.
  private var exponent = 0

  /// Spreadsheets keep 15 digits; what follows is the noise of binary fractions (0.1 + 0.2).
  private static let precision = 15

  init?(_ stored: UnsafeBufferPointer<UInt8>) {
    var bytes = stored[...]
    if let sign = bytes.first, sign == 0x2D || sign == 0x2B {
      isNegative = sign == 0x2D
      bytes.removeFirst()
    }
    var point: Int?
    var seen = 0
    while let byte = bytes.first, (0x30...0x39).contains(byte) || (byte == 0x2E && point == nil) {
      bytes.removeFirst()
      if byte == 0x2E {
        point = seen
      } else {
        seen += 1
        digits.append(byte - 0x30)
      }
    }
    guard seen > 0, seen <= 400 else { return nil }
    exponent = point ?? seen
    if let mark = bytes.first {
      guard mark == 0x45 || mark == 0x65, let power = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), abs(power) <= 400
      else { return nil }
      exponent += power
    }
    normalize()
    round(to: Self.precision)
  }

  /// Plain decimal text, never with an exponent.
  var text: String {
    guard !digits.isEmpty else { return "0" }
    var out = isNegative ? "-" : ""
    if exponent <= 0 {
      out += "0." + String(repeating: "0", count: -exponent)
    }
    for (index, digit) in digits.enumerated() {
      if index == exponent, exponent > 0 { out += "." }
      out += String(digit)
    }
    if exponent > digits.count { out += String(repeating: "0", count: exponent - digits.count) }
    return out
  }

  /// As a percent format with that many decimals shows it: "22.5%".
  func percent(decimals: Int) -> String {
    var shown = self
    shown.exponent += 2
    shown.round(to: shown.exponent + decimals)
    return shown.text + "%"
  }

  private mutating func normalize() {
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty {
      exponent = 0
      isNegative = false
    }
  }

  /// Keeps that many significant digits, rounding half up.
  private mutating func round(to count: Int) {
    guard count < digits.count else { return }
    let roundsUp = count >= 0 && digits[count] >= 5
    digits.removeLast(digits.count - max(0, count))
    if roundsUp {
      var index = digits.count - 1
      while index >= 0 {
        digits[index] += 1
        if digits[index] < 10 { break }
        digits[index] = 0
        index -= 1
      }
      if index < 0 {
        digits.insert(1, at: 0)
        exponent += 1
      }
    }
    normalize()
  }
}
