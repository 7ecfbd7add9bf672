import Contract
import Diagnostics
import Measures

extension PenaltyRule {
  /// 0.1 % of the agreed fee for each day; from the sixteenth, when the office terminates, at least 5 %: the larger of the two.
  static let clause38 = PenaltyRule(clause: .clause38) { penalty, basis in
    guard let days = penalty.days else { return nil }
    var percent: Percent?
    if !penalty.row.isBlank(Penalty.Field.percent) {
      guard days > 15, let given = penalty.percent, given >= Percent(points: 5) else { return nil }
      percent = given
    }
    return SettlementLine(
      clause: "38", title: title(.clause38, penalty, zh: "逾期违约金", en: "penalty for delay"),
      term: Bilingual(zh: "约定服务费用", en: "agreed fee"), on: basis.agreedFee, days: days, row: penalty.row
    ) { fee in
      let daily = Reckoning(
        fee.amount.scaled(by: days, over: 1_000), zh: "\(fee.amount.spaced) × 0.1% × \(days) 天",
        en: "\(fee.amount.spaced) × 0.1% × \(days) days")
      let terminated = percent.map { Reckoning($0, of: fee) }
      return terminated.map { $0.amount > daily.amount ? $0 : daily } ?? daily
    }
  }
}
