/// The `violation.*` findings (specification: findings).
extension FindingKind {
  public static let violationDerived = FindingKind(
    "violation.derived", .error, clause: "annex", risk: .erroneous,
    rule: Bilingual(
      zh: "条款由其他台账计算，在扣分事件里再记会重复扣分；甲方检查发现的除外。",
      en: "The rule is counted from another ledger, and here it would count twice; what the office saw itself may stand."),
    bad: Bilingual(zh: "来源“自查”，条款 1.3.2（迟到早退由考勤计算）", en: "rule 1.3.2 with the source `self`: lateness is counted from attendance"),
    good: Bilingual(zh: "记入考勤", en: "entered in `attendance`"))
}
