import Measures

/// Proposals for optimization (contract clause 4.3).
public struct Proposal: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case date, title, summary, submittedTo, document
  }

  public static let table = LedgerTable(
    "proposals", "优化方案", scope: .cycle, expected: true, period: Field.date,
    columns: [
      .init(Field.date, "date", "日期", .date, .always),
      .init(Field.title, "title", "方案名称", .text, .always),
      .init(Field.summary, "summary", "主要内容", .text, .always),
      .init(Field.submittedTo, "submitted_to", "提交对象", .text, .always),
      .init(Field.document, "document", "方案文件", .evidence, .always),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var date: CivilDate? { row.date(Field.date) }
  public var title: String? { row.text(Field.title) }
  public var summary: String? { row.text(Field.summary) }
  public var submittedTo: String? { row.text(Field.submittedTo) }
  public var document: String? { row.text(Field.document) }
}
