import Assessment
import Contract
import Diagnostics
import Measures

extension Explanation {
  init(_ line: SettlementLine) {
    let reading = line.reading.map { Bilingual(zh: "；\($0.zh)", en: "; \($0.en)") }
    self.init(
      line.title, value: "\(line.amount)", clause: line.clause,
      reason: Bilingual(zh: line.formula.zh + (reading?.zh ?? ""), en: line.formula.en + (reading?.en ?? "")), record: line.record,
      place: line.place ?? Place(file: "contract.yaml"), parts: line.otherReading.map { [Explanation($0, clause: line.clause)] } ?? [])
  }

  /// The reading of the contract that the policies did not choose.
  private init(_ other: SettlementLine.OtherReading, clause: String) {
    self.init(
      Bilingual(zh: "另一读法", en: "the other reading"), value: "\(other.amount)", clause: clause,
      reason: Bilingual(zh: "\(other.words.zh)，\(other.formula.zh)", en: "\(other.words.en), \(other.formula.en)"),
      place: Place(file: "contract.yaml", column: "policies"))
  }

  /// What the cycle pays: its lines and, where it is suspended, the score that suspends it.
  static func payable(_ settlement: CycleSettlement) -> Explanation {
    let isSuspended = settlement.status == .suspended
    let formula = settlement.payableFormula
    return Explanation(
      Bilingual(zh: "第31条 本周期应付", en: "clause 31, payable for the cycle"), value: "\(settlement.payable)", clause: "31",
      reason: isSuspended
        ? Bilingual(zh: "\(formula)，评分低于 60 分，暂停支付", en: "\(formula), suspended by a total below 60") : Bilingual(zh: formula, en: formula),
      parts: parts(settlement) + (isSuspended ? [Explanation(settlement.sheet)] : []))
  }

  /// What the lines come to, before a total below 60 suspends it.
  static func computed(_ settlement: CycleSettlement) -> Explanation {
    let formula = settlement.payableFormula
    return Explanation(
      Bilingual(zh: "第31条 本周期核算金额", en: "clause 31, computed for the cycle"), value: "\(settlement.computed)", clause: "31",
      reason: Bilingual(zh: formula, en: formula), parts: parts(settlement))
  }

  private static func parts(_ settlement: CycleSettlement) -> [Explanation] {
    ([settlement.base] + settlement.reductions + (settlement.isSetOff ? settlement.penalties : [])).map(Explanation.init)
  }

  static func held(_ settlement: CycleSettlement) -> Explanation {
    Explanation(
      Bilingual(zh: "暂缓支付", en: "held"), value: "\(settlement.held)", clause: "annex", parts: [payable(settlement)])
  }

  static func reductions(_ settlement: CycleSettlement) -> Explanation {
    sum(
      Bilingual(zh: "第39条 减收合计", en: "clause 39, reductions"), "39", settlement.reductionsTotal, settlement.reductions,
      none: Bilingual(zh: "没有超出约定时间的乙方升级维护中断", en: "no outage of ours went on longer than agreed"))
  }

  static func penalties(_ settlement: CycleSettlement) -> Explanation {
    sum(
      Bilingual(zh: "违约金合计", en: "penalties"), "38–42", settlement.penaltiesTotal, settlement.penalties,
      none: Bilingual(zh: "没有违约认定", en: "no written decision"))
  }

  private static func sum(_ title: Bilingual, _ clause: String, _ total: Fen, _ lines: [SettlementLine], none: Bilingual) -> Explanation {
    let words = lines.map(\.amount.spaced).joined(separator: " + ") + (lines.count > 1 ? " = \(total.spaced)" : "")
    return Explanation(
      title, value: "\(total)", clause: clause, reason: lines.isEmpty ? none : Bilingual(zh: words, en: words),
      parts: lines.map(Explanation.init))
  }
}
