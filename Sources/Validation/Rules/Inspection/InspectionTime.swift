import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Due inspections whose earliest start lies outside the plan's window, of which both ends are inside.
  static let inspectionTime = ValidationRule(.inspectionTime) { examination in
    examination.inspectionRounds.filter(\.isOutsideWindow).compactMap { round in
      guard let row = round.earliest, let start = row.startedAt, let window = round.plan.window else { return nil }
      let span = "\(window.lowerBound)–\(window.upperBound)"
      return .of(
        .inspectionTime, at: row.row.place(InspectionItem.Field.startedAt), record: round.record,
        value: row.row.raw(InspectionItem.Field.startedAt), zh: "\(round.day) 的\(round.plan.name)最早 \(start.spaced) 开始，不在规定时段 \(span) 内",
        en: "the inspection \(round.plan.id) of \(round.day) began at \(start.spaced), outside its window \(span)",
        hint: Bilingual(zh: "核对开始时间；确实晚做的会按附件 2.1 扣分", en: "check the time; an inspection out of its time costs points by annex 2.1"))
    }
  }
}
