import Contract
import Measures
import TestSupport
import Testing

@testable import Documents

@Suite("What was written for programs, as documents print it")
struct WordingTests {
  @Test(
    "Dates, thousands and blanks",
    arguments: [
      ("2026-04-20 应进行日巡检，没有巡检记录", "2026年4月20日应进行日巡检，没有巡检记录"),
      ("2026-04-18 23:00 至 2026-04-19 05:20", "2026年4月18日23:00至2026年4月19日05:20"),
      ("2 180 000.00 ÷ 12 ÷ 30 × 1 天 = 6 055.56", "2,180,000.00 ÷ 12 ÷ 30 × 1天 = 6,055.56"),
      ("490 500.00 − 6 055.56", "490,500.00 − 6,055.56"),
      ("应驻场 3 人，实到 2 人", "应驻场3人，实到2人"), ("见 情况说明-2026-05-15.pdf 和YW-20260409-001", "见 情况说明-2026-05-15.pdf和YW-20260409-001"),
      ("2026-02-30 不是日期", "2026-02-30不是日期"), ("数据组 冉安", "数据组 冉安"), ("共 12 345 678 次", "共12,345,678次"), ("1 23 4567", "1 23 4567"), ("", ""),
    ])
  func printed(text: String, expected: String) { #expect(Wording.printed(text) == expected) }

  @Test(
    "A unit follows a figure, and stands apart from a word",
    arguments: [("37", "%", "37%"), ("48/48 在线", "块", "48/48 在线（块）"), ("成功", "", "成功"), ("", "", "")])
  func readings(reading: String, unit: String, printed: String) { #expect(Wording.reading(reading, unit: unit) == printed) }

  @Test("A cause beside its date does not repeat it")
  func causes() {
    let date = CivilDate(iso: "2026-03-18")
    #expect(Wording.printed("2026-03-18 白亦凡 迟到 12 分钟", without: date) == "白亦凡 迟到12分钟")
    #expect(Wording.printed("2026-03-17 迟到", without: date) == "2026年3月17日迟到")
  }

  @Test(
    "Records have the names that people use",
    arguments: [
      ("violations:2", "violations", "考核扣分事件第2行"), ("outages:2", nil, "服务中断第2行"), ("daily@2026-04-20", "inspections", "2026年4月20日日巡检"),
      ("2026-05-07", "metrics", "2026年5月7日每日运行指标"), ("YW-20260309-003", "tickets", "YW-20260309-003"), ("没有:的", nil, "没有:的"),
    ])
  func records(record: String, ledger: String?, expected: String) {
    let view = CycleView(DossierBuilder.clean(.q2).build())
    #expect(Wording.record(record, ledger: ledger, in: view) == expected)
  }

  @Test("Attendance names the person, and a date that stands beside it is left out")
  func attendance() throws {
    let view = CycleView(DossierBuilder.clean(.q2).build())
    let person = try #require(view.dossier.roster.people.first)
    let (id, name) = (try #require(person.id), try #require(person.name))
    #expect(Wording.record("2026-03-18/\(id)", ledger: "attendance", in: view) == "2026年3月18日考勤（\(name)）")
    #expect(Wording.record("2026-03-18/\(id)", ledger: "attendance", said: CivilDate(iso: "2026-03-18"), in: view) == "考勤（\(name)）")
  }
}
