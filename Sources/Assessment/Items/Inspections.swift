import Contract
import Diagnostics
import Measures

extension AssessmentItem {
  static let inspections = AssessmentItem(
    "2.1", group: "运维服务能力", content: "定期巡检", name: Bilingual(zh: "定期巡检", en: "Regular inspections"), full: 15,
    rules: [.faultyInspection, .noInspection], derive: { rows in rows.dueInspections.compactMap(deduction) })

  private static func deduction(for due: DueInspection) -> Deduction? {
    guard let start = due.earliestStart else {
      return AssessmentRule.noInspection.deduction(
        for: due, Bilingual(zh: "\(due.date) 应进行\(due.plan.name)，没有巡检记录", en: "\(due.date): \(due.plan.name) was due and has no record"))
    }
    var faults: [Bilingual] = []
    if let window = due.missedWindow {
      let begun = start.date == due.date ? "\(start.time)" : start.spaced
      faults.append(
        Bilingual(
          zh: "\(begun) 开始，不在规定时段 \(window.lowerBound)–\(window.upperBound) 内",
          en: "begun at \(begun), outside \(window.lowerBound)–\(window.upperBound)"))
    }
    if !due.missing.isEmpty {
      let list = due.missing.map { "\($0.object)·\($0.item)" }.joined(separator: "、")
      faults.append(Bilingual(zh: "缺 \(due.missing.count) 项：\(list)", en: "\(due.missing.count) items missing: \(list)"))
    }
    guard !faults.isEmpty else { return nil }
    return AssessmentRule.faultyInspection.deduction(
      for: due,
      Bilingual(
        zh: "\(due.date) \(due.plan.name) " + faults.map(\.zh).joined(separator: "；"),
        en: "\(due.date) \(due.plan.name): " + faults.map(\.en).joined(separator: "; ")))
  }
}

extension AssessmentRule {
  static let faultyInspection = AssessmentRule(
    "2.1.1", halves: 1, Bilingual(zh: "未按规定时间或内容巡检", en: "inspection not at the time or of the content required"),
    wording: "1.未按规定时间或内容进行巡检，每次扣 0.5 分；")
  static let noInspection = AssessmentRule(
    "2.1.2", halves: 2, Bilingual(zh: "未进行巡检(重大节假日除外)", en: "no inspection (major holidays excepted)"),
    wording: "2.未进行巡检，每次扣 1 分（重大节假日除外）。")

  fileprivate func deduction(for due: DueInspection, _ cause: Bilingual) -> Deduction {
    deduction(record: due.record, date: due.date, places: due.rows.map { $0.row.place() }, cause)
  }
}
