import Measures

/// The spellings of a ledger's cells (specification: ledgers, "Cells").
///
/// Each reader takes a trimmed cell's bytes and gives `nil` for what is not wholly of its kind.
public enum CellText {
  /// A day: 2026-03-09, 2026/3/9, 2026年3月9日.
  public static func date(_ cell: ArraySlice<UInt8>) -> CivilDate? {
    Plain.withASCII(cell) { bytes in
      var scanner = Scanner(bytes)
      guard let date = scanner.date(), scanner.isAtEnd else { return nil }
      return date
    }
  }

  /// A day and a time of the day, to the second.
  public static func moment(_ cell: ArraySlice<UInt8>) -> Moment? {
    Plain.withASCII(cell) { bytes in
      var scanner = Scanner(bytes)
      guard let date = scanner.date(), scanner.skipGap(), let time = scanner.time(), scanner.isAtEnd else { return nil }
      return Moment(date, time)
    }
  }

  /// A time of the day: 08:30, 8:30:15.
  public static func time(_ cell: ArraySlice<UInt8>) -> ClockTime? {
    Plain.withASCII(cell) { bytes in
      var scanner = Scanner(bytes)
      guard let time = scanner.time(), scanner.isAtEnd else { return nil }
      return time
    }
  }

  /// A whole number; thousands may have commas.
  public static func integer(_ cell: ArraySlice<UInt8>) -> Int? { Plain.withASCII(cell) { number($0, decimals: 0) } }
  /// Up to six decimals, in millionths.
  public static func decimal(_ cell: ArraySlice<UInt8>) -> Int? { Plain.withASCII(cell) { number($0, decimals: 6) } }
  /// Yuan with at most two decimals.
  public static func amount(_ cell: ArraySlice<UInt8>) -> Fen? {
    Plain.withASCII(cell) { number($0, decimals: 2).map { Fen($0) } }
  }

  /// "99.95", "99.95%", with at most four decimals: 100 is the whole.
  public static func percent(_ cell: ArraySlice<UInt8>) -> Percent? {
    Plain.withASCII(cell) { bytes in
      var points = bytes
      if points.last == UInt8(ascii: "%") {
        points = UnsafeBufferPointer(rebasing: points.dropLast())
        while points.last == 0x20 { points = UnsafeBufferPointer(rebasing: points.dropLast()) }
      }
      return number(points, decimals: 4).map { Percent(millionths: $0) }
    }
  }

  /// 是 or 否, and the usual words and signs for them.
  public static func boolean(_ cell: ArraySlice<UInt8>) -> Bool? {
    // The longest word has five letters.
    guard cell.count <= 15 else { return nil }
    return Plain.withASCII(cell) { bytes in
      switch String(decoding: bytes, as: UTF8.self).lowercased() {
      case "是", "true", "yes", "y", "1", "√": true
      case "否", "false", "no", "n", "0": false
      default: nil
      }
    }
  }

  /// Split at `;`, `；` and `、`, trimmed, blanks dropped.
  public static func list(_ cell: ArraySlice<UInt8>) -> [String] {
    guard !cell.isEmpty else { return [] }
    return String(decoding: cell, as: UTF8.self).split { $0 == ";" || $0 == "；" || $0 == "、" }
      .map { Plain.trimmed($0) }.filter { !$0.isEmpty }
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, decimals: Int) -> Int? {
    if bytes.contains(UInt8(ascii: ",")) {
      var plain = Array(bytes)
      guard Plain.dropThousands(&plain) else { return nil }
      return plain.withUnsafeBufferPointer { FixedPoint.parse($0, decimals: decimals) }
    }
    return FixedPoint.parse(bytes, decimals: decimals)
  }
}
