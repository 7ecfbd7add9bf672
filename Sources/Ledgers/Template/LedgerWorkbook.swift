import Contract
import OOXML

/// A workbook of empty ledgers: a sheet each, headings, notes, choices, formats.
enum LedgerWorkbook {
  /// As many rows as a cycle of inspections may take.
  private static let lastRow = 20_000
  private static let people = "'\(WorkbookFile.choicesSheet)'!$A$2:$A$200"

  static func bytes(_ tables: [LedgerTable], plans: [String]) throws -> [UInt8] {
    let book = WorkbookWriter(DocumentProperties(title: "12345热线平台运维台账"))
    for table in tables {
      try book.add(sheet(table, plans: plans)) { rows in
        try rows.row(height: 32) { row in
          for column in table.columns { try row.text(column.header, column.need.isAlways ? .requiredHeader : .header) }
        }
      }
    }
    if tables.contains(where: { $0.columns.contains { usesPeople($0.type) } }) { try addChoices(to: book) }
    return try book.bytes()
  }

  private static func sheet(_ table: LedgerTable, plans: [String]) -> SheetDescription {
    var sheet = SheetDescription(name: table.name)
    sheet.frozenRows = 1
    sheet.filterRow = 1
    sheet.repeatedRows = 1
    sheet.isLandscape = true
    for column in table.columns {
      sheet.columns.append(.init(width: width(column), style: style(column.type)))
      sheet.notes.append(.init(cell: CellReference(row: 1, column: column.index + 1), text: ColumnNote.text(column)))
      guard let (rule, refusal) = rule(column.type, plans: plans) else { continue }
      let range = CellRange(
        first: CellReference(row: 2, column: column.index + 1), last: CellReference(row: lastRow, column: column.index + 1))
      sheet.validations.append(.init(range: range, rule: rule, refusal: refusal))
    }
    return sheet
  }

  private static func width(_ column: Column) -> Int {
    let heading = column.header.unicodeScalars.reduce(0) { $0 + ($1.value < 0x80 ? 1 : 2) } + 4
    switch column.type {
    case .moment, .momentOrTime: return max(heading, 18)
    case .date: return max(heading, 12)
    case .text: return max(heading, ["summary", "cause", "action", "result", "topic", "resolutions"].contains(column.key) ? 36 : 14)
    default: return heading
    }
  }

  private static func style(_ type: CellType) -> CellStyle {
    switch type {
    case .date: .date
    case .moment: .dateTime
    case .momentOrTime, .time: .time
    case .integer: .integer
    case .amount: .decimal
    case .decimal, .percent: .normal
    case .boolean, .word, .staff, .plan, .rule: .normal
    case .text, .phone, .list, .staffList, .staffOrName, .ticket, .evidence, .evidenceList: .text
    }
  }

  /// What a cell may be filled in with, and what is said otherwise; an empty refusal lets other values pass.
  private static func rule(_ type: CellType, plans: [String]) -> (SheetDescription.Validation.Rule, String)? {
    switch type {
    case .word(let words): (.list(words.map(\.chinese)), "请从下拉列表中选择：\(words.map(\.chinese).joined(separator: "、"))")
    case .boolean: (.list(["是", "否"]), "请填写“是”或“否”")
    case .integer(let minimum): (.wholeNumber(minimum...1_000_000), "请填写不小于 \(minimum) 的整数")
    case .plan: plans.isEmpty ? nil : (.list(plans), "")
    case .rule: (.list(AnnexRule.sources.map(\.code)), "请填写考核表的扣分条款编号")
    case .staff, .staffOrName, .staffList: (.listFrom(people), "")
    default: nil
    }
  }

  private static func usesPeople(_ type: CellType) -> Bool {
    switch type {
    case .staff, .staffList, .staffOrName: true
    default: false
    }
  }

  /// The names that the staff columns offer, filled in once.
  private static func addChoices(to book: WorkbookWriter) throws {
    var sheet = SheetDescription(name: WorkbookFile.choicesSheet)
    sheet.columns = [.init(width: 16, style: .text), .init(width: 60)]
    sheet.frozenRows = 1
    try book.add(sheet) { rows in
      try rows.row { row in
        try row.text("人员", .header)
        try row.text("在 A 列填写人员名册中的姓名或编号，各表的人员列即可下拉选择；本表不是台账，不参与检查。", .muted)
      }
    }
  }
}
