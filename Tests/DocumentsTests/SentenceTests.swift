import Contract
import Documents
import Measures
import TestSupport
import Testing

/// What the report says of cycles that are not like others: right, grammatical, and nothing that nobody would say.
@Suite("Sentences of unusual cycles")
struct SentenceTests {
  private static let names = ["概况", "人员", "运行", "巡检", "故障", "发现", "流转", "需求", "会议", "安全", "演练", "保障", "考核"]
  private static let yearly = ["概况", "服务", "巡检", "运行", "人员", "需求", "安全", "保障", "考核", "支付", "考核金"]

  enum Unusual: String, CaseIterable, Sendable {
    case empty, clean, quiet, single, allLate, nothingInspected, halfMonitored

    func builder(_ name: Cycle.Name) -> DossierBuilder {
      var builder = DossierBuilder.clean(name)
      switch self {
      case .empty: return DossierBuilder(name)
      case .clean: break
      case .quiet: builder.remove("tickets") { _ in true }
      case .single: builder.remove("tickets") { $0["id"] != "YW-20260301-001" }
      case .allLate: builder.set("tickets", "resolved_at", "2026-05-31 23:00") { _ in true }
      case .nothingInspected: builder.remove("inspections") { _ in true }
      case .halfMonitored: builder.remove("metrics") { ($0["date"] ?? "") > "2026-04-15" }
      }
      return builder
    }

    var view: CycleView { CycleView(builder(.q2).build(), earlier: [CycleView(DossierBuilder.clean(.q1).build())]) }
  }

  private func judge(_ text: String, _ place: Comment) {
    #expect(text.hasSuffix("。"), place)
    for fault in ["。。", "，，", "，。", "；。", "、。", "（）", "——", "Optional", "较上一服务周期增加0", "较上一服务周期减少0", "  "] {
      #expect(!text.contains(fault), place)
    }
  }

  @Test("Every sentence is one, with and without a cycle before", arguments: Unusual.allCases)
  func whole(cycle: Unusual) {
    for view in [cycle.view, CycleView(cycle.builder(.q2).build()), CycleView(cycle.builder(.q2).build(), earlier: [Unusual.empty.view])] {
      let report = Reading(.report, view)
      for name in Self.names { judge(report.text("语句.\(name)"), "\(cycle), \(name): \(report.text("语句.\(name)"))") }
      let settlement = Reading(.settlement, view)
      judge(settlement.text("语句.核算"), "\(cycle)")
    }
    for views in [[cycle.view], [CycleView(DossierBuilder.clean(.q1).build()), cycle.view]] {
      let year = Reading(.annualReport, YearView(cycles: views))
      for name in Self.yearly { judge(year.text("语句.\(name)"), "\(cycle), year, \(name): \(year.text("语句.\(name)"))") }
    }
  }

  @Test("A cycle of one ticket counts it, and compares without shares of tiny numbers")
  func single() {
    let reading = Reading(.report, Unusual.single.view)
    #expect(reading.text("语句.概况").hasPrefix("本周期共受理运维服务单1件，较上一服务周期减少"))
    #expect(reading.text("语句.概况").contains("；其中故障1件，较上一服务周期减少2件。"))
    #expect(!reading.text("语句.故障").contains("最集中"), "one fault is concentrated nowhere")
  }

  @Test("Where there is nothing, nothing is said to be in order")
  func nothing() {
    let quiet = Reading(.report, Unusual.quiet.view)
    #expect(quiet.text("语句.概况").hasPrefix("本周期没有受理运维服务单（上一服务周期"))
    let missed = Reading(.report, Unusual.nothingInspected.view).text("语句.巡检")
    #expect(missed.hasPrefix("本周期应巡检") && missed.hasSuffix("次，均没有进行。"))
    let half = Reading(.report, Unusual.halfMonitored.view).text("语句.运行")
    #expect(half.hasPrefix("本周期监控46天（另有46天没有记录）"))
    #expect(Reading(.report, Unusual.empty.view).text("有指标") == "false" && Reading(.report, Unusual.clean.view).text("有指标") == "true")
    #expect(Reading(.report, Unusual.clean.view).text("语句.运行").contains("；没有操作响应超过5秒的情况。"))
  }

  @Test("All late: as many as there are, and what fell short is told with the problems")
  func allLate() {
    let reading = Reading(.report, Unusual.allLate.view)
    #expect(reading.text("语句.故障").contains("时限内解决0件，及时率0%"))
    #expect(reading.text("语句.故障").hasSuffix("解决超时3件，原因见“重点故障”。故障均发生在话务系统。"))
    #expect(reading.text("语句.不足").hasPrefix("本周期考核扣"))
    #expect(Reading(.report, Unusual.clean.view).text("语句.不足") == "", "nothing fell short")
  }

