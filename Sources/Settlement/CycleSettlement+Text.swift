import Contract
import Diagnostics
import Measures

extension CycleSettlement {
  /// What `settle Q2` prints for people: every line with its clause, its calculation and its record.
  ///
  /// `history` are the year's payments so far, this cycle's included; `annual` is the yearly assessment sum as it stands.
  public func text(_ language: Language, history: PaymentHistory? = nil, year annual: AnnualSettlement? = nil) -> String {
    var page = Page(language)
    page.say(
      "\(year) 年度 \(cycle.name.rawValue)（\(cycle.start) 至 \(cycle.end)）结算，依据\(isConfirmed ? "甲方确认的评分" : "自评") \(sheet.total) 分",
      "Year \(year), \(cycle.name.rawValue) (\(cycle.start) to \(cycle.end)), by the \(isConfirmed ? "confirmed" : "vendor's own") score of \(sheet.total)"
    )
    page.say("")
    page.line("+", base)
    for line in reductions { page.line("−", line) }
    let paid = Bilingual(zh: "应付", en: "payable")
    page.say("第31条 \(paid.zh)：\(payableFormula)", "clause 31, \(paid.en): \(payableFormula)")
    page.say("  ¥\(payable.grouped)，\(capital)")
    if status == .suspended {
      page.say(
        "评分低于 60 分，本周期费用暂停支付，暂缓 ¥\(held.grouped)，由双方协商解决。",
        "Below 60 points: the cycle's payment is suspended, \(held.grouped) yuan are held for the parties to settle.")
    } else if sheet.band == .suspended {
      page.say("自评低于 60 分；如经甲方确认，本周期费用将暂停支付。", "The vendor's own score is below 60; if confirmed, payment is suspended.")
    }
    if !penalties.isEmpty {
      page.say(
        "\n违约金（\(isSetOff ? "按政策抵扣" : "另行列示，不从应付中抵扣")）：", "\nPenalties (\(isSetOff ? "set off by policy" : "listed apart, not set off")):")
      for line in penalties { page.line("·", line) }
      page.say("  合计 \(penaltiesTotal.grouped)", "  total \(penaltiesTotal.grouped)")
    }
    page.dates(deadlines)
    if let history { page.history(history) }
    if let annual { page.outlook(annual) }
    page.policies(terms.policies)
    return page.text
  }
}

extension AnnualSettlement {
  /// What `settle annual` prints for people.
  public func text(_ language: Language, history: PaymentHistory? = nil) -> String {
    var page = Page(language)
    page.say("\(year) 年度考核金结算", "Yearly assessment sum of \(year)")
    page.line("+", sum)
    for deduction in deductions {
      let words = "\(deduction.cycle.rawValue) \(deduction.total)：\(sum.amount.spaced) × \(deduction.percent)% = \(deduction.amount.spaced)"
      page.say("− 考核指标说明 \(words)", "− annex, \(words)")
    }
    switch status {
    case .payable:
      page.say("应付 ¥\((payable ?? .zero).grouped)，\(capital ?? "")", "payable \((payable ?? .zero).grouped) yuan, \(capital ?? "")")
    case .negotiate:
      page.say("有周期评分低于 60 分，年度考核金由双方协商，不给出应付金额。", "A cycle is below 60: the sum is for the parties to settle.")
    case .incomplete: page.say("尚不能结算：", "Not final yet:")
    }
    for what in missing { page.say("  · \(what.zh)", "  · \(what.en)") }
    if status == .incomplete, let forecast { page.forecast(forecast) }
    if let history { page.history(history) }
    return page.text
  }
}

extension WhatIf {
  /// What `settle --what-if` adds for people.
  public func text(_ language: Language) -> String {
    var page = Page(language)
    page.say("假设甲方确认总分 \(total)：\(band.words.zh)", "Had the office confirmed \(total): \(band.words.en)")
    page.say(
      "  本周期应付 ¥\(settlement.payable.grouped)，暂缓 ¥\(settlement.held.grouped)",
      "  payable \(settlement.payable.grouped), held \(settlement.held.grouped)")
    if let yearlyDeduction { page.say("  年度考核金扣减 \(yearlyDeduction.grouped) 元", "  \(yearlyDeduction.grouped) off the yearly sum") }
    if let gain { page.say("  与目前相比 \(gain.grouped) 元", "  against the present score: \(gain.grouped)") }
    return page.text
  }
}

