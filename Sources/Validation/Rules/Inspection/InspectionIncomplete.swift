import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Planned items that are missing from all of a due day's inspections together.
  static let inspectionIncomplete = ValidationRule(.inspectionIncomplete) { examination in
    examination.inspectionRounds.filter { !$0.rows.isEmpty && !$0.missing.isEmpty && !$0.isUncertain }.map { round in
      let items = round.missing.map { "\($0.object)/\($0.item)" }
      return .of(
        .inspectionIncomplete, at: examination.place(of: InspectionItem.table), record: round.record,
        value: items.joined(separator: "、"),
        zh: "\(round.day) 的\(round.plan.name)缺 \(items.count) 项：\(items.joined(separator: "、"))",
        en: "the inspection \(round.plan.id) of \(round.day) lacks \(items.count) items: \(items.joined(separator: ", "))",
        hint: Bilingual(zh: "补登缺少的检查项；对象和检查项的名称须与巡检计划一致", en: "enter the missing items; objects and items are named as in the plan"),
        related: round.rows.first.map { [$0.row.place()] } ?? [])
    }
  }
}
