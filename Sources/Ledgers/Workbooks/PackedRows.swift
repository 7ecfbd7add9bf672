import Contract
import OOXML

/// The rows of one sheet packed as a ledger keeps them, its header found on the way.
struct PackedRows {
  /// A cell whose value is no value: an error such as #N/A, or a formula without its result.
  struct Fault {
    /// Among the rows that were kept.
    let row: Int
    /// Of the table.
    let column: Int
  }

  private let table: LedgerTable
  private let formatter: CellFormatter
  private let shared: SharedStrings
  /// The bytes of all shared strings, which nobody changes any more.
  private let sharedBytes: [UInt8]
  /// What the sheet says beside shared strings is not longer than this.
  private let expectedBytes: Int

  /// `nil` while the sheet has no filled row.
  private(set) var header: Header?
  /// Those below the header; none while that is looked for.
  private(set) var rows = LedgerRows(width: 0)
  private(set) var strayCells: [Int: Int] = [:]
  private(set) var hiddenRows: [Int] = []
  /// By column of the file, as far as any is filled.
  private(set) var filledColumns: [Bool] = []
  private(set) var faults: [Fault] = []

  /// The first rows, held until the header is found among them.
  private var head: [(number: Int, isHidden: Bool, cells: [String])] = []
  private var isHeadOpen = true
  /// Columns of the file that are kept, in order, each with its column of the table.
  private var kept: [(source: Int, column: Int, use: CellFormatter.Use)] = []
  /// The text of a cell that is no shared string.
  private var text: [UInt8] = []
  private static let depth = 8

  init(table: LedgerTable, workbook: Workbook, sheet: Workbook.Sheet) {
    self.table = table
    formatter = CellFormatter(workbook)
    shared = workbook.strings
    sharedBytes = workbook.strings.bytes
    expectedBytes = min(workbook.package.size(of: sheet.part) ?? 0, 1 << 28)
  }

  mutating func add(_ row: SheetRow) {
    guard isHeadOpen else { return pack(row) }
    let cells = formatter.texts(of: row)
    guard !cells.isEmpty else { return }
    head.append((row.number, row.isHidden, cells))
    if let found = Header.find(in: head.map { ($0.number, $0.cells) }, table: table, names: Header.names(of: table)), found.matches > 0 {
      // One row more may belong to the header.
      if head.count > 1, head[head.count - 1].number > found.row || head.count == Self.depth {
        settle(found)
        if row.number > found.row { pack(row) }
        return
      }
    }
    if head.count == Self.depth { close() }
  }

  /// Ends the sheet.
  mutating func finish() {
    if isHeadOpen { close() }
  }

  private mutating func close() {
    isHeadOpen = false
    guard let found = Header.find(in: head.map { ($0.number, $0.cells) }, table: table, names: Header.names(of: table)) else { return }
    settle(found)
  }

  private mutating func settle(_ found: Header) {
    isHeadOpen = false
    header = found
    for row in head where row.number <= found.row {
      for source in row.cells.indices where !row.cells[source].isEmpty { noteFilled(source) }
      if row.isHidden { hiddenRows.append(row.number) }
    }
    kept = table.columns.compactMap { column in
      found.sourceColumns[column.index].map { ($0, column.index, CellFormatter.Use(column.type)) }
    }.sorted { $0.source < $1.source }
    head = []
    rows = LedgerRows(width: kept.count, shared: SharedTexts(sharedBytes, ends: shared.ends), expecting: expectedBytes)
  }

  private mutating func noteFilled(_ source: Int) {
    while filledColumns.count <= source { filledColumns.append(false) }
    filledColumns[source] = true
  }

  private mutating func pack(_ row: SheetRow) {
    let firstFault = faults.count
    var next = 0
    var isFilled = false
    for cell in row.cells {
      let source = cell.column - 1
      while next < kept.count, kept[next].source < source {
        rows.addBlank()
        next += 1
      }
      let isWanted = next < kept.count && kept[next].source == source
      let hasText = isWanted ? add(cell, of: row, for: kept[next].use) : !isBlank(cell, in: row)
      if hasText {
        isFilled = true
        noteFilled(source)
      }
      if isWanted {
        if hasText, cell.kind == .error || (cell.kind == .empty && cell.hasFormula) {
          faults.append(Fault(row: rows.count, column: kept[next].column))
        }
        next += 1
      } else if hasText, strayCells[source] == nil {
        strayCells[source] = row.number
      }
    }
    guard isFilled else {
      rows.dropRow()
      faults.removeLast(faults.count - firstFault)
      return
    }
    rows.endRow(row.number)
    if row.isHidden { hiddenRows.append(row.number) }
  }

  /// Adds a cell to the row; whether it has a text.
  private mutating func add(_ cell: SheetCell, of row: SheetRow, for use: CellFormatter.Use) -> Bool {
    if let index = row.sharedIndex(of: cell) { return add(shared: index) }
    text.removeAll(keepingCapacity: true)
    formatter.append(cell, of: row, for: use, to: &text)
    text.withUnsafeBufferPointer { rows.add($0) }
    return !text.isEmpty
  }

  private mutating func add(shared index: Int) -> Bool {
    let range = shared.range(of: index)
    let trimmed = Spaces.trimmed(sharedBytes, range)
    if trimmed.isEmpty {
      rows.addBlank()
    } else if trimmed == range {
      rows.add(shared: index)
    } else {
      sharedBytes.withUnsafeBufferPointer { rows.add(UnsafeBufferPointer(rebasing: $0[trimmed])) }
    }
    return !trimmed.isEmpty
  }

  private mutating func isBlank(_ cell: SheetCell, in row: SheetRow) -> Bool {
    text.removeAll(keepingCapacity: true)
    formatter.append(cell, of: row, for: .other, to: &text)
    return text.isEmpty
  }
}
