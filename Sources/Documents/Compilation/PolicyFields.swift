import Contract
import Measures
import Templating

/// The readings of the contract in force, as contract.yaml has them (specification: scoring and settlement, "policies").
enum PolicyFields {
  static let field = Field<CycleView>.list("口径", "policies", of: line, from: "contract.yaml：policies") { lines($0.dossier.terms.policies) }

  private struct Line: Sendable {
    let key: String
    let words: String
    let value: String
    let standard: String
  }

  private static let line = FieldSet<Line>([
    Field("键", "key", .text, example: "seat_failures_allowed") { .text($0.key) },
    Field("说明", "words", .text) { .text($0.words) },
    Field("取值", "value", .text) { .text($0.value) },
    Field("缺省", "is_default", .boolean) { .boolean($0.value == $0.standard) },
  ])

  private static func lines(_ policies: Policies) -> [Line] {
    let standard = Policies()
    return readings.map { Line(key: $0.key, words: $0.words, value: $0.value(policies), standard: $0.value(standard)) }
  }

  private static let readings: [(key: String, words: String, value: @Sendable (Policies) -> String)] = [
    ("seat_failures_allowed", "座席电脑每日故障不扣分的台次", { "\($0.seatFailuresAllowed)台次" }),
    ("repeat_logins_allowed", "系统原因重复登录每日不扣分的台次", { "\($0.repeatLoginsAllowed)台次" }),
    ("item_floor_zero", "单项扣完为止", { yes($0.itemFloorZero) }),
    ("late_over_an_hour", "迟到早退超过1小时", { $0.lateOverAnHour == .leftPost ? "按擅自离岗" : "按迟到早退" }),
    ("exempt_resolution", "免责故障不计解决超时", { yes($0.exemptResolution) }),
    ("exempt_response", "免责故障不计响应超时", { yes($0.exemptResponse) }),
    ("response_kinds", "计响应时限的工单类别", { $0.responseKinds.map(\.chinese).joined(separator: "、") }),
    ("holiday_block", "节假日免巡检的范围", { $0.holidayBlock == .full ? "国办放假全段" : "法定节假日当天" }),
    ("boundary_95", "总分恰为95分", { band($0.boundary95) }),
    ("boundary_80", "总分恰为80分", { band($0.boundary80) }),
    ("boundary_60", "总分恰为60分", { band($0.boundary60) }),
    ("penalty_set_off", "违约金从应付金额中抵扣", { yes($0.penaltySetOff) }),
    ("agreed_fee", "第38、39条的约定服务费用", { $0.agreedFee == .annual ? "年度合同金额" : "周期服务费" }),
    ("security_penalty_base", "第41、42条的结算金额", { $0.securityPenaltyBase == .cycle ? "周期服务费" : "年度合同金额" }),
    ("submit_working_days", "周期结束后提交资料的期限", { "\($0.submitWorkingDays)个工作日" }),
    (
      "expected_activities", "每周期应有的运维活动",
      { $0.expectedActivities.map { $0.map(\.chinese).joined(separator: "或") }.joined(separator: "、") }
    ),
  ]

  private static func yes(_ value: Bool) -> String { value ? "是" : "否" }

  private static func band(_ boundary: Policies.Boundary) -> String {
    switch boundary {
    case .full: "不扣考核金"
    case .minus10: "扣10%"
    case .minus20: "扣20%"
    case .suspended: "暂停支付"
    }
  }
}