/// Lines of output in one language.
private struct Page {
  let language: Language
  private var lines: [String] = []

  init(_ language: Language) { self.language = language }

  var text: String { lines.joined(separator: "\n") }

  mutating func say(_ zh: String, _ en: String? = nil) { lines.append(language == .zh ? zh : en ?? zh) }

  mutating func line(_ sign: String, _ line: SettlementLine) {
    let source = [line.record, line.place?.file].compactMap { $0 }.joined(separator: ", ")
    say("\(sign) \(line.title[language])" + (source.isEmpty ? "" : "  [\(source)]"))
    say("    \(line.formula[language])")
    if let reading = line.reading { say("    \(reading[language])") }
    if let other = line.otherReading {
      say("    另一读法：\(other.words.zh)，\(other.formula.zh)", "    the other reading: \(other.words.en), \(other.formula.en)")
    }
  }

  mutating func dates(_ deadlines: Deadlines) {
    func words(_ deadline: Deadline) -> String {
      "\(deadline.date)" + (deadline.isProvisional ? language == .zh ? "（暂定）" : " (provisional)" : "")
    }
    say("\n提交期限 \(words(deadlines.submission))", "\nsubmission due \(words(deadlines.submission))")
    say("审查期限 \(words(deadlines.review))", "review due \(words(deadlines.review))")
    say(
      "付款期限 \(words(deadlines.payment))" + (deadlines.paymentIsForecast ? "（预测，自审查期限起算）" : ""),
      "payment due \(words(deadlines.payment))" + (deadlines.paymentIsForecast ? ", a forecast from the review's due date" : ""))
  }

  mutating func history(_ history: PaymentHistory) {
    say("\n累计：", "\nSo far:")
    for entry in history.entries {
      let name = entry.settlement.cycle.name.rawValue
      say(
        "  \(name) 应付 \(entry.settlement.payable.grouped)，累计 \(entry.cumulative.grouped)，年度合同金额中余 \(entry.remaining.grouped)",
        "  \(name) payable \(entry.settlement.payable.grouped), together \(entry.cumulative.grouped), remaining of the annual amount \(entry.remaining.grouped)"
      )
    }
  }

  mutating func forecast(_ forecast: AnnualSettlement.Forecast) {
    let expected = forecast.expected.map(\.grouped)
    say(
      "预测：未确认周期均大于 95 分时 \(forecast.best.grouped) 元；按自评 \(expected.map { $0 + " 元" } ?? "由双方协商")。",
      "Forecast: \(forecast.best.grouped) yuan if all open cycles are above 95; by the vendor's own scores \(expected ?? "for the parties to settle")."
    )
  }

  /// What the year's assessment sum comes to as things stand: its figure once it is final, a forecast until then.
  mutating func outlook(_ annual: AnnualSettlement) {
    let sum = annual.sum.amount.grouped
    switch annual.status {
    case .payable:
      let payable = (annual.payable ?? .zero).grouped
      say("\n年度考核金 \(sum)，应付 \(payable)", "\nYearly assessment sum \(sum), payable \(payable)")
    case .negotiate: say("\n年度考核金 \(sum)，由双方协商", "\nYearly assessment sum \(sum), for the parties to settle")
    case .incomplete:
      let taken = annual.deductionsTotal.grouped
      say(
        "\n年度考核金 \(sum)，已确认的周期扣减 \(taken)，尚未最终确定", "\nYearly assessment sum \(sum), \(taken) taken by confirmed cycles, not final yet")
      if let forecast = annual.forecast {
        self.forecast(forecast)
      } else {
        say("有周期评分低于 60 分，由双方协商。", "A cycle is below 60: the sum is for the parties to settle.")
      }
    }
  }

  mutating func policies(_ policies: Policies) {
    let money = [
      "penalty_set_off", "agreed_fee", "security_penalty_base", "submit_working_days", "boundary_95", "boundary_80", "boundary_60",
    ]
    let words = policies.inForce.filter { money.contains($0.key) || !$0.isDefault }
      .map { "\($0.key)=\($0.value)" + ($0.isDefault ? "" : language == .zh ? "（非默认）" : " (not the default)") }
    say("\n适用口径：" + words.joined(separator: "；"), "\nPolicies: " + words.joined(separator: "; "))
  }
}
