import Contract
import Measures
import Templating

/// The readings of the contract in force, as contract.yaml has them (specification: scoring and settlement, "policies"); the template says in
/// words what each of them settles.
enum PolicyFields {
  static let field = Field<CycleView>.object(
    "口径", "policies",
    of: FieldSet([
      reading("座席故障台次", "seat_failures_allowed") { "\($0.seatFailuresAllowed)台次" },
      reading("重复登录台次", "repeat_logins_allowed") { "\($0.repeatLoginsAllowed)台次" },
      reading("单项扣完为止", "item_floor_zero") { yes($0.itemFloorZero) },
      reading("迟到早退超一小时", "late_over_an_hour") { $0.lateOverAnHour == .leftPost ? "按擅自离岗" : "按迟到早退" },
      reading("免责解决", "exempt_resolution") { yes($0.exemptResolution) },
      reading("免责响应", "exempt_response") { yes($0.exemptResponse) },
      reading("响应类别", "response_kinds") { $0.responseKinds.map(\.chinese).joined(separator: "、") },
      reading("节假日免巡", "holiday_block") { $0.holidayBlock == .full ? "国办放假全段" : "法定节假日当天" },
      reading("恰为95分", "boundary_95") { band($0.boundary95) },
      reading("恰为80分", "boundary_80") { band($0.boundary80) },
      reading("恰为60分", "boundary_60") { band($0.boundary60) },
      reading("违约金抵扣", "penalty_set_off") { yes($0.penaltySetOff) },
      reading("约定服务费用", "agreed_fee") { $0.agreedFee == .annual ? "年度合同金额" : "周期服务费" },
      reading("结算金额", "security_penalty_base") { $0.securityPenaltyBase == .cycle ? "周期服务费" : "年度合同金额" },
      reading("提交期限", "submit_working_days") { "\($0.submitWorkingDays)个工作日" },
      reading("应有活动", "expected_activities") {
        $0.expectedActivities.map { $0.map(\.chinese).joined(separator: "或") }.joined(separator: "、")
      },
    ]), from: "contract.yaml：policies"
  ) { $0 }

  private static func reading(_ chinese: String, _ key: String, _ value: @escaping @Sendable (Policies) -> String) -> Field<CycleView> {
    .object(
      chinese, key,
      of: FieldSet([
        Field("取值", "value", .text) { .text(value($0.dossier.terms.policies)) },
        Field("缺省", "is_default", .boolean) { .boolean(value($0.dossier.terms.policies) == value(Policies())) },
      ])
    ) { $0 }
  }

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
