/// The `guard.*` findings (specification: findings).
extension FindingKind {
  public static let guardUnstaffed = FindingKind(
    "guard.unstaffed", .error, clause: "6", risk: .incomplete,
    rule: Bilingual(
      zh: "",
      en: "A guard period without on-duty staff."))
}
