import Diagnostics

extension AssessmentItem {
  static let records = AssessmentItem(
    "3.1", group: "运维文档及保密", content: "运维文档记录", name: Bilingual(zh: "运维文档记录", en: "Records"), full: 10,
    rules: [
      AssessmentRule(
        "3.1.1", halves: 1, Bilingual(zh: "未能及时提供相关记录", en: "record not provided in time"), wording: "1.未能及时提供相关记录，每次扣 0.5 分；"),
      AssessmentRule("3.1.2", halves: 1, Bilingual(zh: "提供相关记录出现错误", en: "record with errors"), wording: "2.提供相关记录出现错误，每次扣 0.5 分；"),
      AssessmentRule("3.1.3", halves: 2, Bilingual(zh: "提供相关记录不完整", en: "record incomplete"), wording: "3.提供相关记录不完整，每次扣 1 分。"),
    ])
}
