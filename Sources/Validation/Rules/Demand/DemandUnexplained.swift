import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// General demands that are not completed and, at the cycle's end, past their third working day, without explanation or alternative.
  static let demandUnexplained = each(.demandUnexplained, of: Demand.self) { demand, examination in
    guard demand.category == .general, demand.row.isBlank(Demand.Field.completedOn), let due = demand.dueOn(examination.calendar),
      examination.cycle.end > due
    else { return [] }
    return [Demand.Field.explanation, .alternative].filter { demand.row.isBlank($0) }.map { field in
      let name = Demand.table.name(of: field.rawValue)
      return demand.row.finding(
        .demandUnexplained, field, zh: "需求应在 \(due) 前完成，至周期结束仍未完成，没有填写\(name.zh)",
        en: "the demand was due by \(due) and is not completed at the cycle's end; \(name.en) is blank",
        hint: Bilingual(
          zh: "已完成的补填完成日期；否则写明原因和可行的替代方案", en: "fill in the completion date, or else the explanation and a feasible alternative"))
    }
  }
}

extension Demand {
  /// The third working day after the demand was raised (contract clause 4.2).
  func dueOn(_ calendar: WorkingCalendar) -> CivilDate? { raisedOn.map { calendar.workingDay(after: $0, count: 3) } }
}
