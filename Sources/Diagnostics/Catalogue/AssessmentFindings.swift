/// The `assessment.*` findings (specification: findings).
extension FindingKind {
  public static let assessmentMissing = FindingKind(
    "assessment.missing", .error, clause: "8, 18", risk: .incomplete,
    rule: Bilingual(
      zh: "",
      en: "No 等保, 风险评估 or 密评 filing in the year's list."))

  public static let assessmentExpired = FindingKind(
    "assessment.expired", .error, clause: "18, 40", risk: .erroneous, acknowledgeable: true,
    rule: Bilingual(
      zh: "",
      en: "The newest filing of a kind and system expires before the cycle's end."))

  public static let assessmentLate = FindingKind(
    "assessment.late", .warning, clause: "18, 40", risk: .late,
    rule: Bilingual(
      zh: "",
      en: "Filed after the preceding filing of the same kind and system had run out."))

  public static let assessmentExpiring = FindingKind(
    "assessment.expiring", .warning, clause: "18", risk: .none,
    rule: Bilingual(
      zh: "",
      en: "It expires within 90 days after the cycle's end (day 90 included)."))
}
