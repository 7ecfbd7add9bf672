import Contract
import Diagnostics
import Measures

extension AssessmentItem {
  static let workingHours = AssessmentItem(
    "1.3", group: "运维人员", content: "工作时间：5×8 小时", name: Bilingual(zh: "工作时间5×8小时", en: "Working hours 5×8"), full: 5,
    rules: [.leftPost, .lateOrEarly], derive: { rows in rows.attendance.compactMap { deduction(for: $0, in: rows.dossier) } })

  private static func deduction(for row: Attendance, in dossier: Dossier) -> Deduction? {
    guard let status = row.status, let date = row.date else { return nil }
    let who = row.person.map { dossier.roster.person($0)?.name ?? $0 } ?? ""
    switch status {
    case .leftPost, .unreachable:
      return AssessmentRule.leftPost.deduction(
        for: row,
        Bilingual(zh: "\(date) \(who) \(status.chinese)", en: "\(date): \(who) \(status == .leftPost ? "left the post" : "unreachable")"))
    case .late, .early:
      guard let minutes = row.minutes else { return nil }
      let fact = Bilingual(zh: "\(date) \(who) \(status.chinese) \(minutes) 分钟", en: "\(date): \(who) \(status.rawValue) by \(minutes) min")
      if minutes <= 60 { return AssessmentRule.lateOrEarly.deduction(for: row, fact) }
      switch dossier.terms.policies.lateOverAnHour {
      case .leftPost:
        return AssessmentRule.leftPost.deduction(
          for: row, Bilingual(zh: fact.zh + "，超过 1 小时，按擅自离岗计", en: fact.en + ", more than an hour, counted as leaving the post"))
      case .late: return AssessmentRule.lateOrEarly.deduction(for: row, fact)
      }
    case .present, .leave, .absent: return nil
    }
  }
}

extension AssessmentRule {
  static let leftPost = AssessmentRule(
    "1.3.1", halves: 1, Bilingual(zh: "联系不上或擅自离岗", en: "unreachable, or left the post"), wording: "1.工作期间联系不上或擅自离岗，每次扣 0.5 分；")
  static let lateOrEarly = AssessmentRule(
    "1.3.2", halves: 1, Bilingual(zh: "迟到或早退(1小时之内)", en: "late, or gone early (within an hour)"), wording: "2.迟到或早退（1 小时之内），每次扣 0.5 分。")

  fileprivate func deduction(for row: Attendance, _ cause: Bilingual) -> Deduction {
    deduction(row: row.row.number, record: row.row.record, date: row.date, places: [row.row.place()], cause)
  }
}
