import Diagnostics
import Measures

/// The rows of one ledger as they were read: every cell's trimmed text in one arena, parsed when it is asked for.
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

  private let arena: [UInt8]
  /// Where each cell ends in the arena: row by row, and within a row in the order of the file's columns.
  private let ends: [UInt32]
  private let rowNumbers: [Int32]
  /// How many columns of the table the file has, and for each column of the table its place among them; -1 where it has none.
  private let width: Int
  private let slots: [Int]

  /// - Parameters:
  ///   - arena: the trimmed texts of all cells, one after the other: row by row, within a row in the order of `sourceColumns`' values.
  ///   - ends: where each of these texts ends in the arena.
  ///   - rowNumbers: each row's number as a person counts it (the header is 1).
  public init(
    _ table: LedgerTable, file: String?, sheet: String? = nil, isPresent: Bool = true, sourceColumns: [Int?],
    arena: [UInt8], ends: [UInt32], rowNumbers: [Int32]
  ) {
    let present = sourceColumns.compactMap { $0 }.sorted()
    precondition(sourceColumns.count == table.columns.count && ends.count == rowNumbers.count * present.count)
    precondition(Int(ends.last ?? 0) <= arena.count)
    self.table = table
    self.file = file
    self.sheet = sheet
    self.isPresent = isPresent
    self.count = rowNumbers.count
    self.sourceColumns = sourceColumns
    self.arena = arena
    self.ends = ends
    self.rowNumbers = rowNumbers
    width = present.count
    slots = sourceColumns.map { $0.flatMap(present.firstIndex(of:)) ?? -1 }
  }

  /// A ledger that is not there: no rows, and no consequences.
  public convenience init(missing table: LedgerTable) {
    self.init(
      table, file: nil, isPresent: false, sourceColumns: Array(repeating: nil, count: table.columns.count), arena: [],
      ends: [], rowNumbers: [])
  }

  /// A ledger from plain cells, for tests and generators: one array a row, blank where a cell is "".
  public convenience init(_ table: LedgerTable, file: String, rows: [[String]]) {
    var arena: [UInt8] = []
    var ends: [UInt32] = []
    for row in rows {
      precondition(row.count == table.columns.count, "\(table.key): \(row.count) cells")
      for text in row {
        arena.append(contentsOf: text.utf8)
        ends.append(UInt32(arena.count))
      }
    }
    self.init(
      table, file: file, sourceColumns: Array(0..<table.columns.count), arena: arena, ends: ends,
      rowNumbers: rows.indices.map { Int32($0 + 2) })
  }

  public subscript(index: Int) -> Row { Row(ledger: self, index: index) }
  public var rows: some RandomAccessCollection<Row> { (0..<count).lazy.map { self[$0] } }

  func bytes(row: Int, column: Int) -> ArraySlice<UInt8> {
    let slot = slots[column]
    guard slot >= 0 else { return arena[0..<0] }
    let cell = row * width + slot
    return arena[(cell == 0 ? 0 : Int(ends[cell - 1]))..<Int(ends[cell])]
  }

  func number(ofRow row: Int) -> Int { Int(rowNumbers[row]) }
}

/// One row of a ledger.
public struct Row: Sendable {
  public let ledger: Ledger
  public let index: Int

  /// As a person counts it: the header is row 1.
  public var number: Int { ledger.number(ofRow: index) }

  public func bytes(_ column: Int) -> ArraySlice<UInt8> { ledger.bytes(row: index, column: column) }
  public func isBlank(_ column: Int) -> Bool { bytes(column).isEmpty }
  public func isBlank(_ field: some LedgerField) -> Bool { isBlank(field.rawValue) }
  /// The trimmed text of a cell, "" when blank.
  public func raw(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }
  public func raw(_ field: some LedgerField) -> String { raw(field.rawValue) }

  /// The place of a cell, or of the whole row.
  public func place(_ column: Int? = nil) -> Place {
    Place(
      ledger: ledger.table.key, file: ledger.file, sheet: ledger.sheet, row: number,
      column: column.map { ledger.table.columns[$0].key }, header: column.map { ledger.table.columns[$0].header },
      cell: column.flatMap { ledger.sourceColumns[$0] }.flatMap { ledger.sheet == nil ? nil : Self.letters($0) + String(number) })
  }
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
