import Contract
import OOXML

/// The rows of one sheet packed as a ledger keeps them, its header found on the way.
struct SheetRows {
  /// A cell whose value is no value: an error such as #N/A, or a formula without its result.
  struct Fault {
    /// Among the rows that were kept.
    let row: Int
    /// Of the table.
    let column: Int
  }

  private let table: LedgerTable
  private let formatter: CellFormatter

  /// `nil` while the sheet has no filled row.
  private(set) var header: Header?
  private(set) var arena: [UInt8] = []
  private(set) var ends: [UInt32] = []
  private(set) var rowNumbers: [Int32] = []
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
  private static let depth = 8

  init(table: LedgerTable, formatter: CellFormatter) {
    self.table = table
    self.formatter = formatter
  }

  mutating func add(_ row: SheetRow) {
    guard isHeadOpen else { return pack(row) }
    var cells: [String] = []
    for cell in row.cells {
      var text: [UInt8] = []
      formatter.append(cell, of: row, for: .other, to: &text)
      guard !text.isEmpty else { continue }
      while cells.count < cell.column - 1 { cells.append("") }
      cells.append(String(decoding: text, as: UTF8.self))
    }
    guard !cells.isEmpty else { return }
    head.append((row.number, row.isHidden, cells))
    if let found = Header.find(in: head.map { ($0.number, $0.cells) }, table: table), found.matches > 0 {
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
    guard let found = Header.find(in: head.map { ($0.number, $0.cells) }, table: table) else { return }
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
  }

  private mutating func noteFilled(_ source: Int) {
    while filledColumns.count <= source { filledColumns.append(false) }
    filledColumns[source] = true
  }

  private mutating func pack(_ row: SheetRow) {
    let (start, firstEnd, firstFault) = (arena.count, ends.count, faults.count)
    var next = 0
    var isFilled = false
    for cell in row.cells {
      let source = cell.column - 1
      while next < kept.count, kept[next].source < source {
        ends.append(UInt32(truncatingIfNeeded: arena.count))
        next += 1
      }
      let before = arena.count
      let isWanted = next < kept.count && kept[next].source == source
      formatter.append(cell, of: row, for: isWanted ? kept[next].use : .other, to: &arena)
      let isCellFilled = arena.count > before
      if isCellFilled {
        isFilled = true
        noteFilled(source)
      }
      if isWanted {
        if isCellFilled, cell.kind == .error || (cell.kind == .empty && cell.hasFormula) {
          faults.append(Fault(row: rowNumbers.count, column: kept[next].column))
        }
        ends.append(UInt32(truncatingIfNeeded: arena.count))
        next += 1
      } else {
        if isCellFilled, strayCells[source] == nil { strayCells[source] = row.number }
        arena.removeLast(arena.count - before)
      }
    }
    guard isFilled else {
      arena.removeLast(arena.count - start)
      ends.removeLast(ends.count - firstEnd)
      faults.removeLast(faults.count - firstFault)
      return
    }
    while ends.count < firstEnd + kept.count { ends.append(UInt32(truncatingIfNeeded: arena.count)) }
    rowNumbers.append(Int32(truncatingIfNeeded: row.number))
    if row.isHidden { hiddenRows.append(row.number) }
  }
}
