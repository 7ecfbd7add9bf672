import Assessment
import Contract
import Diagnostics
import Measures

/// The year's money: payments so far, what remains, and the assessment sum (contract clause 30 and annex; specification: settlement, "Year").
extension Explanation {
  static func cumulative(_ history: PaymentHistory) -> Explanation {
    Explanation(
      Bilingual(zh: "累计应付", en: "payable so far"), value: "\(history.paid)", clause: "30, 31",
      reason: formula(history.entries.map(\.settlement.payable), "+", history.paid),
      parts: history.entries.map { named($0.settlement.cycle, payable($0.settlement)) })
  }

  static func remaining(_ history: PaymentHistory) -> Explanation {
    Explanation(
      Bilingual(zh: "年度合同金额中余", en: "remaining of the annual amount"), value: "\(history.remaining)", clause: "30",
      reason: formula([history.annualAmount] + history.entries.map(\.settlement.base.amount), "−", history.remaining),
      parts: [contractAmount(history.annualAmount)] + history.entries.map { named($0.settlement.cycle, Explanation($0.settlement.base)) })
  }

  /// The score of the cycle before; of the last one, seen from the whole year.
  static func previous(_ year: ExplainedYear, before last: Cycle.Name?) -> Explanation {
    guard let settlement = year.settlements.last(where: { settlement in last.map { settlement.cycle.name < $0 } ?? true }) else {
      return Explanation(
        Bilingual(zh: "上期总分", en: "the score of the cycle before"), clause: "annex",
        reason: Bilingual(zh: "没有更早的周期", en: "there is no earlier cycle"))
    }
    return Explanation(settlement.sheet, of: settlement.cycle)
  }

  /// The yearly assessment sum: final, or why it is not.
  static func annual(_ year: ExplainedYear) -> Explanation {
    let annual = year.annual
    let title = Bilingual(zh: "年度考核金应付", en: "payable of the yearly assessment sum")
    let parts = [Explanation(annual.sum)] + annual.deductions.map { deduction($0, year) }
    guard annual.status != .payable else {
      return Explanation(title, value: annual.payable.map { "\($0)" }, clause: "30", reason: annualFormula(annual), parts: parts)
    }
    let missing = annual.missing.map { Explanation($0, clause: "30") }
    let reason =
      annual.status == .negotiate
      ? Bilingual(zh: "有周期评分低于 60 分，由双方协商，不给出应付金额", en: "a cycle is below 60: the sum is for the parties to settle")
      : Bilingual(zh: "尚不能结算", en: "not final yet")
    return Explanation(
      title, clause: "30", reason: reason, parts: parts + missing + (annual.forecast == nil ? [] : [forecast(year)]))
  }

  static func annualDeductions(_ year: ExplainedYear) -> Explanation {
    let deductions = year.annual.deductions
    return Explanation(
      Bilingual(zh: "年度考核金扣减合计", en: "taken from the yearly assessment sum"), value: "\(year.annual.deductionsTotal)", clause: "annex",
      reason: deductions.isEmpty
        ? Bilingual(zh: "已确认的周期均大于 95 分", en: "every confirmed cycle is above 95")
        : formula(deductions.map(\.amount), "+", year.annual.deductionsTotal),
      parts: [Explanation(year.annual.sum)] + deductions.map { deduction($0, year) })
  }

  /// What it may come to while scores are not confirmed; once all are, what it comes to.
  static func forecast(_ year: ExplainedYear) -> Explanation {
    let title = Bilingual(zh: "年度考核金预测", en: "forecast of the yearly assessment sum")
    guard let forecast = year.annual.forecast else {
      return Explanation(
        title, clause: "annex", reason: Bilingual(zh: "有周期评分低于 60 分，由双方协商", en: "a cycle is below 60: for the parties to settle"),
        parts: year.settlements.map { Explanation($0.sheet, of: $0.cycle) })
    }
    let expected = forecast.expected
    return Explanation(
      title, value: (expected ?? forecast.best).description, clause: "30",
      reason: Bilingual(
        zh: "未确认周期均大于 95 分时 \(forecast.best.spaced)；按自评" + (expected.map { " \($0.spaced)" } ?? "由双方协商"),
        en: "\(forecast.best.spaced) if all open cycles are above 95; by the vendor's own scores "
          + (expected.map(\.spaced) ?? "for the parties to settle")),
      parts: [Explanation(year.annual.sum)] + year.settlements.map { Explanation($0.sheet, of: $0.cycle) })
  }

  // MARK: - Parts

  private static func deduction(_ deduction: AnnualSettlement.Deduction, _ year: ExplainedYear) -> Explanation {
    let score = year.settlements.first { $0.cycle.name == deduction.cycle }.map { [Explanation($0.sheet, of: $0.cycle)] } ?? []
    let words = "\(year.annual.sum.amount.spaced) × \(deduction.percent)% = \(deduction.amount.spaced)"
    return Explanation(
      Bilingual(zh: "\(deduction.cycle.rawValue) 扣减", en: "\(deduction.cycle.rawValue), taken"), value: "\(deduction.amount)",
      clause: "annex", reason: Bilingual(zh: "\(deduction.total) 分：\(words)", en: "\(deduction.total) points: \(words)"), parts: score)
  }

  private static func named(_ cycle: Cycle, _ own: Explanation) -> Explanation {
    let name = cycle.name.rawValue
    return Explanation(
      Bilingual(zh: "\(name) \(own.title.zh)", en: "\(name), \(own.title.en)"), value: own.value, clause: own.clause, reason: own.reason,
      record: own.record, place: own.place, parts: own.parts)
  }

  private init(_ sheet: ScoreSheet, of cycle: Cycle) { self = Self.named(cycle, Explanation(sheet)) }

  /// The annual amount, where the contract's file has it.
  private static func contractAmount(_ amount: Fen) -> Explanation {
    Explanation(
      Bilingual(zh: "第27条 年度合同金额", en: "clause 27, the annual amount"), value: "\(amount)", clause: "27",
      place: Place(file: "contract.yaml", column: "annual_amount"))
  }

  private static func annualFormula(_ annual: AnnualSettlement) -> Bilingual {
    formula([annual.sum.amount] + annual.deductions.map(\.amount), "−", annual.payable ?? .zero)
  }

  /// "218 000.00 − 21 800.00 = 196 200.00"; a single term is itself.
  private static func formula(_ terms: [Fen], _ sign: String, _ result: Fen) -> Bilingual {
    let words = terms.map(\.spaced).joined(separator: " \(sign) ") + (terms.count == 1 ? "" : " = \(result.spaced)")
    return Bilingual(zh: words, en: words)
  }
}
