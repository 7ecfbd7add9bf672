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
    Field("不足", "shortcomings", .text, mayBeMissing: true, from: "由数据生成") { view in
      shortcomings(view).map { .text(view.mask($0)) } ?? .null
    },
  ])

  private static func sentence(_ chinese: String, _ key: String, _ text: @escaping @Sendable (CycleView) -> String) -> Field<CycleView> {
    Field(chinese, key, .text, from: "由数据生成") { .text($0.mask(text($0))) }
  }

  private static func overview(_ view: CycleView) -> String {
    let faults = view.tickets.faults
    let before = view.previous?.tickets
    guard view.tickets.total > 0 else {
      return "本周期没有受理运维服务单" + (before.map { $0.total > 0 ? "（上一服务周期\($0.total)件）" : "" } ?? "") + "。"
    }
    var text = "本周期共受理运维服务单\(view.tickets.total)件" + Phrase.change(view.tickets.total, since: before?.total, unit: "件")
    if faults.count == 0 { return text + "；没有故障" + (before.map { $0.faults.count > 0 ? "（上一服务周期\($0.faults.count)件）" : "" } ?? "") + "。" }
    text += "；其中故障\(faults.count)件" + Phrase.change(faults.count, since: before?.faults.count, unit: "件") + "。"
    text +=
      "故障15分钟内响应率\(Phrase.percent(faults.respondedInTime, of: faults.count))，时限内解决率\(Phrase.percent(faults.resolvedInTime, of: faults.count))。"
    return text
  }

  private static func staff(_ view: CycleView) -> String {
    let terms = view.dossier.terms
    let lines = AttendanceLine.lines(view.dossier)
    let absences = view.entries(Attendance.self) { [.absent, .leftPost, .unreachable].contains($0.status) }
    let late = lines.reduce(0) { $0 + $1.statuses[.late] + $1.statuses[.early] }
    let leave = lines.reduce(0) { $0 + $1.statuses[.leave] }
    let lacks = Phrase.counts([(leave, "请假", "人次"), (late, "迟到早退", "人次"), (absences.count, "缺岗离岗", "人次")])
    let duty = DutyLine.lines(view.dossier).count
    let enough = duty < terms.supportMinimum ? "（合同要求不少于\(terms.supportMinimum)人）" : ""
    let support = duty > 0 ? "支撑工程师\(duty)人\(duty > 1 ? "轮值" : "值班")\(enough)，提供7×24小时服务。" : "本周期没有支撑值班记录。"
    guard !lines.isEmpty else { return "本周期没有驻场考勤记录（合同要求驻场不少于\(terms.onSiteMinimum)人）。" + support }
    var text = "驻场工程师\(lines.count)人参加考勤（合同要求不少于\(terms.onSiteMinimum)人），\(lacks ?? "全部按时在岗")"
    // The last of those is what the annex deducts for: it is told by name.
    let named = absences.compactMap { entry -> String? in
      guard let date = entry.record.date, let status = entry.record.status else { return nil }
      let person = entry.record.person.map { view.dossier.roster.person($0)?.name ?? $0 } ?? ""
      return "\(date.month)月\(date.day)日\(person)\(status.chinese)"
    }
    if !named.isEmpty { text += "（\(Phrase.list(named, unit: "人次"))）" }
    return text + "。" + support
  }

  private static func platform(_ view: CycleView) -> String {
    let figures = view.metrics
    let policies = view.dossier.terms.policies
    let rows = Array(view.dossier.records(DailyMetrics.self))
    guard figures.days > 0 else { return "本周期没有运行指标记录。" }
    let gap = view.dossier.cycle.days.count - figures.days
    var text = "本周期监控\(figures.days)天" + (gap > 0 ? "（另有\(gap)天没有记录）" : "")
    if let availability = figures.availability {
      text += "，平台平均可用率\(Phrase.percent(availability))"
      if let lowest = figures.lowestAvailability, lowest < availability,
        let day = rows.first(where: { $0.availability == lowest })?.date
      {
        text += "，最低为\(day.month)月\(day.day)日的\(Phrase.percent(lowest))"
      }
    }
    if let response = figures.averageResponse { text += "，操作平均响应\(response)秒" }
    let before = view.previous?.metrics.slow
    if figures.slow > 0 {
      text += "；操作响应超过5秒的有\(figures.slow)次" + Phrase.change(figures.slow, since: before, unit: "次")
    } else {
      text += "；没有操作响应超过5秒的情况" + (before.map { $0 > 0 ? "（上一服务周期\($0)次）" : "" } ?? "")
    }
    if figures.slow > 0 {
      let all = figures.slow > 1 ? "均" : ""
      switch (figures.slowExternal, figures.ownSlow) {
      case (_, 0): text += "，\(all)为电子政务外网原因"
      case (0, _): text += "，\(all)为平台自身原因"
      case (let network, let own): text += "，其中电子政务外网原因\(network)次、平台自身原因\(own)次"
      }
    }
    text += "。"
    let slow = rows.filter { $0.ownSlowResponses ?? 0 > 0 }
    if !slow.isEmpty {
      text += "平台自身原因的超时发生在\(days(slow))，"
      text += Phrase.all(slow.count { $0.slowReport != nil }, of: slow.count, done: "已书面说明", open: "尚无书面说明", unit: "天") + "。"
    }
    let seats = rows.filter { $0.seatFailures ?? 0 > policies.seatFailuresAllowed }
    let logins = rows.filter { $0.repeatLogins ?? 0 > policies.repeatLoginsAllowed }
    let above = [seats.isEmpty ? nil : "座席电脑故障（\(days(seats))）", logins.isEmpty ? nil : "重复登录（\(days(logins))）"].compactMap { $0 }
    return above.isEmpty ? text + "座席电脑故障和重复登录每日均在标准之内。" : text + "超出每日标准的有\(above.joined(separator: "、"))。"
  }

  private static func days(_ rows: [DailyMetrics]) -> String {
    Phrase.list(rows.compactMap(\.date).map { "\($0.month)月\($0.day)日" }, unit: "天")
  }

  private static func inspections(_ view: CycleView) -> String {
    let figures = view.inspections
    guard figures.due > 0 else { return "本周期没有应做的巡检。" }
    let missing = figures.count(.missing)
    guard missing < figures.due else { return "本周期应巡检\(figures.due)次，\(missing > 1 ? "均" : "")没有进行。" }
    var text = "本周期应巡检\(figures.due)次，完成\(figures.due - missing)次，完成率\(Phrase.percent(figures.due - missing, of: figures.due))"
    let before = view.previous?.inspections
    text += Phrase.change(ofShare: (figures.due - missing, figures.due), since: before.map { ($0.due - $0.count(.missing), $0.due) }) + "。"
    let missed = FlawedDay.all(of: view).filter { $0.day.state == .missing }.map { flawed in
      "\(flawed.day.date.month)月\(flawed.day.date.day)日\(flawed.plan.name)" + (flawed.reason.map { "（\($0)）" } ?? "")
    }
    if !missed.isEmpty { text += "未巡检的有\(Phrase.list(missed, unit: "次"))。" }
    if let rest = Phrase.counts([(figures.count(.late), "超出时间窗", "次"), (figures.count(.incomplete), "内容不全", "次")]) {
      text += missed.isEmpty ? "其中\(rest)。" : "另有\(rest)。"
    }
    guard figures.abnormal > 0 else { return text + "巡检未发现异常。" }
    let linked = view.entries(InspectionItem.self) { $0.result == .abnormal && $0.ticket != nil }
    text += "巡检发现异常\(figures.abnormal)项，"
    text += Phrase.all(linked.count, of: figures.abnormal, done: "已转运维服务单处理", open: "尚未关联运维服务单", unit: "项")
    guard linked.count == figures.abnormal else { return text + "。" }
    let open = linked.count { $0.record.ticket.map(view.isTicketOpen) ?? false }
    return text + (open == 0 ? "并办结。" : linked.count == 1 ? "，尚未办结。" : "，其中\(open)项尚未办结。")
  }

  private static func faults(_ view: CycleView) -> String {
    let figures = view.tickets.faults
    guard figures.count > 0 else { return "本周期未发生故障。" }
    var levels = FaultLevel.allCases.map { "\($0.chinese)\(view.tickets.levels[$0])件" }
    if view.tickets.faultsWithoutLevel.count > 0 { levels.append("未定级\(view.tickets.faultsWithoutLevel.count)件") }
    let counts = levels.joined(separator: "、")
    var text =
      "本周期发生故障\(figures.count)件（\(counts)）" + Phrase.change(figures.count, since: view.previous?.tickets.faults.count, unit: "件") + "。"
    let before = view.previous?.tickets.faults
    text += "15分钟内响应\(figures.respondedInTime)件，及时率\(Phrase.percent(figures.respondedInTime, of: figures.count))"
    text += Phrase.change(ofShare: (figures.respondedInTime, figures.count), since: before.map { ($0.respondedInTime, $0.count) }) + "；"
    text += "时限内解决\(figures.resolvedInTime)件，及时率\(Phrase.percent(figures.resolvedInTime, of: figures.count))"
    text += Phrase.change(ofShare: (figures.resolvedInTime, figures.count), since: before.map { ($0.resolvedInTime, $0.count) }) + "。"
    let end = view.dossier.cycle.span.upperBound
    let late = view.entries(Ticket.self) { $0.isLate(until: end) && !$0.isExempt(in: view.dossier) }.map(\.record)
    let kinds = [
      (late.count { TimeLimit.response.isExceeded(by: $0.responseSeconds(until: end)) }, "响应超时", "件"),
      (late.count { $0.level != nil && !$0.isSolvedInTime(in: view.dossier) }, "解决超时", "件"),
    ]
    if let told = Phrase.counts(kinds) { text += "\(told)，原因见“重点故障”。" }
    let exempt = view.entries(Ticket.self) { $0.kind == .fault && $0.isExempt(in: view.dossier) }
    if !exempt.isEmpty {
      let reasons = Exemption.allCases.filter { kind in exempt.contains { $0.record.exemption == kind } }.map(\.chinese)
      text += "\(late.isEmpty ? "其中" : "另有")\(exempt.count)件因\(reasons.joined(separator: "、"))原因免责，证明见结算汇编。"
    }
    return text + (Phrase.concentration(view.tickets.faultSystems.ranked(), of: figures.count) ?? "")
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
    text += reached ? "，达到合同第四条不低于90%的要求。" : "，低于合同第四条90%的要求。"
    var missed = Tally<String>()
    for ticket in view.dossier.records(Ticket.self) where ticket.isDiscovery && ticket.source == .user { missed.add(ticket.system) }
    guard missed.total > 1, let leaders = Phrase.leaders(missed.ranked()) else { return text }
    return text + "由用户先报修的\(missed.total)件中，最多的是\(leaders.names)（\(leaders.names.contains("、") ? "各" : "")\(leaders.count)件）。"
  }

  private static func flows(_ view: CycleView) -> String {
    let count = view.tickets.kinds[.flowAnomaly]
    guard count > 0 else { return "本周期未发生工单流转异常。" }
    let kinds = Phrase.counts(FlowKind.allCases.map { (view.tickets.flows[$0], $0.chinese, "件") })
    return "本周期处理工单流转异常\(count)件" + (kinds.map { "（\($0)）" } ?? "")
      + Phrase.change(count, since: view.previous?.tickets.kinds[.flowAnomaly], unit: "件") + "。"
  }

  private static func demands(_ view: CycleView) -> String {
    let count = view.entries(Proposal.self).count
    let proposals = count > 0 ? "提交优化方案\(count)份。" : "本周期没有提交优化方案。"
    let demands = view.entries(Demand.self)
    guard !demands.isEmpty else { return "本周期甲方未提出需求。" + proposals }
    // A demand whose third working day lies beyond the cycle is neither in time nor late yet.
    let general = demands.filter { $0.record.category == .general && !DemandFields.isPending($0) }
    let pending = demands.filter { $0.record.category == .general }.count - general.count
    let inTime = general.filter(DemandFields.isInTime)
    var text = "本周期收到需求\(demands.count)项" + Phrase.change(demands.count, since: view.previous?.entries(Demand.self).count, unit: "项")
    text += general.count + pending > 0 ? "，其中一般需求\(general.count + pending)项" : "，没有一般需求"
    if pending > 0 { text += "（\(pending)项尚未到期）" }
    text += general.isEmpty ? "。" : "，3个工作日内完成\(inTime.count)项（\(Phrase.percent(inTime.count, of: general.count))）。"
    let late = general.filter { !DemandFields.isInTime($0) }
    if !late.isEmpty {
      text += "未按期的\(Phrase.list(late.compactMap(\.record.id), unit: "项"))，"
      let explained = late.count { $0.record.explanation != nil || $0.record.alternative != nil }
      text += Phrase.all(explained, of: late.count, done: "已说明情况或提供替代方案", open: "尚未说明", unit: "项") + "。"
    }
    return text + proposals
  }

  /// Why a demand is late, and what there is instead, each a sentence.
  static func delay(_ entry: Entry<Demand>) -> String? {
    let parts = [entry.record.explanation.map(Phrase.sentence), entry.record.alternative.map { "替代方案：" + Phrase.sentence($0) }]
    let told = parts.compactMap { $0 }
    return told.isEmpty ? nil : told.joined()
  }

  private static func meetings(_ view: CycleView) -> String {
    let meetings = view.entries(Meeting.self)
    guard !meetings.isEmpty else { return "本周期没有召开三方业务交流会。" + requests(view) }
    let without = view.dossier.cycle.months.filter { month in
      !meetings.contains { $0.record.date.map { $0 >= month && $0 < month.adding(months: 1) } ?? false }
    }
    let text = "本周期召开三方业务交流会\(meetings.count)次，"
    let incomplete = meetings.count { $0.record.office.isEmpty || $0.record.operations.isEmpty || $0.record.maintenance.isEmpty }
    let parties = incomplete == 0 ? "三方均到会" : "其中\(incomplete)次有一方未到会"
    if without.isEmpty { return text + "每月均已召开，\(parties)。" + requests(view) }
    return text + "\(parties)；未召开的月份有\(without.map { "\($0.month)月" }.joined(separator: "、"))。" + requests(view)
  }

  /// What the office asked for, and whether it was answered (contract clauses 9 and 10).
  private static func requests(_ view: CycleView) -> String {
    let requests = view.entries(Request.self)
    guard !requests.isEmpty else { return "" }
    let answered = requests.filter { $0.record.answeredOn != nil }
    let late = answered.count { entry in
      guard let answer = entry.record.answeredOn, let due = entry.record.dueOn else { return false }
      return answer > due
    }
    var text = "甲方提出资料调阅与检查意见\(requests.count)项，"
    text += Phrase.all(answered.count, of: requests.count, done: late == 0 ? "已按期答复" : "已答复", open: "尚未答复", unit: "项")
    return text + (late > 0 ? "，\(late)项超过要求期限。" : "。")
  }

  /// How many incidents there were, and whether they are reported (contract clause 41).
  static func incidents(_ incidents: [Entry<Incident>], in span: String) -> String {
    guard !incidents.isEmpty else { return span + "未发生安全事件。" }
    let reported = incidents.count { $0.record.report != nil && $0.record.rectification != nil }
    return "\(span)发生安全事件\(incidents.count)起，"
      + Phrase.all(reported, of: incidents.count, done: "已提交事故分析报告和整改措施", open: "尚缺事故分析报告或整改措施", unit: "起") + "。"
  }

  private static func security(_ view: CycleView) -> String {
    var text = incidents(view.entries(Incident.self), in: "本周期")
    func count(_ kind: ActivityKind) -> Int { view.entries(Activity.self) { $0.kind == kind }.count }
    let done = Phrase.counts([ActivityKind.antivirus, .scan, .training].map { (count($0), $0.chinese, "次") })
    text += done.map { "开展\($0)。" } ?? "本周期没有病毒库升级、漏洞扫描和保密培训记录。"
    let end = view.dossier.cycle.end
    let filings = view.entries(Filing.self) { $0.filedOn.map { $0 <= end } ?? true }
    let running = filings.filter { filing in
      guard let until = filing.record.validUntil, until >= end, until <= end + 90 else { return false }
      // A newer one of the same kind for the same system has taken its place.
      return !filings.contains {
        $0.record.kind == filing.record.kind && $0.record.system == filing.record.system && $0.record.validUntil.map { $0 > until } ?? false
      }
    }
    for filing in running {
      guard let kind = filing.record.kind, let until = filing.record.validUntil else { continue }
      text += "\(filing.record.system ?? "")\(kind.chinese)备案将于\(until.chinese)到期，须在到期前完成更新。"
    }
    return text
  }

  private static func drills(_ view: CycleView) -> String {
    func count(_ kind: ActivityKind) -> Int { view.entries(Activity.self) { $0.kind == kind }.count }
    let done = Phrase.counts([(count(.backup), "安全备份", "次"), (count(.drill), "应急演练", "次")])
    let open = [(count(.backup), "安全备份"), (count(.drill), "应急演练")].filter { $0.0 == 0 }.map { $0.1 }.joined(separator: "和")
    return (done.map { "本周期完成\($0)。" } ?? "") + (open.isEmpty ? "" : "本周期没有\(open)记录。")
  }

  /// The whole hours that somebody was on site, summed; one without both times has none.
  static func hours(of guards: [Entry<Guard>]) -> Int {
    guards.reduce(0) { sum, entry in
      guard let start = entry.record.start, let end = entry.record.end else { return sum }
      return sum + max(0, end - start) / 3_600
    }
  }

  private static func guards(_ view: CycleView) -> String {
    let guards = view.entries(Guard.self)
    guard !guards.isEmpty else { return "本周期无重大活动保障任务。" }
    let hours = Self.hours(of: guards)
    let events = Phrase.list(guards.compactMap(\.record.event), unit: "次")
    let told = events.isEmpty ? "" : "（\(events)）"
    return "本周期完成重大活动保障\(guards.count)次\(told)" + (hours > 0 ? "，驻场保障\(hours)小时。" : "。")
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
    let lost = lost(sheet)
    guard let most = lost.first?.points else { return text + "九项考核均未扣分。" }
    let worst = lost.filter { $0.points == most }.map { "“\($0.name)”" }
    text += lost.count == sheet.items.count ? "九项均有扣分，" : "九项中\(lost.count)项有扣分，"
    if lost.count == 1 { return text + "为\(worst[0])，扣\(most)分。" }
    if worst.count > 3 { return text + "单项最多扣\(most)分。" }
    return text + "扣分最多的是\(worst.joined(separator: "、"))，\(worst.count > 1 ? "各" : "")扣\(most)分。"
  }

  /// What cost points, for the chapter on problems: the vendor's own words come after it.
  private static func shortcomings(_ view: CycleView) -> String? {
    let lost = lost(view.score)
    guard !lost.isEmpty else { return nil }
    let sum = lost.reduce(Points.zero) { $0 + $1.points }
    return "本周期考核扣\(sum)分，涉及" + lost.map { "\($0.name)（\($0.points)分）" }.joined(separator: "、") + "，逐条原因见扣分明细。"
  }

  /// The items that lost points, the heaviest first.
  private static func lost(_ sheet: ScoreSheet) -> [(name: String, points: Points)] {
    sheet.items.filter { $0.score < $0.item.full }.sorted { a, b in
      let (first, second) = (a.item.full - a.score, b.item.full - b.score)
      return first != second ? first > second : a.item.code < b.item.code
    }.map { ($0.item.name.zh, $0.item.full - $0.score) }
  }
}
