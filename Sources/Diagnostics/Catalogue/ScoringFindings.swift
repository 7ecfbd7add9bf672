/// The `scoring.*` findings (specification: findings).
extension FindingKind {
  public static let scoringBoundary = FindingKind(
    "scoring.boundary", .note, clause: "annex", risk: .none,
    rule: Bilingual(
      zh: "",
      en: "A total of exactly 95, 80 or 60."))
}
