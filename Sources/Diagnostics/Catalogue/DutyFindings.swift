/// The `duty.*` findings (specification: findings).
extension FindingKind {
  public static let dutyGap = FindingKind(
    "duty.gap", .error, clause: "3", risk: .none, acknowledgeable: true,
    rule: Bilingual(zh: "7×24 支撑有一段时间无人值班。", en: "A stretch of the cycle is covered by no support shift."),
    bad: Bilingual(zh: "20:00 至次日 08:00 没有班次", en: "no shift from 20:00 to 08:00"),
    good: Bilingual(zh: "班次首尾相接", en: "shifts that meet"))
}
