import Contract
import Measures
import OOXML

/// A workbook's cell in the text form that a CSV would give it.
///
/// Dates are "2026-03-05", date-times "2026-03-05 09:12:00", times "09:12:00"; percent-formatted numbers are as displayed;
/// other numbers are exact to the 15 digits that a spreadsheet keeps; booleans are 是 and 否.
struct CellFormatter {
  private let formats: [NumberFormat]
  private let from1904: Bool

  init(_ workbook: Workbook) {
    formats = workbook.formats
    from1904 = workbook.countsFrom1904
  }

  /// - Parameter type: of the column, where it is known: a date column takes the day of a date-time that shows only its day.
  func text(of cell: SheetCell, in row: SheetRow, for type: CellType?) -> String {
    switch cell.kind {
    case .empty: return cell.hasFormula ? "=" + (row.formula(of: cell) ?? "") : ""
    case .shared, .text, .error: return row.text(of: cell)
    case .boolean: return row.text(of: cell) == "1" ? "是" : "否"
    case .isoDate: return Self.iso(row.text(of: cell))
    case .number: return number(row.text(of: cell), style: cell.style, type)
    }
  }

  /// Whether a cell's text is the cell's own bytes, which need no detour.
  static func isVerbatim(_ cell: SheetCell) -> Bool { cell.kind == .shared || cell.kind == .text }

  private func number(_ stored: String, style: Int, _ type: CellType?) -> String {
    let format = formats.indices.contains(style) ? formats[style] : .general
    switch format.kind {
    case .date, .time, .dateTime: return moment(stored, format.kind, type) ?? DecimalNumber(stored)?.text ?? stored
    case .percent: return DecimalNumber(stored)?.percent(decimals: format.decimals ?? 0) ?? stored
    case .general, .number, .text: return DecimalNumber(stored)?.text ?? stored
    }
  }

  private func moment(_ stored: String, _ kind: NumberFormat.Kind, _ type: CellType?) -> String? {
    guard let serial = SerialDate(stored, from1904: from1904) else { return nil }
    let date = CivilDate(days: serial.days)
    let time = Self.clock(serial.seconds)
    // Less than a day is no date: a time of day, whatever the format shows.
    if serial.days == (from1904 ? -24_107 : -25_568) { return time }
    switch (kind, type) {
    case (.time, .time?): return time
    case (.date, .date?): return date.description
    case (.date, _) where serial.seconds == 0: return date.description
    default: return date.description + " " + time
    }
  }

  /// Seconds are always shown, so that a text tells a date-time from a date.
  private static func clock(_ seconds: Int) -> String {
    let padded = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return padded.joined(separator: ":")
  }

  /// "2026-03-05T09:12:00Z" as a ledger writes it; midnight is the day alone.
  private static func iso(_ text: String) -> String {
    let parts = text.split(separator: "T", maxSplits: 1)
    guard parts.count == 2 else { return text }
    let time = parts[1].prefix { $0 != "." && $0 != "Z" }
    return time == "00:00:00" ? String(parts[0]) : "\(parts[0]) \(time)"
  }
}

/// A spreadsheet's number from its stored text, kept in decimal: 15 significant digits and a power of ten.
struct DecimalNumber {
  private var isNegative = false
  /// Without leading zeros; empty for nothing.
  private var digits: [UInt8] = []
  /// The value is 0.digits × 10^exponent.
  private var exponent = 0

  /// Spreadsheets keep 15 digits; what follows is the noise of binary fractions (0.1 + 0.2).
  private static let precision = 15

  init?(_ stored: String) {
    var bytes = Array(stored.utf8)[...]
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
