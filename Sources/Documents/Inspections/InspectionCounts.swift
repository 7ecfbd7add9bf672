import Contract
import Measures
import Templating

/// The counts of a cycle's inspections against their plans.
enum InspectionCounts {
  static let fields: [Field<CycleView>] = [
    Field("巡检次数", "inspection_count", .number, example: "64") { .number(Number($0.inspections.inspections.count)) },
    Field("应巡次数", "due_count", .number, example: "64") { .number(Number($0.inspections.due)) },
    Field("按时次数", "done_count", .number) { .number(Number($0.inspections.count(.done))) },
    Field("超时次数", "late_count", .number) { .number(Number($0.inspections.count(.late))) },
    Field("不全次数", "incomplete_count", .number) { .number(Number($0.inspections.count(.incomplete))) },
    Field("未巡次数", "missing_count", .number) { .number(Number($0.inspections.count(.missing))) },
    Field("完成次数", "completed_count", .number) { .number(Number($0.inspections.completed)) },
    Field("完成率", "done_share", .number, mayBeMissing: true) { Shown.share($0.inspections.completed, of: $0.inspections.due) },
    Field("异常项数", "abnormal_total", .number) { .number(Number($0.inspections.abnormal)) },
    Field("有巡检异常", "has_abnormal_items", .boolean) { .boolean($0.inspections.abnormal > 0) },
    Field("巡检首号", "first_inspection", .text, mayBeMissing: true) { Shown.text($0.inspections.inspections.first?.id, in: $0) },
    Field("巡检末号", "last_inspection", .text, mayBeMissing: true) { Shown.text($0.inspections.inspections.last?.id, in: $0) },
    .list("巡检统计", "plan_figures", of: planFields) { $0.inspections.plans },
    .list("未达标巡检", "flawed_days", of: FlawedDay.fields, from: "附件2.1") { FlawedDay.all(of: $0) },
    .list("巡检异常", "abnormal_inspections", of: InspectionFields.abnormal, from: "台账：巡检记录") { view in
      view.entries(InspectionItem.self) { $0.result == .abnormal }
    },
  ]

  private static let planFields = FieldSet<InspectionFigures.PlanDays>([
    Field("名称", "name", .text, example: "日巡检") { .text($0.plan.name) },
    Field("频次", "days", .text, example: "每个工作日") { .text($0.plan.days.words) },
    Field("应巡", "due", .number) { .number(Number($0.days.count)) },
    Field("按时", "done", .number) { .number(Number($0.count(.done))) },
    Field("超时", "late", .number) { .number(Number($0.count(.late))) },
    Field("不全", "incomplete", .number) { .number(Number($0.count(.incomplete))) },
    Field("未巡", "missing", .number) { .number(Number($0.count(.missing))) },
    Field("完成率", "share", .number, mayBeMissing: true) { Shown.share($0.days.count - $0.count(.missing), of: $0.days.count) },
  ])
}
