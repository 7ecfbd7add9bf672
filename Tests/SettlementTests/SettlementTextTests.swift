import Assessment
import Contract
import Diagnostics
import Measures
import Settlement
import TestSupport
import Testing

@Suite("Settlements in words")
struct SettlementTextTests {
  @Test("Every line with clause, calculation, record and the other reading")
  func lines() {
    let settlement = settlement {
      $0.add(
        "outages",
        ["start": "2026-03-04 22:00", "end": "2026-03-06 10:00", "cause": "vendor", "agreed_end": "2026-03-05 00:00", "summary": "升级"])
      $0.add("penalties", ["date": "2026-04-01", "clause": "42", "percent": "1", "summary": "外泄", "decision": "认定书.pdf"])
    }
    let text = settlement.text(.zh, history: PaymentHistory([settlement], terms: settlement.terms))
    for words in [
      "依据自评 100 分", "+ 第30条 周期服务费", "2 180 000.00 ÷ 12 ÷ 30 × 2 天 = 12 111.11", "[outages:2, Q2/outages.csv]",
      "490 500.00 − 12 111.11 = 478 388.89", "¥478,388.89，人民币肆拾柒万捌仟叁佰捌拾捌元捌角玖分", "· 第42条 违反保密义务违约金：外泄",
      "另一读法：“价款结算金额”按年度合同金额，2 180 000.00 × 1% = 21 800.00", "付款期限 2026-07-21（预测，自审查期限起算）",
      "Q2 应付 478,388.89，累计 478,388.89，年度合同金额中余 1,689,500.00", "penalty_set_off=false",
    ] { #expect(text.contains(words), "\(words)") }
    #expect(settlement.text(.en).contains("clause 31, payable: 490 500.00 − 12 111.11 = 478 388.89"))
  }

  @Test("Policies that are not the default say so")
  func policies() {
    #expect(settlement { $0.terms.policies.agreedFee = .cycle }.text(.zh).contains("agreed_fee=cycle（非默认）"))
  }

  @Test("What is missing for the year, and the forecast")
  func year() {
    let dossier = DossierBuilder.clean().build()
    let annual = AnnualSettlement(year: "2025", terms: .sample, cycles: [Scores(dossier).current], isAccepted: false)
    let text = annual.text(.zh)
    for words in ["尚不能结算：", "Q2 尚无甲方确认的评分", "尚无年度验收", "未确认周期均大于 95 分时 218,000.00 元"] {
      #expect(text.contains(words), "\(words)")
    }
  }
}
