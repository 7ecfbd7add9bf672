/// The `penalty.*` findings (specification: findings).
extension FindingKind {
  public static let penaltyRange = FindingKind(
    "penalty.range", .error, clause: "38, 41, 42", risk: .incomplete,
    rule: Bilingual(
      zh: "",
      en: "A percent outside 0.5–3 (41, 42), below 5 (38)."))
}
