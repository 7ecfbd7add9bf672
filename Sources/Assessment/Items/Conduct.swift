import Diagnostics

extension AssessmentItem {
  static let conduct = AssessmentItem(
    "1.1", group: "运维人员", content: "行为管理规范", name: Bilingual(zh: "行为管理规范", en: "Conduct"), full: 5,
    rules: [
      AssessmentRule("1.1.1", halves: 1, Bilingual(zh: "未按规定着装", en: "not dressed as required"), wording: "1.未按规定着装，每次扣 0.5 分；"),
      AssessmentRule(
        "1.1.2", halves: 1, Bilingual(zh: "工作态度消极，服务态度差", en: "passive at work, poor service"), wording: "2.工作态度消极，服务态度差，每次扣 0.5 分；"),
      AssessmentRule(
        "1.1.3", halves: 1, Bilingual(zh: "工作时段从事无关工作", en: "unrelated work during working hours"), wording: "3.工作时段从事无关工作，每次扣 0.5 分；"),
      AssessmentRule(
        "1.1.4", halves: 2, Bilingual(zh: "遭受服务单位投诉", en: "a complaint of the serviced unit"), wording: "4.遭受服务单位投诉，每次扣 1 分。"),
    ])
}
