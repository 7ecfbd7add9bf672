import Assessment
import Contract
import Diagnostics
import Measures
import TestSupport
import Testing

@Suite("The office's review")
struct ReviewTests {
  /// The worked example, of which the office dropped 2.2.1, adjusted 2.2.3 to half a point and added 1.1.1.
  static var reviewed: DossierBuilder {
    var cycle = WorkedExampleTests.example
    cycle.review = Review(
      confirmedOn: CivilDate(iso: "2026-06-08"), signedByOffice: "李四", signedByVendor: "张三", total: Points(halves: 188),
      items: [
        "1.1": Points(halves: 7), "1.2": Points(9), "1.3": Points(5), "2.1": Points(15), "2.2": Points(halves: 29), "2.3": Points(12),
        "2.4": Points(15), "3.1": Points(10), "3.2": Points(10),
      ],
      decisions: [
        .init(rule: "2.2.1", record: "YW-20260309-003", kind: .dropped, points: .zero, comment: "有录音"),
        .init(rule: "2.2.3", record: "YW-20260310-001", kind: .adjusted, points: Points(halves: 1), comment: nil),
        .init(rule: "1.1.1", record: "现场检查", kind: .added, points: Points(halves: 1), comment: "未着工装"),
        .init(rule: "1.1.4", record: "violations:2", kind: .upheld, points: Points(1), comment: nil),
      ])
    return cycle
  }

  @Test("Item scores and the total are the office's, deducted what is left to full, causes as it decided")
  func confirmed() throws {
    let sheet = try #require(Scores(Self.reviewed.build()).confirmed)
    #expect(sheet.isConfirmed)
    #expect(sheet.total == Points(94))
    let faults = try #require(sheet["2.2"])
    #expect(faults.score == Points(halves: 29) && faults.deducted == Points(halves: 1))
    #expect(faults.deductions.map { "\($0.rule) \($0.points)" } == ["2.2.3 0.5"])
    #expect(faults.dropped.map(\.record) == ["YW-20260309-003"])
    let conduct = try #require(sheet["1.1"])
    #expect(conduct.deductions.map { "\($0.rule) \($0.points) \($0.record) \($0.cause.zh)" }.first == "1.1.1 0.5 现场检查 甲方增加：未着工装")
    for item in sheet.items { #expect(item.deducted == item.deductions.reduce(Points.zero) { $0 + $1.points }) }
  }

  @Test("Without a signature or the date it is still the vendor's own", arguments: [0, 1, 2])
  func unconfirmed(missing: Int) {
    var cycle = Self.reviewed
    if missing == 0 { cycle.review?.confirmedOn = nil }
    if missing == 1 { cycle.review?.signedByOffice = "" }
    if missing == 2 { cycle.review?.signedByVendor = nil }
    let scores = Scores(cycle.build())
    #expect(scores.confirmed == nil)
    #expect(scores.current.total == Points(93))
  }

  @Test("JSON as the specification has it")
  func json() {
    var cycle = DossierBuilder.clean()
    cycle.addTicket("YW-20260309-003", at: "2026-03-09 09:00", response: "2026-03-09 09:20", solution: "2026-03-09 09:50")
    let text = ScoreSheet(own: cycle.build()).json(.zh).description
    #expect(
      text.hasPrefix(
        """
        {
          "year": "2025",
          "cycle": "Q2",
          "start": "2026-03-01",
          "end": "2026-05-31",
          "total": "99.5",
          "band": "full",
          "confirmed": false,
          "items": [
        """))
    #expect(
      text.contains(
        """
              "code": "2.2",
              "name": "故障处理时效",
              "full": "15",
              "deducted": "0.5",
              "score": "14.5",
              "deductions": [
                {
                  "rule": "2.2.1",
                  "points": "0.5",
                  "count": 1,
                  "ledger": "tickets",
                  "row": 8,
                  "record": "YW-20260309-003",
                  "date": "2026-03-09",
                  "cause": "2026-03-09 09:00 报修，09:20 响应，用时 20 分钟，超过 15 分钟"
                }
              ]
        """))
  }
}
