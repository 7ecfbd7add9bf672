import Measures

/// Updates, backups, drills, trainings (contract clauses 2 and 26.3).
public struct Activity: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case date, kind, title, operatedBy, result, evidence
  }

  public static let table = LedgerTable(
    "activities", "运维活动", scope: .cycle, expected: true, period: Field.date,
    columns: [
      .init(Field.date, "date", "日期", .date, .always),
      .init(Field.kind, "kind", "活动类型", .word(of: ActivityKind.self), .always),
      .init(Field.title, "title", "内容", .text, .always),
      .init(Field.operatedBy, "operator", "执行人", .staff(on: Field.date), .always),
      .init(Field.result, "result", "结果", .text, .always),
      .init(Field.evidence, "evidence", "附件", .evidenceList),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var date: CivilDate? { row.date(Field.date) }
  public var kind: ActivityKind? { row.word(Field.kind) }
  public var title: String? { row.text(Field.title) }
  public var operatedBy: String? { row.text(Field.operatedBy) }
  public var result: String? { row.text(Field.result) }
  public var evidence: [String] { row.list(Field.evidence) }
}

/// What was done; four of these every cycle has to show (policy `expected_activities`).
public enum ActivityKind: String, LedgerWord {
  case update
  case backup
  case drill
  case training
  case antivirus
  case scan
  case other

  public var chinese: String {
    switch self {
    case .update: "系统更新"
    case .backup: "安全备份"
    case .drill: "应急演练"
    case .training: "保密培训"
    case .antivirus: "病毒库升级"
    case .scan: "漏洞扫描"
    case .other: "其他"
    }
  }
}
