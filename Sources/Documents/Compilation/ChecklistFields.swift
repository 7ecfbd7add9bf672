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
      remark: CompilationSentences.Remarks.tickets),
    Entry(
      clause: "35", title: "巡检记录", isThere: { isWhole(InspectionItem.table, $0) },
      remark: CompilationSentences.Remarks.inspections),
    Entry(
      clause: "35", title: "运维服务报告", isThere: { view in reportLedgers.allSatisfy { isWhole($0, view) } },
      remark: CompilationSentences.Remarks.report),
    Entry(
      clause: "35", title: "运维服务质量考核评分表", isThere: { $0.score.isConfirmed },
      remark: CompilationSentences.Remarks.form),
    Entry(
      clause: "31", title: "实际统计数据", isThere: { isWhole(DailyMetrics.table, $0) },
      remark: CompilationSentences.Remarks.metrics),
    Entry(
      clause: "31", title: "考核评分结果", isThere: { _ in true },
      remark: CompilationSentences.Remarks.score),
    Entry(
      clause: "31", title: "核算结果", isThere: { _ in true },
      remark: CompilationSentences.Remarks.payable),
    Entry(
      clause: "32", title: "增值税发票", isThere: { $0.dossier.settings.invoice?.amount == $0.settlement.payable },
      remark: CompilationSentences.Remarks.invoice),
  ]

  private static let reportLedgers: [LedgerTable] = [
    Attendance.table, Duty.table, Meeting.table, Proposal.table, Activity.table,
  ]

  /// Whether a ledger is there and nothing of it stands in the way of submission.
  private static func isWhole(_ table: LedgerTable, _ view: CycleView) -> Bool {
    view.dossier.ledger(table).isPresent && !view.findings.contains { $0.severity == .error && $0.place.ledger == table.key }
  }
}
