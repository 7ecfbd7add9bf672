import Assessment
import Contract
import Measures
import Settlement
import Templating

/// What a cycle comes to, line by line (specification: settlement).
enum SettlementFields {
  static let field = Field<CycleView>.object("结算", "settlement", of: set, from: "合同第五条，由评分与台账计算") { $0 }

  static let set = FieldSet<CycleView>([
    Field("状态", "status", .text, example: "应付") { .text($0.settlement.status == .suspended ? "暂停支付" : "应付") },
    Field("暂停", "suspended", .boolean, from: "附件：考核指标说明5") { .boolean($0.settlement.status == .suspended) },
    Field("自评预警", "own_warning", .boolean) { .boolean(!$0.score.isConfirmed && $0.score.band == .suspended) },
    Field("周期服务费", "base", .number, example: "490500.00") { .number(Number($0.settlement.base.amount)) },
    Field("减收合计", "reductions_total", .number) { .number(Number($0.settlement.reductionsTotal)) },
    Field("核算金额", "computed", .number, example: "484444.44") { .number(Number($0.settlement.computed)) },
    Field("应付金额", "payable", .number, example: "484444.44") { .number(Number($0.settlement.payable)) },
    Field("应付大写", "capital", .text, example: "人民币肆拾捌万肆仟肆佰肆拾肆元肆角肆分") { .text($0.settlement.capital) },
    Field("应付算式", "payable_formula", .text) { .text(Wording.printed($0.settlement.payableFormula)) },
    Field("暂缓金额", "held", .number, example: "0.00") { .number(Number($0.settlement.held)) },
    Field("违约金合计", "penalties_total", .number) { .number(Number($0.settlement.penaltiesTotal)) },
    Field("违约金抵扣", "set_off", .boolean) { .boolean($0.settlement.isSetOff) },
    Field("考核金", "assessment_sum", .number, example: "218000.00") { view in
      .number(Number(view.dossier.terms.annualAmount.share(view.dossier.terms.assessmentShare)))
    },
    Field("此前应付", "earlier_payable", .number) { .number(Number($0.history.paid - $0.settlement.payable)) },
    Field("累计应付", "cumulative_payable", .number) { .number(Number($0.history.paid)) },
    Field("年度剩余", "remaining", .number) { .number(Number($0.history.remaining)) },
    .list("核算", "lines", of: line, from: "第三十条、第三十九条") { view in
      let settlement = view.settlement
      return [SignedLine(settlement.base, view)]
        + (settlement.reductions + (settlement.isSetOff ? settlement.penalties : [])).map { SignedLine($0, view, takesAway: true) }
    },
    .list("减收", "reductions", of: line, from: "第三十九条") { view in view.settlement.reductions.map { SignedLine($0, view) } },
    .list("违约金", "penalties", of: line, from: "第三十八条至第四十二条") { view in
      view.settlement.penalties.map { SignedLine($0, view) }
    },
  ])

  private struct SignedLine: Sendable {
    let line: SettlementLine
    let view: CycleView
    let takesAway: Bool

    init(_ line: SettlementLine, _ view: CycleView, takesAway: Bool = false) {
      self.line = line
      self.view = view
      self.takesAway = takesAway
    }

    /// The written decision of a penalty.
    var decision: Penalty? { view.dossier.records(Penalty.self).first { $0.row.record == line.record } }
  }

  private static let line = FieldSet<SignedLine>([
    Field("条款", "clause", .text, example: "39") { .text($0.line.clause) },
    Field("项目", "title", .text) { Shown.generated($0.line.title.zh, in: $0.view) },
    Field("名目", "name", .text, example: "周期服务费", from: "项目，不带条款") { line in
      let prefix = "第\(line.line.clause)条 "
      let title = line.line.title.zh
      return Shown.generated(title.hasPrefix(prefix) ? String(title.dropFirst(prefix.count)) : title, in: line.view)
    },
    Field("算式", "formula", .text, example: "2,180,000.00 ÷ 12 ÷ 30 × 1天 = 6,055.56") { Shown.generated($0.line.formula.zh, in: $0.view) },
    Field("金额", "amount", .number, example: "6055.56") {
      .number(Number($0.takesAway ? Fen.zero - $0.line.amount : $0.line.amount))
    },
    Field("天数", "days", .number, mayBeMissing: true) { Shown.number($0.line.days) },
    Field("记录", "record", .text, mayBeMissing: true) { Shown.record($0.line.record, in: $0.view) },
    Field("适用口径", "reading", .text, mayBeMissing: true) { Shown.generated($0.line.reading?.zh, in: $0.view) },
    Field("另一口径", "other_reading", .text, mayBeMissing: true) { Shown.generated($0.line.otherReading?.words.zh, in: $0.view) },
    Field("另一金额", "other_amount", .number, mayBeMissing: true) { Shown.amount($0.line.otherReading?.amount) },
    Field("另一算式", "other_formula", .text, mayBeMissing: true) { Shown.generated($0.line.otherReading?.formula.zh, in: $0.view) },
    Field("日期", "date", .date, mayBeMissing: true) { Shown.date($0.decision?.date) },
    Field("事由", "summary", .text, mayBeMissing: true) { Shown.text($0.decision?.summary, in: $0.view) },
    Field("认定文件", "decision", .text, mayBeMissing: true) { Shown.text($0.decision?.decision, in: $0.view) },
  ])
}
