import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Kinds of activity that the cycle expects and does not have (policy `expected_activities`).
  static let activityMissing = ValidationRule(.activityMissing) { examination in
    guard examination.canMiss(Activity.table, without: Activity.Field.date, Activity.Field.kind) else { return [] }
    let activities = examination.records(Activity.self)
    let seen = Set(activities.filter { $0.date.map(examination.cycle.days.contains) ?? true }.compactMap(\.kind))
    let missing = examination.terms.policies.expectedActivities.filter { seen.isDisjoint(with: $0) }
    guard !Examination.explains(unknown: activities.count { $0.kind == nil }, missing: missing.count) else { return [] }
    return missing.map { kinds in
      let record = kinds.map(\.rawValue).joined(separator: "|")
      let names = kinds.map(\.chinese).joined(separator: "或")
      return .of(
        .activityMissing, at: examination.place(of: Activity.table), record: record, zh: "本周期没有\(names)",
        en: "no \(record) in the cycle",
        hint: Bilingual(zh: "登记本周期做过的\(names)；没有做的尽快补做", en: "enter the activity of this cycle; if there was none, carry it out soon"))
    }
  }
}
