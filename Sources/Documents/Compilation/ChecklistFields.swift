import Assessment
import Contract
import Diagnostics
import Measures
import Settlement
import Templating

/// What Articles 31, 32 and 35 ask for, each with a tick or not; the template names the papers and their clauses.
enum ChecklistFields {
  static let field = Field<CycleView>.object(
    "核对", "checklist",
    of: FieldSet([
      paper("运维服务单", "tickets", CompilationSentences.Remarks.tickets) { isWhole(Ticket.table, $0) },
      paper("巡检记录", "inspections", CompilationSentences.Remarks.inspections) { isWhole(InspectionItem.table, $0) },
      paper("运维服务报告", "report", CompilationSentences.Remarks.report) { view in reportLedgers.allSatisfy { isWhole($0, view) } },
      paper("评分表", "assessment", CompilationSentences.Remarks.form) { $0.score.isConfirmed },
      paper("统计数据", "metrics", CompilationSentences.Remarks.metrics) { isWhole(DailyMetrics.table, $0) },
      paper("评分结果", "score", CompilationSentences.Remarks.score) { _ in true },
      paper("核算结果", "payable", CompilationSentences.Remarks.payable) { _ in true },
      paper("相关资料", "records", CompilationSentences.Remarks.records) { view in
        view.dossier.allLedgers.allSatisfy { $0.isPresent || !$0.table.expected }
          && !view.findings.contains { $0.severity == .error && $0.place.ledger != nil }
      },
      paper("发票", "invoice", CompilationSentences.Remarks.invoice) { $0.dossier.settings.invoice?.amount == $0.settlement.payable },
    ]), from: "第三十一条、第三十二条、第三十五条"
  ) { $0 }

  private static func paper(
    _ chinese: String, _ key: String, _ remark: @escaping @Sendable (CycleView) -> String,
    isThere: @escaping @Sendable (CycleView) -> Bool
  ) -> Field<CycleView> {
    .object(
      chinese, key,
      of: FieldSet([
        Field("齐全", "there", .boolean) { .boolean(isThere($0)) },
        Field("说明", "remark", .text) { Shown.text(remark($0), in: $0) },
      ])
    ) { $0 }
  }

  private static let reportLedgers: [LedgerTable] = [
    Attendance.table, Duty.table, Meeting.table, Proposal.table, Activity.table,
  ]

  /// Whether a ledger is there and nothing of it stands in the way of submission.
  private static func isWhole(_ table: LedgerTable, _ view: CycleView) -> Bool {
    view.dossier.ledger(table).isPresent && !view.findings.contains { $0.severity == .error && $0.place.ledger == table.key }
  }
}
