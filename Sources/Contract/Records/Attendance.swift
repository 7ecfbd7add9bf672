import Measures

/// Attendance of the on-site engineers, one row a person a working day (contract clause 3, annex 1.2 and 1.3).
public struct Attendance: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case date, person, status, minutes, checkedIn, checkedOut, substitute, remark
  }

  public static let table = LedgerTable(
    "attendance", "考勤", scope: .cycle, expected: true, identity: [Field.date, Field.person], period: Field.date,
    columns: [
      .init(Field.date, "date", "日期", .date, .always),
      .init(Field.person, "person", "人员", .staff(on: Field.date), .always),
      .init(Field.status, "status", "状态", .word(of: AttendanceStatus.self), .always),
      .init(Field.minutes, "minutes", "迟到早退分钟", .integer(minimum: 1), .when("迟到、早退", { [.late, .early].contains(Self(row: $0).status) })),
      .init(Field.checkedIn, "checked_in", "签到时间", .time),
      .init(Field.checkedOut, "checked_out", "签退时间", .time),
      .init(Field.substitute, "substitute", "顶替人员", .staffOrName),
      .init(Field.remark, "remark", "备注", .text),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var date: CivilDate? { row.date(Field.date) }
  public var person: String? { row.text(Field.person) }
  public var status: AttendanceStatus? { row.word(Field.status) }
  public var minutes: Int? { row.state(Field.minutes) == .good ? row.integer(Field.minutes) : nil }
  public var checkedIn: ClockTime? { row.time(Field.checkedIn) }
  public var checkedOut: ClockTime? { row.time(Field.checkedOut) }
  public var substitute: String? { row.text(Field.substitute) }
  public var remark: String? { row.text(Field.remark) }
}

/// How a person's day was.
public enum AttendanceStatus: String, LedgerWord {
  case present
  case late
  case early
  case leave
  case absent
  case leftPost = "left_post"
  case unreachable

  public var chinese: String {
    switch self {
    case .present: "在岗"
    case .late: "迟到"
    case .early: "早退"
    case .leave: "请假"
    case .absent: "缺岗"
    case .leftPost: "擅自离岗"
    case .unreachable: "联系不上"
    }
  }
}
