import Assessment
import Contract
import Measures
import Settlement
import Templating

/// What both yearly documents show: the contract, the four cycles, their scores and payments, the yearly sum.
enum AnnualFields {
  static let common: [Field<YearView>] = [
    .object("合同", "contract", of: ContractFields.set, from: "contract.yaml") { $0.last },
    Field("年度", "year", .text, example: "2025") { .text($0.last.dossier.year) },
    Field("草稿", "draft", .boolean, from: "build --draft") { .boolean($0.isDraft) },
    Field("编制人", "compiled_by", .text, mayBeMissing: true) { Shown.text($0.last.dossier.settings.compiledBy, in: $0.last) },
    Field("编制日期", "compiled_on", .date) { Shown.date($0.acceptance?.acceptedOn ?? $0.last.dossier.deadlines.submission.date) },
    Field("验收日期", "accepted_on", .date, mayBeMissing: true, from: "Q4/cycle.yaml：acceptance") { Shown.date($0.acceptance?.acceptedOn) },
    Field("验收文件", "acceptance", .text, mayBeMissing: true) { Shown.text($0.acceptance?.document, in: $0.last) },
    .list("周期", "cycles", of: cycle) { $0.cycles },
    .object("考核金", "assessment_sum", of: sum) { $0 },
    Field("已付合计", "paid", .number) { .number(Number($0.history.paid)) },
    Field("服务费合计", "base_total", .number) { .number(Number($0.cycles.reduce(.zero) { $0 + $1.settlement.base.amount })) },
    Field("减收合计", "reductions_total", .number) { .number(Number($0.history.reductions)) },
    Field("违约金合计", "penalties_total", .number) { .number(Number($0.history.penalties)) },
    Field("暂缓合计", "held", .number) { .number(Number($0.history.held)) },
  ]

  /// A cycle as one line of the year.
  private static let cycle = FieldSet<CycleView>(
    [
      Field("代号", "code", .text, example: "Q2") { .text($0.dossier.cycle.name.rawValue) },
      Field("名称", "name", .text, example: "第二服务周期") { .text($0.dossier.cycle.name.chinese) },
      Field("中文序号", "ordinal", .text, example: "二") { view in
        .text(zip(Cycle.Name.allCases, ["一", "二", "三", "四"]).first { $0.0 == view.dossier.cycle.name }?.1 ?? "")
      },
      Field("开始日期", "start", .date) { .date($0.dossier.cycle.start) },
      Field("结束日期", "end", .date) { .date($0.dossier.cycle.end) },
      Field("提交日期", "submitted_on", .date, mayBeMissing: true) { Shown.date($0.dossier.settings.submittedOn) },
      Field("确认日期", "confirmed_on", .date, mayBeMissing: true) { view in
        Shown.date(view.score.isConfirmed ? view.dossier.review?.confirmedOn : nil)
      },
      Field("工单数", "ticket_count", .number) { .number(Number($0.tickets.total)) },
      Field("故障数", "fault_count", .number) { .number(Number($0.tickets.faults.count)) },
      Field("响应率", "response_share", .number, mayBeMissing: true) {
        Shown.share($0.tickets.faults.respondedInTime, of: $0.tickets.faults.count)
      },
      Field("解决率", "resolution_share", .number, mayBeMissing: true) {
        Shown.share($0.tickets.faults.resolvedInTime, of: $0.tickets.faults.count)
      },
      Field("主动发现率", "proactive_share", .number, mayBeMissing: true) {
        Shown.share($0.tickets.foundProactively, of: $0.tickets.discoveries)
      },
      Field("应巡次数", "due_count", .number) { .number(Number($0.inspections.due)) },
      Field("按时次数", "done_count", .number) { .number(Number($0.inspections.count(.done))) },
      Field("超时次数", "late_count", .number) { .number(Number($0.inspections.count(.late))) },
      Field("不全次数", "incomplete_count", .number) { .number(Number($0.inspections.count(.incomplete))) },
      Field("未巡次数", "missing_count", .number) { .number(Number($0.inspections.count(.missing))) },
      Field("完成率", "completed_share", .number, mayBeMissing: true) { Shown.share($0.inspections.completed, of: $0.inspections.due) },
      Field("需求数", "demand_count", .number) { .number(Number($0.entries(Demand.self).count)) },
      Field("会议数", "meeting_count", .number) { .number(Number($0.entries(Meeting.self).count)) },
      Field("方案数", "proposal_count", .number) { .number(Number($0.entries(Proposal.self).count)) },
      Field("可用率", "availability", .number, mayBeMissing: true) { Shown.percent($0.metrics.availability) },
      Field("自身超时响应数", "own_slow_count", .number) { .number(Number($0.metrics.ownSlow)) },
      ScoreFields.field,
      SettlementFields.field,
    ] + NarrativeFields.texts)

  /// 考核金 (contract clause 30 and annex; specification: settlement, "Year").
  private static let sum = FieldSet<YearView>([
    Field("基数", "sum", .number, example: "218000.00") { .number(Number($0.settlement.sum.amount)) },
    Field("基数算式", "formula", .text) { .text(Wording.printed($0.settlement.sum.formula.zh)) },
    Field("状态", "status", .text, example: "可支付") { .text($0.settlement.status.words) },
    Field("可支付", "payable_now", .boolean) { .boolean($0.settlement.status == .payable) },
    Field("待协商", "negotiate", .boolean) { .boolean($0.settlement.status == .negotiate) },
    Field("未完成", "incomplete", .boolean) { .boolean($0.settlement.status == .incomplete) },
    Field("扣减合计", "deductions_total", .number) { .number(Number($0.settlement.deductionsTotal)) },
    Field("应付金额", "payable", .number, mayBeMissing: true, example: "130800.00") { Shown.amount($0.settlement.payable) },
    Field("应付大写", "capital", .text, mayBeMissing: true) { $0.settlement.capital.map(Value.text) ?? .null },
    .list("扣减", "deductions", of: deduction) { $0.settlement.deductions },
    .list("缺少", "missing", of: missing) { AnnualSentences.missing($0.settlement) },
  ])

  private static let deduction = FieldSet<AnnualSettlement.Deduction>([
    Field("周期", "cycle", .text, example: "第二服务周期") { .text($0.cycle.chinese) },
    Field("总分", "total", .number) { .number(Number($0.total)) },
    Field("档次", "band", .text) { .text($0.band.words) },
    Field("比例", "percent", .number, example: "0.1") { Shown.percent($0.percent) },
    Field("金额", "amount", .number, example: "21800.00") { .number(Number($0.amount)) },
  ])

  private static let missing = FieldSet<String>([Field("内容", "text", .text) { .text($0) }])
}

extension AnnualSettlement.Status {
  fileprivate var words: String {
    switch self {
    case .payable: "可支付"
    case .negotiate: "待双方协商"
    case .incomplete: "尚不具备结算条件"
    }
  }
}
