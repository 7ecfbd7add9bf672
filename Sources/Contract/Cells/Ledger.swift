import Diagnostics
import Measures

/// The rows of one ledger as they were read: every cell's trimmed text, kept once, parsed when it is asked for.
///
/// A cell of a workbook is here in the text form that a CSV would give it: dates as "2026-03-05" or "2026-03-05 09:12:00",
/// percent-formatted numbers with their sign, booleans as 是 and 否.
public final class Ledger: Sendable {
  public let table: LedgerTable
  /// Relative to the year's folder; `nil` for a ledger that is not there.
  public let file: String?
  public let sheet: String?
  /// Whether the ledger's rows can be relied on: `false` when it is missing or unreadable.
  public let isPresent: Bool
  public let count: Int
  /// For each column of the table, the column of the file (0 is the first); `nil` where the file has none.
  public let sourceColumns: [Int?]
  /// Cells below the header that a sheet merges: only the first of them holds anything.
  public let merges: [MergedCells]

  private let read: LedgerRows
  /// For each column of the table its place in a row of what was read; -1 where the file has no such column.
  private let slots: [Int]

  /// The `rows` are as wide as `sourceColumns` has columns, in the order of their values.
  public init(
    _ table: LedgerTable, file: String?, sheet: String? = nil, isPresent: Bool = true, sourceColumns: [Int?], rows: LedgerRows,
    merges: [MergedCells] = []
  ) {
    let present = sourceColumns.compactMap { $0 }.sorted()
    precondition(sourceColumns.count == table.columns.count && rows.width == present.count)
    self.table = table
    self.file = file
    self.sheet = sheet
    self.isPresent = isPresent
    self.sourceColumns = sourceColumns
    self.merges = merges
    var rows = rows
    rows.close()
    read = rows
    count = rows.count
    slots = sourceColumns.map { $0.flatMap(present.firstIndex(of:)) ?? -1 }
  }

  /// A ledger that is not there: no rows, and no consequences.
  public convenience init(missing table: LedgerTable) { self.init(unread: table, file: nil) }

  /// A ledger of which nothing could be read.
  public convenience init(unread table: LedgerTable, file: String?, sheet: String? = nil) {
    self.init(
      table, file: file, sheet: sheet, isPresent: false, sourceColumns: Array(repeating: nil, count: table.columns.count),
      rows: LedgerRows(width: 0))
  }

  /// A ledger from plain cells, for tests and generators: one array a row, blank where a cell is "".
  ///
  /// `first` is the number of the first row.
  public convenience init(_ table: LedgerTable, file: String, rows: [[String]], from first: Int = 2) {
    var read = LedgerRows(width: table.columns.count)
    for (index, row) in rows.enumerated() {
      precondition(row.count == table.columns.count, "\(table.key): \(row.count) cells")
      for var text in row { text.withUTF8 { read.add($0) } }
      read.endRow(first + index)
    }
    self.init(table, file: file, sourceColumns: Array(0..<table.columns.count), rows: read)
  }

  /// The row at a place, counted from 0.
  public subscript(index: Int) -> Row { Row(ledger: self, index: index) }
  public var rows: some RandomAccessCollection<Row> { (0..<count).lazy.map { self[$0] } }

  func bytes(row: Int, column: Int) -> ArraySlice<UInt8> { read.texts[textNumber(row: row, column: column)] }
  func isBlank(row: Int, column: Int) -> Bool { textNumber(row: row, column: column) == 0 }
  func number(ofRow row: Int) -> Int { Int(read.numbers[row]) }

  /// Cells of one number have the same text; 0 is the blank one's.
  private func textNumber(row: Int, column: Int) -> UInt32 {
    let slot = slots[column]
    return slot < 0 ? 0 : read.columns[slot][row]
  }

