import Contract
import Diagnostics
import Measures

extension AssessmentItem {
  static let onSiteStaff = AssessmentItem(
    "1.2", group: "运维人员", content: "驻场人员不少于 3 人", name: Bilingual(zh: "驻场人员不少于3人", en: "At least three people on site"), full: 10,
    rules: [.missingPerson], derive: { rows in rows.onSiteDays.compactMap { missing(on: $0, of: rows) } })

  private static func missing(on day: OnSiteDay, of rows: CountedRows) -> Deduction? {
    let wanted = rows.dossier.terms.onSiteMinimum
    let missing = wanted - day.present.count
    guard missing > 0 else { return nil }
    return AssessmentRule.missingPerson.deduction(
      count: missing, record: "\(day.date)", date: day.date, places: day.rows.map { $0.row.place() },
      Bilingual(
        zh: "\(day.date) 应驻场 \(wanted) 人，实到 \(day.present.count) 人，缺 \(missing) 人",
        en: "\(day.date): \(wanted) people due on site, \(day.present.count) present, \(missing) missing"))
  }
}

extension AssessmentRule {
  static let missingPerson = AssessmentRule(
    "1.2.1", halves: 2, Bilingual(zh: "每缺失1人每次", en: "each person missing, each time"),
    wording: "1.驻场人员不得少于 3 人。若因请假或其他原因导致人员缺岗，运维单位须及时补足运维人员，确保驻场人员数量不低于 3 人，每缺失 1 人每次扣 1 分。")
}
