import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// General demands completed after their third working day.
  static let demandLate = each(.demandLate, of: Demand.self) { demand, examination in
    guard demand.category == .general, let due = demand.dueOn(examination.calendar), let completed = demand.completedOn, completed > due
    else { return [] }
    return [
      demand.row.finding(
        .demandLate, Demand.Field.completedOn, zh: "需求于 \(completed) 完成，晚于第 3 个工作日 \(due)",
        en: "the demand was completed on \(completed), after its third working day, \(due)",
        hint: Bilingual(zh: "核对日期；确实超期的，准备好向甲方的说明", en: "check the dates; if it was late, have the explanation ready"),
        related: [demand.row.place(Demand.Field.raisedOn)])
    ]
  }
}
