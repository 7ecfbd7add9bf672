import Measures

/// Breaches that the office has decided in writing (contract clauses 38 to 42).
public struct Penalty: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case date, clause, days, percent, amount, summary, decision
  }

  public static let table = LedgerTable(
    "penalties", "违约认定", scope: .cycle,
    columns: [
      .init(Field.date, "date", "日期", .date, .always),
      .init(Field.clause, "clause", "条款", .word(of: PenaltyClause.self), .always),
      .init(Field.days, "days", "逾期天数", .integer(minimum: 1), .when("第38条", { Self(row: $0).clause == .clause38 })),
      .init(
        Field.percent, "percent", "比例", .percent, .when("第41、42条", { [.clause41, .clause42].contains(Self(row: $0).clause) }),
        blank: .penaltyRange),
      .init(Field.amount, "amount", "金额", .amount, .when("第40条", { Self(row: $0).clause == .clause40 })),
      .init(Field.summary, "summary", "认定事由", .text, .always),
      .init(Field.decision, "decision", "认定文件", .evidence, .always),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var date: CivilDate? { row.date(Field.date) }
  public var clause: PenaltyClause? { row.word(Field.clause) }
  public var days: Int? { row.state(Field.days) == .good ? row.integer(Field.days) : nil }
  public var percent: Percent? { row.percent(Field.percent) }
  public var amount: Fen? { row.state(Field.amount) == .good ? row.amount(Field.amount) : nil }
  public var summary: String? { row.text(Field.summary) }
  public var decision: String? { row.text(Field.decision) }
}

/// The clauses under which a penalty can be decided.
public enum PenaltyClause: String, LedgerWord {
  case clause38 = "38"
  case clause39 = "39"
  case clause40 = "40"
  case clause41 = "41"
  case clause42 = "42"

  public var chinese: String {
    switch self {
    case .clause38: "38"
    case .clause39: "39"
    case .clause40: "40"
    case .clause41: "41"
    case .clause42: "42"
    }
  }
}
