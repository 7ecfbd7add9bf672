import Contract
import Diagnostics
import Measures

extension SettlementBasis {
  /// Clause 30: each cycle's share of the annual amount.
  var base: SettlementLine {
    let reckoned = Reckoning(terms.cycleShare, of: annual)
    return SettlementLine(
      clause: "30", title: Bilingual(zh: "第30条 周期服务费", en: "clause 30, the cycle's fee"), amount: reckoned.amount,
      formula: reckoned.formula)
  }

  /// Clause 30: what is left for the yearly acceptance, 考核金.
  public var assessmentSum: SettlementLine {
    let reckoned = Reckoning(terms.assessmentShare, of: annual)
    return SettlementLine(
      clause: "30", title: Bilingual(zh: "第30条 年度考核金", en: "clause 30, the yearly assessment sum"), amount: reckoned.amount,
      formula: reckoned.formula)
  }
}
