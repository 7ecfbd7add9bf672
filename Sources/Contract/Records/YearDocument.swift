import Measures

/// Documents that the contract asks for once (contract clauses 16, 17 and 26).
public struct YearDocument: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case kind, datedOn, person, file
  }

  public static let table = LedgerTable(
    "documents", "项目资料", scope: .year, expected: true,
    columns: [
      .init(Field.kind, "kind", "资料类型", .word(of: DocumentKind.self), .always),
      .init(Field.datedOn, "dated_on", "日期", .date, .always),
      .init(Field.person, "person", "人员", .staff(on: nil), .when("保密承诺书", { Self(row: $0).kind == .confidentialityPledge })),
      .init(Field.file, "file", "文件", .evidence, .always),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var kind: DocumentKind? { row.word(Field.kind) }
  public var datedOn: CivilDate? { row.date(Field.datedOn) }
  public var person: String? { row.text(Field.person) }
  public var file: String? { row.text(Field.file) }
}

/// The papers that a year has to have.
public enum DocumentKind: String, LedgerWord {
  case handover
  case confidentialityPolicy = "confidentiality_policy"
  case confidentialityPledge = "confidentiality_pledge"
  case securityResponsibility = "security_responsibility"
  case contingencyPlan = "contingency_plan"

  public var chinese: String {
    switch self {
    case .handover: "交接记录"
    case .confidentialityPolicy: "保密管理制度"
    case .confidentialityPledge: "保密承诺书"
    case .securityResponsibility: "安全责任书"
    case .contingencyPlan: "应急预案"
    }
  }
}
