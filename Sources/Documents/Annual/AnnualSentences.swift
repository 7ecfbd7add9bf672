import Assessment
import Contract
import Measures
import Settlement
import Templating

/// The sentences of the yearly documents that follow from the figures.
enum AnnualSentences {
  static let fields = FieldSet<YearView>([
    sentence("概况", "overview", overview),
    sentence("服务", "services", services),
    sentence("巡检", "inspections", inspections),
    sentence("运行", "platform", platform),
    sentence("人员", "staff", staff),
    sentence("需求", "demands", demands),
    sentence("安全", "security", security),
    sentence("保障", "guards", guards),
    sentence("考核", "scores", scores),
    sentence("支付", "payments", payments),
    sentence("考核金", "assessment_sum", assessmentSum),
  ])

  private static func sentence(_ chinese: String, _ key: String, _ text: @escaping @Sendable (YearView) -> String) -> Field<YearView> {
    Field(chinese, key, .text, from: "由数据生成") { .text($0.last.mask(text($0))) }
  }

  private static func overview(_ view: YearView) -> String {
    let tickets = view.total { $0.tickets.total }
    let faults = view.faults
    let span = view.cycles.count == Cycle.Name.allCases.count ? "本年度四个服务周期" : "本年度已有的\(view.cycles.count)个服务周期"
    guard tickets > 0 else { return span + "没有受理运维服务单。" }
    var text = span + "共受理运维服务单\(tickets)件，" + (faults.count > 0 ? "其中故障\(faults.count)件。" : "没有故障。")
    if faults.count > 0 {
      text +=
        "故障15分钟内响应率\(Phrase.percent(faults.respondedInTime, of: faults.count))，时限内解决率\(Phrase.percent(faults.resolvedInTime, of: faults.count))。"
    }
    let discoveries = view.total { $0.tickets.discoveries }
    if discoveries > 0 { text += "主动发现率\(Phrase.percent(view.total { $0.tickets.foundProactively }, of: discoveries))。" }
    return text
  }

  private static func services(_ view: YearView) -> String {
    guard view.faults.count > 0 else { return "本年度未发生故障。" }
    let counts = FaultLevel.allCases.map { level in "\(level.chinese)\(view.total { $0.tickets.levels[level] })件" }.joined(separator: "、")
    var text = "本年度发生故障\(view.faults.count)件（\(counts)）"
    text += extremes(view.cycles.map { ($0, $0.tickets.faults.count) }, most: "最多", least: "最少", unit: "件") + "。"
    var systems = Tally<String>()
    for cycle in view.cycles { for line in cycle.tickets.faultSystems.ranked() { systems.add(line.name, line.count) } }
    text += Phrase.concentration(systems.ranked(), of: view.faults.count) ?? ""
    let low = view.cycles.filter { $0.tickets.foundProactively * 10 < $0.tickets.discoveries * 9 }
    guard view.total({ $0.tickets.discoveries }) > 0 else { return text }
    if low.isEmpty { return text + "各周期主动发现率均达到90%的要求。" }
    let told = low.map { "\(name($0))（\(Phrase.percent($0.tickets.foundProactively, of: $0.tickets.discoveries))）" }
    return text + "主动发现率低于90%的有\(told.joined(separator: "、"))。"
  }

  private static func inspections(_ view: YearView) -> String {
    let due = view.total { $0.inspections.due }
    guard due > 0 else { return "本年度没有应做的巡检。" }
    let done = view.total { $0.inspections.completed }
    var text = "应巡检\(due)次，完成\(done)次，完成率\(Phrase.percent(done, of: due))。"
    let missed = view.cycles.filter { $0.inspections.count(.missing) > 0 }.map { "\(name($0))\($0.inspections.count(.missing))次" }
    if !missed.isEmpty { text += "未巡检的有\(missed.joined(separator: "、"))。" }
    let abnormal = view.total { $0.inspections.abnormal }
    return text + (abnormal > 0 ? "巡检发现异常\(abnormal)项。" : done > 0 ? "巡检未发现异常。" : "")
  }

