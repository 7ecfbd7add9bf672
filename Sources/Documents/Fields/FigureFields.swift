import Contract
import Measures
import Templating

/// Figures of the cycle that more than one document shows: faults against their limits, the platform, the people.
enum FigureFields {
  static let faults: [Field<CycleView>] = [
    Field("主动发现数", "proactive_count", .number, from: "第四条第6项") { .number(Number($0.tickets.foundProactively)) },
    Field("应发现数", "discovery_count", .number, from: "第四条第6项") { .number(Number($0.tickets.discoveries)) },
    Field("主动发现率", "proactive_share", .number, mayBeMissing: true, example: "0.93") {
      Shown.share($0.tickets.foundProactively, of: $0.tickets.discoveries)
    },
    Field("按时响应数", "responded_in_time", .number, from: "附件2.2") { .number(Number($0.tickets.faults.respondedInTime)) },
    Field("按时解决数", "resolved_in_time", .number, from: "附件2.2") { .number(Number($0.tickets.faults.resolvedInTime)) },
    Field("响应及时率", "response_share", .number, mayBeMissing: true, from: "附件2.2") {
      Shown.share($0.tickets.faults.respondedInTime, of: $0.tickets.faults.count)
    },
    Field("解决及时率", "resolution_share", .number, mayBeMissing: true, from: "附件2.2") {
      Shown.share($0.tickets.faults.resolvedInTime, of: $0.tickets.faults.count)
    },
    Field("升级数", "escalated_count", .number) { .number(Number($0.tickets.escalated)) },
    Field("到场及时数", "arrived_in_time", .number) { .number(Number($0.tickets.arrivedInTime)) },
    Field("到场及时率", "arrival_share", .number, mayBeMissing: true, from: "第五条") {
      Shown.share($0.tickets.arrivedInTime, of: $0.tickets.escalated)
    },
    Field("办结数", "closed_count", .number) { .number(Number($0.tickets.closed)) },
    Field("办结率", "closed_share", .number, mayBeMissing: true) { Shown.share($0.tickets.closed, of: $0.tickets.total) },
    Field("流转异常数", "flow_count", .number) { .number(Number($0.tickets.kinds[.flowAnomaly])) },
    Field("有故障", "has_faults", .boolean) { .boolean($0.tickets.faults.count > 0) },
    Field("有应发现", "has_discoveries", .boolean) { .boolean($0.tickets.discoveries > 0) },
    .list("时限统计", "limit_figures", of: LevelLine.fields) { LevelLine.all(of: $0) },
    .list("流转统计", "flow_figures", of: FlowLine.fields) { FlowLine.all(of: $0) },
    .list("被动发现", "found_by_users", of: TicketFields.anonymous, from: "用户报修的故障与流转异常") { view in
      view.entries(Ticket.self) { $0.isDiscovery && $0.source == .user }
    },
    .list("故障系统", "fault_systems", of: Count.fields) { $0.tickets.faultSystems.ranked(in: $0) },
    .list("重点故障", "notable_faults", of: TicketFields.anonymous, from: "较大、重大、超时或免责的故障") { view in
      view.entries(Ticket.self) { $0.isNotable(until: view.dossier.cycle.span.upperBound) }
    },
    .list("超时故障", "late_faults", of: TicketFields.anonymous) { view in
      view.entries(Ticket.self) { $0.isLate(until: view.dossier.cycle.span.upperBound) }
    },
    .list("免责故障", "exempt_faults", of: TicketFields.anonymous) { $0.entries(Ticket.self) { $0.kind == .fault && $0.exemption != nil } },
    .list("流转异常", "flow_anomalies", of: TicketFields.anonymous) { $0.entries(Ticket.self) { $0.kind == .flowAnomaly } },
  ]

