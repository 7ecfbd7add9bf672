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
        == "本周期发生故障5件（普通4件、较大1件、重大0件），较上一服务周期增加2件（上升66.7%）。15分钟内响应4件，及时率80%，较上一服务周期降低20个百分点；时限内解决4件，及时率80%，较上一服务周期降低20个百分点。超出时限的有YW-20260309-001、YW-20260310-001，原因见下表。故障最集中的是\(Self.reading.text("故障系统.0.名称"))，占\(Self.reading.text("故障系统.0.数量") == "5" ? "100%" : "80%")。"
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
    #expect(reading.text("语句.运行").contains("发生在3月4日，其中1天尚无书面说明。"))
    #expect(reading.text("语句.安全").contains("其中1起尚缺事故分析报告或整改措施"))
    #expect(reading.text("语句.会议").hasSuffix("未召开的月份有4月。"))
    builder.set("metrics", row: 3, "slow_report", "说明.pdf")
    #expect(Reading(.report, CycleView(builder.build())).text("语句.运行").contains("发生在3月4日，均已书面说明。"))
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
