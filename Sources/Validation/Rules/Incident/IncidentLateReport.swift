import Contract
import Diagnostics
import Measures

extension ValidationRule {
  /// Analysis reports that came more than three working days after the incident.
  static let incidentLateReport = each(.incidentLateReport, of: Incident.self) { incident, examination in
    guard let occurred = incident.occurredAt?.date, examination.cycle.days.contains(occurred), let reported = incident.reportedOn else {
      return []
    }
    let due = examination.calendar.workingDay(after: occurred, count: 3)
    guard reported > due else { return [] }
    return [
      incident.row.finding(
        .incidentLateReport, Incident.Field.reportedOn, zh: "事故分析报告 \(reported) 提交，晚于事件后第 3 个工作日 \(due)",
        en: "the analysis report came on \(reported), after the third working day, \(due)",
        hint: Bilingual(zh: "核对提交日期；确实晚的，准备向甲方说明", en: "check the date; if it was late, be ready to explain it to the office"),
        related: [incident.row.place(Incident.Field.occurredAt)])
    ]
  }
}
