import Contract
import Measures
import Templating

/// The cycle itself, and what cycle.yaml says of its papers.
enum CycleFields {
  static let set = FieldSet<CycleView>([
    Field("代号", "code", .text, example: "Q2") { .text($0.dossier.cycle.name.rawValue) },
    Field("名称", "name", .text, example: "第二服务周期") { .text($0.dossier.cycle.name.chinese) },
    Field("合同年度", "year", .text, example: "2025") { .text($0.dossier.year) },
    Field("开始日期", "start", .date) { .date($0.dossier.cycle.start) },
    Field("结束日期", "end", .date) { .date($0.dossier.cycle.end) },
    Field("天数", "days", .number, example: "92") { .number(Number($0.dossier.cycle.days.count)) },
    Field("工作日数", "working_days", .number, example: "62") { view in
      .number(Number(view.dossier.calendar.workingDays(in: view.dossier.cycle.days).count))
    },
    Field("首月", "month1", .text, example: "3月") { .text(month(0, $0)) },
    Field("次月", "month2", .text, example: "4月") { .text(month(1, $0)) },
    Field("末月", "month3", .text, example: "5月") { .text(month(2, $0)) },
    Field("应提交日期", "submission_due", .date) { .date($0.dossier.deadlines.submission.date) },
    Field("应审查日期", "review_due", .date) { .date($0.dossier.deadlines.review.date) },
    Field("应支付日期", "payment_due", .date) { .date($0.dossier.deadlines.payment.date) },
    Field("支付日期为预计", "payment_forecast", .boolean) { .boolean($0.dossier.deadlines.paymentIsForecast) },
    Field("日期为暂定", "provisional", .boolean) { .boolean($0.dossier.deadlines.isProvisional) },
    Field("编制人", "compiled_by", .text, mayBeMissing: true) { Shown.text($0.dossier.settings.compiledBy, in: $0) },
    Field("提交日期", "submitted_on", .date, mayBeMissing: true) { Shown.date($0.dossier.settings.submittedOn) },
    Field("申请日期", "applied_on", .date, mayBeMissing: true) { Shown.date($0.dossier.settings.appliedOn) },
    Field("编制日期", "compiled_on", .date) { view in
      // No clock is read: the papers bear the day of submission, or the day on which it is due.
      .date(view.dossier.settings.submittedOn ?? view.dossier.deadlines.submission.date)
    },
  ])

  private static func month(_ index: Int, _ view: CycleView) -> String { "\(view.dossier.cycle.months[index].month)月" }

  /// What every document's outermost context begins with.
  static let common: [Field<CycleView>] = [
    .object("合同", "contract", of: ContractFields.set, from: "contract.yaml") { $0 },
    .object("周期", "cycle", of: set, from: "合同的周期、日历与 cycle.yaml") { $0 },
    Field("草稿", "draft", .boolean, from: "build --draft") { .boolean($0.isDraft) },
  ]
}

extension Cycle.Name {
  /// As the documents call it: "第二服务周期".
  public var chinese: String {
    switch self {
    case .q1: "第一服务周期"
    case .q2: "第二服务周期"
    case .q3: "第三服务周期"
    case .q4: "第四服务周期"
    }
  }
}
