import Contract
import Measures
import Templating

/// The fields that a ledger's columns are: the Chinese header and the key, the type of the column.
enum LedgerFields {
  /// - Parameter without: columns that the documents using this set must not show.
  static func of<R: LedgerRecord>(_ kind: R.Type, without hidden: Set<Int> = []) -> [Field<Entry<R>>] {
    let number = Field<Entry<R>>("序号", "no", .number, example: "1") { .number(Number($0.number)) }
    return [number] + R.table.columns.filter { !hidden.contains($0.index) }.map(field)
  }

  private static func field<R: LedgerRecord>(_ column: Column) -> Field<Entry<R>> {
    Field(
      column.header, column.key, column.type.kind, mayBeMissing: !column.need.isAlways, from: "\(R.table.name)：\(column.header)"
    ) { value(of: column, in: $0.record.row, $0.view) }
  }

  private static func value(of column: Column, in row: Row, _ view: CycleView) -> Value {
    let bytes = row.bytes(column.index)
    guard !bytes.isEmpty else { return .null }
    let text = row.raw(column.index)
    switch column.type {
    case .phone: return Shown.phone(text, in: view)
    case .date: return Shown.date(CellText.date(bytes))
    case .moment: return Shown.moment(CellText.moment(bytes))
    case .momentOrTime(let dateField): return Shown.moment(moment(bytes, of: CellText.date(row.bytes(dateField))))
    case .time: return CellText.time(bytes).map(Value.time) ?? .null
    case .integer: return Shown.number(CellText.integer(bytes))
    case .decimal: return Shown.decimal(millionths: CellText.decimal(bytes))
    case .percent: return Shown.percent(CellText.percent(bytes))
    case .amount: return Shown.amount(CellText.amount(bytes))
    case .boolean: return Shown.boolean(CellText.boolean(bytes))
    case .word(let words): return Shown.text(words.first { $0.key == text || $0.chinese == text }?.chinese, in: view)
    case .staff, .staffOrName: return Shown.staff(text, in: view)
    case .staffList: return Shown.joined(CellText.list(bytes).map { view.dossier.roster.person($0)?.name ?? $0 }, in: view)
    case .list, .evidenceList: return Shown.joined(CellText.list(bytes), in: view)
    case .plan: return Shown.text(view.dossier.terms.plan(text)?.name ?? text, in: view)
    case .text, .ticket, .rule, .evidence: return Shown.text(text, in: view)
    }
  }

  private static func moment(_ bytes: ArraySlice<UInt8>, of date: CivilDate?) -> Moment? {
    if let moment = CellText.moment(bytes) { return moment }
    guard let date, let time = CellText.time(bytes) else { return nil }
    return Moment(date, time)
  }
}

extension CellType {
  fileprivate var kind: FieldInfo.Kind {
    switch self {
    case .date: .date
    case .moment, .momentOrTime: .moment
    case .time: .time
    case .integer, .decimal, .percent, .amount: .number
    case .boolean: .boolean
    default: .text
    }
  }
}

extension ContractTerms {
  /// The inspection plan that a cell names, by id or name.
  func plan(_ cell: String) -> InspectionPlan? {
    inspectionPlans.first { $0.id == cell } ?? inspectionPlans.first { $0.name == cell }
  }
}
