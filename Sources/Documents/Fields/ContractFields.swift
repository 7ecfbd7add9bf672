import Contract
import Measures
import Templating

/// What contract.yaml says of the contract and its parties.
enum ContractFields {
  static let set = FieldSet<CycleView>([
    Field("采购编号", "number", .text, example: "郑财招标采购-2025-321") { .text(terms($0).number) },
    Field("项目名称", "project", .text) { .text(terms($0).project) },
    Field("甲方", "client", .text) { .text(terms($0).client.name) },
    Field("甲方联系人", "client_contact", .text, mayBeMissing: true) { Shown.text(terms($0).client.contact, in: $0) },
    Field("乙方", "vendor", .text) { .text(terms($0).vendor.name) },
    Field("乙方联系人", "vendor_contact", .text, mayBeMissing: true) { Shown.text(terms($0).vendor.contact, in: $0) },
    Field("开户名称", "account_name", .text) { .text(terms($0).vendor.accountName) },
    Field("开户银行", "bank", .text) { .text(terms($0).vendor.bank) },
    Field("银行账号", "account", .text) { .text(terms($0).vendor.account) },
    Field("签订日期", "signed_on", .date) { .date(terms($0).signedOn) },
    Field("期限起", "term_start", .date) { .date(terms($0).term.lowerBound) },
    Field("期限止", "term_end", .date) { .date(terms($0).term.upperBound) },
    Field("总金额", "total_amount", .number) { .number(Number(terms($0).totalAmount)) },
    Field("年度金额", "annual_amount", .number) { .number(Number(terms($0).annualAmount)) },
    Field("周期比例", "cycle_share", .number, example: "0.225") { Shown.percent(terms($0).cycleShare) },
    Field("考核比例", "assessment_share", .number, example: "0.1") { Shown.percent(terms($0).assessmentShare) },
    Field("驻场人数", "on_site_minimum", .number, example: "3") { .number(Number(terms($0).onSiteMinimum)) },
    Field("支撑人数", "support_minimum", .number, example: "2") { .number(Number(terms($0).supportMinimum)) },
    Field("上班时间", "work_start", .time) { .time(terms($0).workingHours.hours.lowerBound) },
    Field("下班时间", "work_end", .time) { .time(terms($0).workingHours.hours.upperBound) },
    .list("故障分级", "fault_levels", of: levelFields) { view in
      FaultLevel.allCases.map { Level(level: $0, words: view.dossier.terms.faultLevels[$0]) }
    },
    .list("巡检计划", "inspection_plans", of: PlanFields.set) { $0.dossier.terms.inspectionPlans },
  ])

  private static func terms(_ view: CycleView) -> ContractTerms { view.dossier.terms }

  /// A fault level, what contract.yaml says of it, and how fast the annex wants it solved.
  private struct Level: Sendable {
    var level: FaultLevel
    var words: String?
  }

  private static let levelFields = FieldSet<Level>([
    Field("等级", "level", .text, example: "较大") { .text($0.level.chinese) },
    Field("定义", "definition", .text, mayBeMissing: true) { $0.words.map(Value.text) ?? .null },
    Field("解决时限", "limit", .duration) { .duration(seconds: TimeLimit.resolution($0.level).seconds) },
  ])
}

/// The inspection plans of contract.yaml.
enum PlanFields {
  static let set = FieldSet<InspectionPlan>([
    Field("计划编号", "id", .text, example: "daily") { .text($0.id) },
    Field("名称", "name", .text, example: "日巡检") { .text($0.name) },
    Field("频次", "days", .text, example: "每个工作日") { .text($0.days.words) },
    Field("时间窗", "window", .text, example: "08:30-10:30") { plan in
      .text(plan.window.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "不限")
    },
    Field("对象", "objects", .text, example: "应用服务器、数据库") { .text($0.objects.map(\.name).joined(separator: "、")) },
    Field("项数", "item_count", .number, example: "13") { .number(Number($0.objects.reduce(0) { $0 + $1.items.count })) },
  ])
}

extension InspectionPlan.Days {
  var words: String {
    switch self {
    case .working: "每个工作日"
    case .all: "每日"
    case .weekly(let day): "每周" + CivilDate.weekdayNames[min(max(day, 1), 7) - 1]
    case .monthly(let day): "每月\(day)日"
    }
  }
}
