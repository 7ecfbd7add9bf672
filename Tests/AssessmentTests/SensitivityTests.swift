import Assessment
import Contract
import Diagnostics
import Measures
import TestSupport
import Testing

@Suite("Sensitivity")
struct SensitivityTests {
  let yearlySum = Fen(21_800_000)

  /// Exactly 95: five points gone in three causes.
  var boundary: DossierBuilder {
    var cycle = DossierBuilder.clean()
    cycle.add("violations", ["date": "2026-03-17", "rule": "1.1.1", "summary": "未着工装", "source": "甲方检查"])
    cycle.add("violations", ["date": "2026-03-18", "rule": "2.4.2", "count": "2", "summary": "外泄", "source": "甲方检查"])
    cycle.add("violations", ["date": "2026-03-19", "rule": "3.1.2", "summary": "错误", "source": "甲方检查"])
    return cycle
  }

  @Test("Every cause that lifts 95 is worth a tenth of the yearly sum")
  func dropped() {
    let sensitivity = Sensitivity(ScoreSheet(own: boundary.build()), yearlySum: yearlySum)
    #expect(sensitivity.sheet.total == Points(95))
    #expect(
      sensitivity.moving.map { "\($0.cause.rule) \($0.change) \($0.total) \($0.band) \($0.worth?.description ?? "")" } == [
        "1.1.1 dropped 95.5 full 21800.00", "2.4.2 dropped 99 full 21800.00", "3.1.2 dropped 95.5 full 21800.00",
      ])
    #expect(sensitivity.pointsToBetterBand == Points(halves: 1))
    #expect(sensitivity.pointsToWorseBand == Points(halves: 31))
  }

  @Test("What is deducted beyond an item's full score moves nothing")
  func floor() {
    var cycle = DossierBuilder.clean()
    for _ in 0..<3 { cycle.add("violations", ["date": "2026-03-17", "rule": "3.2.2", "summary": "泄露", "source": "甲方检查"]) }
    let sensitivity = Sensitivity(ScoreSheet(own: cycle.build()), yearlySum: yearlySum)
    #expect(sensitivity.sheet.total == Points(90))
    #expect(sensitivity.lines.map(\.total) == [Points(90), Points(90), Points(90)])
    #expect(sensitivity.moving.isEmpty && sensitivity.lines.allSatisfy { $0.worth == .zero })
  }

  @Test("What the office dropped would cost if it were upheld")
  func upheld() throws {
    let sheet = try #require(Scores(ReviewTests.reviewed.build()).confirmed)
    let sensitivity = Sensitivity(sheet, yearlySum: yearlySum)
    let line = try #require(sensitivity.lines.first { $0.cause.record == "YW-20260309-003" })
    #expect(line.change == .upheld && line.total == Points(halves: 187) && !line.movesBand)
    #expect(sensitivity.lines.filter { $0.cause.rule == "2.2.3" }.map(\.total) == [Points(halves: 189), Points(93)])
  }

  @Test("Texts in both languages name the causes")
  func texts() {
    let sheet = ScoreSheet(own: boundary.build())
    #expect(sheet.text(.zh).contains("2025 年度 Q2（2026-03-01 至 2026-05-31）考核评分：95 分，自评"))
    #expect(sheet.text(.zh).contains("  −4  2.4.2  2026-03-18 禁止公开的信息外泄：外泄，2 次（来源：甲方检查）  [violations:3, Q2/violations.csv:3]"))
    #expect(sheet.text(.en).contains("Q2 (2026-03-01 to 2026-05-31): 95 points, self-assessed"))
    let sensitivity = Sensitivity(sheet, yearlySum: yearlySum)
    #expect(sensitivity.text(.zh).contains("1.1.1 violations:2：如不认可，总分 95.5，大于95分，不扣年度考核金，考核金差额 21,800.00 元"))
  }
}
