import Assessment
import Contract

/// A figure that people can ask for by name: as JSON calls it, and as the documents do.
struct ExplainedFigure<Subject>: Sendable {
  /// The first is the one that is suggested.
  let names: [String]
  let explanation: @Sendable (Subject) -> Explanation

  init(_ names: String..., explanation: @escaping @Sendable (Subject) -> Explanation) {
    self.names = names
    self.explanation = explanation
  }
}

/// A cycle's dossier with its money.
struct ExplainedCycle: Sendable {
  let dossier: Dossier
  let settlement: CycleSettlement
}

extension ExplainedFigure<ExplainedCycle> {
  /// Of a cycle alone.
  static let all: [ExplainedFigure] = [
    ExplainedFigure("total", "band", "score", "总分", "档次") { Explanation($0.settlement.sheet) },
    ExplainedFigure("full", "满分") { .full($0.settlement.sheet) },
    ExplainedFigure("deducted", "扣分合计") { .deducted($0.settlement.sheet) },
    ExplainedFigure("own", "own_total", "自评总分") { Explanation(Scores($0.dossier).own) },
    ExplainedFigure("confirmed", "性质") { .standing($0.dossier, $0.settlement) },
    ExplainedFigure("base", "周期服务费") { Explanation($0.settlement.base) },
    ExplainedFigure("payable", "capital", "status", "应付金额", "应付大写", "状态") { .payable($0.settlement) },
    ExplainedFigure("computed", "核算金额") { .computed($0.settlement) },
    ExplainedFigure("held", "暂缓金额") { .held($0.settlement) },
    ExplainedFigure("reductions", "reductions_total", "减收合计") { .reductions($0.settlement) },
    ExplainedFigure("penalties", "penaltiesTotal", "penalties_total", "违约金合计") { .penalties($0.settlement) },
    ExplainedFigure("submissionDue", "submission_due", "应提交日期") { .submissionDue($0.dossier) },
    ExplainedFigure("reviewDue", "review_due", "应审查日期") { .reviewDue($0.dossier) },
    ExplainedFigure("paymentDue", "payment_due", "应支付日期") { .paymentDue($0.dossier) },
    ExplainedFigure("submitted_on", "提交日期", "compiled_on", "编制日期") { .submitted($0.dossier) },
    ExplainedFigure("days", "天数", "start", "开始日期", "end", "结束日期") { .cycleDays($0.dossier) },
    ExplainedFigure("working_days", "工作日数") { .workingDays($0.dossier) },
    ExplainedFigure("provisional", "dates", "日期为暂定") { .provisional($0.dossier) },
  ]
}

extension ExplainedFigure<(year: ExplainedYear, last: Cycle.Name?)> {
  /// Of the year, seen from one of its cycles or as a whole.
  static let all: [ExplainedFigure] = [
    ExplainedFigure("cumulative", "cumulative_payable", "paid", "累计应付", "已付合计") { .cumulative($0.year.history(upTo: $0.last)) },
    ExplainedFigure("earlier", "earlier_payable", "此前应付") { .cumulative($0.year.history(before: $0.last)) },
    ExplainedFigure("previous", "previous_total", "上期总分") { .previous($0.year, before: $0.last) },
    ExplainedFigure("remaining", "年度剩余") { .remaining($0.year.history(upTo: $0.last)) },
    ExplainedFigure("annual", "考核金应付") { .annual($0.year) },
    ExplainedFigure("sum", "assessment_sum", "考核金", "基数") { Explanation($0.year.annual.sum) },
    ExplainedFigure("deductions", "扣减合计") { .annualDeductions($0.year) },
    ExplainedFigure("forecast", "预测") { .forecast($0.year) },
  ]
}
