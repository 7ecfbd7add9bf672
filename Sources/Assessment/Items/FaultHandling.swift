import Contract
import Diagnostics
import Measures

extension AssessmentItem {
  static let faultHandling = AssessmentItem(
    "2.2", group: "运维服务能力", content: "故障处理时效", name: Bilingual(zh: "故障处理时效", en: "Fault handling in time"), full: 15,
    rules: [.slowResponse, .slowNormal, .slowMajor, .slowCritical],
    derive: { rows in rows.tickets.flatMap { [response(to: $0, in: rows.dossier), solution(of: $0, in: rows.dossier)].compactMap { $0 } } })

  /// 2.2.1: fifteen minutes to the second are in time.
  private static func response(to ticket: CountedTicket, in dossier: Dossier) -> Deduction? {
    let policies = dossier.terms.policies
    guard policies.responseKinds.contains(ticket.kind) else { return nil }
    if policies.exemptResponse, ticket.isExempt { return nil }
    let elapsed = Elapsed(seconds: (ticket.respondedAt ?? dossier.cycle.span.upperBound) - ticket.reportedAt)
    guard elapsed.seconds > 15 * 60 else { return nil }
    let done = ticket.event(ticket.respondedAt, zh: "响应", en: "responded")
    return AssessmentRule.slowResponse.deduction(
      for: ticket,
      Bilingual(
        zh: "\(ticket.reportedAt.spaced) 报修，\(done.zh)，用时 \(elapsed.zh)，超过 15 分钟",
        en: "reported \(ticket.reportedAt.spaced), \(done.en), \(elapsed.en), more than 15 min"))
  }

  /// 2.2.2 to 2.2.4: each fault once, by its level.
  private static func solution(of ticket: CountedTicket, in dossier: Dossier) -> Deduction? {
    guard ticket.kind == .fault, let level = ticket.level else { return nil }
    if dossier.terms.policies.exemptResolution, ticket.isExempt { return nil }
    let (rule, hours): (AssessmentRule, Int) =
      switch level {
      case .normal: (.slowNormal, 1)
      case .major: (.slowMajor, 2)
      case .critical: (.slowCritical, 4)
      }
    let elapsed = Elapsed(seconds: (ticket.resolvedAt ?? dossier.cycle.span.upperBound) - ticket.reportedAt)
    guard elapsed.seconds > hours * 3_600 else { return nil }
    let done = ticket.event(ticket.resolvedAt, zh: "解决", en: "resolved")
    let unproven = ticket.unprovenExemption.map {
      Bilingual(zh: "；免责原因“\($0.chinese)”没有有效证明", en: "; the exemption “\($0.chinese)” has no proof")
    }
    return rule.deduction(
      for: ticket,
      Bilingual(
        zh: "\(ticket.reportedAt.spaced) 报修，\(done.zh)，\(level.chinese)故障用时 \(elapsed.zh)，超过 \(hours) 小时\(unproven?.zh ?? "")",
        en:
          "reported \(ticket.reportedAt.spaced), \(done.en), a \(level.rawValue) fault, \(elapsed.en), more than \(hours) h\(unproven?.en ?? "")"
      ))
  }
}

extension AssessmentRule {
  static let slowResponse = AssessmentRule(
    "2.2.1", halves: 1, Bilingual(zh: "15分钟内未响应", en: "no response within 15 minutes"),
    wording: "1.故障发生时，必须在 15 分钟内作出响应，超出该时间段，每次扣 0.5 分；")
  static let slowNormal = AssessmentRule(
    "2.2.2", halves: 1, Bilingual(zh: "普通故障1小时内未解决", en: "normal fault not solved within 1 hour"), wording: "2.普通故障，若 1 小时内未能解决，每次扣 0.5 分；")
  static let slowMajor = AssessmentRule(
    "2.2.3", halves: 3, Bilingual(zh: "较大故障2小时内未解决", en: "major fault not solved within 2 hours"), wording: "3.较大故障，若 2 小时内未能解决，每次扣 1.5 分；")
  static let slowCritical = AssessmentRule(
    "2.2.4", halves: 5, Bilingual(zh: "重大故障4小时内未解决", en: "critical fault not solved within 4 hours"),
    wording: "4.重大故障，若 4 小时内未能解决，每次扣 2.5 分。")

  fileprivate func deduction(for ticket: CountedTicket, _ cause: Bilingual) -> Deduction {
    deduction(
      row: ticket.row.number, record: ticket.row.record, date: ticket.reportedAt.date, places: [ticket.row.place()], cause)
  }
}

extension CountedTicket {
  /// "14:31 响应"; with its date where that is another day, and 至周期结束 where there was none.
  fileprivate func event(_ moment: Moment?, zh: String, en: String) -> Bilingual {
    guard let moment else { return Bilingual(zh: "至周期结束未\(zh)", en: "not \(en) by the cycle's end") }
    let when = moment.date == reportedAt.date ? "\(moment.time)" : moment.spaced
    return Bilingual(zh: "\(when) \(zh)", en: "\(en) \(when)")
  }
}
