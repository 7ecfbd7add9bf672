import Measures

/// Daily figures of the platform, one row a calendar day (contract clause 4.1, annex 2.3).
public struct DailyMetrics: LedgerRecord {
  /// The columns, in the order of the ledger.
  public enum Field: Int, LedgerField {
    case date, seatFailures, repeatLogins, slowResponses, slowExternal, slowReport, averageResponse, availability, monitor
  }

  public static let table = LedgerTable(
    "metrics", "每日运行指标", scope: .cycle, expected: true, identity: [Field.date], unique: Field.date, period: Field.date,
    columns: [
      .init(Field.date, "date", "日期", .date, .always),
      .init(Field.seatFailures, "seat_failures", "座席电脑故障台次", .integer(minimum: 0), .always),
      .init(Field.repeatLogins, "repeat_logins", "系统原因重复登录台次", .integer(minimum: 0), .always),
      .init(Field.slowResponses, "slow_responses", "响应超5秒次数", .integer(minimum: 0), .always),
      .init(Field.slowExternal, "slow_external", "其中外网原因次数", .integer(minimum: 0), .always),
      .init(
        Field.slowReport, "slow_report", "未达标书面说明", .evidence, .when("有自身原因的超时响应", { Self(row: $0).ownSlowResponses ?? 0 > 0 }),
        blank: .metricsSlowUnexplained),
      .init(Field.averageResponse, "average_response", "平均响应时间(秒)", .decimal),
      .init(Field.availability, "availability", "平台可用率", .percent),
      .init(Field.monitor, "monitor", "监控值班人", .staff(on: Field.date), .always),
    ])

  public let row: Row
  public init(row: Row) { self.row = row }

  public var date: CivilDate? { row.date(Field.date) }
  public var seatFailures: Int? { row.state(Field.seatFailures) == .good ? row.integer(Field.seatFailures) : nil }
  public var repeatLogins: Int? { row.state(Field.repeatLogins) == .good ? row.integer(Field.repeatLogins) : nil }
  public var slowResponses: Int? { row.state(Field.slowResponses) == .good ? row.integer(Field.slowResponses) : nil }
  public var slowExternal: Int? { row.state(Field.slowExternal) == .good ? row.integer(Field.slowExternal) : nil }
  public var slowReport: String? { row.text(Field.slowReport) }
  public var averageResponse: String? { row.text(Field.averageResponse) }
  /// In millionths of a second; `nil` where it is no decimal.
  public var averageResponseMicroseconds: Int? { CellText.decimal(row.bytes(Field.averageResponse.rawValue)) }
  public var availability: Percent? { row.percent(Field.availability) }
  public var monitor: String? { row.text(Field.monitor) }

  /// Responses over five seconds that the government extranet did not cause (annex 2.3, third rule).
  public var ownSlowResponses: Int? {
    guard let slowResponses, let slowExternal else { return nil }
    return max(0, slowResponses - slowExternal)
  }
}
