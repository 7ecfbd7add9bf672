import Contract
import Diagnostics
import Measures

/// calendar.csv: corrections to the built-in working-day calendar (specification: settlement, last part).
public enum CalendarFile {
  public static let name = "calendar.csv"

  private enum Field: Int, LedgerField { case date, kind, name, statutory }

  private static let table = LedgerTable(
    "calendar", "工作日历", scope: .year,
    columns: [
      .init(Field.date, "date", "日期", .date, .always),
      .init(Field.kind, "kind", "类型", .word(of: DayKind.self), .always),
      .init(Field.name, "name", "名称", .text),
      .init(Field.statutory, "statutory", "法定节假日", .boolean),
    ])

  private enum DayKind: String, LedgerWord {
    case off, work
    var chinese: String { self == .off ? "休" : "班" }
  }

  /// The corrections, and what is wrong with them; a row with a broken cell corrects nothing.
  ///
  /// `file` is its name in findings.
  public static func read(_ raw: [UInt8], file: String = name) -> (entries: [WorkingCalendar.Entry], findings: [Finding]) {
    switch CSVLedger.read(ByteSource(raw), file: file, table: table) {
    case .blank: return ([], [])
    case .unreadable(let finding): return ([], [finding])
    case .read(let source):
      var findings = source.findings
      var seen: [CivilDate: Row] = [:]
      let entries = source.ledger.rows.compactMap { entry($0, seen: &seen, &findings) }
      return (entries, findings)
    }
  }

  /// The file of these entries, sorted by date; `read` gives them back.
  public static func text(_ entries: [WorkingCalendar.Entry]) -> String {
    let rows = entries.sorted { $0.date < $1.date }.map { entry in
      [entry.date.description, entry.kind.rawValue, entry.name, entry.isStatutory ? "是" : ""]
    }
    return CSVText.text([table.columns.map(\.header)] + rows)
  }

  private static func entry(_ row: Row, seen: inout [CivilDate: Row], _ findings: inout [Finding]) -> WorkingCalendar.Entry? {
    for column in table.columns {
      switch row.state(column.index) {
      case .broken: findings.append(broken(column, row))
      case .blank where column.need.isAlways && row.ledger.sourceColumns[column.index] != nil: findings.append(blank(column, row))
      case .blank, .good: break
      }
    }
    guard let date = row.date(Field.date), let kind = row.word(Field.kind, DayKind.self), row.state(Field.statutory) != .broken
    else { return nil }
    if let first = seen[date] {
      findings.append(repeated(date, row, first))
      return nil
    }
    seen[date] = row
    return WorkingCalendar.Entry(
      date: date, kind: kind == .off ? .off : .work, name: row.raw(Field.name), isStatutory: row.boolean(Field.statutory) ?? false)
  }

  private static func broken(_ column: Column, _ row: Row) -> Finding {
    let value = row.raw(column.index)
    let wanted: Bilingual =
      switch column.type {
      case .date: Bilingual(zh: "日期，如 2026-03-05", en: "a date such as 2026-03-05")
      case .boolean: Bilingual(zh: "是或否", en: "是 or 否")
      default: Bilingual(zh: "休或班", en: "休 or 班")
      }
    return Finding(
      .recordValue, at: row.place(column.index), record: row.record, value: value,
      message: Bilingual(zh: "“\(column.header)”的值“\(value)”不是\(wanted.zh)", en: "\(column.key) is “\(value)”, not \(wanted.en)"),
      hint: Bilingual(zh: "请改为\(wanted.zh)", en: "make it \(wanted.en)"), risk: Risk.none)
  }

  private static func blank(_ column: Column, _ row: Row) -> Finding {
    Finding(
      .recordRequired, at: row.place(column.index), record: row.record, value: "",
      message: Bilingual(zh: "“\(column.header)”未填写", en: "\(column.key) is blank"),
      hint: Bilingual(zh: "请填写，或删除这一行", en: "fill it in or remove the row"), risk: Risk.none)
  }

  private static func repeated(_ date: CivilDate, _ row: Row, _ first: Row) -> Finding {
    Finding(
      .recordDuplicate, at: row.place(Field.date), record: row.record, identity: "\(date)", value: "\(date)",
      message: Bilingual(zh: "\(date) 在第 \(first.number) 行已有安排", en: "\(date) stands in row \(first.number) already"),
      hint: Bilingual(zh: "每天只写一行；读取的是第 \(first.number) 行", en: "keep one row a day; row \(first.number) is the one that counts"),
      related: [first.place(Field.date)], risk: Risk.none)
  }
}
