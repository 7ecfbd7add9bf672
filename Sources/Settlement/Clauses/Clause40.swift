import Contract
import Diagnostics

extension PenaltyRule {
  /// The contract names no figure: the decision does.
  static let clause40 = PenaltyRule(clause: .clause40) { penalty, _ in
    guard let amount = penalty.amount else { return nil }
    return SettlementLine(
      clause: "40", title: title(.clause40, penalty, zh: "等保备案逾期赔偿", en: "compensation for a late filing"), amount: amount,
      formula: Bilingual(zh: "认定金额 \(amount.spaced)", en: "as decided: \(amount.spaced)"), row: penalty.row)
  }
}
