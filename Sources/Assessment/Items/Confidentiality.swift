import Diagnostics

extension AssessmentItem {
  static let confidentiality = AssessmentItem(
    "3.2", group: "运维文档及保密", content: "保密", name: Bilingual(zh: "保密", en: "Confidentiality"), full: 10,
    rules: [
      AssessmentRule(
        "3.2.1", halves: 4, Bilingual(zh: "泄露平台资产及设备账户信息", en: "assets or accounts of the platform disclosed"),
        wording: "1.泄露平台资产及设备账户信息的，每次扣 2 分；"),
      AssessmentRule(
        "3.2.2", halves: 10, Bilingual(zh: "泄露平台系统诉求人信息", en: "a caller's information disclosed"),
        wording: "2.泄露平台系统诉求人信息的，每次扣 5 分，涉嫌违法的承担相应法律责任。"),
    ])
}
