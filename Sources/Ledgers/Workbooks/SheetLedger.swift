import Contract
import Diagnostics
import OOXML

extension WorkbookFile {
  /// The ledger of one sheet; `nil` when the sheet has no filled cell.
  ///
  /// - Throws: what makes the sheet unreadable.
  func ledger(_ table: LedgerTable, of sheet: Workbook.Sheet) throws -> LedgerSource? {
    var rows = PackedRows(table: table, workbook: workbook, sheet: sheet)
    let layout = try workbook.read(sheet) { rows.add($0) }
    rows.finish()
    guard let header = rows.header else { return nil }
    var findings = LedgerSource.findings(of: header, table: table, file: file, sheet: sheet.name, strayCells: rows.strayCells)
    if let hidden = Self.hidden(sheet, rows, layout) {
      findings.append(.hidden(at: Place(ledger: table.key, file: file, sheet: sheet.name), what: hidden))
    }
    guard header.matches > 0 else {
      return LedgerSource(ledger: Ledger(unread: table, file: file, sheet: sheet.name), findings: findings)
    }
    let ledger = Ledger(
      table, file: file, sheet: sheet.name, sourceColumns: header.sourceColumns, rows: rows.rows,
      merges: layout.merges.filter { $0.last.row > header.row }.map(MergedCells.init))
    findings += rows.faults.compactMap { Self.fault(ledger[$0.row], table.columns[$0.column]) }
    return LedgerSource(ledger: ledger, findings: findings)
  }

  /// Whether any cell of a sheet shows something.
  func hasCells(_ sheet: Workbook.Sheet) throws -> Bool {
    guard sheet.hasCells else { return false }
    struct Found: Error {}
    do {
      try workbook.read(sheet) { row in
        for cell in row.cells where !Plain.trimmed(row.text(of: cell)).isEmpty { throw Found() }
      }
      return false
    } catch is Found { return true }
  }

  /// What was hidden and filled: the sheet, rows, columns.
  private static func hidden(_ sheet: Workbook.Sheet, _ rows: PackedRows, _ layout: SheetLayout) -> Bilingual? {
    var zh: [String] = []
    var en: [String] = []
    if sheet.visibility != .visible {
      zh.append("工作表“\(sheet.name)”")
      en.append("the sheet \(sheet.name)")
    }
    if !rows.hiddenRows.isEmpty {
      let ranges = Ranges.text(rows.hiddenRows, String.init)
      zh.append("第 \(ranges) 行")
      en.append("rows \(ranges)")
    }
    let columns = rows.filledColumns.indices.filter { rows.filledColumns[$0] }.map { $0 + 1 }.filter { layout.isHidden(column: $0) }
    if !columns.isEmpty {
      let ranges = Ranges.text(columns, CellReference.letters)
      zh.append("第 \(ranges) 列")
      en.append("columns \(ranges)")
    }
    return zh.isEmpty ? nil : Bilingual(zh: zh.joined(separator: "，"), en: en.joined(separator: ", "))
  }

  /// An error value in a column of texts, which no rule would find: other columns' types refuse it anyway.
  private static func fault(_ row: Row, _ column: Column) -> Finding? {
    switch column.type {
    case .text, .phone, .list, .staffOrName: break
    default: return nil
    }
    let value = row.raw(column.index)
    return Finding(
      .recordValue, at: row.place(column.index), record: row.record, value: value,
      message: Bilingual(
        zh: "“\(column.header)”是公式错误或没有计算结果：\(value)", en: "\(column.key) is an error, or a formula without a result: \(value)"),
      hint: Bilingual(zh: "请改正公式，或直接填写内容后保存", en: "mend the formula or type the value, and save"))
  }
}

extension MergedCells {
  init(_ range: CellRange) {
    self.init(rows: range.first.row...range.last.row, columns: range.first.column - 1...range.last.column - 1)
  }
}

/// Numbers in order as people write them: "3-5, 9".
enum Ranges {
  static func text(_ numbers: [Int], _ name: (Int) -> String, limit: Int = 20) -> String {
    var parts: [String] = []
    var index = 0
    while index < numbers.count, parts.count < limit {
      let first = index
      while index + 1 < numbers.count, numbers[index + 1] == numbers[index] + 1 { index += 1 }
      parts.append(first == index ? name(numbers[first]) : "\(name(numbers[first]))-\(name(numbers[index]))")
      index += 1
    }
    return parts.joined(separator: ", ") + (index < numbers.count ? " …" : "")
  }
}
