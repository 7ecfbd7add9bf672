/// The `duty.*` findings (specification: findings).
extension FindingKind {
  public static let dutyGap = FindingKind(
    "duty.gap", .error, clause: "3", risk: .none, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "A stretch of the cycle that no support shift covers (one finding a stretch)."))
}
