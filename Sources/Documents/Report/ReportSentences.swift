import Assessment
import Contract
import Diagnostics
import Measures
import Templating

/// The sentences of the report that follow from the figures: what rose and fell, what stands out, what was missed and why.
enum ReportSentences {
  static let fields = FieldSet<CycleView>([
    sentence("概况", "overview", overview),
    sentence("人员", "staff", staff),
    sentence("运行", "platform", platform),
    sentence("巡检", "inspections", inspections),
    sentence("故障", "faults", faults),
    sentence("发现", "discovery", discovery),
    sentence("流转", "flows", flows),
    sentence("需求", "demands", demands),
    sentence("会议", "meetings", meetings),
    sentence("安全", "security", security),
    sentence("演练", "drills", drills),
    sentence("保障", "guards", guards),
    sentence("考核", "score", score),
  ])

  private static func sentence(_ chinese: String, _ key: String, _ text: @escaping @Sendable (CycleView) -> String) -> Field<CycleView> {
    Field(chinese, key, .text, from: "由数据生成") { .text($0.mask(text($0))) }
  }

  private static func overview(_ view: CycleView) -> String {
    let faults = view.tickets.faults
    var text = "本周期共受理运维服务单\(view.tickets.total)件" + Phrase.change(view.tickets.total, since: view.previous?.tickets.total, unit: "件")
    text += "；其中故障\(faults.count)件" + Phrase.change(faults.count, since: view.previous?.tickets.faults.count, unit: "件") + "。"
    if faults.count > 0 {
      text +=
        "故障15分钟内响应率\(Phrase.percent(faults.respondedInTime, of: faults.count))，时限内解决率\(Phrase.percent(faults.resolvedInTime, of: faults.count))。"
    }
    return text
  }

  private static func staff(_ view: CycleView) -> String {
    let terms = view.dossier.terms
    let lines = AttendanceLine.lines(view.dossier)
    let missed = lines.reduce(0) { $0 + $1.statuses[.absent] + $1.statuses[.leftPost] + $1.statuses[.unreachable] }
    let late = lines.reduce(0) { $0 + $1.statuses[.late] + $1.statuses[.early] }
    let leave = lines.reduce(0) { $0 + $1.statuses[.leave] }
    var text = "驻场工程师\(lines.count)人参加考勤（合同要求不少于\(terms.onSiteMinimum)人），请假\(leave)人次、迟到早退\(late)人次、缺岗离岗\(missed)人次。"
    text += "支撑工程师\(DutyLine.lines(view.dossier).count)人轮值，保障7×24小时服务。"
    return text
  }

  private static func platform(_ view: CycleView) -> String {
    let figures = view.metrics
    var text = "本周期监控\(figures.days)天"
    if let availability = figures.availability { text += "，平台平均可用率\(Phrase.percent(availability))" }
    text += "；操作响应超过5秒\(figures.slow)次" + Phrase.change(figures.slow, since: view.previous?.metrics.slow, unit: "次")
    if figures.slow > 0 { text += "，其中电子政务外网原因\(figures.slowExternal)次、平台自身原因\(figures.ownSlow)次" }
    text += "。"
    if figures.slowDays > 0 { text += "平台自身原因的超时分布在\(figures.slowDays)天，均已书面说明。" }
    if figures.seatDays + figures.loginDays > 0 {
      text += "座席电脑故障超出标准\(figures.seatDays)天，重复登录超出标准\(figures.loginDays)天。"
    }
    return text
  }

  private static func inspections(_ view: CycleView) -> String {
    let figures = view.inspections
    let missing = figures.count(.missing)
    var text = "本周期应巡检\(figures.due)次，完成\(figures.due - missing)次，完成率\(Phrase.percent(figures.due - missing, of: figures.due))。"
    let days = figures.plans.flatMap { plan in plan.days.filter { $0.state == .missing }.map { "\($0.date.chinese)\(plan.plan.name)" } }
    if !days.isEmpty { text += "未巡检的有\(Phrase.list(days, unit: "次"))。" }
    let (late, incomplete) = (figures.count(.late), figures.count(.incomplete))
    if late + incomplete > 0 { text += "另有超出时间窗\(late)次、内容不全\(incomplete)次。" }
    text += figures.abnormal == 0 ? "巡检未发现异常。" : "巡检发现异常\(figures.abnormal)项，均已转运维服务单处理。"
    return text
  }

  private static func faults(_ view: CycleView) -> String {
    let figures = view.tickets.faults
    guard figures.count > 0 else { return "本周期未发生故障。" }
    let counts = FaultLevel.allCases.map { "\($0.chinese)\(view.tickets.levels[$0])件" }.joined(separator: "、")
    var text =
      "本周期发生故障\(figures.count)件（\(counts)）" + Phrase.change(figures.count, since: view.previous?.tickets.faults.count, unit: "件") + "。"
    let before = view.previous?.tickets.faults
    text += "15分钟内响应\(figures.respondedInTime)件，及时率\(Phrase.percent(figures.respondedInTime, of: figures.count))"
    text += Phrase.change(ofShare: (figures.respondedInTime, figures.count), since: before.map { ($0.respondedInTime, $0.count) }) + "；"
    text += "时限内解决\(figures.resolvedInTime)件，及时率\(Phrase.percent(figures.resolvedInTime, of: figures.count))"
    text += Phrase.change(ofShare: (figures.resolvedInTime, figures.count), since: before.map { ($0.resolvedInTime, $0.count) }) + "。"
    let end = view.dossier.cycle.span.upperBound
    let late = view.entries(Ticket.self) { $0.isLate(until: end) && !$0.isExempt(in: view.dossier) }.compactMap(\.record.id)
    if !late.isEmpty { text += "超出时限的有\(Phrase.list(late, unit: "件"))，原因见下表。" }
    if let system = view.tickets.faultSystems.ranked().first, figures.count > 2 {
      text += "故障最集中的是\(system.name)，占\(Phrase.percent(system.count, of: system.total))。"
    }
    return text
  }

