import Measures

/// What costs points and cannot be read from the other ledgers (annex; specification: scoring).
public struct Violation: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case date, rule, count, summary, source, evidence
  }

  public static let table = LedgerTable(
    "violations", "考核扣分事件", scope: .cycle, period: Field.date,
    columns: [
      .init(Field.date, "date", "日期", .date, .always),
      .init(Field.rule, "rule", "扣分条款", .rule, .always),
      .init(Field.count, "count", "次数", .integer(minimum: 1)),
      .init(Field.summary, "summary", "情况说明", .text, .always),
      .init(Field.source, "source", "来源", .word(of: ViolationSource.self), .always),
      .init(Field.evidence, "evidence", "附件", .evidenceList),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var date: CivilDate? { row.date(Field.date) }
  public var rule: String? { row.text(Field.rule) }
  public var count: Int? { row.isBlank(Field.count) ? 1 : row.state(Field.count) == .good ? row.integer(Field.count) : nil }
  public var summary: String? { row.text(Field.summary) }
  public var source: ViolationSource? { row.word(Field.source) }
  public var evidence: [String] { row.list(Field.evidence) }
}

/// Who saw a violation.
public enum ViolationSource: String, LedgerWord {
  case office
  case complaint
  case selfCheck = "self"

  public var chinese: String {
    switch self {
    case .office: "甲方检查"
    case .complaint: "投诉"
    case .selfCheck: "自查"
    }
  }
}
