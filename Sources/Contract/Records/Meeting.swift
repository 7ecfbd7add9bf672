import Measures

/// Monthly meetings of the three parties (contract clause 4.3).
public struct Meeting: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case date, topic, office, operations, maintenance, resolutions, minutes
  }

  public static let table = LedgerTable(
    "meetings", "业务交流会", scope: .cycle, expected: true, period: Field.date,
    columns: [
      .init(Field.date, "date", "日期", .date, .always),
      .init(Field.topic, "topic", "议题", .text, .always),
      .init(Field.office, "office", "热线办参会人", .list, .always, blank: .meetingPartyMissing),
      .init(Field.operations, "operations", "运行方参会人", .list, .always, blank: .meetingPartyMissing),
      .init(Field.maintenance, "maintenance", "运维方参会人", .list, .always, blank: .meetingPartyMissing),
      .init(Field.resolutions, "resolutions", "会议决议", .text, .always),
      .init(Field.minutes, "minutes", "会议纪要", .evidence, .always),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var date: CivilDate? { row.date(Field.date) }
  public var topic: String? { row.text(Field.topic) }
  public var office: [String] { row.list(Field.office) }
  public var operations: [String] { row.list(Field.operations) }
  public var maintenance: [String] { row.list(Field.maintenance) }
  public var resolutions: String? { row.text(Field.resolutions) }
  public var minutes: String? { row.text(Field.minutes) }
}