  private static func platform(_ view: YearView) -> String {
    let metrics = view.metrics
    guard metrics.days > 0 else { return "本年度没有运行指标记录。" }
    var text = "本年度监控\(metrics.days)天"
    if let availability = metrics.availability {
      text += "，平台平均可用率\(Phrase.percent(availability))"
      let known = view.cycles.compactMap { cycle in cycle.metrics.availability.map { (cycle, $0) } }
      if known.count > 1, let lowest = known.min(by: { $0.1 < $1.1 }), lowest.1 < availability {
        text += "，最低的是\(name(lowest.0))（\(Phrase.percent(lowest.1))）"
      }
    }
    text += metrics.ownSlow > 0 ? "；因平台自身原因超过5秒的响应有\(metrics.ownSlow)次。" : "；没有因平台自身原因超过5秒的响应。"
    return text
  }

  private static func staff(_ view: YearView) -> String {
    let people = view.last.entries(Person.self)
    let term = view.last.dossier.terms.term
    guard !people.isEmpty else { return "本年度没有人员名册记录。" }
    let posts = Post.allCases.map { post in (people.count { $0.record.post == post }, post.chinese, "人") }
    let counts = Phrase.counts(posts).map { "（\($0)）" } ?? ""
    let joined = people.filter { $0.record.startedOn.map { $0 > term.lowerBound && $0 <= term.upperBound } ?? false }
    let left = people.filter { $0.record.leftOn.map { term.contains($0) } ?? false }
    let names = { (entries: [Entry<Person>]) in "\(entries.count)人（\(Phrase.list(entries.compactMap(\.record.name), unit: "人"))）" }
    var text = "本年度服务人员\(people.count)人\(counts)"
    if joined.isEmpty, left.isEmpty { return text + "，没有变动。" }
    if !joined.isEmpty { text += "，期间到岗\(names(joined))" }
    if !left.isEmpty { text += "，离岗\(names(left))" }
    let unexplained = left.count { entry in
      entry.record.replacementNotice == nil
        && !people.contains { $0.record.replaces == entry.record.id && $0.record.replacementNotice != nil }
    }
    if !left.isEmpty, unexplained == 0 { text += "，更换均已书面说明" }
    return text + "。"
  }

  private static func demands(_ view: YearView) -> String {
    let demands = view.gathered(Demand.self)
    let general = demands.filter { $0.record.category == .general && !DemandFields.isPending($0) }
    let inTime = general.count(where: DemandFields.isInTime)
    var text = demands.isEmpty ? "本年度甲方未提出需求" : "本年度收到需求\(demands.count)项"
    if !general.isEmpty { text += "，一般需求3个工作日内完成\(inTime)项（\(Phrase.percent(inTime, of: general.count))）" }
    let others = [(view.gathered(Meeting.self).count, "召开三方业务交流会", "次"), (view.gathered(Proposal.self).count, "提交优化方案", "份")]
    return text + (Phrase.counts(others).map { "；" + $0 } ?? "；没有三方业务交流会和优化方案记录") + "。"
  }

  private static func security(_ view: YearView) -> String {
    var text = ReportSentences.incidents(view.gathered(Incident.self), in: "本年度")
    let end = view.last.dossier.terms.term.upperBound
    let filings = view.last.entries(Filing.self)
    let valid = AssessmentKind.allCases.map { kind in
      (kind, filings.compactMap { $0.record.kind == kind ? $0.record.validUntil : nil }.max())
    }
    let told = valid.compactMap { kind, until in until.flatMap { $0 >= end ? "\(kind.chinese)至\($0.chinese)" : nil } }
    let lacking = valid.filter { $0.1.map { $0 < end } ?? true }.map(\.0.chinese)
    if !told.isEmpty { text += "年度末有效的备案：\(told.joined(separator: "、"))。" }
    if !lacking.isEmpty { text += "年度末没有有效备案的有\(lacking.joined(separator: "、"))。" }
    return text
  }