  @Test("A demand whose third working day lies beyond the cycle is not late")
  func pendingDemands() {
    var builder = DossierBuilder.clean(.q2)
    builder.remove("demands") { _ in true }
    builder.add("demands", ["id": "XQ-8", "raised_on": "2026-05-29", "title": "标签", "category": "一般"])
    let reading = Reading(.report, CycleView(builder.build()))
    #expect(reading.text("语句.需求").hasPrefix("本周期收到需求1项，其中一般需求1项（1项尚未到期）。"))
    #expect(!reading.text("语句.需求").contains("未按期"))
    #expect(reading.text("需求开发.0.完成情况") == "未到期")
  }

  @Test("Abnormal items are closed when their tickets are")
  func closedItems() throws {
    var builder = DossierBuilder.clean(.q2)
    builder.set("inspections", row: 0, "result", "异常")
    builder.set("inspections", row: 0, "ticket", "YW-20260301-001")
    let closed = Reading(.report, CycleView(builder.build()))
    #expect(closed.text("语句.巡检").hasSuffix("巡检发现异常1项，已转运维服务单处理并办结。"))
    #expect(closed.text("巡检异常.0.办结情况") == "已办结")
    builder.set("tickets", row: 0, "open", "是")
    let open = Reading(.report, CycleView(builder.build()))
    #expect(open.text("语句.巡检").hasSuffix("巡检发现异常1项，已转运维服务单处理，尚未办结。"))
    #expect(open.text("巡检异常.0.办结情况") == "未办结")
    builder.set("inspections", row: 0, "ticket", "没有的编号")
    #expect(Reading(.report, CycleView(builder.build())).text("巡检异常.0.办结情况") == "")
  }

  @Test("Watched objects are those of the plans, with what was found with them")
  func objects() {
    var builder = DossierBuilder.clean(.q2)
    let object = builder.terms.inspectionPlans[0].objects[0].name
    builder.set("tickets", row: 0, "system", object)
    let reading = Reading(.report, CycleView(builder.build()))
    #expect(reading.text("监控对象.0.名称") == object && Int(reading.text("监控对象.0.检查项次")).map { $0 > 0 } ?? false)
    #expect(reading.text("监控对象.0.故障") == "1")
    let empty = Reading(.report, CycleView(DossierBuilder(.q2).build()))
    #expect(empty.text("监控对象.0.检查项次") == "0")
  }

  @Test("A point's own points run on in it")
  func nestedPoints() {
    var builder = DossierBuilder.clean(.q2)
    builder.settings.report.highlights = ["**升级完成。** 带来的改进：\n\n- 会签；\n- 日志\n- 审批。", "另一点"]
    let reading = Reading(.report, CycleView(builder.build()))
    #expect(reading.text("要点") == "- **升级完成。** 带来的改进：会签；日志；审批。\n- 另一点")
  }

  @Test("A reduction is taken off, a penalty stands apart, and the best of two equals are both named")
  func year() {
    var builder = DossierBuilder.clean(.q2)
    builder.add(
      "outages",
      [
        "start": "2026-04-01 22:00", "end": "2026-04-02 06:00", "cause": "乙方升级维护", "agreed_end": "2026-04-02 02:00", "summary": "升级",
      ])
    let cycles = [CycleView(DossierBuilder.clean(.q1).build()), CycleView(builder.build())]
    let reading = Reading(.annualReport, YearView(cycles: cycles))
    #expect(reading.text("语句.支付") == "各周期应付服务费用合计974,944.44元，已扣除减收6,055.56元。")
    #expect(reading.text("语句.概况").hasPrefix("本年度已有的2个服务周期共受理运维服务单"))
    #expect(!reading.text("语句.考核").contains("最高"), "both have all points")
    #expect(reading.text("语句.考核金").hasPrefix("目前尚不具备结算条件：第一服务周期尚无甲方确认的评分；"))
    #expect(reading.text("考核金.缺少.1.内容") == "第二服务周期尚无甲方确认的评分")
    #expect(reading.text("总分.第一服务周期") == "100" && reading.text("总分.第三服务周期") == "")
    #expect(reading.text("年度合计.应巡次数") == "\(["0", "1"].compactMap { Int(reading.text("周期.\($0).应巡次数")) }.reduce(0, +))")
  }

  @Test("The calculation names its lines without their clauses, which have a column of their own")
  func lines() {
    let reading = Reading(.settlement, Unusual.clean.view)
    #expect(reading.text("结算.核算.0.名目") == "周期服务费" && reading.text("结算.核算.0.项目") == "第30条 周期服务费")
    #expect(reading.text("核对.相关资料.齐全") == "true")
    #expect(Reading(.settlement, Unusual.empty.view).text("核对.相关资料.齐全") == "false")
    #expect(reading.text("核对.评分表.说明") == "尚待提交和甲方签字确认", "nobody has handed it in")
  }
}
