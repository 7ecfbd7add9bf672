/// A cell of a row that is being read. Its bytes are the row's.
public struct SheetCell: Hashable, Sendable {
  /// What a cell holds.
  public enum Kind: UInt8, Sendable {
    /// A style and no value.
    case empty
    /// A decimal number as text, "46082.5", "1E-3"; dates are numbers with a date format.
    case number
    /// An index into the shared strings.
    case shared
    /// Text: inline, or a formula's cached text.
    case text
    /// "1" or "0".
    case boolean
    /// "#N/A" and its like.
    case error
    /// A date in ISO 8601 (`t="d"`), which Excel reads and never writes.
    case isoDate
  }

  /// From 1.
  public var column: Int
  public var kind: Kind
  /// The index of its style (`Workbook.format(ofStyle:)`).
  public var style: Int
  /// Its bytes in the row's arena, or the index of a shared string and nothing.
  var value: Range<Int>
  var formula: Range<Int>?
  /// True where the value is a formula's cached result.
  public var hasFormula: Bool { formula != nil }
}

/// A row while it is read: the next row takes its memory, so what is to be kept is copied.
public final class SheetRow {
  /// From 1.
  @exclusivity(unchecked) public internal(set) var number = 0
  @exclusivity(unchecked) public internal(set) var isHidden = false
  /// The line of the row's start tag in its part.
  @exclusivity(unchecked) public internal(set) var line = 0
  /// In the order of their columns; columns without a cell are missing.
  @exclusivity(unchecked) public internal(set) var cells: [SheetCell] = []
  @exclusivity(unchecked) var arena = ByteBuffer(capacity: 4_096)
  let strings: SharedStrings

  init(strings: SharedStrings) { self.strings = strings }

  /// The cell of a column.
  public subscript(column column: Int) -> SheetCell? {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].column < column { low = middle + 1 } else { high = middle }
    }
    return low < cells.count && cells[low].column == column ? cells[low] : nil
  }

  /// The cell's value as text: strings resolved, numbers as they are stored; empty for an empty cell.
  public func text(of cell: SheetCell) -> String {
    withUTF8(of: cell) { span in span.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
  }

  /// The index of a cell's shared string; `nil` for a cell that holds its value itself.
  public func sharedIndex(of cell: SheetCell) -> Int? { cell.kind == .shared ? cell.value.lowerBound : nil }

  /// The UTF-8 of `text(of:)` in place.
  public func withUTF8<Result>(of cell: SheetCell, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    if cell.kind == .shared, let result = try strings.withUTF8(of: cell.value.lowerBound, body) { return result }
    return try arena.withBytes { try body(UnsafeBufferPointer(rebasing: $0[cell.value]).span) }
  }

  /// The formula's text without "="; empty for a cell that shares the formula of another; `nil` where there is none.
  public func formula(of cell: SheetCell) -> String? {
    guard let range = cell.formula else { return nil }
    return arena.withBytes { String(decoding: $0[range], as: UTF8.self) }
  }
}

/// What a sheet says beside its cells.
public struct SheetLayout: Hashable, Sendable {
  /// Columns that are hidden, as ranges from 1.
  public var hiddenColumns: [ClosedRange<Int>] = []
  public var merges: [CellRange] = []
  public var autoFilter: CellRange?
  /// How many rows had cells or attributes.
  public var rows = 0

  public init() {}

  /// Whether the column, counted from 1, is hidden.
  public func isHidden(column: Int) -> Bool { hiddenColumns.contains { $0.contains(column) } }
}
