/// Numbers as cells spell them, and texts that arithmetic takes for numbers.
enum NumberText {
  /// As a cell of the General format shows it when there is room: up to 15 digits.
  static func general(_ number: Double) -> String {
    var digits = DecimalDigits(number)
    digits.round(significant: 15)
    if digits.exponent > 21 || digits.exponent < -8 { return scientific(digits) }
    return digits.plain
  }

  /// As a file holds it: the shortest form that reads back as the same number.
  static func stored(_ number: Double) -> String {
    if number.magnitude < 1e15, number.magnitude >= 1e-4 || number == 0 {
      // What Swift calls it is that form, but for the fraction of a whole number.
      let text = number == 0 ? "0" : number.description
      return text.utf8.suffix(2).elementsEqual(".0".utf8) ? String(text.utf8.dropLast(2)) ?? text : text
    }
    let digits = DecimalDigits(number)
    return digits.exponent > 21 || digits.exponent < -8 ? scientific(digits) : digits.plain
  }

  private static func scientific(_ digits: DecimalDigits) -> String {
    let power = digits.exponent - 1
    let rest = digits.digits.dropFirst()
    let head = DecimalDigits.text(digits.digits.prefix(1)) + (rest.isEmpty ? "" : "." + DecimalDigits.text(rest))
    let size = power.magnitude < 10 ? "0\(power.magnitude)" : "\(power.magnitude)"
    return (digits.isNegative ? "-" : "") + head + "E" + (power < 0 ? "-" : "+") + size
  }

  /// "12", " 1,234.5 ", "50%", "2026-03-09": what spreadsheet programs turn into numbers without asking; `nil` for other texts.
  static func parse(_ text: String) -> Double? {
    var rest = Substring(text)
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    var scale = 1.0
    if rest.last == "%" {
      rest.removeLast()
      scale = 100
    }
    guard !rest.isEmpty, rest.utf8.count <= 64 else { return nil }
    if scale == 1, let date = SerialDate.parse(rest) { return date }
    let plain = rest.utf8.allSatisfy { (48...57).contains($0) || ".,+-eE".utf8.contains($0) }
    guard plain, let number = Double(String(rest.filter { $0 != "," })), number.isFinite else { return nil }
    return number / scale
  }
}
