import Assessment
import Contract
import Diagnostics
import Measures
import Settlement
import TestSupport
import Testing

@Suite("Explanations")
struct ExplanationTests {
  static let dossier: Dossier = {
    var cycle = DossierBuilder.clean()
    cycle.addTicket(
      "YW-20260309-003", at: "2026-03-09 09:00", response: "2026-03-09 09:20", solution: "2026-03-09 10:30",
      ["reporter_phone": "13800000000"])
    cycle.set("metrics", "seat_failures", "4") { $0["date"] == "2026-03-12" }
    cycle.add(
      "outages",
      ["start": "2026-03-04 22:00", "end": "2026-03-05 10:00", "cause": "vendor", "agreed_end": "2026-03-05 00:00", "summary": "升级"])
    cycle.add("penalties", ["date": "2026-04-01", "clause": "42", "percent": "1", "summary": "外泄", "decision": "认定书.pdf"])
    return cycle.build()
  }()
  static let settlement = CycleSettlement(dossier, scores: Scores(dossier))

  func explain(_ name: String) throws -> Explanation { try #require(Explanation.of(name, in: Self.dossier, Self.settlement)) }

  @Test("An item down to file and row")
  func item() throws {
    #expect(
      try explain("2.2").text(.zh) == """
        2.2 故障处理时效：14
            15 − 1 = 14
          2.2.1 15分钟内未响应：−0.5
              1.故障发生时，必须在 15 分钟内作出响应，超出该时间段，每次扣 0.5 分；
            YW-20260309-003：−0.5（附件2.2.1）  [Q2/tickets.csv:8]
                2026-03-09 09:00 报修，09:20 响应，用时 20 分钟，超过 15 分钟
          2.2.2 普通故障1小时内未解决：−0.5
              2.普通故障，若 1 小时内未能解决，每次扣 0.5 分；
            YW-20260309-003：−0.5（附件2.2.2）  [Q2/tickets.csv:8]
                2026-03-09 09:00 报修，10:30 解决，普通故障用时 1 小时 30 分钟，超过 1 小时
        """)
  }

  @Test("Money down to clause and record")
  func payable() throws {
    let payable = try explain("payable")
    #expect(payable.value == "484444.44" && payable.clause == "31")
    #expect(payable.parts.map(\.value) == ["490500.00", "6055.56"])
    #expect(payable.parts.map(\.place?.file) == ["contract.yaml", "Q2/outages.csv"])
    #expect(try explain("penalties").parts.map(\.record) == ["penalties:2"])
  }

  @Test("A record: its row, what it costs; never its telephone number")
  func record() throws {
    let ticket = try explain("YW-20260309-003")
    #expect(ticket.parts.map(\.clause) == ["5, 35", "annex 2.2.1", "annex 2.2.2"])
    #expect(!ticket.text(.zh).contains("13800000000"))
    #expect(try explain("2026-03-12").parts.compactMap(\.clause).last == "annex 2.3.1")
    #expect(try explain("outages:2").parts.compactMap(\.clause) == ["39", "39"])
  }

  @Test("The parts of every figure add up to it", arguments: AssessmentItem.all.map(\.code) + ["total", "2.2.1"])
  func sums(name: String) throws {
    let explanation = try explain(name)
    let values = explanation.parts.compactMap(\.value).compactMap { Points($0.replacing("−", with: "-")) }
    let own = try #require(explanation.value.flatMap { Points($0.replacing("−", with: "-")) })
    let start = AssessmentItem.coded(name)?.full ?? .zero
    #expect(values.reduce(start) { $0 + $1 } == own)
  }

  @Test("What nothing has is not explained", arguments: ["", "2.9", "9.9.9", "YW-0", "Q2"])
  func unknown(name: String) { #expect(Explanation.of(name, in: Self.dossier, Self.settlement) == nil) }

  @Test("JSON keeps the tree")
  func json() throws {
    let text = try explain("2.2.1").json(.en).description
    #expect(text.contains("\"clause\": \"annex 2.2.1\"") && text.contains("\"file\": \"Q2/tickets.csv\"") && text.contains("\"row\": 8"))
  }
}
