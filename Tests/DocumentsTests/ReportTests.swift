import Contract
import Documents
import Measures
import TestSupport
import Testing

@Suite struct ReportTests {
  /// A clean first cycle, then one with a fault answered late and one solved late.
  private static let reading: Reading = {
    var builder = DossierBuilder.clean(.q2)
    builder.addTicket("YW-20260309-001", at: "2026-03-09 09:00", response: "2026-03-09 09:20", solution: "2026-03-09 09:50")
    builder.addTicket(
      "YW-20260310-001", level: "较大", at: "2026-03-10 09:00", response: "2026-03-10 09:15", solution: "2026-03-10 11:01")
    return Reading(.report, CycleView(builder.build(), earlier: [CycleView(DossierBuilder.clean(.q1).build())]))
  }()

  @Test func faultsAreComparedWithTheCycleBefore() {
    #expect(
      Self.reading.text("语句.故障")
        == "本周期发生故障5件（普通4件、较大1件、重大0件），较上一服务周期增加2件。15分钟内响应4件，及时率80%，较上一服务周期降低20个百分点；时限内解决4件，及时率80%，较上一服务周期降低20个百分点。响应超时1件、解决超时1件，原因见“重点故障”。故障均发生在话务系统。"
    )
  }

  @Test func exactlyTheLimitIsInTime() {
    #expect(Self.reading.text("时限统计.1.等级") == "较大")
    #expect(Self.reading.text("时限统计.1.按时响应") == "1")
    #expect(Self.reading.text("时限统计.1.按时解决") == "0")
    #expect(Self.reading.count("超时故障") == 2)
  }

  @Test func aCycleWithoutOneBeforeComparesNothing() {
    let reading = Reading(.report, CycleView(DossierBuilder.clean(.q1).build()))
    #expect(!reading.text("语句.概况").contains("上一服务周期"))
  }

  @Test func anEmptyCycleSaysSo() {
    let reading = Reading(.report, CycleView(DossierBuilder(.q1).build()))
    #expect(reading.text("语句.故障") == "本周期未发生故障。")
    #expect(reading.text("语句.发现") == "本周期没有故障和流转异常，主动发现率不适用。")
    #expect(reading.text("语句.流转") == "本周期未发生工单流转异常。")
    #expect(reading.count("重点故障") == 0)
    #expect(reading.text("语句.概况") == "本周期没有受理运维服务单。")
    #expect(reading.text("语句.人员") == "本周期没有驻场考勤记录（合同要求驻场不少于3人）。本周期没有支撑值班记录。")
    #expect(reading.text("语句.运行") == "本周期没有运行指标记录。")
    #expect(reading.text("语句.会议") == "本周期没有召开三方业务交流会。")
    #expect(reading.text("语句.演练") == "本周期没有安全备份和应急演练记录。")
  }

  @Test func filingsAreThoseOfTheCycle() {
    var builder = DossierBuilder.clean(.q2)
    builder.remove("assessments") { _ in true }
    func file(_ certificate: String, _ filed: String, _ until: String) {
      builder.add(
        "assessments",
        ["kind": "等保测评", "system": "平台", "certificate": certificate, "filed_on": filed, "valid_until": until, "report": "测评.pdf"])
    }
    file("旧", "2024-11-01", "2025-11-30")
    file("现", "2025-11-01", "2026-07-01")
    file("新", "2026-09-01", "2027-09-01")
    let reading = Reading(.report, CycleView(builder.build()))
    #expect(reading.count("测评备案") == 1 && reading.text("测评备案.0.备案证书编号") == "现")
    #expect(reading.text("语句.安全").contains("备案将于2026年7月1日到期，须在到期前完成更新。"))
    file("已更新", "2026-05-01", "2027-05-01")
    #expect(!Reading(.report, CycleView(builder.build())).text("语句.安全").contains("到期"))
  }

  @Test func theIndexOfRecordsTellsDays() {
    var builder = DossierBuilder.clean(.q2)
    builder.set("metrics", row: 0, "date", "2026/3/1")
    let reading = Reading(.report, CycleView(builder.build()))
    var names: [String: String] = [:]
    for line in 0..<reading.count("记录清单") {
      names[reading.text("记录清单.\(line).台账")] = reading.text("记录清单.\(line).起")
    }
    #expect(names["每日运行指标"] == "2026年3月1日" && names["运维服务单"] == "YW-20260301-001")
    #expect(names["支撑值班表"] == "2026年3月1日", "of a time only the day")
  }

  @Test func lateDemandsSayWhyInWholeSentences() {
    var builder = DossierBuilder.clean(.q2)
    builder.add(
      "demands",
      [
        "id": "XQ-9", "raised_on": "2026-03-03", "title": "标签", "category": "一般", "explanation": "接口未开放", "alternative": "先手工导出。",
      ])
    let reading = Reading(.report, CycleView(builder.build()))
    #expect(reading.text("说明需求.0.延期说明") == "接口未开放。替代方案：先手工导出。")
    #expect(reading.text("语句.需求").contains("未按期的XQ-9，已说明情况或提供替代方案。"))
  }

  @Test func theCalendarMarksEveryDueDay() {
    var builder = DossierBuilder.clean(.q2)
    builder.remove("inspections") { $0["date"] == "2026-04-09" }
    let reading = Reading(.inspections, CycleView(builder.build()))
    #expect(reading.count("日历") == 3)
    // 9 April 2026 is a Thursday of the month's second week.
    #expect(reading.text("日历.1.周.1.周四").hasPrefix("9 ×"))
    #expect(reading.text("日历.0.周.0.周一") == "")
    #expect(reading.text("日历.1.周.1.周四异常") == "true" && reading.text("日历.1.周.1.周三异常") == "false")
    #expect(reading.count("未达标巡检") == 1)
    #expect(reading.text("未达标巡检.0.情况") == "未巡" && reading.text("未达标巡检.0.日期") == "2026-04-09")
  }

  @Test func countsByMonthAddUp() {
    let reading = Reading(.tickets, CycleView(DossierBuilder.clean(.q2).build()))
    for line in ["工单合计"] + (0..<reading.count("按类别")).map({ "按类别.\($0)" }) {
      let months = ["首月", "次月", "末月"].compactMap { Int(reading.text("\(line).\($0)")) }
      #expect(months.count == 3 && "\(months.reduce(0, +))" == reading.text("\(line).数量"), "\(line)")
    }
  }

  @Test func nothingIsSaidToBeDoneThatIsNot() {
    var builder = DossierBuilder.clean(.q2)
    builder.set("metrics", row: 3, "slow_responses", "2")
    builder.add(
      "incidents",
      ["id": "AQ-1", "occurred_at": "2026-03-09 10:00", "kind": "网络", "summary": "中断", "human": "否", "reported_on": "2026-03-10"])
    builder.remove("meetings") { $0["date"]?.hasPrefix("2026-04") ?? false }
    let reading = Reading(.report, CycleView(builder.build()))
    #expect(reading.text("语句.运行").contains("发生在3月4日，尚无书面说明。"))
    #expect(reading.text("语句.安全").contains("安全事件1起，尚缺事故分析报告或整改措施"))
    #expect(reading.text("语句.会议").hasSuffix("未召开的月份有4月。"))
    builder.set("metrics", row: 3, "slow_report", "说明.pdf")
    #expect(Reading(.report, CycleView(builder.build())).text("语句.运行").contains("发生在3月4日，已书面说明。"))
  }

  @Test func absencesAndMissedInspectionsAreNamed() {
    var builder = DossierBuilder.clean(.q2)
    let clean = Reading(.report, CycleView(builder.build()))
    #expect(clean.text("语句.人员").contains("全部按时在岗。"))
    #expect(clean.text("语句.巡检").contains("完成率100%") && !clean.text("语句.巡检").contains("0次"))
    builder.remove("inspections") { $0["date"] == "2026-04-09" }
    builder.set("attendance", row: 0, "status", "缺岗")
    let reading = Reading(.report, CycleView(builder.build()))
    #expect(reading.text("语句.巡检").contains("未巡检的有4月9日日巡检。"))
    #expect(reading.text("语句.人员").contains("缺岗离岗1人次（3月2日张一缺岗）。"))
  }
}
