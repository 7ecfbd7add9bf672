import Measures

/// Filings of security assessments (contract clauses 8, 18 and 40).
public struct Filing: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case kind, system, certificate, filedOn, validUntil, report
  }

  public static let table = LedgerTable(
    "assessments", "测评备案", scope: .year, expected: true, orders: [.init(Field.filedOn, Field.validUntil)],
    columns: [
      .init(Field.kind, "kind", "测评类型", .word(of: AssessmentKind.self), .always),
      .init(Field.system, "system", "系统名称", .text, .always),
      .init(Field.certificate, "certificate", "备案证书编号", .text, .always),
      .init(Field.filedOn, "filed_on", "备案日期", .date, .always),
      .init(Field.validUntil, "valid_until", "有效期至", .date, .always),
      .init(Field.report, "report", "测评报告", .evidence, .always),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var kind: AssessmentKind? { row.word(Field.kind) }
  public var system: String? { row.text(Field.system) }
  public var certificate: String? { row.text(Field.certificate) }
  public var filedOn: CivilDate? { row.date(Field.filedOn) }
  public var validUntil: CivilDate? { row.date(Field.validUntil) }
  public var report: String? { row.text(Field.report) }
}

/// The three tests that the platform has to pass again and again.
public enum AssessmentKind: String, LedgerWord {
  case mlps
  case risk
  case crypto

  public var chinese: String {
    switch self {
    case .mlps: "等保测评"
    case .risk: "风险评估"
    case .crypto: "密码应用安全性评估"
    }
  }
}
