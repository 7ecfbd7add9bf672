import Measures

/// Shifts of the 7×24 support (contract clause 3).
public struct Duty: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case start, end, person, backup
  }

  public static let table = LedgerTable(
    "duty", "支撑值班表", scope: .cycle, expected: true, orders: [.init(Field.start, Field.end)],
    columns: [
      .init(Field.start, "start", "开始时间", .moment, .always),
      .init(Field.end, "end", "结束时间", .moment, .always),
      .init(Field.person, "person", "值班人", .staff(on: Field.start), .always),
      .init(Field.backup, "backup", "备班人", .staff(on: Field.start)),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var start: Moment? { row.moment(Field.start) }
  public var end: Moment? { row.moment(Field.end) }
  public var person: String? { row.text(Field.person) }
  public var backup: String? { row.text(Field.backup) }
}
