import Measures

/// Inspections, one row an inspected item (contract clause 4.5, annex 2.1).
public struct InspectionItem: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case inspection, plan, date, startedAt, endedAt, inspector, object, item, reading, unit, standard, result, ticket, remark
  }

  public static let table = LedgerTable(
    "inspections", "巡检记录", scope: .cycle, expected: true, identity: [Field.inspection], detail: [Field.object, Field.item],
    period: Field.date,
    orders: [.init(Field.startedAt, Field.endedAt)],
    columns: [
      .init(Field.inspection, "inspection", "巡检编号", .text, .always),
      .init(Field.plan, "plan", "巡检计划", .plan, .always),
      .init(Field.date, "date", "日期", .date, .always),
      .init(Field.startedAt, "started_at", "开始时间", .momentOrTime(dateField: Field.date.rawValue), .always),
      .init(Field.endedAt, "ended_at", "结束时间", .momentOrTime(dateField: Field.date.rawValue), .always),
      .init(Field.inspector, "inspector", "巡检人", .staff(on: Field.date), .always),
      .init(Field.object, "object", "巡检对象", .text, .always),
      .init(Field.item, "item", "检查项", .text, .always),
      .init(Field.reading, "reading", "读数", .text, .always),
      .init(Field.unit, "unit", "单位", .text),
      .init(Field.standard, "standard", "标准", .text),
      .init(Field.result, "result", "结果", .word(of: InspectionResult.self), .always),
      .init(Field.ticket, "ticket", "关联工单", .ticket, .when("异常", { Self(row: $0).result == .abnormal })),
      .init(Field.remark, "remark", "备注", .text),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var inspection: String? { row.text(Field.inspection) }
  public var plan: String? { row.text(Field.plan) }
  public var date: CivilDate? { row.date(Field.date) }
  public var startedAt: Moment? { row.moment(Field.startedAt, of: date) }
  public var endedAt: Moment? { row.moment(Field.endedAt, of: date) }
  public var inspector: String? { row.text(Field.inspector) }
  public var object: String? { row.text(Field.object) }
  public var item: String? { row.text(Field.item) }
  public var reading: String? { row.text(Field.reading) }
  public var unit: String? { row.text(Field.unit) }
  public var standard: String? { row.text(Field.standard) }
  public var result: InspectionResult? { row.word(Field.result) }
  public var ticket: String? { row.text(Field.ticket) }
  public var remark: String? { row.text(Field.remark) }
}

/// How an item was found.
public enum InspectionResult: String, LedgerWord {
  case normal
  case abnormal

  public var chinese: String {
    switch self {
    case .normal: "正常"
    case .abnormal: "异常"
    }
  }
}
