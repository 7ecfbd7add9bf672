/// The shortest decimal form of a binary number, for rounding as people round: half away from zero on the decimal digits.
struct DecimalDigits {
  /// 0…9, most significant first, no leading zero; empty is zero.
  var digits: [UInt8] = []
  /// The place of the first digit: 0.d₁d₂… × 10^exponent.
  var exponent = 0
  var isNegative = false

  init(_ number: Double) {
    guard number.isFinite, number != 0 else { return }
    isNegative = number < 0
    var point: Int?
    var shift = 0
    var bytes = number.magnitude.description.utf8[...]
    if let mark = bytes.firstIndex(of: UInt8(ascii: "e")) {
      shift = Int(String(Substring(bytes[bytes.index(after: mark)...]))) ?? 0
      bytes = bytes[..<mark]
    }
    for byte in bytes {
      if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte - 48) }
    }
    exponent = (point ?? digits.count) + shift
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    exponent -= leading
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
  }

  enum Rule { case half, up, down }

  /// To so many decimals; negative ones round tens and hundreds.
  mutating func round(decimals: Int, _ rule: Rule = .half) { keep(exponent + decimals, rule) }

  /// To so many significant digits.
  mutating func round(significant: Int) { keep(significant, .half) }

  private mutating func keep(_ count: Int, _ rule: Rule) {
    guard count < digits.count else { return }
    let rest = digits[max(0, count)...]
    let up: Bool =
      switch rule {
      case .half: count >= 0 && rest.first.map { $0 >= 5 } ?? false
      case .up: rest.contains { $0 != 0 }
      case .down: false
      }
    digits.removeSubrange(max(0, count)...)
    guard up else { return trim() }
    if count <= 0 {
      // Everything was behind the last kept place: one unit of that place is left.
      digits = [1]
      exponent += 1 - count
      return
    }
    var index = count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      exponent += 1
    }
    trim()
  }

  /// The digits before the point; empty below 1.
  var whole: [UInt8] {
    guard exponent > 0 else { return [] }
    return (0..<exponent).map { $0 < digits.count ? digits[$0] : 0 }
  }

  /// The digits behind the point, without trailing zeros.
  var fraction: [UInt8] {
    guard exponent < digits.count else { return [] }
    return exponent >= 0 ? Array(digits[exponent...]) : Array(repeating: 0, count: -exponent) + digits
  }

  var plain: String {
    let whole = whole
    let fraction = fraction
    return (isNegative && !digits.isEmpty ? "-" : "") + (whole.isEmpty ? "0" : Self.text(whole))
      + (fraction.isEmpty ? "" : "." + Self.text(fraction))
  }

  var value: Double { Double(plain) ?? 0 }

  static func text(_ digits: some Sequence<UInt8>) -> String { String(decoding: digits.map { $0 + 48 }, as: UTF8.self) }
}
