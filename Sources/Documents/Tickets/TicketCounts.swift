import Contract
import Measures
import Templating

/// The counts of a cycle's tickets, for the cover of 运维服务单, the report and the compilation's statistics.
enum TicketCounts {
  static let fields: [Field<CycleView>] = [
    Field("工单数", "ticket_count", .number, example: "302") { .number(Number($0.tickets.total)) },
    Field("未办结数", "open_count", .number, example: "0") { .number(Number($0.tickets.open)) },
    Field("故障数", "fault_count", .number, example: "96") { .number(Number($0.tickets.faults.count)) },
    Field("首号", "first_ticket", .text, mayBeMissing: true) { view in
      Shown.text(view.dossier.records(Ticket.self).first { $0.id != nil }?.id, in: view)
    },
    Field("末号", "last_ticket", .text, mayBeMissing: true) { view in
      Shown.text(view.dossier.records(Ticket.self).last { $0.id != nil }?.id, in: view)
    },
    .list("按类别", "by_kind", of: MonthCount.fields) { MonthCount.lines($0, \.kinds, TicketKind.allCases, name: \.chinese) },
    .list("按等级", "by_level", of: MonthCount.fields) { MonthCount.lines($0, \.levels, FaultLevel.allCases, name: \.chinese) },
    .list("按来源", "by_source", of: MonthCount.fields) { MonthCount.lines($0, \.sources, TicketSource.allCases, name: \.chinese) },
    .list("按满意度", "by_satisfaction", of: MonthCount.fields) {
      MonthCount.lines($0, \.satisfaction, Satisfaction.allCases, name: \.chinese)
    },
    .object("工单合计", "ticket_sum", of: FieldSet(MonthCount.figures)) { view in
      let total = view.tickets.total
      return MonthCount(count: Count(name: "", count: total, total: total), months: view.ticketMonths.map(\.total))
    },
    .list("按系统", "by_system", of: Count.fields) { $0.tickets.systems.ranked(in: $0) },
    .list("按月", "by_month", of: Count.fields) { view in
      let months = view.dossier.cycle.months
      return view.tickets.months.lines(Array(months.indices)) { "\(months[$0].year)年\(months[$0].month)月" }
    },
  ]
}
