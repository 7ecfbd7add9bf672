import Assessment
import Contract
import Diagnostics
import Measures
import Settlement
import Templating

/// What Articles 31, 32 and 35 ask for, each with a tick or not.
enum ChecklistFields {
  static let field = Field<CycleView>.list("核对", "checklist", of: line, from: "第三十一条、第三十二条、第三十五条") { view in
    entries.map { Line(entry: $0, view: view) }
  }

  private struct Entry: Sendable {
    let clause: String
    let title: String
    let isThere: @Sendable (CycleView) -> Bool
    let remark: @Sendable (CycleView) -> String
  }

  private struct Line: Sendable {
    let entry: Entry
    let view: CycleView
  }

  private static let line = FieldSet<Line>([
    Field("条款", "clause", .text, example: "35") { .text($0.entry.clause) },
    Field("资料", "title", .text, example: "运维服务单") { .text($0.entry.title) },
    Field("齐全", "there", .boolean) { .boolean($0.entry.isThere($0.view)) },
    Field("说明", "remark", .text) { Shown.text($0.entry.remark($0.view), in: $0.view) },
  ])

  private static let entries: [Entry] = [
    Entry(
      clause: "35", title: "运维服务单", isThere: { isWhole(Ticket.table, $0) },
      remark: { "\($0.tickets.total)件，未办结\($0.tickets.open)件" }),
    Entry(
      clause: "35", title: "巡检记录", isThere: { isWhole(InspectionItem.table, $0) },
      remark: { "\($0.inspections.inspections.count)次，应巡\($0.inspections.due)次" }),
    Entry(
      clause: "35", title: "运维服务报告", isThere: { view in reportLedgers.allSatisfy { isWhole($0, view) } },
      remark: { "含\($0.dossier.allLedgers.count { $0.isPresent })类台账的统计" }),
    Entry(
      clause: "35", title: "运维服务质量考核评分表", isThere: { $0.score.isConfirmed },
      remark: { $0.score.isConfirmed ? "双方已签字确认" : "已提交，尚待甲方签字确认" }),
    Entry(
      clause: "31", title: "实际统计数据", isThere: { isWhole(DailyMetrics.table, $0) },
      remark: { "每日运行指标\($0.metrics.days)天" }),
    Entry(
      clause: "31", title: "考核评分结果", isThere: { _ in true },
      remark: { "\($0.score.total)分（\($0.score.standing)）" }),
    Entry(
      clause: "31", title: "核算结果", isThere: { _ in true },
      remark: { "本周期应付\($0.settlement.payable.grouped)元" }),
    Entry(
      clause: "32", title: "增值税发票", isThere: { $0.dossier.settings.invoice?.amount == $0.settlement.payable },
      remark: { view in
        guard let invoice = view.dossier.settings.invoice else { return "付款申请前开具" }
        return invoice.amount == view.settlement.payable ? "与应付金额一致" : "与应付金额不一致"
      }),
  ]

  private static let reportLedgers: [LedgerTable] = [
    Attendance.table, Duty.table, Meeting.table, Proposal.table, Activity.table,
  ]

  /// Whether a ledger is there and nothing of it stands in the way of submission.
  private static func isWhole(_ table: LedgerTable, _ view: CycleView) -> Bool {
    view.dossier.ledger(table).isPresent && !view.findings.contains { $0.severity == .error && $0.place.ledger == table.key }
  }
}
