/// A cell's address in A1 form; rows and columns count from 1 and end at XFD1048576.
public struct CellReference: Hashable, Sendable, Comparable, CustomStringConvertible {
  public static let lastRow = 1_048_576
  public static let lastColumn = 16_384

  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads "B7" or "$B$7"; `nil` for anything else and for addresses beyond the sheet.
  public init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8.prefix(16))
    bytes.removeAll { $0 == 0x24 }
    guard let parsed = bytes.withUnsafeBufferPointer({ Self.parse($0) }), text.utf8.count <= 16 else { return nil }
    self = parsed
  }

  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> CellReference? {
    var column = 0
    var index = 0
    while index < bytes.count {
      let letter = (bytes[index] & 0xDF) &- 0x41
      guard letter < 26, bytes[index] >= 0x41 else { break }
      column = column * 26 + Int(letter) + 1
      guard column <= lastColumn else { return nil }
      index += 1
    }
    let digits = index
    var row = 0
    while index < bytes.count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      row = row * 10 + Int(digit)
      guard row <= lastRow else { return nil }
      index += 1
    }
    guard column > 0, row > 0, bytes[digits] != 0x30 else { return nil }
    return CellReference(row: row, column: column)
  }

  /// "A" for 1, "XFD" for 16384.
  public static func letters(of column: Int) -> String {
    var rest = column
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(0x41 + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// The column of letters, "AB" → 28; `nil` beyond XFD.
  public static func column(_ letters: some StringProtocol) -> Int? { CellReference("\(letters)1")?.column }

  public var description: String { Self.letters(of: column) + String(row) }

  /// Row by row, as a sheet is read.
  public static func < (left: CellReference, right: CellReference) -> Bool { (left.row, left.column) < (right.row, right.column) }
}

/// A rectangle of cells.
public struct CellRange: Hashable, Sendable, CustomStringConvertible {
  public var first: CellReference
  public var last: CellReference

  public init(first: CellReference, last: CellReference) {
    self.first = first
    self.last = last
  }

  /// Reads "A1:C7", or "A1" for one cell, with or without dollar signs.
  public init?(_ text: some StringProtocol) {
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
    guard pieces.count <= 2, let start = pieces.first.flatMap({ CellReference($0) }), let end = pieces.last.flatMap({ CellReference($0) })
    else {
      return nil
    }
    first = CellReference(row: min(start.row, end.row), column: min(start.column, end.column))
    last = CellReference(row: max(start.row, end.row), column: max(start.column, end.column))
  }

  /// Whether the cell lies in the range.
  public func contains(_ cell: CellReference) -> Bool {
    (first.row...last.row).contains(cell.row) && (first.column...last.column).contains(cell.column)
  }

  public var description: String { first == last ? first.description : "\(first):\(last)" }
}
