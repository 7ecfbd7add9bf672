import Assessment
import Contract
import Measures
import Templating

/// A week of the cycle, from Monday to Sunday as far as the cycle goes.
struct AssessmentFormWeek: Sendable {
  let days: ClosedRange<CivilDate>

  static func all(of cycle: Cycle) -> [AssessmentFormWeek] {
    var weeks: [AssessmentFormWeek] = []
    var first = cycle.start
    while first <= cycle.end {
      let last = min(first + (7 - first.weekday), cycle.end)
      weeks.append(AssessmentFormWeek(days: first...last))
      first = last + 1
    }
    return weeks
  }

  static let fields = FieldSet<AssessmentFormWeek>([
    Field("周起", "start", .date) { .date($0.days.lowerBound) },
    Field("周止", "end", .date) { .date($0.days.upperBound) },
  ])
}

/// A day and a rule that cost points on it.
struct AssessmentFormDay: Sendable {
  let date: CivilDate
  let rule: String

  static func all(of causes: [Deduction]) -> [AssessmentFormDay] {
    var days: [AssessmentFormDay] = []
    for cause in causes {
      guard let date = cause.date else { continue }
      if !days.contains(where: { $0.date == date && $0.rule == cause.rule }) {
        days.append(AssessmentFormDay(date: date, rule: cause.rule))
      }
    }
    return days.sorted { $0.date != $1.date ? $0.date < $1.date : $0.rule < $1.rule }
  }

  static let fields = FieldSet<AssessmentFormDay>([
    Field("日期", "date", .date) { .date($0.date) },
    Field("扣分项", "title", .text, example: "15分钟内未响应") { .text(AssessmentRule.coded($0.rule)?.title.zh ?? $0.rule) },
    Field("条款", "rule", .text, example: "2.2.1") { .text($0.rule) },
  ])
}
