import Assessment
import Contract
import Measures
import Settlement
import TestSupport
import Testing

func yuan(_ text: String) -> Fen {
  guard let fen = Fen(yuan: text) else { preconditionFailure("no amount: \(text)") }
  return fen
}

/// The settlement of a clean cycle after one change.
func settlement(_ change: (inout DossierBuilder) -> Void) -> CycleSettlement {
  var cycle = DossierBuilder.clean()
  change(&cycle)
  let dossier = cycle.build()
  return CycleSettlement(dossier, scores: Scores(dossier))
}

/// A review whose every item has its full score but for what is taken from the big ones.
func review(total: String) -> Review {
  guard let total = Points(total) else { preconditionFailure("no points: \(total)") }
  var rest = Points(100) - total
  var items: [String: Points] = [:]
  for item in AssessmentItem.all {
    let taken = min(rest, item.full)
    items[item.code] = item.full - taken
    rest = rest - taken
  }
  return Review(
    confirmedOn: CivilDate(iso: "2026-06-08"), signedByOffice: "李四", signedByVendor: "张三", total: total, items: items)
}

@Suite("A cycle's settlement")
struct CycleSettlementTests {
  func outage(
    _ start: String, _ end: String, cause: String = "乙方升级维护", agreed: String = "2026-03-05 00:00"
  ) -> (inout DossierBuilder) -> Void {
    { $0.add("outages", ["start": start, "end": end, "cause": cause, "agreed_end": agreed, "summary": "升级"]) }
  }

  func penalty(_ clause: String, _ cells: DossierBuilder.Cells) -> (inout DossierBuilder) -> Void {
    { $0.add("penalties", ["date": "2026-04-01", "clause": clause, "summary": "事由", "decision": "认定书.pdf"].merging(cells) { $1 }) }
  }

  @Test("A cycle without anything pays its share")
  func base() {
    let settlement = settlement { _ in }
    #expect(settlement.base.amount == yuan("490500.00"))
    #expect(settlement.base.formula.zh == "2 180 000.00 × 22.5% = 490 500.00")
    #expect(settlement.payable == yuan("490500.00") && settlement.held == .zero)
    #expect(settlement.capital == "人民币肆拾玖万零伍佰元整")
    #expect(settlement.status == .payable && !settlement.isConfirmed)
  }

  @Test(
    "Days of an outage: every begun 24 hours of the whole outage",
    arguments: [
      ("2026-03-05 00:01", 1, "6055.56"), ("2026-03-05 22:00", 1, "6055.56"), ("2026-03-05 22:00:01", 2, "12111.11"),
      ("2026-03-07 10:00", 3, "18166.67"), ("2026-03-14 22:00", 10, "60555.56"),
    ])
  func outageDays(end: String, days: Int, amount: String) throws {
    let settlement = settlement(outage("2026-03-04 22:00", end))
    let line = try #require(settlement.reductions.first)
    #expect(line.days == days && line.amount == yuan(amount) && line.clause == "39" && line.record == "outages:2")
    #expect(settlement.payable == yuan("490500.00") - yuan(amount))
  }

  @Test("A formula has its numbers put in")
  func formula() {
    let settlement = settlement(outage("2026-03-04 22:00", "2026-03-06 10:00"))
    #expect(settlement.reductions.map(\.formula.zh) == ["2 180 000.00 ÷ 12 ÷ 30 × 2 天 = 12 111.11"])
    #expect(settlement.payableFormula == "490 500.00 − 12 111.11 = 478 388.89")
  }

  @Test("Only an outage of ours that did not end as agreed reduces")
  func noReduction() {
    #expect(settlement(outage("2026-03-04 22:00", "2026-03-05 00:00")).reductions.isEmpty)
    #expect(settlement(outage("2026-03-04 22:00", "2026-03-06 00:00", cause: "第三方")).reductions.isEmpty)
    #expect(settlement(outage("2026-03-04 22:00", "2026-03-06 00:00", agreed: "")).reductions.isEmpty)
    #expect(settlement(outage("2026-03-06 22:00", "2026-03-05 12:00")).reductions.isEmpty)
    #expect(settlement(outage("昨天", "2026-03-05 12:00")).reductions.isEmpty)
  }

  @Test("Reductions end at 0")
  func floor() {
    let settlement = settlement(outage("2026-03-04 22:00", "2026-06-30 22:00"))
    #expect(settlement.reductionsTotal > settlement.base.amount)
    #expect(settlement.payable == .zero && settlement.capital == "人民币零元整")
  }

