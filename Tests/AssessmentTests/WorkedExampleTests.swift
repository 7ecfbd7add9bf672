import Assessment
import Contract
import Measures
import TestSupport
import Testing

/// The worked example of the specification's chapter on scoring.
@Suite("Worked example")
struct WorkedExampleTests {
  static let sheet = ScoreSheet(own: example.build())

  static var example: DossierBuilder {
    var cycle = DossierBuilder.clean(.q2)
    cycle.addTicket("YW-20260309-003", at: "2026-03-09 09:00", response: "2026-03-09 09:20", solution: "2026-03-09 09:50")
    cycle.addTicket(
      "YW-20260310-001", level: "较大", at: "2026-03-10 09:00", response: "2026-03-10 09:15:00", solution: "2026-03-10 11:01")
    cycle.addTicket(
      "YW-20260311-001", level: "重大", at: "2026-03-11 09:00", response: "2026-03-11 09:05", solution: "2026-03-11 18:00",
      ["exemption": "第三方", "exemption_proof": "运营商证明.pdf"])
    cycle.addFile("运营商证明.pdf")
    cycle.set("metrics", "seat_failures", "5") { $0["date"] == "2026-03-12" }
    cycle.set("metrics", "repeat_logins", "12") { $0["date"] == "2026-03-13" }
    cycle.set("metrics", "slow_responses", "4") { $0["date"] == "2026-03-14" }
    cycle.set("metrics", "slow_external", "3") { $0["date"] == "2026-03-14" }
    cycle.remove("attendance") { $0["date"] == "2026-03-16" && $0["person"] == "ZC03" }
    cycle.add("violations", ["date": "2026-03-17", "rule": "1.1.4", "summary": "服务单位来电投诉", "source": "投诉"])
    return cycle
  }

  @Test(
    "Item by item",
    arguments: zip(
      ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2"], ["4", "9", "5", "15", "13", "12", "15", "10", "10"]))
  func items(code: String, score: String) throws {
    #expect(try #require(Self.sheet[code]).score == Points(score))
  }

  @Test("93, which costs a tenth of the yearly sum")
  func total() {
    #expect(Self.sheet.total == Points(93))
    #expect(Self.sheet.band == .minus10)
    #expect(!Self.sheet.isConfirmed && !Self.sheet.isBoundary)
  }

  @Test("Every deduction has its cause")
  func causes() {
    let causes = Self.sheet.deductions.map { "\($0.rule) \($0.points) ×\($0.count) \($0.ledger):\($0.row ?? 0) \($0.record)" }
    #expect(
      causes == [
        "1.1.4 1 ×1 violations:2 violations:2",
        "1.2.1 1 ×1 attendance:0 2026-03-16",
        "2.2.1 0.5 ×1 tickets:8 YW-20260309-003",
        "2.2.3 1.5 ×1 tickets:9 YW-20260310-001",
        "2.3.1 1.5 ×3 metrics:0 2026-03-12",
        "2.3.2 1 ×2 metrics:0 2026-03-13",
        "2.3.3 0.5 ×1 metrics:0 2026-03-14",
      ])
  }

  @Test("Causes are sentences in both languages")
  func sentences() throws {
    let causes = Self.sheet.deductions.map(\.cause)
    #expect(
      causes.map(\.zh) == [
        "2026-03-17 遭受服务单位投诉：服务单位来电投诉（来源：投诉）",
        "2026-03-16 应驻场 3 人，实到 2 人，缺 1 人",
        "2026-03-09 09:00 报修，09:20 响应，用时 20 分钟，超过 15 分钟",
        "2026-03-10 09:00 报修，11:01 解决，较大故障用时 2 小时 1 分钟，超过 2 小时",
        "2026-03-12 座席电脑故障 5 台次，允许 2 台次，多 3 台次",
        "2026-03-13 系统原因重复登录 12 台次，允许 10 台次，多 2 台次",
        "2026-03-14 操作响应超过 5 秒 4 次，其中外网原因 3 次",
      ])
    #expect(causes[2].en == "reported 2026-03-09 09:00, responded 09:20, 20 min, more than 15 min")
  }

  @Test("A clean cycle has 100 points", arguments: Cycle.Name.allCases)
  func clean(name: Cycle.Name) {
    let sheet = ScoreSheet(own: DossierBuilder.clean(name).build())
    #expect(sheet.deductions.map(\.cause.zh) == [])
    #expect(sheet.total == Points(100))
    #expect(sheet.band == .full)
  }
}
