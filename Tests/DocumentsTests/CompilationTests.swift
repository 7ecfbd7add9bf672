import Contract
import Documents
import Measures
import TestSupport
import Testing

@Suite struct CompilationTests {
  @Test func theSumIsTheSettlements() {
    var builder = DossierBuilder.clean(.q2)
    builder.add(
      "outages",
      [
        "start": "2026-04-01 22:00", "end": "2026-04-02 06:00", "cause": "乙方升级维护", "agreed_end": "2026-04-02 02:00", "summary": "升级",
      ])
    let reading = Reading(.settlement, CycleView(builder.build()))
    #expect(reading.text("结算.应付金额") == "484444.44")
    #expect(reading.text("结算.应付大写") == "人民币肆拾捌万肆仟肆佰肆拾肆元肆角肆分")
    #expect(reading.text("结算.减收.0.金额") == "6055.56")
    #expect(reading.text("结算.核算.1.金额") == "-6055.56")
    #expect(reading.text("语句.核算") == "本周期服务费490,500.00元，因乙方升级维护未按约定恢复减收1笔（共1天）6,055.56元，核算金额484,444.44元。")
  }

  @Test func theChecklistTicksWhatIsThere() {
    let clean = Reading(.settlement, CycleView(DossierBuilder.clean(.q2).build()))
    #expect(clean.text("核对.运维服务单.齐全") == "true")
    #expect(clean.text("核对.评分表.齐全") == "false", "nobody has signed the form")
    let empty = Reading(.settlement, CycleView(DossierBuilder(.q2).build()))
    #expect(empty.text("核对.运维服务单.齐全") == "false")
  }

  /// The template names each reading; a policy that is added must not be missing from it.
  @Test func everyPolicyIsListed() throws {
    let reading = Reading(.settlement, CycleView(DossierBuilder.clean(.q2).build()))
    let names = [
      "座席故障台次", "重复登录台次", "单项扣完为止", "迟到早退超一小时", "免责解决", "免责响应", "响应类别", "节假日免巡", "恰为95分", "恰为80分", "恰为60分", "违约金抵扣",
      "约定服务费用", "结算金额", "提交期限", "应有活动",
    ]
    #expect(names.count == Mirror(reflecting: Policies()).children.count, "a policy has no reading here")
    for name in names {
      #expect(reading.text("口径.\(name).取值") != "", "\(name)")
      #expect(reading.text("口径.\(name).缺省") == "true", "\(name)")
    }
  }

  @Test func aYearWithoutConfirmedScoresIsIncomplete() {
    let year = YearView(cycles: [CycleView(DossierBuilder.clean(.q1).build())])
    let reading = Reading(.annualSettlement, year)
    #expect(reading.text("考核金.基数") == "218000.00")
    #expect(reading.text("考核金.未完成") == "true")
    #expect(reading.text("考核金.应付金额") == "")
    #expect(reading.count("考核金.缺少") == 5)
  }
}
