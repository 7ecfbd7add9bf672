import Contract
import Measures
import OOXML

/// A workbook's cell in the text form that a CSV would give it.
///
/// Dates are "2026-03-05", date-times "2026-03-05 09:12:00", times "09:12:00"; percent-formatted numbers are as displayed;
/// other numbers are exact to the 15 digits that a spreadsheet keeps; booleans are 是 and 否.
struct CellFormatter {
  /// What a column makes of a spreadsheet's date: a date column takes the day of a date-time that shows only its day.
  enum Use {
    case date, time, other

    init(_ type: CellType) {
      switch type {
      case .date: self = .date
      case .time: self = .time
      default: self = .other
      }
    }
  }

  private let kinds: [NumberFormat.Kind]
  private let decimals: [Int]
  private let from1904: Bool

  init(_ workbook: Workbook) {
    kinds = workbook.formats.map(\.kind)
    decimals = workbook.formats.map { $0.decimals ?? 0 }
    from1904 = workbook.countsFrom1904
  }

  /// Appends the cell's trimmed text.
  func append(_ cell: SheetCell, of row: SheetRow, for use: Use, to arena: inout [UInt8]) {
    switch cell.kind {
    case .empty:
      if cell.hasFormula { arena.append(contentsOf: ("=" + (row.formula(of: cell) ?? "")).utf8) }
    case .shared, .text, .error:
      row.withUTF8(of: cell) { span in span.withUnsafeBufferPointer { appendTrimmed($0, to: &arena) } }
    case .boolean: arena.append(contentsOf: (row.text(of: cell) == "1" ? "是" : "否").utf8)
    case .isoDate: arena.append(contentsOf: Self.iso(row.text(of: cell)).utf8)
    case .number:
      row.withUTF8(of: cell) { span in span.withUnsafeBufferPointer { appendNumber($0, style: cell.style, use, to: &arena) } }
    }
  }

  /// A row's cells from the first column to the last filled one.
  func texts(of row: SheetRow) -> [String] {
    var cells: [String] = []
    for cell in row.cells {
      var text: [UInt8] = []
      append(cell, of: row, for: .other, to: &text)
      guard !text.isEmpty else { continue }
      while cells.count < cell.column - 1 { cells.append("") }
      cells.append(String(decoding: text, as: UTF8.self))
    }
    return cells
  }

  private func appendTrimmed(_ bytes: UnsafeBufferPointer<UInt8>, to arena: inout [UInt8]) {
    var (from, to) = (0, bytes.count)
    Spaces.trim(bytes, &from, &to)
    arena.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[from..<to]))
  }

  private func appendNumber(_ bytes: UnsafeBufferPointer<UInt8>, style: Int, _ use: Use, to arena: inout [UInt8]) {
    let kind = kinds.indices.contains(style) ? kinds[style] : .general
    switch kind {
    case .date, .time, .dateTime:
      if let serial = SerialMoment(bytes, from1904: from1904) { return append(serial, kind, use, to: &arena) }
    case .percent:
      if let number = DecimalNumber(bytes) { return arena.append(contentsOf: number.percent(decimals: decimals[style]).utf8) }
    case .general, .number, .text: break
    }
    if Self.isPlainInteger(bytes) { return arena.append(contentsOf: bytes) }
    if let number = DecimalNumber(bytes) { arena.append(contentsOf: number.text.utf8) } else { appendTrimmed(bytes, to: &arena) }
  }

  /// Fifteen digits at most and no leading zero: the text of a number is what is stored.
  private static func isPlainInteger(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (1...15).contains(bytes.count), bytes[0] != 0x30 || bytes.count == 1 else { return false }
    return bytes.allSatisfy { $0 &- 0x30 < 10 }
  }

  private func append(_ serial: SerialMoment, _ kind: NumberFormat.Kind, _ use: Use, to arena: inout [UInt8]) {
    // Less than a day is no date: a time of day, whatever the format shows.
    if serial.isTimeOfDay || (kind == .time && use == .time) { return Digits.clock(serial.seconds, to: &arena) }
    Digits.date(serial.date, to: &arena)
    if use == .date || kind == .date, serial.seconds == 0 || (use == .date && kind == .date) { return }
    arena.append(0x20)
    Digits.clock(serial.seconds, to: &arena)
  }

  /// "2026-03-05T09:12:00Z" as a ledger writes it; midnight is the day alone.
  private static func iso(_ text: String) -> String {
    let parts = text.split(separator: "T", maxSplits: 1)
    guard parts.count == 2 else { return Plain.trimmed(text) }
    let time = parts[1].prefix { $0 != "." && $0 != "Z" }
    return time == "00:00:00" ? String(parts[0]) : "\(parts[0]) \(time)"
  }
}

/// A spreadsheet's day and time of day, from the stored number.
struct SerialMoment {
  let date: CivilDate
  let seconds: Int
  /// Whether the number is less than a day.
  let isTimeOfDay: Bool

  init?(_ bytes: UnsafeBufferPointer<UInt8>, from1904: Bool) {
    guard let serial = SerialDate(String(decoding: bytes, as: UTF8.self), from1904: from1904) else { return nil }
    date = CivilDate(days: serial.days)
    seconds = serial.seconds
    isTimeOfDay = serial.days == (from1904 ? -24_107 : -25_568)
  }
}

/// Padded digits appended in place: a workbook's dates are many.
enum Digits {
  static func two(_ value: Int, to arena: inout [UInt8]) {
    arena.append(UInt8(truncatingIfNeeded: 0x30 + value / 10 % 10))
    arena.append(UInt8(truncatingIfNeeded: 0x30 + value % 10))
  }

  static func date(_ date: CivilDate, to arena: inout [UInt8]) {
    let (year, month, day) = date.components
    two(year / 100, to: &arena)
    two(year % 100, to: &arena)
    arena.append(0x2D)
    two(month, to: &arena)
    arena.append(0x2D)
    two(day, to: &arena)
  }

  /// Seconds are always shown, so that a text tells a date-time from a date.
  static func clock(_ seconds: Int, to arena: inout [UInt8]) {
    two(seconds / 3_600, to: &arena)
    arena.append(0x3A)
    two(seconds / 60 % 60, to: &arena)
    arena.append(0x3A)
    two(seconds % 60, to: &arena)
  }
}
