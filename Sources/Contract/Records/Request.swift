import Measures

/// What the office asked for (contract clauses 9 and 10).
public struct Request: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case id, kind, raisedOn, dueOn, summary, answeredOn, answer
  }

  public static let table = LedgerTable(
    "requests", "资料调阅与检查整改", scope: .cycle, identity: [Field.id], unique: Field.id, orders: [.init(Field.raisedOn, Field.answeredOn)],
    columns: [
      .init(Field.id, "id", "编号", .text, .always),
      .init(Field.kind, "kind", "类型", .word(of: RequestKind.self), .always),
      .init(Field.raisedOn, "raised_on", "提出日期", .date, .always),
      .init(Field.dueOn, "due_on", "要求期限", .date, .always),
      .init(Field.summary, "summary", "内容", .text, .always),
      .init(Field.answeredOn, "answered_on", "答复日期", .date),
      .init(Field.answer, "answer", "答复材料", .evidence),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var id: String? { row.text(Field.id) }
  public var kind: RequestKind? { row.word(Field.kind) }
  public var raisedOn: CivilDate? { row.date(Field.raisedOn) }
  public var dueOn: CivilDate? { row.date(Field.dueOn) }
  public var summary: String? { row.text(Field.summary) }
  public var answeredOn: CivilDate? { row.date(Field.answeredOn) }
  public var answer: String? { row.text(Field.answer) }
}

/// What the office asked for.
public enum RequestKind: String, LedgerWord {
  case records
  case remark

  public var chinese: String {
    switch self {
    case .records: "资料调阅"
    case .remark: "检查意见"
    }
  }
}
