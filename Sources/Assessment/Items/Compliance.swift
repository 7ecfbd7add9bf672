import Diagnostics

extension AssessmentItem {
  static let compliance = AssessmentItem(
    "2.4", group: "运维服务能力", content: "违规操作", name: Bilingual(zh: "违规操作", en: "Forbidden operations"), full: 15,
    rules: [
      AssessmentRule(
        "2.4.1", halves: 2, Bilingual(zh: "违反业务流程，私自篡改数据", en: "data altered against the procedure"), wording: "1.违反业务流程，私自篡改数据，每次扣 1 分；"),
      AssessmentRule("2.4.2", halves: 4, Bilingual(zh: "禁止公开的信息外泄", en: "information leaked"), wording: "2.禁止公开的信息外泄，每次扣 2 分。"),
    ])
}