  @Test(
    "Penalties by clause, and by the other reading of the sum",
    arguments: [
      ("38", ["days": "1"], "2180.00", "490.50"),
      ("38", ["days": "15"], "32700.00", "7357.50"),
      ("38", ["days": "16"], "34880.00", "7848.00"),
      ("38", ["days": "16", "percent": "5"], "109000.00", "24525.00"),
      ("38", ["days": "60", "percent": "5%"], "130800.00", "29430.00"),
      ("39", [:], "109000.00", "24525.00"),
      ("41", ["percent": "0.5"], "2452.50", "10900.00"),
      ("41", ["percent": "3"], "14715.00", "65400.00"),
      ("42", ["percent": "1"], "4905.00", "21800.00"),
    ])
  func penalties(clause: String, cells: [String: String], amount: String, other: String) throws {
    let settlement = settlement(penalty(clause, cells))
    let line = try #require(settlement.penalties.first)
    #expect(line.clause == clause && line.amount == yuan(amount) && line.record == "penalties:2")
    #expect(line.otherReading?.amount == yuan(other))
    #expect(settlement.penaltiesTotal == yuan(amount))
    #expect(settlement.payable == settlement.base.amount, "the contract does not say that they may be set off")
  }

  @Test("Clause 40 is the decision's amount")
  func filing() {
    #expect(settlement(penalty("40", ["amount": "1,234.50"])).penalties.map(\.amount) == [yuan("1234.50")])
  }

  @Test(
    "A penalty out of range, or without its figure, gives no line",
    arguments: [
      ("38", ["days": "15", "percent": "5"]), ("38", ["days": "20", "percent": "4.9"]), ("38", ["percent": "6"]), ("38", ["days": "0"]),
      ("41", ["percent": "0.49"]), ("41", ["percent": "3.01"]), ("42", ["percent": "-1"]), ("42", [:]), ("42", ["percent": "百分之一"]),
      ("40", [:]),
      ("40", ["amount": "-5"]), ("43", ["percent": "1"]),
    ])
  func outOfRange(clause: String, cells: [String: String]) {
    #expect(settlement(penalty(clause, cells)).penalties.isEmpty)
  }

  @Test("Policies choose the other reading, and set penalties off")
  func policies() {
    let settlement = settlement {
      $0.terms.policies.penaltySetOff = true
      $0.terms.policies.agreedFee = .cycle
      $0.terms.policies.securityPenaltyBase = .annual
      penalty("39", [:])(&$0)
      penalty("42", ["percent": "1"])(&$0)
    }
    #expect(settlement.penalties.map(\.amount) == [yuan("24525.00"), yuan("21800.00")])
    #expect(settlement.penalties.map(\.otherReading?.amount) == [yuan("109000.00"), yuan("4905.00")])
    #expect(settlement.payable == yuan("490500.00") - yuan("46325.00"))
  }

  @Test("Below 60 suspends when confirmed, and only then")
  func suspended() {
    let confirmed = settlement { $0.review = review(total: "59.5") }
    #expect(confirmed.status == .suspended)
    #expect(confirmed.payable == .zero && confirmed.held == yuan("490500.00") && confirmed.capital == "人民币零元整")
    #expect(settlement { $0.review = review(total: "60") }.status == .payable)
    let own = settlement { cycle in
      for rule in ["3.2.2", "2.4.2", "3.1.3", "1.1.4"] {
        cycle.add("violations", ["date": "2026-04-01", "rule": rule, "count": "20", "summary": "x", "source": "甲方检查"])
      }
      cycle.ledgers["inspections"] = nil
    }
    #expect(own.sheet.band == .suspended && own.status == .payable && own.payable == yuan("490500.00"))
  }

  @Test("JSON as the specification has it")
  func json() {
    let settlement = settlement {
      outage("2026-03-04 22:00", "2026-03-05 10:00")(&$0)
      penalty("42", ["percent": "1%"])(&$0)
    }
    #expect(
      settlement.json.description == """
        {
          "year": "2025",
          "cycle": "Q2",
          "status": "payable",
          "confirmed": false,
          "base": "490500.00",
          "reductions": [
            {
              "clause": "39",
              "amount": "6055.56",
              "days": 1,
              "record": "outages:2"
            }
          ],
          "penalties": [
            {
              "clause": "42",
              "amount": "4905.00",
              "record": "penalties:2"
            }
          ],
          "penaltiesTotal": "4905.00",
          "payable": "484444.44",
          "held": "0.00",
          "capital": "人民币肆拾捌万肆仟肆佰肆拾肆元肆角肆分",
          "dates": {
            "submissionDue": "2026-06-03",
            "reviewDue": "2026-06-08",
            "paymentDue": "2026-07-21",
            "provisional": false
          }
        }
        """)
  }

  @Test("What if the office confirmed another total")
  func whatIf() throws {
    #expect(WhatIf.total(in: "total=94.5") == Points(halves: 189))
    for option in ["94.5", "total=", "total=94.3", "total=101", "total=-1", "sum=94", "total=9=4"] {
      #expect(WhatIf.total(in: option) == nil)
    }
    let dossier = DossierBuilder.clean().build()
    let present = CycleSettlement(dossier, scores: Scores(dossier))
    let less = WhatIf(dossier, present: present, total: Points(halves: 189))
    #expect(less.band == .minus10 && less.yearlyDeduction == yuan("21800.00") && less.gain == yuan("-21800.00"))
    let suspended = WhatIf(dossier, present: present, total: Points(59))
    #expect(suspended.settlement.status == .suspended && suspended.settlement.held == yuan("490500.00") && suspended.gain == nil)
  }
}
