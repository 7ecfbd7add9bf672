import Assessment
import Contract
import Measures
import Templating

/// The assessment of a cycle: nine items, their causes, the total and what it costs the yearly sum.
enum ScoreFields {
  static let set = FieldSet<CycleView>([
    Field("总分", "total", .number, example: "93") { .number(Number($0.score.total)) },
    Field("满分", "full", .number, example: "100") { view in
      .number(Number(view.score.items.reduce(Points.zero) { $0 + $1.item.full }))
    },
    Field("扣分合计", "deducted", .number, example: "7") { view in
      .number(Number(view.score.items.reduce(Points.zero) { $0 + ($1.item.full - $1.score) }))
    },
    Field("自评总分", "own_total", .number, example: "93") { .number(Number($0.scores.own.total)) },
    Field("上期总分", "previous_total", .number, mayBeMissing: true) { Shown.points($0.previous?.score.total) },
    Field("性质", "standing", .text, example: "自评") { .text($0.score.standing) },
    Field("确认日期", "confirmed_on", .date, mayBeMissing: true, from: "review.yaml") { view in
      Shown.date(view.score.isConfirmed ? view.dossier.review?.confirmedOn : nil)
    },
    Field("甲方签字", "signed_office", .text, mayBeMissing: true, from: "review.yaml") { view in
      Shown.text(view.score.isConfirmed ? view.dossier.review?.signedByOffice : nil, in: view)
    },
    Field("乙方签字", "signed_vendor", .text, mayBeMissing: true, from: "review.yaml") { view in
      Shown.text(view.score.isConfirmed ? view.dossier.review?.signedByVendor : nil, in: view)
    },
    Field("已确认", "confirmed", .boolean) { .boolean($0.score.isConfirmed) },
    Field("恰在分界", "boundary", .boolean, from: "附件：考核指标说明") { .boolean($0.score.isBoundary) },
    Field("档次", "band", .text, example: "80分至95分") { .text($0.score.band.words) },
    Field("档次影响", "band_effect", .text, example: "扣年度考核金的10%") { .text($0.score.band.effect) },
    .list("考核项", "items", of: item) { view in view.score.items.map { Item(score: $0, view: view) } },
    .list("扣分明细", "deductions", of: cause) { view in view.score.deductions.map { Cause(deduction: $0, view: view) } },
    .list("不予扣分", "dropped", of: cause) { view in view.score.dropped.map { Cause(deduction: $0, view: view) } },
  ])

  static let field = Field<CycleView>.object("评分", "score", of: set, from: "附件考核指标与台账；甲方意见来自 review.yaml") { $0 }

  private struct Item: Sendable {
    let score: ItemScore
    let view: CycleView
  }

  private struct Cause: Sendable {
    let deduction: Deduction
    let view: CycleView
  }

  private static let item = FieldSet<Item>([
    Field("代码", "code", .text, example: "2.2") { .text($0.score.item.code) },
    Field("考核组", "group", .text, example: "运维服务能力") { .text($0.score.item.group) },
    Field("考核内容", "content", .text, example: "故障处理时效") { .text($0.score.item.content) },
    Field("分值", "full", .number, example: "15") { .number(Number($0.score.item.full)) },
    Field("扣分", "deducted", .number, example: "2") { .number(Number($0.score.item.full - $0.score.score)) },
    Field("扣分次数", "count", .number, example: "2") { .number(Number($0.score.deductions.reduce(0) { $0 + $1.count })) },
    Field("得分", "score", .number, example: "13") { .number(Number($0.score.score)) },
    Field("自评得分", "own_score", .number) { Shown.points($0.view.scores.own[$0.score.item.code]?.score) },
    Field("上期得分", "previous_score", .number, mayBeMissing: true) { Shown.points($0.view.previous?.score[$0.score.item.code]?.score) },
    .list("扣分原因", "deductions", of: cause) { item in item.score.deductions.map { Cause(deduction: $0, view: item.view) } },
  ])

  private static let cause = FieldSet<Cause>([
    Field("条款", "rule", .text, example: "2.2.1") { .text($0.deduction.rule) },
    Field("次数", "count", .number, example: "1") { .number(Number($0.deduction.count)) },
    Field("扣分", "points", .number, example: "0.5") { .number(Number($0.deduction.points)) },
    Field("日期", "date", .date, mayBeMissing: true) { Shown.date($0.deduction.date) },
    Field("记录", "record", .text) { cause in
      let deduction = cause.deduction
      return Shown.record(deduction.record, ledger: deduction.ledger, said: deduction.date, in: cause.view)
    },
    Field("台账", "ledger", .text, example: "运维服务单") { .text(LedgerTable.named($0.deduction.ledger)?.name ?? $0.deduction.ledger) },
    Field("行号", "row", .number, mayBeMissing: true) { Shown.number($0.deduction.row) },
    Field("原因", "cause", .text) { cause in
      Shown.text(Wording.printed(cause.deduction.cause.zh, without: cause.deduction.date), in: cause.view)
    },
    Field("甲方意见", "decision", .text, mayBeMissing: true, from: "review.yaml：decisions") { cause in
      guard let decision = cause.deduction.decision else { return .null }
      return Shown.text(decision.kind.words + (decision.comment.map { "，" + $0 } ?? ""), in: cause.view)
    },
  ])
}

extension ScoreSheet {
  /// "甲方确认" or "自评" (specification: settlement, "Which score").
  var standing: String { isConfirmed ? "甲方确认" : "自评" }
}

extension Band {
  var words: String {
    switch self {
    case .full: "95分以上"
    case .minus10: "80分至95分"
    case .minus20: "60分至80分"
    case .suspended: "60分以下"
    }
  }

  /// Annex, 考核指标说明 2 to 5.
  var effect: String {
    switch self {
    case .full: "不扣年度考核金"
    case .minus10: "扣年度考核金的10%"
    case .minus20: "扣年度考核金的20%"
    case .suspended: "经确认后暂停本周期费用支付，由双方协商解决"
    }
  }
}

extension Review.Decision.Kind {
  fileprivate var words: String {
    switch self {
    case .upheld: "认可"
    case .dropped: "不认可"
    case .adjusted: "调整"
    case .added: "增加"
    }
  }
}