  /// The rows whose cell of a column is not blank and such as a condition says. A text that many cells hold is judged once.
  public func rows(_ column: Int, where holds: (ArraySlice<UInt8>) -> Bool) -> [Row] {
    guard slots[column] >= 0 else { return [] }
    var verdicts = [UInt8](repeating: 0, count: read.texts.count)
    var found: [Row] = []
    for row in 0..<count {
      let number = textNumber(row: row, column: column)
      guard number != 0 else { continue }
      if verdicts[Int(number)] == 0 { verdicts[Int(number)] = holds(read.texts[number]) ? 1 : 2 }
      if verdicts[Int(number)] == 1 { found.append(self[row]) }
    }
    return found
  }
}

/// An area of a sheet that is merged into one cell.
public struct MergedCells: Sendable, Hashable {
  /// As a person counts them.
  public let rows: ClosedRange<Int>
  /// Columns of the file; 0 is the first.
  public let columns: ClosedRange<Int>

  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}

/// One row of a ledger.
public struct Row: Sendable {
  public let ledger: Ledger
  public let index: Int

  /// As a person counts it: the header is row 1.
  public var number: Int { ledger.number(ofRow: index) }

  /// The trimmed UTF-8 of a cell, empty when blank; columns count from 0 in the table's order.
  public func bytes(_ column: Int) -> ArraySlice<UInt8> { ledger.bytes(row: index, column: column) }
  /// Whether a cell holds nothing but spaces.
  public func isBlank(_ column: Int) -> Bool { ledger.isBlank(row: index, column: column) }
  /// Whether a field's cell holds nothing but spaces.
  public func isBlank(_ field: some LedgerField) -> Bool { isBlank(field.rawValue) }
  /// The trimmed text of a cell, "" when blank.
  public func raw(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }
  /// The trimmed text of a field's cell, "" when blank.
  public func raw(_ field: some LedgerField) -> String { raw(field.rawValue) }

  /// The first cell of the merged ones that a cell is among ("C14"); `nil` where it is itself the first, or is not merged.
  public func mergedInto(_ column: Int) -> String? {
    guard let source = ledger.sourceColumns[column],
      let area = ledger.merges.first(where: { $0.rows.contains(number) && $0.columns.contains(source) }),
      number > area.rows.lowerBound || source > area.columns.lowerBound
    else { return nil }
    return Self.letters(area.columns.lowerBound) + String(area.rows.lowerBound)
  }

  /// The place of a cell, or of the whole row.
  public func place(_ column: Int? = nil) -> Place {
    Place(
      ledger: ledger.table.key, file: ledger.file, sheet: ledger.sheet, row: number,
      column: column.map { ledger.table.columns[$0].key }, header: column.map { ledger.table.columns[$0].header },
      cell: column.flatMap { ledger.sourceColumns[$0] }.flatMap { ledger.sheet == nil ? nil : Self.letters($0) + String(number) })
  }
  /// The place of a field's cell.
  public func place(_ field: some LedgerField) -> Place { place(field.rawValue) }

  /// The record's id as findings, causes and documents show it (specification: command line, "JSON"): its own fields, dates
  /// in ISO 8601, or `ledger:row`.
  public var record: String {
    let fields = ledger.table.identity
    guard !fields.isEmpty, !fields.contains(where: isBlank) else { return "\(ledger.table.key):\(number)" }
    return fields.map(canonical).joined(separator: "/")
  }

  /// What makes the record itself in a fingerprint, whatever row it stands in: its id, or its required cells.
  public var identity: String {
    let fields = ledger.table.identity
    let named = !fields.isEmpty && !fields.contains(where: isBlank)
    let parts = named ? fields + ledger.table.detail : ledger.table.columns.filter(\.need.isAlways).map(\.index)
    return parts.map(canonical).joined(separator: "\u{1F}")
  }

  /// A cell's text; a date in ISO 8601, however it is spelt.
  private func canonical(_ column: Int) -> String {
    if case .date = ledger.table.columns[column].type, let date = CellText.date(bytes(column)) { return date.description }
    return raw(column)
  }

  /// "A" for 0, "AA" for 26.
  private static func letters(_ column: Int) -> String {
    var rest = column
    var out = ""
    repeat {
      out = String(UnicodeScalar(UInt8(65 + rest % 26))) + out
      rest = rest / 26 - 1
    } while rest >= 0
    return out
  }
}
