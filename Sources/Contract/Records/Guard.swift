import Measures

/// Guarded events with staff on site around the clock (contract clause 6).
public struct Guard: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case start, end, event, onDuty, roster
  }

  public static let table = LedgerTable(
    "guards", "重大活动保障", scope: .cycle, orders: [.init(Field.start, Field.end)],
    columns: [
      .init(Field.start, "start", "开始时间", .moment, .always),
      .init(Field.end, "end", "结束时间", .moment, .always),
      .init(Field.event, "event", "活动名称", .text, .always),
      .init(Field.onDuty, "on_duty", "驻场人员", .staffList(on: Field.start.rawValue), .always, blank: .guardUnstaffed),
      .init(Field.roster, "roster", "值班表", .evidence, .always),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var start: Moment? { row.moment(Field.start) }
  public var end: Moment? { row.moment(Field.end) }
  public var event: String? { row.text(Field.event) }
  public var onDuty: [String] { row.list(Field.onDuty) }
  public var roster: String? { row.text(Field.roster) }
}
