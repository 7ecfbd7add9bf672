import Assessment
import Contract
import Measures
import Settlement
import TestSupport
import Testing

@Suite("The yearly settlement")
struct AnnualSettlementTests {
  /// A year with these confirmed totals, Q1 first; "" for a cycle that is not confirmed and has 100 points of its own.
  func year(_ totals: [String], isAccepted: Bool = true) -> AnnualSettlement {
    let sheets = zip(Cycle.Name.allCases, totals).map { name, total in
      var cycle = DossierBuilder(name)
      if !total.isEmpty { cycle.review = review(total: total) }
      cycle.terms.inspectionPlans = []
      return Scores(cycle.build()).current
    }
    return AnnualSettlement(year: "2025", terms: .sample, cycles: sheets.reversed(), isAccepted: isAccepted)
  }

  @Test(
    "The sum less a tenth or a fifth of the whole for each cycle",
    arguments: [
      (["96", "96", "96", "96"], "218000.00", "人民币贰拾壹万捌仟元整"),
      (["95", "96", "96", "96"], "196200.00", "人民币壹拾玖万陆仟贰佰元整"),
      (["95", "80", "96", "96"], "174400.00", "人民币壹拾柒万肆仟肆佰元整"),
      (["95", "80", "90", "96"], "152600.00", "人民币壹拾伍万贰仟陆佰元整"),
      (["90", "90", "90", "90"], "130800.00", "人民币壹拾叁万零捌佰元整"),
      (["90", "90", "70", "96"], "130800.00", "人民币壹拾叁万零捌佰元整"),
      (["70", "96", "96", "96"], "174400.00", "人民币壹拾柒万肆仟肆佰元整"),
      (["70", "60", "79.5", "96"], "87200.00", "人民币捌万柒仟贰佰元整"),
      (["70", "70", "70", "70"], "43600.00", "人民币肆万叁仟陆佰元整"),
    ])
  func payable(totals: [String], amount: String, capital: String) {
    let annual = year(totals)
    #expect(annual.status == .payable)
    #expect(annual.payable == yuan(amount) && annual.capital == capital)
    #expect(annual.deductionsTotal == yuan("218000.00") - yuan(amount))
    #expect(annual.sum.formula.zh == "2 180 000.00 × 10% = 218 000.00")
  }

  @Test("Incomplete without a confirmed score or the acceptance; only confirmed cycles deduct")
  func incomplete() {
    let open = year(["90", "", "70", "96"])
    #expect(open.status == .incomplete && open.payable == nil && open.capital == nil)
    #expect(open.deductions.map(\.cycle) == [.q1, .q3])
    #expect(open.missing.map(\.zh) == ["Q2 尚无甲方确认的评分"])
    #expect(open.forecast?.best == yuan("152600.00") && open.forecast?.expected == yuan("152600.00"))
    #expect(year(["90", "90", "90", "90"], isAccepted: false).status == .incomplete)
    #expect(year(["90"]).status == .incomplete)
  }

  @Test("A suspended cycle is for the parties to settle")
  func negotiate() {
    let annual = year(["90", "59.5", "70", "96"])
    #expect(annual.status == .negotiate && annual.payable == nil && annual.forecast == nil)
    #expect(annual.deductions.map(\.cycle) == [.q1, .q3])
  }

  @Test("JSON as the specification has it")
  func json() {
    #expect(
      year(["90", "96", "70", "96"]).json.description == """
        {
          "year": "2025",
          "status": "payable",
          "sum": "218000.00",
          "deductions": [
            {
              "cycle": "Q1",
              "total": "90",
              "band": "minus10",
              "percent": "10",
              "amount": "21800.00"
            },
            {
              "cycle": "Q3",
              "total": "70",
              "band": "minus20",
              "percent": "20",
              "amount": "43600.00"
            }
          ],
          "payable": "152600.00",
          "capital": "人民币壹拾伍万贰仟陆佰元整"
        }
        """)
  }

  @Test("Four cycles and the yearly sum are the annual amount; payments add up")
  func history() {
    let settlements = Cycle.Name.allCases.map { name in
      var cycle = DossierBuilder(name)
      if name == .q2 {
        cycle.add(
          "outages",
          ["start": "2026-03-04 22:00", "end": "2026-03-05 10:00", "cause": "vendor", "agreed_end": "2026-03-05 00:00", "summary": "升级"])
      }
      if name == .q3 { cycle.review = review(total: "59") }
      let dossier = cycle.build()
      return CycleSettlement(dossier, scores: Scores(dossier))
    }
    let history = PaymentHistory(settlements.reversed(), terms: .sample)
    #expect(history.entries.map(\.cumulative) == ["490500.00", "974944.44", "974944.44", "1465444.44"].map(yuan))
    #expect(history.remaining == yuan("218000.00"))
    #expect(history.held == yuan("490500.00") && history.reductions == yuan("6055.56"))
    #expect(history.paid + history.held + history.reductions + history.remaining == yuan("2180000.00"))
  }
}