  static let platform: [Field<CycleView>] = [
    .list("运行统计", "metrics_by_month", of: metrics, from: "台账：每日运行指标") { view in
      let rows = Array(view.dossier.records(DailyMetrics.self))
      let lines = view.dossier.cycle.months.map { month in
        MetricsLine(
          name: "\(month.year)年\(month.month)月",
          figures: MetricsFigures(
            rows.filter { $0.date.map { $0 >= month && $0 < month.adding(months: 1) } ?? false }, policies: view.dossier.terms.policies))
      }
      return lines + [MetricsLine(name: nil, figures: view.metrics)]
    },
    .list("监控对象", "monitored_objects", of: ObjectFigures.fields, from: "第四条第5项；台账：巡检记录、运维服务单") {
      ObjectFigures.all(of: $0)
    },
    .list("超时响应日", "slow_days", of: FieldSet(LedgerFields.of(DailyMetrics.self)), from: "台账：每日运行指标") { view in
      view.entries(DailyMetrics.self) { $0.slowResponses ?? 0 > 0 }
    },
    .list("自身超时日", "own_slow_days", of: FieldSet(LedgerFields.of(DailyMetrics.self)), from: "台账：每日运行指标") { view in
      view.entries(DailyMetrics.self) { $0.ownSlowResponses ?? 0 > 0 }
    },
    Field("有指标", "has_metrics", .boolean) { .boolean($0.metrics.days > 0) },
    Field("平均可用率", "availability", .number, mayBeMissing: true, example: "0.9998") { Shown.percent($0.metrics.availability) },
    Field("最低可用率", "lowest_availability", .number, mayBeMissing: true) { Shown.percent($0.metrics.lowestAvailability) },
    Field("超时响应数", "slow_count", .number) { .number(Number($0.metrics.slow)) },
    Field("自身超时响应数", "own_slow_count", .number) { .number(Number($0.metrics.ownSlow)) },
    Field("座席故障台次", "seat_failures", .number) { .number(Number($0.metrics.seatFailures)) },
    Field("重复登录台次", "repeat_logins", .number) { .number(Number($0.metrics.repeatLogins)) },
  ]

  static let people: [Field<CycleView>] = [
    .list("考勤统计", "attendance_figures", of: attendance, from: "台账：考勤") { AttendanceLine.lines($0.dossier) },
    .list("值班统计", "duty_figures", of: duty, from: "台账：支撑值班表") { DutyLine.lines($0.dossier) },
  ]

  private static let metrics = FieldSet<MetricsLine>([
    Field("名称", "name", .text, mayBeMissing: true, example: "2026年3月") { $0.name.map(Value.text) ?? .null },
    Field("天数", "days", .number) { .number(Number($0.figures.days)) },
    Field("座席故障", "seat_failures", .number) { .number(Number($0.figures.seatFailures)) },
    Field("座席超标天数", "seat_days", .number) { .number(Number($0.figures.seatDays)) },
    Field("重复登录", "repeat_logins", .number) { .number(Number($0.figures.repeatLogins)) },
    Field("登录超标天数", "login_days", .number) { .number(Number($0.figures.loginDays)) },
    Field("超时响应", "slow", .number) { .number(Number($0.figures.slow)) },
    Field("外网原因", "slow_external", .number) { .number(Number($0.figures.slowExternal)) },
    Field("自身原因", "own_slow", .number) { .number(Number($0.figures.ownSlow)) },
    Field("可用率", "availability", .number, mayBeMissing: true) { Shown.percent($0.figures.availability) },
    Field("平均响应", "average_response", .number, mayBeMissing: true, example: "1.46") {
      $0.figures.averageResponse.map(Value.number) ?? .null
    },
  ])

  private static let attendance = FieldSet<AttendanceLine>(
    [
      Field("姓名", "name", .text) { .text($0.person) },
      Field("应勤", "days", .number) { .number(Number($0.days)) },
    ]
      + AttendanceStatus.allCases.map { status in
        Field(status.chinese, status.rawValue, .number) { .number(Number($0.statuses[status])) }
      })

  private static let duty = FieldSet<DutyLine>([
    Field("姓名", "name", .text) { .text($0.person) },
    Field("班次", "shifts", .number) { .number(Number($0.shifts)) },
    Field("时长", "duration", .duration) { .duration(seconds: $0.seconds) },
    Field("小时", "hours", .number) { .number(Number($0.seconds / 3_600)) },
  ])
}

