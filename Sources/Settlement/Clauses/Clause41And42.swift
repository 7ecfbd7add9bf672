import Contract
import Diagnostics
import Measures

extension PenaltyRule {
  static let clause41 = security(.clause41, zh: "安全事件违约金", en: "penalty for a security incident")
  static let clause42 = security(.clause42, zh: "违反保密义务违约金", en: "penalty for a breach of confidentiality")

  /// 0.5 % to 3 % of the settlement amount, as the office decides; both clauses say it in the same words.
  private static func security(_ clause: PenaltyClause, zh: String, en: String) -> PenaltyRule {
    PenaltyRule(clause: clause) { penalty, basis in
      guard let percent = penalty.percent, (Percent(millionths: 5_000)...Percent(points: 3)).contains(percent) else { return nil }
      return SettlementLine(
        clause: clause.rawValue, title: title(clause, penalty, zh: zh, en: en),
        term: Bilingual(zh: "价款结算金额", en: "settlement amount"), on: basis.settlementAmount, row: penalty.row
      ) { Reckoning(percent, of: $0) }
    }
  }
}