  private static func guards(_ view: YearView) -> String {
    let guards = view.gathered(Guard.self)
    guard !guards.isEmpty else { return "本年度无重大活动保障任务。" }
    let hours = ReportSentences.hours(of: guards)
    return "本年度完成重大活动保障\(guards.count)次" + (hours > 0 ? "，驻场保障\(hours)小时。" : "。")
  }

  private static func scores(_ view: YearView) -> String {
    let totals = view.cycles.map { "\(name($0))\($0.score.total)分（\($0.score.standing)）" }
    if totals.count == 1 { return "本年度已有的考核评分为\(totals[0])。" }
    return "各周期考核评分为：\(totals.joined(separator: "、"))。" + peak(view.cycles.map { ($0, $0.score.total) })
  }

  private static func payments(_ view: YearView) -> String {
    let history = view.history
    var text = "各周期应付服务费用合计\(history.paid.grouped)元"
    if history.reductions > .zero { text += "，已扣除减收\(history.reductions.grouped)元" }
    if history.held > .zero { text += "，另有\(history.held.grouped)元暂缓支付" }
    guard history.penalties > .zero else { return text + "。" }
    let isSetOff = view.last.dossier.terms.policies.penaltySetOff
    return text + "；违约金\(history.penalties.grouped)元\(isSetOff ? "已从应付金额中抵扣" : "另行列示，未作抵扣")。"
  }

  private static func assessmentSum(_ view: YearView) -> String {
    let settlement = view.settlement
    switch settlement.status {
    case .incomplete: return "目前尚不具备结算条件：" + missing(settlement).joined(separator: "；") + "。"
    case .negotiate: return "有周期评分低于60分，年度考核金由双方协商解决。"
    case .payable where settlement.deductions.isEmpty:
      let isOnBoundary = view.cycles.contains { $0.score.isBoundary }
      return isOnBoundary ? "四个周期评分均不低于95分，年度考核金按100%支付。" : "四个周期评分均大于95分，年度考核金按100%支付。"
    case .payable:
      let causes = settlement.deductions.map { "\($0.cycle.chinese)评分\($0.total)分，扣\($0.percent)%即\($0.amount.grouped)元" }
      return causes.joined(separator: "；") + (causes.count > 1 ? "；共扣减\(settlement.deductionsTotal.grouped)元。" : "。")
    }
  }

  /// What the settlement of the year still lacks, with the cycles' names as documents have them.
  static func missing(_ settlement: AnnualSettlement) -> [String] {
    settlement.missing.map { lack in
      Cycle.Name.allCases.reduce(lack.zh) { $0.replacing("\($1.rawValue) ", with: $1.chinese) }
    }
  }

  // MARK: - Turns of phrase

  private static func name(_ view: CycleView) -> String { view.dossier.cycle.name.chinese }

  /// "，第三服务周期最多（147件），第四服务周期最少（121件）"; nothing where the cycles are alike.
  private static func extremes(_ counts: [(CycleView, Int)], most: String, least: String, unit: String) -> String {
    guard let top = counts.map(\.1).max(), let bottom = counts.map(\.1).min(), top > bottom else { return "" }
    let names = { (value: Int) in counts.filter { $0.1 == value }.map { name($0.0) }.joined(separator: "、") }
    return "，\(names(top))\(most)（\(top)\(unit)），\(names(bottom))\(least)（\(bottom)\(unit)）"
  }

  /// Which cycle had the best total and which the worst; nothing where all are alike.
  private static func peak(_ totals: [(CycleView, Points)]) -> String {
    guard let best = totals.map(\.1).max(), let worst = totals.map(\.1).min(), best > worst else { return "" }
    let names = { (value: Points) in totals.filter { $0.1 == value }.map { name($0.0) }.joined(separator: "、") }
    return "最高的是\(names(best))，最低的是\(names(worst))。"
  }
}