/// How the faults of one level kept to their limits, or those of all.
struct LevelLine: Sendable {
  /// `nil` for those of all levels.
  let level: FaultLevel?
  let figures: TicketFigures.LevelFigures

  static func all(of view: CycleView) -> [LevelLine] {
    levels(of: view) + [LevelLine(level: nil, figures: view.tickets.faults)]
  }

  static func levels(of view: CycleView) -> [LevelLine] {
    FaultLevel.allCases.map { LevelLine(level: $0, figures: view.tickets.byLevel[$0] ?? TicketFigures.LevelFigures()) }
  }

  static let fields = FieldSet<LevelLine>([
    Field("等级", "level", .text, mayBeMissing: true, example: "较大") { $0.level.map { .text($0.chinese) } ?? .null },
    Field("数量", "count", .number) { .number(Number($0.figures.count)) },
    Field("解决时限", "limit", .duration, mayBeMissing: true) { Shown.duration($0.level.map { TimeLimit.resolution($0).seconds }) },
    Field("按时响应", "responded_in_time", .number) { .number(Number($0.figures.respondedInTime)) },
    Field("响应率", "response_share", .number, mayBeMissing: true) { Shown.share($0.figures.respondedInTime, of: $0.figures.count) },
    Field("按时解决", "resolved_in_time", .number) { .number(Number($0.figures.resolvedInTime)) },
    Field("解决率", "resolution_share", .number, mayBeMissing: true) { Shown.share($0.figures.resolvedInTime, of: $0.figures.count) },
    Field("免责", "exempt", .number) { .number(Number($0.figures.exempt)) },
    Field("平均响应", "mean_response", .duration, mayBeMissing: true) { Shown.mean($0.figures.responseSeconds, of: $0.figures.count) },
    Field("平均解决", "mean_resolution", .duration, mayBeMissing: true) { Shown.mean($0.figures.resolutionSeconds, of: $0.figures.count) },
    Field("最长响应", "longest_response", .duration) { .duration(seconds: $0.figures.longestResponse) },
    Field("最长解决", "longest_resolution", .duration) { .duration(seconds: $0.figures.longestResolution) },
  ])
}

/// The flow anomalies of one kind.
struct FlowLine: Sendable {
  let count: Count
  let seconds: Int
  let longest: Int

  static func all(of view: CycleView) -> [FlowLine] {
    view.tickets.flows.lines(FlowKind.allCases, name: \.chinese).enumerated().map { index, count in
      let times = view.entries(Ticket.self) { $0.kind == .flowAnomaly && $0.flowKind == FlowKind.allCases[index] }
        .compactMap { $0.record.resolutionSeconds(until: view.dossier.cycle.span.upperBound) }
      return FlowLine(count: count, seconds: times.reduce(0, +), longest: times.max() ?? 0)
    }
  }

  static let fields = FieldSet<FlowLine>([
    Field("名称", "name", .text, example: "积压") { .text($0.count.name) },
    Field("数量", "count", .number) { .number(Number($0.count.count)) },
    Field("占比", "share", .number, mayBeMissing: true) { Shown.share($0.count.count, of: $0.count.total) },
    Field("平均解决", "mean_resolution", .duration, mayBeMissing: true) { Shown.mean($0.seconds, of: $0.count.count) },
    Field("最长解决", "longest_resolution", .duration, mayBeMissing: true) { $0.count.count == 0 ? .null : .duration(seconds: $0.longest) },
  ])
}

extension Ticket {
  /// A fault that was answered or solved after its limit.
  func isLate(until end: Moment) -> Bool {
    guard kind == .fault else { return false }
    if TimeLimit.response.isExceeded(by: responseSeconds(until: end)) { return true }
    return level.map { TimeLimit.resolution($0).isExceeded(by: resolutionSeconds(until: end)) } ?? false
  }

  /// A fault that the report tells of one by one.
  func isNotable(until end: Moment) -> Bool {
    kind == .fault && (level == .major || level == .critical || exemption != nil || isLate(until: end))
  }
}
