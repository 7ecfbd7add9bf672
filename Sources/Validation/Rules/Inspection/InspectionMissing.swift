import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Due inspections that no row is a record of.
  static let inspectionMissing = ValidationRule(.inspectionMissing) { examination in
    examination.inspectionRounds.filter { $0.rows.isEmpty && !$0.isUncertain }.map { round in
      .of(
        .inspectionMissing, at: examination.place(of: InspectionItem.table), record: round.record,
        zh: "\(round.day) 应做的\(round.plan.name)没有巡检记录", en: "no record of the inspection \(round.plan.id) due on \(round.day)",
        hint: Bilingual(
          zh: "补登当日的巡检记录；确实没有巡检的，在 cycle.yaml 的 acknowledged 中说明原因，不要补造记录",
          en:
            "enter that day's inspection; where there was none, give the reason under acknowledged in cycle.yaml and do not invent a record"
        ))
    }
  }
}
