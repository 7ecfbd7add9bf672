import Assessment
import Contract
import Measures
import Settlement
import Templating

/// The sentences of the compilation that follow from the figures.
enum CompilationSentences {
  static let fields = FieldSet<CycleView>([
    Field("核算", "calculation", .text, from: "由数据生成") { .text(calculation($0)) },
    Field("此前支付", "earlier_payments", .text, from: "由数据生成") { .text(earlier($0)) },
    Field("发票核对", "invoice", .text, from: "由数据生成") { .text(invoice($0)) },
  ])

  private static func calculation(_ view: CycleView) -> String {
    let settlement = view.settlement
    var text = "本周期服务费\(settlement.base.amount.grouped)元"
    if !settlement.reductions.isEmpty {
      let days = settlement.reductions.reduce(0) { $0 + ($1.days ?? 0) }
      text += "，因乙方升级维护未按约定恢复减收\(settlement.reductions.count)笔（共\(days)天）\(settlement.reductionsTotal.grouped)元"
    }
    if settlement.isSetOff, !settlement.penalties.isEmpty { text += "，抵扣违约金\(settlement.penaltiesTotal.grouped)元" }
    return text + "，核算金额\(settlement.computed.grouped)元。"
  }

  private static func earlier(_ view: CycleView) -> String {
    let names = view.earlier.map(\.dossier.cycle.name.chinese)
    return names.isEmpty ? "本年度首个周期" : names.joined(separator: "、")
  }

  private static func invoice(_ view: CycleView) -> String {
    guard let amount = view.dossier.settings.invoice?.amount else { return "尚未开具，付款申请前开具。" }
    let payable = view.settlement.payable
    return amount == payable ? "与本周期应付金额一致。" : "与本周期应付金额\(payable.grouped)元不一致。"
  }

  /// What stands beside each paper of the check list.
  enum Remarks {
    static func tickets(_ view: CycleView) -> String { "\(view.tickets.total)件，未办结\(view.tickets.open)件" }
    static func inspections(_ view: CycleView) -> String { "\(view.inspections.inspections.count)次，应巡\(view.inspections.due)次" }
    static func report(_ view: CycleView) -> String { "依据\(view.dossier.allLedgers.count { $0.isPresent })类台账编制" }
    static func form(_ view: CycleView) -> String {
      if view.score.isConfirmed { return "双方已签字确认" }
      return view.dossier.settings.submittedOn == nil ? "尚待提交和甲方签字确认" : "已提交，尚待甲方签字确认"
    }
    static func records(_ view: CycleView) -> String {
      let ledgers = view.dossier.allLedgers.filter { $0.table.scope == .cycle && $0.isPresent }
      return "台账\(ledgers.count)类，记录\(FixedPoint.text(ledgers.reduce(0) { $0 + $1.count }, decimals: 0, grouped: true))条"
    }
    static func metrics(_ view: CycleView) -> String { "每日运行指标\(view.metrics.days)天" }
    static func score(_ view: CycleView) -> String { "\(view.score.total)分（\(view.score.standing)）" }
    static func payable(_ view: CycleView) -> String { "本周期应付\(view.settlement.payable.grouped)元" }
    static func invoice(_ view: CycleView) -> String {
      guard let invoice = view.dossier.settings.invoice else { return "付款申请前开具" }
      return invoice.amount == view.settlement.payable ? "与应付金额一致" : "与应付金额不一致"
    }
  }
}
