/// The `demand.*` findings (specification: findings).
extension FindingKind {
  public static let demandUnexplained = FindingKind(
    "demand.unexplained", .error, clause: "4.2", risk: .incomplete, acknowledgeable: true,
    rule: Bilingual(
      zh: "一般性需求到周期结束时已过第 3 个工作日仍未完成，又没有说明或替代方案。",
      en: "A general demand is past its third working day at the cycle's end and not completed, without an explanation or an alternative."),
    bad: Bilingual(zh: "5 月 25 日提出，未完成，两栏都空着", en: "raised on 25 May, not completed, both fields blank"),
    good: Bilingual(zh: "写明原因和可行的替代方案", en: "an explanation and a feasible alternative"))

  public static let demandLate = FindingKind(
    "demand.late", .warning, clause: "4.2", risk: .late,
    rule: Bilingual(zh: "一般性需求在第 3 个工作日之后才完成。", en: "A general demand was completed after its third working day."),
    bad: Bilingual(zh: "4 月 2 日（清明前）提出，4 月 9 日完成", en: "raised on 2 April, before a holiday, completed on the 9th"),
    good: Bilingual(zh: "4 月 8 日完成", en: "completed on the 8th"))
}
