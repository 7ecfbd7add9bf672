import Assessment
import Contract
import Measures
import Settlement
import Templating

/// The sentences of the yearly documents that follow from the figures.
enum AnnualSentences {
  static let fields = FieldSet<YearView>([
    Field("概况", "overview", .text, from: "由数据生成") { .text(overview($0)) },
    Field("考核", "scores", .text, from: "由数据生成") { .text(scores($0)) },
    Field("支付", "payments", .text, from: "由数据生成") { .text(payments($0)) },
    Field("考核金", "assessment_sum", .text, from: "由数据生成") { .text(assessmentSum($0)) },
  ])

  private static func overview(_ view: YearView) -> String {
    let faults = view.cycles.reduce(TicketFigures.LevelFigures()) { $0 + $1.tickets.faults }
    let due = view.total { $0.inspections.due }
    let missing = view.total { $0.inspections.count(.missing) }
    let discoveries = view.total { $0.tickets.discoveries }
    var text = "本年度\(view.cycles.count)个服务周期共受理运维服务单\(view.total { $0.tickets.total })件，其中故障\(faults.count)件。"
    if faults.count > 0 {
      text +=
        "故障15分钟内响应率\(Phrase.percent(faults.respondedInTime, of: faults.count))，时限内解决率\(Phrase.percent(faults.resolvedInTime, of: faults.count))。"
    }
    if discoveries > 0 { text += "主动发现率\(Phrase.percent(view.total { $0.tickets.foundProactively }, of: discoveries))。" }
    return text + "应巡检\(due)次，完成\(due - missing)次，完成率\(Phrase.percent(due - missing, of: due))。"
  }

  private static func scores(_ view: YearView) -> String {
    let ranked = view.cycles.sorted {
      $0.score.total != $1.score.total ? $0.score.total > $1.score.total : $0.dossier.cycle.name < $1.dossier.cycle.name
    }
    let totals = view.cycles.map { "\($0.dossier.cycle.name.chinese)\($0.score.total)分（\($0.score.standing)）" }.joined(separator: "、")
    guard let best = ranked.first, let worst = ranked.last, best.score.total != worst.score.total else { return "各周期考核评分为：\(totals)。" }
    return "各周期考核评分为：\(totals)。最高的是\(best.dossier.cycle.name.chinese)，最低的是\(worst.dossier.cycle.name.chinese)。"
  }

  private static func payments(_ view: YearView) -> String {
    let history = view.history
    var text = "各周期应付服务费用合计\(history.paid.grouped)元"
    if history.reductions > .zero { text += "，其中减收\(history.reductions.grouped)元" }
    if history.penalties > .zero { text += "，经甲方书面认定的违约金\(history.penalties.grouped)元" }
    if history.held > .zero { text += "，暂缓支付\(history.held.grouped)元" }
    return text + "。"
  }

  private static func assessmentSum(_ view: YearView) -> String {
    let settlement = view.settlement
    switch settlement.status {
    case .incomplete: return "目前尚不具备结算条件：" + settlement.missing.map(\.zh).joined(separator: "；") + "。"
    case .negotiate: return "有周期评分低于60分，年度考核金由双方协商解决。"
    case .payable where settlement.deductions.isEmpty: return "四个周期评分均大于95分，年度考核金按100%支付。"
    case .payable:
      let causes = settlement.deductions.map { "\($0.cycle.chinese)评分\($0.total)分，扣\($0.percent)%即\($0.amount.grouped)元" }
      return causes.joined(separator: "；") + "；共扣减\(settlement.deductionsTotal.grouped)元。"
    }
  }
}
