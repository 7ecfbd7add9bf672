import Contract
import Diagnostics
import Measures

extension AssessmentItem {
  static let capability = AssessmentItem(
    "2.3", group: "运维服务能力", content: "技术保障能力", name: Bilingual(zh: "技术保障能力", en: "Technical capability"), full: 15,
    rules: [.seatFailure, .repeatLogin, .slowOperation],
    derive: { rows in rows.metrics.flatMap { deductions(for: $0, rows.dossier.terms.policies) } })

  private static func deductions(for day: DailyMetrics, _ policies: Policies) -> [Deduction] {
    guard let date = day.date, let failures = day.seatFailures, let logins = day.repeatLogins, let slow = day.slowResponses,
      let external = day.slowExternal
    else { return [] }
    return [
      AssessmentRule.seatFailure.excess(
        day, failures, over: policies.seatFailuresAllowed,
        Bilingual(zh: "\(date) 座席电脑故障 \(failures) 台次", en: "\(date): \(failures) seat failures")),
      AssessmentRule.repeatLogin.excess(
        day, logins, over: policies.repeatLoginsAllowed,
        Bilingual(zh: "\(date) 系统原因重复登录 \(logins) 台次", en: "\(date): \(logins) repeated logins caused by the system")),
      AssessmentRule.slowOperation.deduction(
        for: day, count: slow - external,
        Bilingual(
          zh: "\(date) 操作响应超过 5 秒 \(slow) 次，其中外网原因 \(external) 次",
          en: "\(date): \(slow) responses over 5 s, \(external) of them by the external network")),
    ].compactMap { $0 }
  }
}

extension AssessmentRule {
  static let seatFailure = AssessmentRule(
    "2.3.1", halves: 1, Bilingual(zh: "座席电脑每日故障小于3台次，每多1台次", en: "seat failures a day below 3, each one more"),
    wording: "1.接续座席电脑数量每日故障率小于 3 台次，每多 1 台次，扣 0.5 分；")
  static let repeatLogin = AssessmentRule(
    "2.3.2", halves: 1, Bilingual(zh: "系统原因重复登录每日不超过10台次，每多1台次", en: "repeated logins a day at most 10, each one more"),
    wording: "2.系统原因造成重复登录平台系统的每日不得超过 10 台次，每多 1 台次，扣 0.5 分；")
  static let slowOperation = AssessmentRule(
    "2.3.3", halves: 1, Bilingual(zh: "操作响应大于5秒(外网原因除外)每1次", en: "each response over 5 s (external network excepted)"),
    wording: "3.系统日常操作响应控制时间在 5 秒内，大于 5 秒的，每 1 次扣 0.5 分（电子政务外网本身延迟的除外）。")

  fileprivate func excess(_ day: DailyMetrics, _ value: Int, over allowed: Int, _ fact: Bilingual) -> Deduction? {
    deduction(
      for: day, count: value - allowed,
      Bilingual(zh: fact.zh + "，允许 \(allowed) 台次，多 \(value - allowed) 台次", en: fact.en + ", \(allowed) allowed, \(value - allowed) more"))
  }

  fileprivate func deduction(for day: DailyMetrics, count: Int, _ cause: Bilingual) -> Deduction? {
    guard count > 0 else { return nil }
    return deduction(count: count, record: day.row.record, date: day.date, places: [day.row.place()], cause)
  }
}
