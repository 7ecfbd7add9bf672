/// The `document.*` findings (specification: findings).
extension FindingKind {
  public static let documentMissing = FindingKind(
    "document.missing", .error, clause: "16, 26", risk: .incomplete,
    rule: Bilingual(
      zh: "年度资料不齐：交接记录、保密管理制度，以及名册上每个人的保密承诺书。",
      en: "A document of the year is not there: the handover, the confidentiality policy, or the pledge of somebody on the list."),
    bad: Bilingual(zh: "新到岗的人没有保密承诺书", en: "a newcomer without a pledge"),
    good: Bilingual(zh: "项目资料中有一行保密承诺书并附文件", en: "a row of `documents` with the pledge's file"))

  public static let documentLate = FindingKind(
    "document.late", .warning, clause: "16", risk: .late,
    rule: Bilingual(zh: "业务交接晚于签订合同后 5 个工作日。", en: "The handover came more than five working days after the contract was signed."),
    bad: Bilingual(zh: "10 月 21 日签订，10 月 29 日交接", en: "signed on 21 October, handed over on the 29th"),
    good: Bilingual(zh: "10 月 28 日或之前交接", en: "on 28 October or before"))
}
