import Measures

/// The spellings of a ledger's cells (specification: ledgers, "Cells").
///
/// Each reader takes a trimmed cell's bytes and gives `nil` for what is not wholly of its kind.
public enum CellText {
  public static func date(_ cell: ArraySlice<UInt8>) -> CivilDate? {
    var scanner = Scanner(cell)
    guard let date = scanner.date(), scanner.isAtEnd else { return nil }
    return date
  }

  public static func moment(_ cell: ArraySlice<UInt8>) -> Moment? {
    var scanner = Scanner(cell)
    guard let date = scanner.date(), scanner.skipGap(), let time = scanner.time(), scanner.isAtEnd else { return nil }
    return Moment(date, time)
  }

  public static func time(_ cell: ArraySlice<UInt8>) -> ClockTime? {
    var scanner = Scanner(cell)
    guard let time = scanner.time(), scanner.isAtEnd else { return nil }
    return time
  }

  /// A count; more than a hundred million is none.
  public static func integer(_ cell: ArraySlice<UInt8>) -> Int? { number(cell, decimals: 0, limit: 100_000_000) }
  /// Up to six decimals, in millionths.
  public static func decimal(_ cell: ArraySlice<UInt8>) -> Int? { number(cell, decimals: 6, limit: 1_000_000_000_000_000) }
  /// Yuan, in fen; more than a hundred thousand million yuan is none.
  public static func amount(_ cell: ArraySlice<UInt8>) -> Fen? { number(cell, decimals: 2, limit: 10_000_000_000_000).map(Fen.init) }

  public static func percent(_ cell: ArraySlice<UInt8>) -> Percent? {
    var plain = Plain.ascii(cell)
    if plain.last == UInt8(ascii: "%") { plain.removeLast() }
    // Ten thousand per cent at most.
    return number(plain[...], decimals: 4, limit: 100_000_000).map(Percent.init(millionths:))
  }

  public static func boolean(_ cell: ArraySlice<UInt8>) -> Bool? {
    switch String(decoding: Plain.ascii(cell), as: UTF8.self).lowercased() {
    case "是", "true", "yes", "y", "1", "√": true
    case "否", "false", "no", "n", "0": false
    default: nil
    }
  }

  /// Split at `;`, `；` and `、`, trimmed, blanks dropped.
  public static func list(_ cell: ArraySlice<UInt8>) -> [String] {
    String(decoding: cell, as: UTF8.self).split { ";；、".contains($0) }
      .map { Plain.trimmed($0) }.filter { !$0.isEmpty }
  }

  /// A number within a limit that keeps every sum and product of the rules far from overflow.
  private static func number(_ cell: ArraySlice<UInt8>, decimals: Int, limit: Int) -> Int? {
    var plain = Plain.ascii(cell)
    guard Plain.dropThousands(&plain), let value = FixedPoint.parse(String(decoding: plain, as: UTF8.self), decimals: decimals),
      (-limit...limit).contains(value)
    else { return nil }
    return value
  }
}
