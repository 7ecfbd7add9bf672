import Contract
import Diagnostics
import Measures

extension SettlementBasis {
  /// 减收: the days of an outage by an upgrade or maintenance of ours that did not end as agreed; a part of a day is a day.
  func reduction(for outage: Outage) -> SettlementLine? {
    guard outage.cause == .vendor, let start = outage.start, let end = outage.end, let agreed = outage.agreedEnd, end > agreed,
      end > start
    else { return nil }
    let days = (end - start + 86_399) / 86_400
    let words = "\(annual.amount.spaced) ÷ 12 ÷ 30 × \(days)"
    let reckoned = Reckoning(annual.amount.scaled(by: days, over: 360), zh: words + " 天", en: words + (days == 1 ? " day" : " days"))
    return SettlementLine(
      clause: "39",
      title: Bilingual(
        zh: "第39条 减收服务中断费用（\(start.spaced) 至 \(end.spaced)，约定 \(agreed.spaced) 恢复）",
        en: "clause 39, reduction for an outage (\(start.spaced) to \(end.spaced), agreed end \(agreed.spaced))"),
      amount: reckoned.amount, formula: reckoned.formula, days: days, row: outage.row)
  }
}

extension PenaltyRule {
  /// 5 % of the agreed fee, for each decision.
  static let clause39 = PenaltyRule(clause: .clause39) { penalty, basis in
    SettlementLine(
      clause: "39", title: title(.clause39, penalty, zh: "服务中断违约金", en: "penalty for an outage"),
      term: Bilingual(zh: "约定服务费用", en: "agreed fee"), on: basis.agreedFee, row: penalty.row
    ) { Reckoning(Percent(points: 5), of: $0) }
  }
}
