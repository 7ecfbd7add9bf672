import Contract
import Measures
import Templating

extension DocumentRecipe {
  /// 巡检记录: the cycle's calendar, then a form for each inspection (contract clauses 4.5 and 35).
  static let inspections = DocumentRecipe(
    .inspections, title: "巡检记录", output: "02-巡检记录.docx", template: "02-巡检记录.docx",
    fields: .cycle(
      FieldSet(
        CycleFields.common + InspectionCounts.fields.from("台账：巡检记录与巡检计划") + [
          .list("日历", "calendar", of: CalendarMonth.fields, from: "台账：巡检记录与巡检计划") { CalendarMonth.all(of: $0) },
          .list("巡检", "inspections", of: InspectionFields.set, from: "台账：巡检记录") { view in
            view.inspections.inspections.enumerated().map { InspectionEntry(inspection: $1, number: $0 + 1, view: view) }
          },
        ])))
}
