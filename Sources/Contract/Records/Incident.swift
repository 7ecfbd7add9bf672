import Measures

/// Security incidents (contract clause 41).
public struct Incident: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case id, occurredAt, kind, summary, human, report, reportedOn, rectification, personnelResult
  }

  public static let table = LedgerTable(
    "incidents", "安全事件", scope: .cycle, identity: [Field.id], unique: Field.id, period: Field.occurredAt,
    orders: [.init(Field.occurredAt, Field.reportedOn)],
    columns: [
      .init(Field.id, "id", "事件编号", .text, .always),
      .init(Field.occurredAt, "occurred_at", "发生时间", .moment, .always),
      .init(Field.kind, "kind", "事件类型", .text, .always),
      .init(Field.summary, "summary", "事件描述", .text, .always),
      .init(Field.human, "human", "是否人为", .boolean, .always),
      .init(Field.report, "report", "事故分析报告", .evidence, .always),
      .init(Field.reportedOn, "reported_on", "报告提交日期", .date, .always),
      .init(Field.rectification, "rectification", "整改措施", .text, .always),
      .init(Field.personnelResult, "personnel_result", "责任人处理结果", .text, .when("人为事件", { Self(row: $0).human == true })),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var id: String? { row.text(Field.id) }
  public var occurredAt: Moment? { row.moment(Field.occurredAt) }
  public var kind: String? { row.text(Field.kind) }
  public var summary: String? { row.text(Field.summary) }
  public var human: Bool? { row.boolean(Field.human) }
  public var report: String? { row.text(Field.report) }
  public var reportedOn: CivilDate? { row.date(Field.reportedOn) }
  public var rectification: String? { row.text(Field.rectification) }
  public var personnelResult: String? { row.text(Field.personnelResult) }
}
