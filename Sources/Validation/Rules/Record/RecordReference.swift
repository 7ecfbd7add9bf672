import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Staff members, tickets and plans that do not exist; and a support shift by somebody of another post.
  static let recordReference = ValidationRule(.recordReference) { examination in
    let columns = examination.dossier.allLedgers.flatMap { ledger in
      ledger.table.columns.filter(\.type.isReference).map { (ledger, $0) }
    }
    return columns.flatMap { ledger, column in unknown(column, of: ledger, examination) }
      + unknownPeople(columns, examination) + shiftsOfOthers(examination)
  }

  private static func unknownPeople(_ columns: [(Ledger, Column)], _ examination: Examination) -> [Finding] {
    guard examination.canMiss(Person.table, without: Person.Field.id, Person.Field.name) else { return [] }
    let nameless = examination.dossier.roster.people.count { $0.id == nil || $0.name == nil }
    var unknown: Set<String> = []
    let found = columns.flatMap { ledger, column in
      let rows = ledger.rows(column.index) { cell in column.people(cell).contains { examination.person($0) == nil } }
      for row in rows { unknown.formUnion(row.people(column).filter { examination.person($0) == nil }) }
      return rows.finding { row in
        let names = row.people(column).filter { examination.person($0) == nil }
        return missing(
          row, column, names.joined(separator: "、"), Bilingual(zh: "人员名册", en: "the staff list"),
          Bilingual(zh: "填写人员编号，或名册中唯一的姓名", en: "write a staff id, or a name that only one person of the list has"))
      }
    }
    return Examination.explains(unknown: nameless, missing: unknown.count) ? [] : found
  }

  private static func unknown(_ column: Column, of ledger: Ledger, _ examination: Examination) -> [Finding] {
    switch column.type {
    case .ticket:
      guard examination.canMiss(Ticket.table, without: Ticket.Field.id) else { return [] }
      return ledger.rows(column.index) { !examination.dossier.hasTicket(String(decoding: $0, as: UTF8.self)) }.finding { row in
        missing(
          row, column, row.raw(column.index), Bilingual(zh: "本合同年度的运维服务单", en: "the contract year's tickets"),
          Bilingual(zh: "填写已有的工单编号，或补登工单", en: "write the number of a ticket that exists, or enter that ticket"))
      }
    case .plan:
      // A broken plan is a finding of its own, and its inspections are not to blame.
      guard !examination.terms.hasBrokenPlans else { return [] }
      let plans = examination.terms.inspectionPlans.map(\.id).joined(separator: ", ")
      return ledger.rows(column.index) { examination.terms.plan(String(decoding: $0, as: UTF8.self)) == nil }.finding { row in
        missing(
          row, column, row.raw(column.index), Bilingual(zh: " contract.yaml 的 inspection_plan ", en: "contract.yaml's inspection_plan"),
          Bilingual(zh: "填写已有的巡检计划：\(plans)", en: "write one of the plans: \(plans)"))
      }
    default: return []
    }
  }

  private static func missing(
    _ row: Row, _ column: Column, _ value: String, _ list: Bilingual, _ hint: Bilingual
  ) -> Finding {
    let name = row.ledger.table.name(of: column.index)
    return row.finding(
      .recordReference, column.index, zh: "\(name.zh)“\(value)”不在\(list.zh)中", en: "\(name.en) \"\(value)\" is not in \(list.en)",
      hint: hint, value: value)
  }

  private static func shiftsOfOthers(_ examination: Examination) -> [Finding] {
    examination.records(Duty.self).compactMap { shift in
      guard let person = examination.person(shift.person), let post = person.post, post != .support else { return nil }
      return shift.row.finding(
        .recordReference, Duty.Field.person, zh: "值班人“\(shift.person ?? "")”的岗位是\(post.chinese)，不是支撑",
        en: "`person` \"\(shift.person ?? "")\" has the post \(post.rawValue), not support",
        hint: Bilingual(
          zh: "支撑值班由支撑岗位人员承担，改填值班人或更正名册中的岗位", en: "support shifts are for support staff: name one, or correct the post on the staff list"))
    }
  }
}

extension CellType {
  /// Whether its cells name something that must stand elsewhere.
  fileprivate var isReference: Bool {
    switch self {
    case .staff, .staffList, .ticket, .plan: true
    default: false
    }
  }
}

extension Column {
  /// The people that a cell of a staff column names.
  func people(_ cell: ArraySlice<UInt8>) -> [String] {
    switch type {
    case .staff: cell.isEmpty ? [] : [String(decoding: cell, as: UTF8.self)]
    case .staffList: CellText.list(cell)
    default: []
    }
  }
}

extension Row {
  /// The people that a staff column names.
  func people(_ column: Column) -> [String] { column.people(bytes(column.index)) }
}