  private static func discovery(_ view: CycleView) -> String {
    let figures = view.tickets
    guard figures.discoveries > 0 else { return "本周期没有故障和流转异常，主动发现率不适用。" }
    var text = "故障与工单流转异常共\(figures.discoveries)件，通过监控和巡检主动发现\(figures.foundProactively)件，主动发现率"
    text += Phrase.percent(figures.foundProactively, of: figures.discoveries)
    text += Phrase.change(
      ofShare: (figures.foundProactively, figures.discoveries),
      since: view.previous.map { ($0.tickets.foundProactively, $0.tickets.discoveries) })
    let reached = figures.foundProactively * 10 >= figures.discoveries * 9
    return text + (reached ? "，达到合同第四条不低于90%的要求。" : "，低于合同第四条90%的要求。")
  }

  private static func flows(_ view: CycleView) -> String {
    let count = view.tickets.kinds[.flowAnomaly]
    guard count > 0 else { return "本周期未发生工单流转异常。" }
    let kinds = FlowKind.allCases.map { "\($0.chinese)\(view.tickets.flows[$0])件" }.joined(separator: "、")
    return "本周期处理工单流转异常\(count)件（\(kinds)）" + Phrase.change(count, since: view.previous?.tickets.kinds[.flowAnomaly], unit: "件") + "。"
  }

  private static func demands(_ view: CycleView) -> String {
    let demands = view.entries(Demand.self)
    guard !demands.isEmpty else { return "本周期甲方未提出需求。" }
    let general = demands.filter { $0.record.category == .general }
    let inTime = general.filter(DemandFields.isInTime)
    var text = "本周期收到需求\(demands.count)项，其中一般需求\(general.count)项"
    text += general.isEmpty ? "。" : "，3个工作日内完成\(inTime.count)项（\(Phrase.percent(inTime.count, of: general.count))）。"
    let explained = general.filter { !DemandFields.isInTime($0) }.compactMap(\.record.id)
    if !explained.isEmpty { text += "未按期的\(Phrase.list(explained, unit: "项"))已说明情况并提供替代方案。" }
    return text + "提交优化方案\(view.entries(Proposal.self).count)份。"
  }

  private static func meetings(_ view: CycleView) -> String {
    let meetings = view.entries(Meeting.self)
    let months = view.dossier.cycle.months.filter { month in
      meetings.contains { $0.record.date.map { $0 >= month && $0 < month.adding(months: 1) } ?? false }
    }
    return "本周期召开三方业务交流会\(meetings.count)次，\(view.dossier.cycle.months.count)个月中\(months.count)个月按月召开。"
  }

  private static func security(_ view: CycleView) -> String {
    let incidents = view.entries(Incident.self)
    var text = incidents.isEmpty ? "本周期未发生安全事件。" : "本周期发生安全事件\(incidents.count)起，均已提交事故分析报告和整改措施。"
    let end = view.dossier.cycle.end
    let running = view.entries(Filing.self) { filing in filing.validUntil.map { $0 >= end && $0 <= end + 90 } ?? false }
    for filing in running {
      guard let kind = filing.record.kind, let until = filing.record.validUntil else { continue }
      text += "\(filing.record.system ?? "")\(kind.chinese)备案将于\(until.chinese)到期，已列入下一周期计划。"
    }
    return text
  }

  private static func drills(_ view: CycleView) -> String {
    func count(_ kind: ActivityKind) -> Int { view.entries(Activity.self) { $0.kind == kind }.count }
    return "本周期完成安全备份\(count(.backup))次、应急演练\(count(.drill))次。"
  }

  private static func guards(_ view: CycleView) -> String {
    let guards = view.entries(Guard.self)
    guard !guards.isEmpty else { return "本周期无重大活动保障任务。" }
    let hours = guards.reduce(0) { sum, entry in
      guard let start = entry.record.start, let end = entry.record.end else { return sum }
      return sum + max(0, end - start) / 3_600
    }
    return "本周期完成重大活动保障\(guards.count)次，驻场保障\(hours)小时。"
  }

  private static func score(_ view: CycleView) -> String {
    let sheet = view.score
    var text = "本周期考核评分\(sheet.total)分（\(sheet.standing)）"
    if let before = view.previous?.score.total {
      text +=
        before == sheet.total
        ? "，与上一服务周期持平" : "，较上一服务周期\(sheet.total > before ? "提高" : "降低")\(Points(halves: abs((sheet.total - before).halves)))分"
    }
    text += "，属于\(sheet.band.words)，\(sheet.band.effect)。"
    let lost = sheet.items.filter { $0.score < $0.item.full }.sorted { a, b in
      let (first, second) = (a.item.full - a.score, b.item.full - b.score)
      return first != second ? first > second : a.item.code < b.item.code
    }
    guard let worst = lost.first else { return text + "九项考核均未扣分。" }
    text += "九项中\(lost.count)项有扣分，扣分最多的是“\(worst.item.name.zh)”，扣\(worst.item.full - worst.score)分。"
    return text
  }
}
