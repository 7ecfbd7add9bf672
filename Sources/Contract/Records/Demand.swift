import Measures

/// Demands of the office (contract clause 4.2).
public struct Demand: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case id, title, category, raisedBy, raisedOn, completedOn, explanation, alternative, confirmedBy
  }

  public static let table = LedgerTable(
    "demands", "需求开发", scope: .cycle, identity: [Field.id], unique: Field.id, orders: [.init(Field.raisedOn, Field.completedOn)],
    columns: [
      .init(Field.id, "id", "需求编号", .text, .always),
      .init(Field.title, "title", "需求名称", .text, .always),
      .init(Field.category, "category", "需求类别", .word(of: DemandCategory.self), .always),
      .init(Field.raisedBy, "raised_by", "提出人", .text, .always),
      .init(Field.raisedOn, "raised_on", "提出日期", .date, .always),
      .init(Field.completedOn, "completed_on", "完成日期", .date),
      .init(Field.explanation, "explanation", "未按期说明", .text),
      .init(Field.alternative, "alternative", "替代方案", .text),
      .init(Field.confirmedBy, "confirmed_by", "确认人", .text, .when("已完成", { !$0.isBlank(Field.completedOn) })),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var id: String? { row.text(Field.id) }
  public var title: String? { row.text(Field.title) }
  public var category: DemandCategory? { row.word(Field.category) }
  public var raisedBy: String? { row.text(Field.raisedBy) }
  public var raisedOn: CivilDate? { row.date(Field.raisedOn) }
  public var completedOn: CivilDate? { row.date(Field.completedOn) }
  public var explanation: String? { row.text(Field.explanation) }
  public var alternative: String? { row.text(Field.alternative) }
  public var confirmedBy: String? { row.text(Field.confirmedBy) }
}

/// How large a demand is: only a general one has the limit of three working days.
public enum DemandCategory: String, LedgerWord {
  case general
  case substantial

  public var chinese: String {
    switch self {
    case .general: "一般"
    case .substantial: "重大"
    }
  }
}
