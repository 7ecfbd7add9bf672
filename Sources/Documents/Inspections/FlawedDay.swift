import Contract
import Measures
import Templating

/// A day on which an inspection was late, incomplete or missing, and what is known of the reason (annex 2.1).
struct FlawedDay: Sendable {
  let plan: InspectionPlan
  let day: InspectionFigures.PlanDay
  let view: CycleView

  /// By date, then in the order of the plans.
  static func all(of view: CycleView) -> [FlawedDay] {
    let days = view.inspections.plans.flatMap { plan in
      plan.days.filter { $0.state != .done }.map { FlawedDay(plan: plan.plan, day: $0, view: view) }
    }
    return days.enumerated().sorted { ($0.element.day.date, $0.offset) < ($1.element.day.date, $1.offset) }.map(\.element)
  }

  static let fields = FieldSet<FlawedDay>([
    Field("日期", "date", .date) { .date($0.day.date) },
    Field("计划", "plan", .text, example: "日巡检") { .text($0.plan.name) },
    Field("情况", "state", .text, example: "超时") { .text($0.day.state.rawValue) },
    Field("说明", "explanation", .text, mayBeMissing: true, from: "cycle.yaml：acknowledged，或巡检时间") {
      Shown.text($0.reason ?? $0.circumstance, in: $0.view)
    },
    Field("书签", "bookmark", .text, example: "未达标_daily_2026_04_20") { .text(bookmark($0.record, $0.view)) },
    Field("有扣分", "costs_points", .boolean, from: "评分表的扣分明细") { .boolean(!$0.view.formCauses.of($0).isEmpty) },
    .list("扣分", "causes", of: AssessmentFormBacklinks.fields, from: "评分表的扣分明细") { $0.view.formCauses.of($0) },
  ])

  /// As the assessment calls it.
  var record: String { "\(plan.id)@\(day.date)" }

  private static func bookmark(_ record: String, _ view: CycleView) -> String { Bookmark.name("未达标", record, in: view) }

  /// The bookmark of a plan's day; `nil` where the day did not fall short.
  static func bookmark(of record: String, in view: CycleView) -> String? {
    all(of: view).contains { $0.record == record } ? bookmark(record, view) : nil
  }

  /// What cycle.yaml says of it.
  var reason: String? {
    view.findings.first { $0.record == record && $0.acknowledgement != nil }?.acknowledgement
  }

  /// When it began, and when it should have.
  private var circumstance: String? {
    guard day.state == .late, let start = day.start, let window = plan.window else { return nil }
    return Phrase.began(start, within: window)
  }
}
