import Measures

/// Interruptions of the service (contract clause 39).
public struct Outage: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case start, end, cause, agreedEnd, summary, proof
  }

  public static let table = LedgerTable(
    "outages", "服务中断", scope: .cycle, orders: [.init(Field.start, Field.end)],
    columns: [
      .init(Field.start, "start", "开始时间", .moment, .always),
      .init(Field.end, "end", "恢复时间", .moment, .always),
      .init(Field.cause, "cause", "原因", .word(of: OutageCause.self), .always),
      .init(Field.agreedEnd, "agreed_end", "约定恢复时间", .moment, .when("乙方升级维护", { Self(row: $0).cause == .vendor })),
      .init(Field.summary, "summary", "情况说明", .text, .always),
      .init(Field.proof, "proof", "证明材料", .evidence, .when("第三方、不可抗力", { [.thirdParty, .forceMajeure].contains(Self(row: $0).cause) })),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var start: Moment? { row.moment(Field.start) }
  public var end: Moment? { row.moment(Field.end) }
  public var cause: OutageCause? { row.word(Field.cause) }
  public var agreedEnd: Moment? { row.moment(Field.agreedEnd) }
  public var summary: String? { row.text(Field.summary) }
  public var proof: String? { row.text(Field.proof) }
}

/// Who was the cause of an outage.
public enum OutageCause: String, LedgerWord {
  case vendor
  case thirdParty = "third_party"
  case forceMajeure = "force_majeure"

  public var chinese: String {
    switch self {
    case .vendor: "乙方升级维护"
    case .thirdParty: "第三方"
    case .forceMajeure: "不可抗力"
    }
  }
}
