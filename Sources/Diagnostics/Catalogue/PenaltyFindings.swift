/// The `penalty.*` findings (specification: findings).
extension FindingKind {
  public static let penaltyRange = FindingKind(
    "penalty.range", .error, clause: "38, 41, 42", risk: .incomplete,
    rule: Bilingual(
      zh: "违约金比例不合条款：第 41、42 条为 0.5% 至 3%，第 38 条不少于 5% 且逾期超过 15 天。",
      en: "A percentage that its clause does not allow: 0.5 to 3 for 41 and 42; 5 or more for 38, and only from the sixteenth day."),
    bad: Bilingual(zh: "第 42 条填 3.5%", en: "3.5 % under clause 42"),
    good: Bilingual(zh: "1%", en: "1 %"))
}
